"""A further person's word on a record: what a second reader finds, or what the writing desk answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from compare.i18n import gettext as _
from compare.tui import keys
from compare.tui.render import Paragraph
from compare.tui.safe import plain
from compare.tui.widgets.choice import Choice
from compare.tui.widgets.note import NoteArea
from compare.tui.widgets.textpane import TextPane
from compare.vocabulary import READINGS, STATUSES


@dataclass(frozen=True, slots=True)
class Word:
    """What was said. `verdict` and `reading` are asked of a second reader only."""

    note: str
    verdict: str = ""
    reading: str = ""


class WordScreen(ModalScreen[Word | None]):
    """Asks for a word on a record; gives it back, or nothing."""

    CSS_PATH = "word.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.SAVE, keys.CANCEL))]

    def __init__(self, title: str, record: Paragraph, *, verdict: str | None = None, note: str = "") -> None:
        """Make the form.

        Args:
            title: what is asked.
            record: the record it is about.
            verdict: the status a second reader begins with; without one, only words are asked for.
            note: the words to begin with.
        """
        super().__init__()
        self._title = title
        self._record = record
        self._verdict = verdict
        self._note = note

    def compose(self) -> ComposeResult:
        """Compose the record and the fields."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain(_("tab next field · ctrl+s save · esc cancel"))
            yield TextPane(id="record")
            if self._verdict is not None:
                yield Choice(_("Verdict"), STATUSES, self._verdict, id="verdict")
                yield Choice(_("Which reading"), READINGS, READINGS.ids[-1], id="reading")
            yield NoteArea(self._note, id="note")

    def on_mount(self) -> None:
        """Show the record; begin with the verdict, else in the words."""
        record = self.query_one("#record", TextPane)
        record.can_focus = False
        record.show([self._record])
        self.query_one("#note" if self._verdict is None else "#verdict").focus()

    def action_save(self) -> None:
        """Give back what was said; an answer without words is none."""
        note = self.query_one("#note", NoteArea).note
        if self._verdict is not None:
            verdict, reading = self.query_one("#verdict", Choice).value, self.query_one("#reading", Choice).value
            self.dismiss(Word(note, verdict or self._verdict, reading or READINGS.ids[-1]))
        elif note.strip():
            self.dismiss(Word(note))

    def action_cancel(self) -> None:
        """Close without saving."""
        self.dismiss(None)
