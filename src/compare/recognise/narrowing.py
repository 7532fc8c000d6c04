"""From a value and its modifier to the stretch it covers: 2025-SP, FY2025 first-half, 199X, 2026-03 term."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from compare.language.calendar import FISCAL_START, add_months, last_of_month

_MID_MONTH: Final = "15"
_SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_YEAR: Final = re.compile(r"(FY)?([0-9]{4})")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_PART: Final = re.compile(r"(FY)?([0-9]{4})-(SP|SU|FA|WI|Q([1-4]))")
_DECADE: Final = re.compile(r"([0-9]{3})X")
_CENTURY: Final = re.compile(r"([0-9]{2})XX")


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    """Return two months, counted from January of `year`; 13 is January of the next."""
    (low_year, low), (high_year, high) = add_months(year, first, 0), add_months(year, last, 0)
    return f"{low_year:04d}-{low:02d}", f"{high_year:04d}-{high:02d}"


def _part(match: re.Match[str], modifier: str | None) -> tuple[str, str]:
    year = int(match[2])
    if match[4] is None:
        return _months(year, *_SEASONS[match[3]])
    start = (FISCAL_START if match[1] else 1) + 3 * (int(match[4]) - 1)
    return _months(year, start, start + 2)


def _year(match: re.Match[str], modifier: str | None) -> tuple[str, str]:
    year, start = int(match[2]), FISCAL_START if match[1] else 1
    halves = {"first-half": (start, start + 5), "second-half": (start + 6, start + 11)}
    ends = {"start": (start, start), "end": (start + 11, start + 11)}
    months = (halves | ends).get(modifier or "")
    return _months(year, *months) if months else (match.group(), match.group())


def _month(match: re.Match[str], modifier: str | None) -> tuple[str, str]:
    year, month = int(match[1]), int(match[2])
    if modifier in ("first-half", "second-half"):
        days = ("01", _MID_MONTH) if modifier == "first-half" else (f"{int(_MID_MONTH) + 1}", "31")
        return f"{match.group()}-{days[0]}", _clamped(f"{match.group()}-{days[1]}")
    length = {"term": 12, "half-term": 6}.get(modifier or "")
    return _months(year, month - length + 1, month) if length else (match.group(), match.group())


def _years(first: int, last: int, modifier: str | None) -> tuple[str, str]:
    half = (last - first + 1) // 2
    if modifier == "first-half":
        last = first + half - 1
    elif modifier == "second-half":
        first += half
    return f"{first:04d}", f"{last:04d}"


def _decade(match: re.Match[str], modifier: str | None) -> tuple[str, str]:
    return _years(int(match[1]) * 10, int(match[1]) * 10 + 9, modifier)


def _century(match: re.Match[str], modifier: str | None) -> tuple[str, str]:
    return _years(int(match[1]) * 100 + 1, int(match[1]) * 100 + 100, modifier)


_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str | None], tuple[str, str]]], ...]] = (
    (_PART, _part),
    (_YEAR, _year),
    (_MONTH, _month),
    (_DECADE, _decade),
    (_CENTURY, _century),
)


def _clamped(value: str) -> str:
    """Cut the last day of 下旬 (31) down to the month it is in."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    if day == "31" and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and int(year):
        return last_of_month(int(year), int(month)).isoformat()
    return value


def narrowed(value: str, modifier: str | None) -> tuple[str, str]:
    """Return the first and last day, month, year … of a filled value; one that is not wholly known comes back as is."""
    low, sign, high = value.partition("/")
    if sign:
        return narrowed(low, None)[0], _clamped(narrowed(high, None)[1])
    for shape, cover in _SHAPES:
        if match := shape.fullmatch(value):
            return cover(match, modifier)
    return value, value
