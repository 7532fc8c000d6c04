"""What to list: rule, category, severity, article, state. Each row is walked through with the arrows."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from compare.i18n import gettext as _
from compare.review import filtering
from compare.review.filtering import Filter
from compare.review.queue import OPEN
from compare.tui.desk import Desk
from compare.tui.dossier import STATE_SIGNS, state_label
from compare.tui.safe import plain
from compare.tui.widgets.choice import Answer, Choice
from compare.vocabulary import CATEGORIES, SEVERITIES


class FilterScreen(ModalScreen[Filter | None]):
    """Asks what to list; gives back the filter, or nothing."""

    CSS_PATH = "filter.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "take", show=False),
        Binding("escape", "cancel", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("backspace,delete", "all", show=False),
    ]

    def __init__(self, desk: Desk, wanted: Filter) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Compose one row per field."""
        index = self._desk.index
        rules = [Answer(rule, "", rule) for rule in filtering.rules(self._desk.candidates)]
        articles = [Answer(article.id, "", index.name(article.id, 40)) for article in index.comparison.articles]
        states = [Answer(state, "", f"{sign} {state_label(state)}") for state, sign in STATE_SIGNS.items()]
        wanted = self._wanted
        with Vertical(classes="box") as box:
            box.border_title = plain(_("List only …"))
            box.border_subtitle = plain(_("↑ ↓ field · ← → value · - any · delete all · enter list"))
            yield Choice(_("State"), states, wanted.state, id="state", optional=True)
            yield Choice(_("Severity"), SEVERITIES, wanted.severity, id="severity", optional=True)
            yield Choice(_("Rule"), rules, wanted.rule, id="rule", optional=True)
            yield Choice(_("Category"), CATEGORIES, wanted.category, id="category", optional=True)
            yield Choice(_("Article"), articles, wanted.article, id="article", optional=True)

    def _value(self, field: str) -> str | None:
        return self.query_one(f"#{field}", Choice).value

    def action_take(self) -> None:
        """Give back the filter."""
        self.dismiss(
            Filter(
                rule=self._value("rule"),
                category=self._value("category"),
                severity=self._value("severity"),
                article=self._value("article"),
                state=self._value("state"),
            )
        )

    def action_all(self) -> None:
        """List everything again."""
        self.dismiss(Filter())

    def action_cancel(self) -> None:
        """Leave the list as it is."""
        self.dismiss(None)

    def on_mount(self) -> None:
        """Offer the undecided first: that is what is mostly wanted."""
        if not self._wanted.active:
            self.query_one("#state", Choice).value = OPEN
