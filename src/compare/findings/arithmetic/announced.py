"""How many things are announced, and how many are listed: 「次の3点」 and four items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import exact, figures, finding, shown, side
from compare.i18n import message
from compare.model import Comparison, Evidence, Figure, Finding, PassageKind, Role, Span, TokenisedPassage

_COUNTERS: Final = frozenset({"つ", "点", "項目", "本柱", "柱", "分野", "種類", "段階", "か条", "件", "条件", "理由"})
_ANNOUNCES: Final = re.compile(
    r"次の|以下の|下記の|以下、|大きく分けて|[:：]\s*$|(?:ポイント|柱|理由|論点|要点|課題|特徴)は"
)
"""Words of a sentence that make the count one of the list that follows."""
_OPEN: Final = re.compile("など|主な|うち|代表的|例えば|たとえば")
"""Words that say the list is not the whole."""
_FEWEST, _MOST = 2, 12
"""Things that are counted before they are listed."""
_QUOTE: Final = 30
"""Characters of an item that are shown."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield announced counts that the list which follows does not have."""
    own = figures(comparison)
    texts = {article.id: article.text for article in comparison.articles}
    for item, listed in _lists(comparison):
        items = _outermost(texts[item.passage.article], listed)
        if not item.sentences or not _FEWEST <= len(items) <= _MOST:
            continue
        last = item.sentences[-1]
        sentence = last.of(texts[item.passage.article])
        if not _ANNOUNCES.search(sentence.strip()) or _OPEN.search(sentence):
            continue
        counted = [
            (figure, number)
            for figure in own.get(item.passage.id, ())
            if last.contains(figure.span)
            and figure.unit.removeprefix("COUNT:") in _COUNTERS
            and (number := exact(figure)) is not None
            and _FEWEST <= number <= _MOST
        ]
        if len(counted) == 1 and counted[0][1] != len(items):
            yield _finding(comparison, *counted[0], items)


def _lists(comparison: Comparison) -> Iterator[tuple[TokenisedPassage, list[TokenisedPassage]]]:
    """Yield each passage that leads a list, with the items of the list."""
    passages: Mapping[str, TokenisedPassage] = {item.passage.id: item for item in comparison.passages}
    items: dict[str, list[TokenisedPassage]] = defaultdict(list)
    for item in comparison.passages:
        lead = item.passage.lead
        if item.passage.kind is PassageKind.ITEM and lead is not None and lead in passages:
            items[lead].append(item)
    for lead, listed in items.items():
        yield passages[lead], listed


def _outermost(text: str, listed: Sequence[TokenisedPassage]) -> list[TokenisedPassage]:
    """Return the items of the list itself, without those of lists inside it: these are set further in."""
    depths = []
    for item in listed:
        start = item.passage.span.start
        line = text[text.rfind("\n", 0, start) + 1 : item.passage.span.end]
        depths.append(len(line) - len(line.lstrip(" \t\u3000")))
    return [item for item, depth in zip(listed, depths, strict=True) if depth == min(depths)]


def _finding(comparison: Comparison, figure: Figure, number: Decimal, items: Sequence[TokenisedPassage]) -> Finding:
    first = items[0]
    words = first.text[:_QUOTE]
    span = Span(first.passage.span.start, first.passage.span.start + len(words))
    return finding(
        comparison,
        message("{a} announces {x}, and lists {count}.", a=figure.article, x=figure.text, count=len(items)),
        [side(figure, shown(number)), Evidence(figure.article, span, words, str(len(items)), Role.CONTEXT)],
        severity=2,
        confidence=0.75,
    )
