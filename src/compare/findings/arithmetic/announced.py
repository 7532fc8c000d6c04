"""How many things are announced, and how many are listed: 「ポイントは3つ」 and four items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import exact, figures, finding, shown, side
from compare.i18n import message
from compare.model import Comparison, Evidence, Figure, Finding, PassageKind, Span, TokenisedPassage

_COUNTER: Final = frozenset({"COUNT:つ", "COUNT:点", "COUNT:項目", "COUNT:本柱", "COUNT:柱", "COUNT:か条", "COUNT:件"})
_ANNOUNCES: Final = re.compile(r"[:：]$|以下の|次の|下記の|(?:ポイント|柱|理由|論点|要点|課題|特徴)は")
_MOST: Final = 12
"""Things that are counted before they are listed."""
_QUOTE: Final = 40
"""Characters of an item that are shown."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield announced counts that the list which follows does not have."""
    own = figures(comparison)
    lists = _lists(comparison)
    for item in comparison.passages:
        items = lists.get(item.passage.id, [])
        counted = [figure for figure in own.get(item.passage.id, ()) if figure.unit in _COUNTER and exact(figure)]
        if len(items) < 2 or len(counted) != 1 or not _ANNOUNCES.search(item.text.strip()):
            continue
        number = exact(counted[0])
        if number is not None and 1 < number <= _MOST and number != len(items):
            yield _finding(comparison, counted[0], number, items)


def _lists(comparison: Comparison) -> dict[str, list[TokenisedPassage]]:
    """Return the items that follow each passage at once."""
    found: dict[str, list[TokenisedPassage]] = defaultdict(list)
    leader: str | None = None
    for before, item in zip((None, *comparison.passages), comparison.passages, strict=False):
        if item.passage.kind is not PassageKind.ITEM:
            leader = None
            continue
        if (
            before is not None
            and before.passage.article == item.passage.article
            and before.passage.kind is not PassageKind.ITEM
        ):
            leader = before.passage.id
        if leader is not None:
            found[leader].append(item)
    return found


def _finding(comparison: Comparison, figure: Figure, number: Decimal, items: list[TokenisedPassage]) -> Finding:
    first = items[0]
    words = first.text[:_QUOTE]
    span = Span(first.passage.span.start, first.passage.span.start + len(words))
    return finding(
        comparison,
        message("{a} announces {x}, and lists {count}.", a=figure.article, x=figure.text, count=len(items)),
        [side(figure, shown(number)), Evidence(figure.article, span, words, str(len(items)))],
        severity=2,
        confidence=0.75,
    )
