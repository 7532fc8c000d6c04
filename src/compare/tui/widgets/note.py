"""The text area of a note: Japanese input works (the cursor is where the caret is), nothing raw is drawn."""

from __future__ import annotations

from textual.widgets import TextArea

from compare.display.safety import visible_lines


class NoteArea(TextArea):
    """A plain text area. Its text begins safe; `note` gives back the original words if nobody changed them."""

    def __init__(self, note: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        self._original = note
        self._shown = visible_lines(note)
        super().__init__(self._shown, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    @property
    def note(self) -> str:
        """The note as it is to be kept."""
        return self._original if self.text == self._shown else self.text.strip()
