"""Figures and dates in English, alone or inside Japanese text: $4 billion, 10 percent, Oct. 28, 2025."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.modifiers import BOUNDS
from compare.recognise.figures.reading import Amount, When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, modifiers_before, units

_WORD: Final = re.compile(r" ?([A-Za-z]+)")
_LONG_WORD: Final = re.compile(r"[A-Z][a-z]{5,8}(?![A-Za-z])")
_NEXT_WORD: Final = re.compile(r" ([a-z]{3,20})(?![A-Za-z])")
_NAME_BEFORE: Final = re.compile(r"[a-z,] [A-Z][A-Za-z]+ $|^[A-Z][a-z]+ [A-Z][A-Za-z]+ $")
_THOUSAND: Final = 1_000
_NAME_REACH: Final = 24
_LEADING: Final = "(?:in|In|by|By|since|Since|until|last|this|next|of|early|late|mid)"
_YEAR: Final = r"(?P<y>[12][0-9]{3})"
_DAY: Final = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in data("english")["months"].items() for name in names}


@cache
def _month_names() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))


@cache
def _day_month() -> re.Pattern[str]:
    return re.compile(rf"{_DAY} (?P<m>{_month_names()})(?![A-Za-z])(?:\.?,? {_YEAR}(?![0-9]))?")


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<m>{_month_names()})(?![A-Za-z])\.?"
    return (
        re.compile(rf"{month} {_DAY}(?![0-9])(?:,? {_YEAR}(?![0-9]))?"),
        re.compile(rf"{month},? {_YEAR}(?![0-9])"),
        re.compile(rf"{_LEADING} (?P<m>{_month_names()})(?![A-Za-z])(?!\.? ?[0-9])"),
        re.compile(rf"(?:[Bb]etween|[Ff]rom) {_YEAR} (?:and|to) (?P<until>[12][0-9]{{3}})(?![0-9])"),
        re.compile(rf"(?:fiscal|FY|fiscal year) {_YEAR}(?![0-9])"),
        re.compile(rf"(?:in|In|by|By|since|Since|until|Until|of|during|During) {_YEAR}(?![0-9])"),
    )


def date_at(view: View, place: int) -> When | None:
    """Read a date that begins with a month's name, `fiscal` or a preposition before a year."""
    if place and view.text[place - 1].isalpha() and view.text[place - 1].isascii():
        return None
    for pattern in _dates():
        match = pattern.match(view.text, place)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("until"):
            return When(match.start("y"), match.end(), MentionKind.DATE, f"{groups['y']}/{groups['until']}")
        month = _months().get(groups.get("m") or "")
        if month is None:
            fiscal = "FY" if match.group()[0] in "fF" else ""
            start = place if fiscal else match.start("y")
            return When(start, match.end(), MentionKind.DATE, f"{fiscal}{groups['y']}")
        value = f"{groups.get('y') or 'XXXX'}-{month:02d}"
        if match.group()[0].islower() or match.start("m") > place:
            return When(match.start("m"), match.end(), MentionKind.DATE, value)
        if groups.get("d"):
            value += f"-{int(groups['d']):02d}"
        return When(place, match.end(), MentionKind.DATE, value)
    return None


def weekday_at(view: View, place: int) -> When | None:
    """Read Tuesday: the nearest one."""
    match = _LONG_WORD.match(view.text, place)
    number = data("english")["weekdays"].get(match.group()) if match else None
    return When(place, match.end(), MentionKind.DATE, f"XXXX-WXX-{number}") if match and number else None


def day_month_at(view: View, number: Numeral) -> When | None:
    """Read 28 October 2025, 28 July."""
    match = _day_month().match(view.text, number.start)
    if match is None:
        return None
    value = f"{match['y'] or 'XXXX'}-{_months()[match['m']]:02d}-{int(match['d']):02d}"
    return When(number.start, match.end(), MentionKind.DATE, value)


def scale_after(view: View, end: int) -> tuple[int, Decimal] | None:
    """Read million, billion … after a number: where it ends and what it multiplies by."""
    match = _WORD.match(view.text, end)
    scale = data("english")["scales"].get(match.group(1).lower()) if match else None
    return (match.end(), Decimal(scale)) if match and scale else None


def amount_at(view: View, number: Numeral) -> Amount | None:
    """Read 4.5 million people, 12 points: a number with an English scale or an English noun."""
    if not number.latin or number.vague or not _WORD.match(view.text, number.end):
        return None
    scale = scale_after(view, number.end)
    end, factor = scale or (number.end, Decimal(1))
    low, high = number.low * factor, number.high * factor
    amount = Amount(number.start, end, MentionKind.NUMBER, low, high)
    place = end + 1 if view.text[end : end + 1] == " " else end
    found = units().at(view, place)
    if found is not None and (scale is not None or view.text[place].isascii()):
        part = found[1].factor
        return Amount(number.start, found[0], found[1].kind, low * part, high * part, found[1].code)
    noun = _NEXT_WORD.match(view.text, end)
    if scale is None and _NAME_BEFORE.search(view.text, max(0, number.start - _NAME_REACH), number.start):
        return None  # a Boeing 737, Highway 61
    if noun is not None and noun.group(1) not in data("english")["not_counted"] and not noun.group(1).endswith("ed"):
        return replace(amount, end=noun.end(), kind=MentionKind.QUANTITY, unit=f"COUNT:{noun.group(1)}")
    told = modifiers_before().before(view, number.start)
    return amount if scale or number.scale >= _THOUSAND or (told and told[1] in BOUNDS and number.digits) else None
