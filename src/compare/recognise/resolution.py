"""Dates filled in from their context: 28日, 昨年3月, 翌日, 年末 … become days, months or years where that is certain.

A pure step over all mentions of one article, in reading order. What the words say stays in `written`; `low` and `high`
hold what they come to, cut at their precision. What the context does not tell stays open (`XXXX-10-28`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from compare.i18n import Message, message
from compare.language.calendar import days
from compare.model import Article, Mention, MentionKind, TimeExpression
from compare.recognise.narrowing import narrowed
from compare.recognise.relative import last_before, nearest, nearest_range, shifted

_DAY: Final = re.compile(r"(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"(?:[0-9]{4}|XXXX)-[0-9]{2}")
_WHEN: Final = re.compile(r"に(?!予定|控)|、|未明|夜|朝|夕|午[前後]")
_REACH: Final = 80
"""How far behind a date its verb is looked for."""
_VERB: Final = re.compile(
    r"(?P<past>(?:した|された|った|んだ|いた|えた|けた|げた|せた|てた|べた|めた|れた|きた|ぎた|じた|ちた|びた|みた|りた|出た|見た|来た|着た|ました)"
    r"(?=[。」）)\n、]|[一-龠ァ-ヶ「]|と[、。話述発み伝い]|$))"
    r"|(?P<other>(?:る|う|く|す|む|つ|ぶ|ぐ|ます|予定|見通し|方針|見込み|計画|か)(?=[。」）)\n、]|[一-龠ァ-ヶ「]|$))|(?P<end>[。\n])"
)
_ONE_STORY: Final = 31
"""Days between the first and the last article of a story that tells when an undated one was written."""
_DAY_UNITS: Final = ("D", "W", "+")
_OPEN_LOW: Final = ("at-most", "less-than")
_OPEN_HIGH: Final = ("at-least", "more-than")


@dataclass(frozen=True, slots=True)
class _Known:
    """A date that stands before the one being read: its value and its passage."""

    value: str
    passage: str


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known when a date is read.

    Attributes:
        written_on: day of the article, or about the day if only other articles on the story tell (not `exact`).
        last: the last date in the text.
        month: the last one that names a month (and, it may be, a day); no business term, no season.
        day: the last one that names a day.
    """

    written_on: date | None
    exact: bool = True
    last: _Known | None = None
    month: _Known | None = None
    day: _Known | None = None


def _from_article(day: date, context: _Context) -> Message:
    if not context.exact:
        return message("filled in from the dates of the other articles, about {date}", date=day.isoformat())
    return message("filled in from the article's date, {date}", date=day.isoformat())


def _from_text(value: str) -> Message:
    return message("filled in from the date before it in the text, {date}", date=value)


def _base(mention: TimeExpression, context: _Context) -> tuple[date, Message] | None:
    """Return the day a relative expression is reckoned from, and how to say so."""
    source, _, distance = mention.anchor.partition(":")
    if source == "article" and not context.exact and distance[:1] in _DAY_UNITS:
        return None  # きのう of an article of about that day is no certain day
    if source == "article":
        return (context.written_on, _from_article(context.written_on, context)) if context.written_on else None
    known = context.day if distance[:1] in ("D", "+", "W") else context.last
    span = days(known.value) if known else None
    return (span[0], _from_text(known.value)) if known and span else None


def _open(value: str) -> bool:
    return "X" in value and not value[:4].rstrip("X").isdigit()


def _filled(mention: TimeExpression, context: _Context, article: Article) -> tuple[str, Message | None]:
    """Fill the open parts of `written`; return it with how that was done."""
    written = mention.written
    if mention.anchor:
        base = _base(mention, context)
        if base is None:
            # 翌19日 with no day before it: the number alone tells, from the article's date.
            numbered = context.written_on is not None and any(sign.isdigit() for sign in written)
            if not numbered or context.written_on is None or mention.anchor.startswith("article"):
                return written, None
            return nearest_range(written, context.written_on), _from_article(context.written_on, context)
        return shifted(written, mention.anchor.partition(":")[2], base[0]), base[1]
    if not _open(written) and "XX" not in written[4:8]:
        return written, None
    if mention.modifier == "every":
        return written, None
    if written.startswith("XXXX-W"):
        return _weekday(mention, context)
    known = context.day if written.startswith("XXXX-XX-") else context.month
    near = known is not None and (context.written_on is None or known.passage == mention.passage)
    borrowed = _borrowed(written, known.value) if known is not None and near else written
    if context.written_on is None:
        return (_in_order(borrowed), _from_text(known.value)) if known and borrowed != written else (written, None)
    nearest_one = nearest_range(written, context.written_on)
    if context.exact and _is_past(article, mention):
        nearest_one = last_before(written, nearest_one, context.written_on)
    backwards = known is not None and _DAY.fullmatch(borrowed) is not None and borrowed < known.value < nearest_one
    if known is not None and borrowed != written and not backwards:
        return _in_order(borrowed), _from_text(known.value)
    # 4月28日に発熱した。市は18日から助成する: the text goes on, so the 18th is not the one before.
    return nearest_one, (_from_article(context.written_on, context) if nearest_one != written else None)


def _is_past(article: Article, mention: TimeExpression) -> bool:
    """Whether the verb behind a date tells what has happened (1日、営業を始めた), not what will (22日に開かれる)."""
    if not _WHEN.match(article.text, mention.span.end):
        return False
    first = _VERB.search(article.text, mention.span.end, mention.span.end + _REACH)
    return first is not None and first.lastgroup == "past"


def _weekday(mention: TimeExpression, context: _Context) -> tuple[str, Message | None]:
    """Fill in the day of that name nearest to the last day in the same passage, else to the day of the article."""
    known = context.day if context.day and context.day.passage == mention.passage else None
    if known and (span := days(known.value)):
        return nearest(mention.written, span[0]), _from_text(known.value)
    if context.written_on is None:
        return mention.written, None
    return nearest(mention.written, context.written_on), _from_article(context.written_on, context)


def _borrowed(written: str, known: str) -> str:
    """Take the year (and month) of a date before it over: 2025年7月・9月; 10月27〜29日 … 28日."""
    year, month = known[:4], known[5:7]
    sides = []
    for side in written.split("/"):
        if side.startswith("XXXX-XX-"):
            sides.append(f"{year}-{month}-{side[8:]}")
        elif side.startswith("XXXX-") and side[5:7].isdigit():
            sides.append(year + side[4:])
        else:
            sides.append(side)
    return "/".join(sides)


def _in_order(written: str) -> str:
    """Move the end of a range a year on if it would lie before its beginning (12月28日〜1月3日)."""
    low, sign, high = written.partition("/")
    if not sign or "X" in high or high >= low or not high[:4].isdigit():
        return written
    return f"{low}/{int(high[:4]) + 1:04d}{high[4:]}"


def _resolved(mention: TimeExpression, context: _Context, article: Article) -> TimeExpression:
    if mention.kind is not MentionKind.DATE:
        low, _, high = mention.written.partition("/")
        first, last = low, high or low
        return replace(
            mention,
            low=None if mention.modifier in _OPEN_LOW else first,
            high=None if mention.modifier in _OPEN_HIGH else last,
        )
    filled, how = _filled(mention, context, article)
    low, high = narrowed(filled, mention.modifier)
    return replace(mention, low=low, high=high, resolved_by=how)


def _after(context: _Context, mention: TimeExpression) -> _Context:
    """Return what is known after a date has been read."""
    if mention.kind is not MentionKind.DATE or mention.low is None:
        return context
    last = _Known(mention.low, mention.passage)
    names_day = _DAY.fullmatch(mention.low) is not None and mention.written != "XXXX-WXX"
    names_month = names_day or (_MONTH.fullmatch(mention.low) is not None and mention.low == mention.high)
    return replace(
        context, last=last, month=last if names_month else context.month, day=last if names_day else context.day
    )


def published_day(article: Article) -> date | None:
    """Return the day of an article, if it is known to the day."""
    known = days(article.published) if article.published else None
    return known[0] if known and known[0] == known[1] else None


def story_day(articles: Iterable[Article]) -> date | None:
    """Return about the day on which articles on one story were written: the middle one of their dates.

    `None` where they lie more than a month apart: then they say nothing of an article without a date.
    """
    known = sorted(day for article in articles if (day := published_day(article)))
    if not known or (known[-1] - known[0]).days > _ONE_STORY:
        return None
    return known[(len(known) - 1) // 2]


def resolve(mentions: Iterable[Mention], article: Article, about: date | None = None) -> Iterator[Mention]:
    """Yield the mentions of one article (in reading order) with their dates filled in.

    Args:
        mentions: the mentions.
        article: their article.
        about: about the day it was written, for an article that does not tell.
    """
    own = published_day(article)
    context = _Context(own or about, exact=own is not None)
    for mention in mentions:
        if not isinstance(mention, TimeExpression):
            yield mention
            continue
        resolved = _resolved(mention, context, article)
        context = _after(context, resolved)
        yield resolved
