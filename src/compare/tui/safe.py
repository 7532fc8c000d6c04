"""The two doors through which text reaches Textual.

`plain` turns words from outside into content that is never read as markup. `TerminalGuard` stands last, behind every
widget: whatever a widget drew, no control character, bidi control or lone surrogate leaves for the terminal.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from compare.display.safety import visible


def plain(text: str) -> Content:
    """Return words of an article, a name, a note or an error as content: literal, harmless, one line."""
    return Content(visible(text))


class TerminalGuard(LineFilter):
    """Replaces what acts on a terminal by visible marks in everything that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with harmless text; nothing else changes."""
        return [segment if segment.control else Segment(visible(segment.text), segment.style) for segment in segments]
