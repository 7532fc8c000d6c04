"""Which articles of a folder tell one story: a folder may hold two elections and three quakes.

Articles of one story share what other stories do not have: names, exact numbers of many digits, days. Who shares two
such marks with another is in its story, and so is who shares them with that one. Where only one story shows, all
articles are taken to tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Final

from compare.model import Comparison, Figure, TimeExpression

_SHARED: Final = 2
"""Marks that two articles of one story share at least."""
_RARE: Final = 8
"""Articles that a mark may stand in; one that stands in more tells no story apart."""
_DIGITS: Final = 3
"""Digits of a number that is a mark."""
_DAY: Final = len("2025-10-28")


def related(comparison: Comparison) -> Mapping[str, frozenset[str]]:
    """Return for each article those that may tell its story, itself among them."""
    everyone = frozenset(article.id for article in comparison.articles)
    marks = _marks(comparison)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for articles in marks.values():
        if len(articles) <= _RARE:
            for pair in combinations(sorted(articles), 2):
                shared[pair] += 1
    story = {article: frozenset([article]) for article in everyone}
    for (one, other), count in sorted(shared.items()):
        if count >= _SHARED and story[one] is not story[other]:
            joined = story[one] | story[other]
            story.update(dict.fromkeys(joined, joined))
    told = {members for members in story.values() if len(members) > 1}
    if len(told) < 2:
        return dict.fromkeys(everyone, everyone)
    touching: dict[str, set[str]] = {article: set(members) for article, members in story.items()}
    for one, other in shared:
        # A single mark is enough for one that is in no story yet.
        if len(story[one]) == 1 or len(story[other]) == 1:
            touching[one].add(other)
            touching[other].add(one)
    return {article: frozenset(members) for article, members in touching.items()}


def _marks(comparison: Comparison) -> dict[str, set[str]]:
    """Return the marks, and the articles that each stands in."""
    marks: dict[str, set[str]] = defaultdict(set)
    for item in comparison.passages:
        if item.passage.kind.is_story:
            for token in item.tokens:
                if token.pos[1] == "固有名詞" and len(token.normalized) > 1:
                    marks[token.normalized].add(item.passage.article)
    for mention in comparison.mentions:
        if isinstance(mention, Figure):
            exact = mention.low if mention.low is not None and mention.low == mention.high else None
            if exact and len(exact.normalize().as_tuple().digits) >= _DIGITS:
                marks[f"{exact.normalize()} {mention.unit}"].add(mention.article)
        elif isinstance(mention, TimeExpression) and mention.low == mention.high and _is_day(mention.low):
            marks[mention.low or ""].add(mention.article)
    return marks


def _is_day(value: str | None) -> bool:
    return value is not None and len(value) == _DAY and "X" not in value
