"""Why a candidate is rejected: one digit, and in words if it is none of the usual reasons."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen
from textual.widgets import Input

from compare.i18n import gettext as _
from compare.tui.messages import Chosen
from compare.tui.render import Tone, join
from compare.tui.safe import plain
from compare.tui.widgets.textpane import TextPane
from compare.vocabulary import OTHER, REJECTIONS


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a candidate is rejected: the id of the reason, and the person's words if they were asked for."""

    reason: str
    note: str | None = None


class RejectScreen(ModalScreen[Rejection | None]):
    """Asks for the reason of a rejection; gives it back, or nothing."""

    CSS_PATH = "reject.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        """Compose the list of reasons."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Reject: why?"))
            box.border_subtitle = plain(_("1–6, 0 · esc cancels"))
            yield TextPane(id="reasons")
            words = Input(id="words")
            words.border_title = plain(_("The reason in words; enter rejects"))
            words.display = False
            yield words

    def on_mount(self) -> None:
        """List the reasons with their digits."""
        pane = self.query_one(TextPane)
        pane.show([join((f"{term.key}  ", Tone.TITLE), term.both, key=term.id) for term in REJECTIONS.terms])
        pane.focus()

    def on_key(self, event: KeyEvent) -> None:
        """Take a digit, also a full-width one."""
        digit = unicodedata.normalize("NFKC", event.character or "")
        term = REJECTIONS.by_key(digit) if digit else None
        if term is not None and not self.query_one(Input).display:
            event.stop()
            self._take(term.id)

    def on_chosen(self, message: Chosen) -> None:
        """Take the reason under the cursor."""
        if message.paragraph.key is not None:
            self._take(message.paragraph.key)

    def _take(self, reason: str) -> None:
        if reason != OTHER:
            self.dismiss(Rejection(reason))
            return
        words = self.query_one(Input)
        words.display = True
        words.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the words, unless there are none."""
        if event.value.strip():
            self.dismiss(Rejection(OTHER, event.value.strip()))

    def action_cancel(self) -> None:
        """Close without rejecting."""
        self.dismiss(None)
