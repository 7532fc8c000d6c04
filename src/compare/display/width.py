"""How many terminal cells text takes: two for a kanji, one for a Latin letter, none for a combining mark.

The same answers as `rich.cells` (which the screen uses to lay out) for all text that `safety.visible` has passed, so
that the command line can align columns without Rich. East Asian *ambiguous* signs (○ … ①) count one cell
unless the reader says that their terminal draws them in two (`count_ambiguous`).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_COMBINING: Final = frozenset({"Mn", "Mc", "Me", "Cc", "Cf", "Zl", "Zp"})
# Arabic and Syriac signs that enclose a number: format characters by category, yet with a glyph of their own.
_VISIBLE_FORMAT: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Wide since Unicode 16 or younger than the Unicode data of Python 3.11 (14.0).
_WIDE_RANGES: Final = (
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x2FFC, 0x2FFF),
    (0x31E4, 0x31E5),
    (0x31EF, 0x31EF),
    (0x4DC0, 0x4DFF),
    (0xFA6E, 0xFAFF),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
    (0x1F6D8, 0x1F6DF),
    (0x1FA70, 0x1FAFF),
    (0x20000, 0x2FFFD),
    (0x30000, 0x3FFFD),
)
# Hangul vowels and finals join the syllable before them; skin tones change the emoji before them.
_ZERO_RANGES: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF), (0x1F3FB, 0x1F3FF))


def _in_ranges(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= code <= end for start, end in ranges)


class _Terminal:
    """How this terminal draws. One process draws on one."""

    ambiguous: int = 1


def count_ambiguous(*, wide: bool) -> None:
    """Count East Asian ambiguous signs (①, “ ”, ×) as two cells from now on, or as one."""
    _Terminal.ambiguous = 2 if wide else 1
    char_width.cache_clear()


def ambiguous_is_wide() -> bool:
    """Whether ambiguous signs count two cells."""
    return _Terminal.ambiguous == 2


def is_ambiguous(char: str) -> bool:
    """Whether terminals disagree on the width of a code point."""
    return unicodedata.east_asian_width(char) == "A" and unicodedata.category(char) not in _COMBINING


@lru_cache(maxsize=16384)
def char_width(char: str) -> int:
    """Return how many cells (0, 1 or 2) one code point takes."""
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return 1
    category = unicodedata.category(char)
    if _in_ranges(code, _ZERO_RANGES) or (category in _COMBINING and char not in _VISIBLE_FORMAT):
        return 0
    if _in_ranges(code, _WIDE_RANGES):
        return 2
    if category == "Cn":
        # East Asian width is not meaningful for what Python's data does not know yet.
        return 1
    width = unicodedata.east_asian_width(char)
    return _Terminal.ambiguous if width == "A" else 2 if width in "WF" else 1


def cell_width(text: str) -> int:
    """Return how many cells `text` takes in a terminal."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(char_width, text))


def fit(text: str, width: int, *, ellipsis: str = "…") -> str:
    """Return `text` cut (with an ellipsis) or padded with blanks to exactly `width` cells."""
    if (used := cell_width(text)) <= width:
        return text + " " * (width - used)
    room = width - cell_width(ellipsis)
    if room < 0:
        return " " * max(0, width)
    kept = 0
    used = 0
    for char in text:
        if used + char_width(char) > room:
            break
        used += char_width(char)
        kept += 1
    return text[:kept] + ellipsis + " " * (room - used)
