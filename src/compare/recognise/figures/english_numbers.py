"""English numbers in words: two, twenty-five, three hundred and fifty, 4.5 million is for `english`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from compare.language.numerals import Numeral
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data

_WORD: Final = re.compile(r"[a-z]+")
_BETWEEN: Final = re.compile(r" and |[ -]")
_HUNDRED: Final = 100
_LEAST: Final = 2
"""One is more often a pronoun than a number."""


@cache
def _values() -> dict[str, Decimal]:
    english = data("english")
    scales = {word: Decimal(value) for word, value in english["scales"].items() if len(word) > 2}
    return {word: Decimal(value) for word, value in english["numbers"].items()} | scales


def words_at(view: View, place: int) -> Numeral | None:
    """Read the number in words that begins at `place`; a part of a longer word (two-thirds) is none."""
    text, at, end = view.text, place, place
    total, group, last, scale = Decimal(0), Decimal(0), Decimal(0), Decimal(1)
    while match := _WORD.match(text, at):
        value = _values().get(match.group())
        if value is None:
            break
        if value < _HUNDRED:
            if (last and last < 20) or (last and value >= 10):
                break
            group += value
        elif not group or value <= scale == _HUNDRED:
            break
        elif value == _HUNDRED:
            group *= value
        else:
            total, group = total + group * value, Decimal(0)
        last = value if value < _HUNDRED else Decimal(0)
        scale, end = max(scale, value) if value >= _HUNDRED else scale, match.end()
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        at = between.end()
    value = total + group
    if end == place or value < _LEAST or (end < len(text) and (text[end] == "-" or text[end].isalpha())):
        return None
    return Numeral(place, end, value, value, value, scale, 0, latin=True)
