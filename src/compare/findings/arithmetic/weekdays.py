"""Weekdays against the calendar: 2026年4月19日(土) was a Sunday.

Only dates that name their month are checked; the month that a bare 19日 belongs to is a guess. A year that is not
written is that of the article, else of most others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from compare.findings.arithmetic.making import finding, side
from compare.i18n import Name, message
from compare.language.calendar import days
from compare.model import Comparison, Evidence, Finding, MentionKind, Role, TimeExpression

_WEEKDAY: Final = re.compile(r"[(（]\s*([月火水木金土日])\s*(?:[・/、]?\s*[祝休]日?)?\s*[)）]|([月火水木金土日])曜")
_WRITTEN: Final = re.compile(r"(\d{4}|XXXX)-(\d{2})-(\d{2})")
_SIGNS: Final = "月火水木金土日"
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEHIND: Final = 6
"""Characters behind a date in which its weekday may stand."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield dates whose weekday is another, with the articles that have it right."""
    dated = [time for time in comparison.mentions if isinstance(time, TimeExpression) and time.kind is MentionKind.DATE]
    written = sorted(article.published for article in comparison.articles if article.published)
    default = written[len(written) // 2] if written else None
    published = {article.id: article.published for article in comparison.articles}
    texts = {article.id: article.text for article in comparison.articles}
    read = [
        (time, day, told)
        for time in dated
        if (told := _told(time, texts[time.article])) is not None
        and (day := _day(time, published[time.article] or default))
    ]
    for time, day, told in read:
        if day.weekday() == told:
            continue
        right = [
            Evidence(other.article, other.span, other.text, day.isoformat(), Role.AGREE)
            for other, same, weekday in read
            if same == day and weekday == day.weekday() and other.article != time.article
        ]
        sure = time.written.startswith(day.isoformat()[:4])
        yield finding(
            comparison,
            message(
                "“{words}”: {day} is a {weekday}.",
                words=_words(time, texts[time.article]),
                day=day.isoformat(),
                weekday=Name(_NAMES[day.weekday()], f"{_SIGNS[day.weekday()]}曜日"),
            ),
            [side(time, f"{day.isoformat()} {_SIGNS[told]}"), *right],
            severity=1 if sure or right else 2,
            confidence=0.95 if sure or right else 0.85,
            category="time",
        )


def _told(time: TimeExpression, text: str) -> int | None:
    """Return the weekday that stands in or right behind a date, Monday 0."""
    if "/" in time.written:
        return None
    found = _WEEKDAY.search(time.text) or _WEEKDAY.match(text, time.span.end, time.span.end + _BEHIND)
    return _SIGNS.index(found[1] or found[2]) if found else None


def _words(time: TimeExpression, text: str) -> str:
    found = None if _WEEKDAY.search(time.text) else _WEEKDAY.match(text, time.span.end)
    return time.text + (found[0] if found else "")


def _day(time: TimeExpression, published: str | None) -> date | None:
    """Return the day of the calendar, if month and day are written and the year can be told.

    A year that is not written is the one that brings the day nearest to that of the article, or of the others.
    """
    match = _WRITTEN.fullmatch(time.written)
    if match is None:
        return None
    month, day = int(match[2]), int(match[3])
    if match[1] != "XXXX":
        return _calendar(int(match[1]), month, day)
    known = days(published) if published and len(published) == len("2025-10-28") else None
    if known is None:
        return None
    around = (_calendar(known[0].year + shift, month, day) for shift in (0, -1, 1))
    return min((found for found in around if found), key=lambda found: abs((found - known[0]).days), default=None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
