"""Days behind the dates a mention carries: `2025-10-28`, `2025-10`, `2025`, `FY2025`.

Fiscal years are Japanese ones: FY2025 runs from 1 April 2025 to 31 March 2026.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

FISCAL_START: Final = 4
"""The month in which a Japanese fiscal year begins."""
_VALUE: Final = re.compile(r"(FY)?([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def days(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date, month, year or fiscal year; `None` if it is not (wholly) known."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    fiscal, year, month, day = match[1], int(match[2]), match[3], match[4]
    try:
        if fiscal:
            return date(year, FISCAL_START, 1), date(year + 1, FISCAL_START - 1, 31)
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), last_of_month(year, int(month))
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def fiscal_year(day: date) -> int:
    """Return the Japanese fiscal year a day is in."""
    return day.year if day.month >= FISCAL_START else day.year - 1


def add_months(year: int, month: int, distance: int) -> tuple[int, int]:
    """Return the year and month that lie `distance` months after (before, if negative) a month."""
    index = year * 12 + month - 1 + distance
    return index // 12, index % 12 + 1
