"""Why a candidate is rejected: one digit."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen

from compare.i18n import gettext as _
from compare.tui.messages import Chosen
from compare.tui.render import Tone, join
from compare.tui.safe import plain
from compare.tui.widgets.textpane import TextPane
from compare.vocabulary import REJECTIONS


class RejectScreen(ModalScreen[str | None]):
    """Asks for the reason of a rejection; gives back its id, or nothing."""

    CSS_PATH = "reject.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        """Compose the list of reasons."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Reject: why?"))
            box.border_subtitle = plain(_("1–6, 0 · esc cancels"))
            yield TextPane(id="reasons")

    def on_mount(self) -> None:
        """List the reasons with their digits."""
        pane = self.query_one(TextPane)
        pane.show([join((f"{term.key}  ", Tone.TITLE), term.both, key=term.id) for term in REJECTIONS.terms])
        pane.focus()

    def on_key(self, event: KeyEvent) -> None:
        """Take a digit, also a full-width one."""
        digit = unicodedata.normalize("NFKC", event.character or "")
        term = REJECTIONS.by_key(digit) if digit else None
        if term is not None:
            event.stop()
            self.dismiss(term.id)

    def on_chosen(self, message: Chosen) -> None:
        """Take the reason under the cursor."""
        self.dismiss(message.paragraph.key)

    def action_cancel(self) -> None:
        """Close without rejecting."""
        self.dismiss(None)
