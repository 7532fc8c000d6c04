"""Topics and articles at a glance: a matrix with signs, and where in each article the candidates lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.model import Span
from compare.tui import course, keyboard, keys, matrix, synopsis
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, HeaderPicked, Picked, Pointed, ShowTopic, ShowWords
from compare.tui.render import short
from compare.tui.screens.main import MainScreen
from compare.tui.widgets.table import Table
from compare.tui.widgets.textpane import TextPane

_MOST_STRIPS = 8


class OverviewScreen(MainScreen):
    """State: which topics are shown, in which order. Enter on a cell compares there."""

    CSS_PATH = "overview.tcss"
    PLACE = "overview"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("overview"))]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = "all"
        self._order = "story"

    def compose_body(self) -> ComposeResult:
        """Compose the strips and the matrix."""
        yield TextPane(id="heat", shy=True)
        yield Table(id="matrix", by_cell=True)

    def on_mount(self) -> None:
        """Begin in the matrix."""
        self.query_one("#matrix").focus()

    @property
    def _table(self) -> Table:
        return self.query_one("#matrix", Table)

    def renew(self) -> None:
        """Draw strips and matrix."""
        index, candidates = self.desk.index, self.desk.candidates
        articles = index.comparison.articles
        heat = self.query_one("#heat", TextPane)
        heat.styles.height = min(len(articles), _MOST_STRIPS) + 1
        findings = [entry.finding for entry in candidates if entry.state != "rejected"]
        strips = matrix.heat(findings, articles, index, self.size.width - 10)
        heat.show(strips, title=_("Where the candidates lie, from the beginning to the end of each article"))
        table = matrix.matrix(index.comparison.topics, candidates)
        topics = matrix.rows(table, index, shown=self._filter, order=self._order)
        count = ngettext("{count} topic", "{count} topics", len(topics)).format(count=len(topics))
        title = f"{count}  {_(matrix.FILTERS[self._filter])}  {_(matrix.ORDERS[self._order])}"
        self._table.show(matrix.columns(index), matrix.lines(table, topics, index), title=title)
        self._explain()
        if not index.comparison.topics:
            heat.styles.height = "1fr"
            heat.show(synopsis.nothing_to_compare(index), title=_("Topics"))

    def on_resize(self) -> None:
        """Fit the strips to the width."""
        self.call_after_refresh(self.renew)

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the matrix."""
        return (keys.OPEN, keys.FILTER, keys.SORT, keys.QUEUE, keys.SEARCH, keys.GO, keys.HELP)

    def _article(self) -> str | None:
        """Return the article of the column under the cursor."""
        names = list(self.desk.index.articles)
        column = self._table.column - 1
        return names[column] if 0 <= column < len(names) else None

    def on_pointed(self, message: Pointed) -> None:
        """Say in words what the cell says in signs."""
        self._explain()

    def _explain(self) -> None:
        topic = next((entry for entry in self.desk.index.comparison.topics if entry.id == self._table.key), None)
        if topic is None:
            return
        name = self._article()
        if name is None:
            why = ", ".join(topic.why[:6])
            self.tell(_("{topic}: tied by {why}").format(topic=topic.label, why=why) if why else topic.label)
            return
        cell = next((entry for entry in topic.cells if entry.article == name), None)
        said = self.desk.index.passages[cell.members[0].passage].text if cell else _("no mention found")
        self.tell(f"{self.desk.index.name(name, 30)}: {short(said, 200)}")

    def place(self) -> tuple[str, Span] | None:
        """Return the first passage of the cell under the cursor."""
        topic = next((entry for entry in self.desk.index.comparison.topics if entry.id == self._table.key), None)
        for cell in topic.cells if topic else ():
            if self._article() in (None, cell.article):
                return cell.article, self.desk.index.passages[cell.members[0].passage].passage.span
        return None

    def on_picked(self, message: Picked) -> None:
        """Compare on the topic, with the article of the cell in view."""
        position = course.first(self.desk.candidates, self.desk.index.comparison, message.row)
        self.post_message(ShowTopic(message.row, position.candidate, self._article()))

    def on_chosen(self, message: Chosen) -> None:
        """Enter on a strip opens the article."""
        if message.paragraph.key in self.desk.index.articles:
            self.post_message(ShowWords(str(message.paragraph.key), Span(0, 0)))

    def action_filter(self) -> None:
        """Show the next kind of topics."""
        names = list(matrix.FILTERS)
        self._filter = names[(names.index(self._filter) + 1) % len(names)]
        self.renew()

    def action_sort(self) -> None:
        """Sort by the next order."""
        names = list(matrix.ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.renew()

    def on_header_picked(self, message: HeaderPicked) -> None:
        """Sort by name, or by what is undecided."""
        self._order = "label" if message.column == 0 else "open"
        self.renew()
