"""Decades and centuries: 1990年代, 90年代半ば, 18世紀前半."""

from __future__ import annotations

import re
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import word_groups
from compare.recognise.figures.years import FIRST_YEAR, LAST_YEAR, PIVOT
from compare.recognise.narrowing import narrowed

_BEFORE_OUR_ERA: Final = re.compile("紀元前")
_DECADE: Final = re.compile(r"(?:年代|年台)")
_CENTURY: Final = re.compile(r"世紀(?!にわた|ぶり|ぶ|に渡|余|以上|も)")
_CENTURY_PART: Final = re.compile(r"の?(前半|後半|初頭|初め|半ば|末)")
_TO: Final = re.compile(r"[〜～~―—–-]|から")
_LAST_CENTURY: Final = 30
_CENTURY_PARTS: Final = {"前半": "first-half", "後半": "second-half", "末": "end", "半ば": "mid"}


def decade_or_century(view: View, number: Numeral) -> When | None:
    """Read the decade or century that begins with `number`, or a range of two that may share the unit (15〜18世紀)."""
    first = _one(view, number)
    sign = _TO.match(view.text, first.end if first else number.end)
    last_number = number_at(view, sign.end()) if sign else None
    last = _one(view, last_number) if last_number else None
    if sign is None or last is None or (first is None and sign.group() == "から"):
        return first
    low = narrowed(first.written, first.modifier)[0] if first else _written(number, last.written)
    if low is None or low >= last.written:
        return first
    return When(number.start, last.end, MentionKind.DATE, f"{low}/{narrowed(last.written, last.modifier)[1]}")


def _written(number: Numeral, like: str) -> str | None:
    """Return the value of a number that leaves its unit to the one behind it, which has the value `like`."""
    whole = number.whole
    if whole is None:
        return None
    if like.endswith("XX"):
        return f"{whole - 1:02d}XX" if 1 <= whole <= _LAST_CENTURY else None
    return _decade(whole)


def _decade(whole: int) -> str | None:
    year = whole if whole > 99 else whole + (2000 if whole < PIVOT - 20 else 1900)
    return f"{year // 10:03d}X" if year % 10 == 0 and FIRST_YEAR <= year <= LAST_YEAR else None


def _one(view: View, number: Numeral) -> When | None:
    """Read one decade or century."""
    text, whole = view.text, number.whole
    if whole is None:
        return None
    if decade := _DECADE.match(text, number.end):
        value = _decade(whole)
        part = word_groups("time_words", "parts").at(view, decade.end())
        end = part[0] if part else decade.end()
        return When(number.start, end, MentionKind.DATE, value, part[1] if part else None) if value else None
    century = _CENTURY.match(text, number.end)
    if century is None or not 4 <= whole <= _LAST_CENTURY:
        return None
    half = _CENTURY_PART.match(text, century.end())
    modifier = _CENTURY_PARTS.get(half.group(1), "start") if half else None
    return When(number.start, (half or century).end(), MentionKind.DATE, f"{whole - 1:02d}XX", modifier)


def before_our_era_at(view: View, place: int) -> When | None:
    """Read 紀元前400年, 紀元前3世紀; the year is written BC0400."""
    word = _BEFORE_OUR_ERA.match(view.text, place)
    number = number_at(view, word.end()) if word else None
    if number is None or number.whole is None or number.whole > LAST_YEAR:
        return None
    if view.text.startswith("年", number.end):
        return When(place, number.end + 1, MentionKind.DATE, f"BC{number.whole:04d}")
    if view.text.startswith("世紀", number.end):
        first = number.whole * 100
        return When(place, number.end + 2, MentionKind.DATE, f"BC{first:04d}/BC{first - 99:04d}")
    return None
