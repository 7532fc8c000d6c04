"""Counts that announce a list: 「次の3点」 before four items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from compare.findings.arithmetic.reckoning import by_passage, figures, finding, point, side
from compare.i18n import message
from compare.model import Comparison, Evidence, Finding, PassageKind, Role, TokenisedPassage

_ANNOUNCED: Final = frozenset(
    {"つ", "点", "項目", "本柱", "柱", "分野", "種類", "段階", "カ条", "か条", "ステップ", "件", "条件", "理由"}
)
_POINTS_TO: Final = re.compile(r"次の|以下の|下記の|以下、|次のような|主に|大きく分けて|[:：]\s*$")
"""Words of a sentence that make the count one of the list that follows."""
_OPEN: Final = re.compile(r"など|主な|うち|代表的|例えば|たとえば")
_MOST: Final = 12


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield counts that are not those of the list they announce."""
    items: dict[str, list[TokenisedPassage]] = defaultdict(list)
    by_id = {item.passage.id: item for item in comparison.passages}
    for item in comparison.passages:
        if item.passage.kind is PassageKind.ITEM and item.passage.lead in by_id:
            items[item.passage.lead].append(item)
    found = by_passage(comparison)
    for lead, listed in items.items():
        item = by_id[lead]
        own = _outermost(comparison, listed)
        if not item.sentences or not 2 <= len(own) <= _MOST:
            continue
        last = item.sentences[-1]
        offset = item.passage.span.start
        sentence = item.text[last.start - offset : last.end - offset]
        if not _POINTS_TO.search(sentence) or _OPEN.search(sentence):
            continue
        counts = [
            figure
            for figure in figures(found.get(lead, ()))
            if last.contains(figure.span)
            and figure.unit.partition(":")[2] in _ANNOUNCED
            and 2 <= point(figure) <= _MOST
        ]
        if len(counts) == 1 and point(counts[0]) != len(own):
            first = own[0]
            words = first.text.strip()[:30]
            start = first.passage.span.start + first.text.index(words) if words else first.passage.span.start
            yield finding(
                comparison,
                (lead, *(one.passage.id for one in own)),
                (
                    side(counts[0]),
                    Evidence(
                        item.passage.article, type(last)(start, start + len(words)), words, f"{len(own)}", Role.CONTEXT
                    ),
                ),
                message("“{count}” announces a list of {listed} items.", count=counts[0].text, listed=len(own)),
                severity=2,
                confidence=0.8,
            )


def _outermost(comparison: Comparison, listed: list[TokenisedPassage]) -> list[TokenisedPassage]:
    """Return the items of the list itself, without those of lists inside it: these are set further in."""
    texts = {article.id: article.text for article in comparison.articles}
    depths = []
    for item in listed:
        text, start = texts[item.passage.article], item.passage.span.start
        line = text.rfind("\n", 0, start) + 1
        head = text[line:start] + item.text[: len(item.text) - len(item.text.lstrip())]
        depths.append(len(head) - len(head.lstrip(" \t　")))
    least = min(depths, default=0)
    return [item for item, depth in zip(listed, depths, strict=True) if depth == least]
