"""The two doors through which text reaches Textual.

`plain` turns words from outside into content that is never read as markup. `TerminalGuard` stands last, behind every
widget: whatever a widget drew, no control character, bidi control or lone surrogate leaves for the terminal.
"""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.driver import Driver
from textual.filter import LineFilter

from compare.display import width
from compare.display.safety import visible


def plain(text: str) -> Content:
    """Return words of an article, a name, a note or an error as content: literal, harmless, one line."""
    return Content(spaced(visible(text)))


FILLER: Final = "\ufdd0"
"""A code point that is no character: the second cell of a sign that the terminal draws in two and Textual in one."""
_ASCII: Final = str.maketrans(
    {
        **dict.fromkeys("─━┄┈╌═▔▁", "-"),
        **dict.fromkeys("│┃║▌▐▏▎▊┆┊", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝╞╪╡", "+"),
        **dict.fromkeys("█▇▆▅▄▃▂■▸▹", "#"),
        **dict(zip("≠≈●○✓✎✗»∅…·→‹›↑↓←—–", "!~*o+exv0..><>^v<--", strict=False)),
    }
)
"""Frames, bars and our signs in ASCII, one for one."""


def spaced(text: str) -> str:
    """Return safe text with a filler after every sign that this terminal draws in two cells and Textual in one."""
    if not width.ambiguous_is_wide():
        return text
    return "".join(char + FILLER if width.is_ambiguous(char) else char for char in text)


def without_fillers(driver: type[Driver]) -> type[Driver]:
    """Return a driver that writes everything but fillers."""

    class FillerDriver(driver):  # type: ignore[misc,valid-type]  # the base is only known at run time
        def write(self, data: str) -> None:
            super().write(data.replace(FILLER, ""))

    return FillerDriver


class TerminalGuard(LineFilter):
    """Replaces what acts on a terminal by visible marks in everything that is drawn; if asked, frames by ASCII."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii = ascii_only

    def _drawn(self, text: str) -> str:
        text = visible(text)
        if not self._ascii:
            return text
        shown = text.translate(_ASCII)
        # The second cell of a sign that is ASCII now is a blank.
        return "".join(
            " " if char == FILLER and shown[place - 1].isascii() else char for place, char in enumerate(shown)
        )

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with harmless text; nothing else changes."""
        return [
            segment if segment.control else Segment(self._drawn(segment.text), segment.style) for segment in segments
        ]
