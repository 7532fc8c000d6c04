"""Figures and dates said twice: 100ドル（約1万5000円）, 3フィート（約0.9メートル）, 平成31年（2019年）.

A pure step over the mentions of one article, dates resolved. The one in brackets says the same as the one before them
if nothing but a word like 日本円で stands between, and the two differ in terms only: another currency, another unit of
the same kind, the same share, the same day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from compare.language import lexicon
from compare.model import Article, Figure, Mention, MentionKind, TimeExpression

_CLOSING: Final = re.compile(r"(?:相当|程度|ほど|前後|余り|弱|強)?\s?[)）]")
_TOLERANCE: Final = Decimal("0.1")
"""How far a converted measure may be off: 約160キロ for 100マイル."""


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.load("approximators")["equivalents"]))
    return re.compile(rf"\s?[(（]\s?(?:{words})?、?")


def _in_base(figure: Figure) -> tuple[str, Decimal] | None:
    """Return the base unit of a measure (or of a share) and how much of it the figure is."""
    measure = lexicon.load("units")["measures"].get(figure.unit)
    value = figure.low if figure.low is not None else figure.high
    if value is None:
        return None
    if measure is not None:
        return measure["base"], value * Decimal(measure["factor"])
    if figure.unit in ("PERCENT", "TIMES"):
        return "share", value / 100 if figure.unit == "PERCENT" else value
    return None


def _same_figure(first: Figure, second: Figure) -> bool:
    if first.kind is MentionKind.MONEY or second.kind is MentionKind.MONEY:
        return first.kind is second.kind and first.unit != second.unit
    one, other = _in_base(first), _in_base(second)
    if one is None or other is None or one[0] != other[0] or first.unit == second.unit:
        return False
    return abs(one[1] - other[1]) <= _TOLERANCE * max(abs(one[1]), abs(other[1]))


def _same_time(first: TimeExpression, second: TimeExpression) -> bool:
    known = first.low is not None and first.kind is second.kind
    return known and (first.low, first.high) == (second.low, second.high)


def _says_again(first: Mention, second: Mention, article: Article) -> bool:
    if first.passage != second.passage or first.span.end > second.span.start:
        return False
    between = article.text[first.span.end : second.span.start]
    if not _opening().fullmatch(between) or not _CLOSING.match(article.text, second.span.end):
        return False
    if isinstance(first, Figure) and isinstance(second, Figure):
        return _same_figure(first, second)
    return isinstance(first, TimeExpression) and isinstance(second, TimeExpression) and _same_time(first, second)


def link(mentions: Iterable[Mention], article: Article) -> Iterator[Mention]:
    """Yield the mentions of one article (in reading order), each that says the one before it again linked to it."""
    previous: Mention | None = None
    for mention in mentions:
        if not isinstance(mention, Figure | TimeExpression):
            yield mention
            continue
        again = previous is not None and _says_again(previous, mention, article)
        yield replace(mention, same_as=previous.span) if again and previous is not None else mention
        previous = mention
