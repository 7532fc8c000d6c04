"""Arithmetic of relative dates: a value with open parts (X), a day to reckon from, and a distance."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from compare.language.calendar import add_months, days, fiscal_year

_YEARS: Final = range(1, 9999)
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
_BACK: Final = 3
"""The nearest Tuesday is at most three days away."""


def _day(base: date, distance: int) -> date | None:
    try:
        return base + timedelta(days=distance)
    except OverflowError:
        return None


def shifted(written: str, distance: str, base: date) -> str:
    """Fill `written` with what lies `distance` (`Y-1`, `M+1`, `D+1`, `W-1`, `FY+1`, `+1`) from `base`.

    A plain `+1` (翌28日) is the next day or month of that number after `base`, `+0` (同28日) the one it belongs to.
    """
    unit, number = distance.rstrip("+-0123456789"), distance.lstrip("YMDWF")
    try:
        step = int(number)
    except ValueError:
        return written
    if abs(step) > 5_000:
        return written
    if unit == "FY":
        return "/".join(f"FY{fiscal_year(base) + step:04d}" for _ in written.split("/"))
    if unit == "Y":
        year = base.year + step
        return written.replace("XXXX", f"{year:04d}") if year in _YEARS else written
    if unit == "M":
        year, month = add_months(base.year, base.month, step)
        return written.replace("XXXX-XX", f"{year:04d}-{month:02d}") if year in _YEARS else written
    if unit == "":
        return _next(written, base, step)
    day = _day(base, step * 7 if unit == "W" else step)
    if day is None:
        return written
    if unit == "W" and (weekday := _WEEKDAY.fullmatch(written)):
        return str(_day(day, int(weekday[1]) - 1 - day.weekday()) or written)
    if unit == "W":
        monday, sunday = _day(day, -day.weekday()), _day(day, 6 - day.weekday())
        return f"{monday}/{sunday}" if monday and sunday else written
    return day.isoformat()


def _next(written: str, base: date, step: int) -> str:
    year, month = base.year, base.month
    if weekday := _WEEKDAY.fullmatch(written):
        return str(_day(base, (int(weekday[1]) - 2 - base.weekday()) % 7 + 1) or written)
    if written.startswith("XXXX-XX-"):
        if step and int(written[8:10]) <= base.day:
            year, month = add_months(year, month, 1)
        return f"{year:04d}-{month:02d}-{written[8:]}"
    if written.startswith("XXXX-") and written[5:7].isdigit() and step and int(written[5:7]) <= month:
        year += 1
    return written.replace("XXXX", f"{year:04d}")


def nearest(written: str, base: date) -> str:
    """Fill the open year (and month) so that the date lies nearest to `base`; of two equally near, the earlier one."""
    if written.startswith("XXXX-XX-"):
        months = [add_months(base.year, base.month, step) for step in (-1, 0, 1)]
        candidates = [f"{year:04d}-{month:02d}-{written[8:]}" for year, month in months]
    elif written.startswith("XXXX-") and written[5:7].isdigit():
        candidates = [f"{base.year + step:04d}{written[4:]}" for step in (-1, 0, 1)]
    elif weekday := _WEEKDAY.fullmatch(written):
        return str(_day(base, (int(weekday[1]) - 1 - base.weekday() + _BACK) % 7 - _BACK) or written)
    else:
        return written
    known = [(candidate, days(candidate)) for candidate in candidates]
    distances = [(min(abs((span[0] - base).days), abs((span[1] - base).days)), value) for value, span in known if span]
    return min(distances)[1] if distances else written


def nearest_range(written: str, base: date) -> str:
    """Fill a range so that its end lies nearest to `base` and its beginning comes before its end."""
    low, sign, high = written.partition("/")
    if not sign:
        return nearest(written, base)
    end = nearest(high, base)
    if "X" in end or not low.startswith("XXXX-"):
        return f"{nearest(low, base)}/{end}"
    year, month = int(end[:4]), int(end[5:7])
    if low.startswith("XXXX-XX-"):
        if low[8:] > end[8:]:
            year, month = add_months(year, month, -1)
        return f"{year:04d}-{month:02d}-{low[8:]}/{end}"
    return f"{year - (low[4:] > end[4:]):04d}{low[4:]}/{end}"


def last_before(written: str, found: str, base: date) -> str:
    """Return the last date of that number on or before `base` if `found` lies well after it, else `found`.

    A few days after `base` stay: the date of an article may be that of another edition.
    """
    span = days(found)
    if span is None or (span[0] - base).days <= _BACK or "/" in written:
        return found
    if written.startswith("XXXX-XX-"):
        year, month = add_months(span[0].year, span[0].month, -1)
        earlier = f"{year:04d}-{month:02d}-{written[8:]}"
    elif written.startswith("XXXX-") and written[5:7].isdigit():
        earlier = f"{span[0].year - 1:04d}{written[4:]}"
    else:
        return found
    return earlier if days(earlier) else found
