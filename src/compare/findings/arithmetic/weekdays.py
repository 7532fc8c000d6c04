"""The weekday beside a date against the calendar: 10月28日(月) of a year in which it was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from compare.findings.arithmetic.reckoning import finding
from compare.i18n import Message, message
from compare.language.calendar import days
from compare.model import Comparison, Evidence, Finding, Role, TimeExpression

_WEEKDAYS: Final = "月火水木金土日"
_IN_BRACKETS: Final = re.compile(rf"[(（]\s*([{_WEEKDAYS}])(?:曜日?)?(?:\s*[・･／/]\s*(?:祝|休|祝日|休日))?\s*[)）]")
_IN_WORDS: Final = re.compile(rf"(?<=[日0-9０-９])[\s、,]?([{_WEEKDAYS}])曜日?")
_NAMES: Final = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)
_NEAR: Final = 120
"""Days around the publication within which a date without a year is sure to be of the year it was resolved to."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield the dates whose weekday is another one."""
    published = {article.id: article.published for article in comparison.articles}
    for mention in comparison.mentions:
        if isinstance(mention, TimeExpression) and (named := _named(mention.text)) is not None:
            day = _day(mention, published[mention.article])
            if day is not None and day.weekday() != named:
                yield finding(
                    comparison,
                    (mention.passage,),
                    (Evidence(mention.article, mention.span, mention.text, f"{day} {named + 1}", Role.SIDE),),
                    _text(mention.text, day, named),
                    severity=2,
                    confidence=0.95 if _written_in_full(mention) else 0.85,
                    category="time",
                )


def _text(words: str, day: date, named: int) -> Message:
    return message(
        "“{words}”: {day} is a {right}, not a {named}. The day or the weekday may be wrong.",
        words=words,
        day=day.isoformat(),
        right=_NAMES[day.weekday()],
        named=_NAMES[named],
    )


def _named(text: str) -> int | None:
    """Return the weekday that stands with a date, Monday being 0."""
    match = _IN_BRACKETS.search(text) or _IN_WORDS.search(text)
    return _WEEKDAYS.index(match[1]) if match else None


def _written_in_full(mention: TimeExpression) -> bool:
    return "X" not in mention.written


def _day(mention: TimeExpression, published: str | None) -> date | None:
    """Return the one day that is meant, if it is sure."""
    if mention.low is None or mention.low != mention.high:
        return None
    span = days(mention.low)
    if span is None or span[0] != span[1]:
        return None
    if _written_in_full(mention):
        return span[0]
    reference = days(published) if published else None
    if reference is None or reference[0] != reference[1]:
        return None
    return span[0] if abs((span[0] - reference[0]).days) <= _NEAR else None
