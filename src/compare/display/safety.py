"""Make text safe to show: every sign that acts on a terminal or hides becomes one visible mark.

An article may hold escape sequences (which could write the clipboard), bidi controls (which reorder what is read),
invisible signs and lone surrogates. Each is replaced by exactly one code point that takes one cell, so that offsets
into the text and offsets into what is shown are the same numbers. The text itself is never changed.

Sources: Unicode 17 general categories Cc, Cf, Cs, Zl, Zp; UAX #9 for the bidi controls; U+2400 for control pictures.
"""

from __future__ import annotations

import re
from typing import Final

NEWLINE: Final = "␤"
"""Shown for U+0085 and U+2028; a line feed has its own picture."""
PARAGRAPH: Final = "⁋"
LEFT_TO_RIGHT: Final = "⇢"
RIGHT_TO_LEFT: Final = "⇠"
ISOLATE_END: Final = "⇿"
HIDDEN: Final = "╎"
"""Shown for signs without width: zero-width spaces and joiners, byte order marks, fillers, tags and the like."""
SOFT_HYPHEN: Final = "¬"
UNKNOWN: Final = "�"

# Signs without width or effect that a reader can see, outside the ranges named below (UnicodeData, Cf and Lo fillers).
_HIDDEN_RANGES: Final = (
    (0x115F, 0x1160),  # Hangul fillers: letters by category, blank on screen
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200D),
    (0x2060, 0x2065),
    (0x206A, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),  # tags and what is reserved beside them
    (0xE01F0, 0xE0FFF),
)


def _marks() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "␡"
    # C1 controls have no pictures of their own: the substitute stands for them.
    table |= dict.fromkeys(range(0x80, 0xA0), "␦")
    table |= {0x85: NEWLINE, 0x2028: NEWLINE, 0x2029: PARAGRAPH, 0xAD: SOFT_HYPHEN}
    table |= dict.fromkeys((0x200E, 0x202A, 0x202D, 0x2066), LEFT_TO_RIGHT)
    table |= dict.fromkeys((0x061C, 0x200F, 0x202B, 0x202E, 0x2067), RIGHT_TO_LEFT)
    table |= dict.fromkeys((0x202C, 0x2068, 0x2069), ISOLATE_END)
    for start, end in _HIDDEN_RANGES:
        table |= dict.fromkeys(range(start, end + 1), HIDDEN)
    table |= dict.fromkeys(range(0xD800, 0xE000), UNKNOWN)
    table |= dict.fromkeys((0xFFFE, 0xFFFF), UNKNOWN)
    # Terminals disagree on the width of a sign with the emoji selector; with the text selector they agree.
    table[0xFE0F] = "\ufe0e"
    return table


_MARKS: Final = _marks()
# Most text holds nothing of the kind: one search is much cheaper than translating.
_SUSPECT: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufe0f\ufeff\uffa0\ufff0-\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)


def visible(text: str) -> str:
    """Return `text` as one harmless line: same length, each dangerous or invisible sign as a visible mark.

    Line feeds become marks too; use `visible_lines` where they may act.
    """
    return text.translate(_MARKS) if _SUSPECT.search(text) else text


def visible_lines(text: str) -> str:
    """Return `text` made harmless as by `visible`, but with its line feeds kept."""
    return "\n".join(visible(line) for line in text.split("\n"))
