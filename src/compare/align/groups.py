"""Groups of passages that make one point: proposed by a shared term, kept as far as their members hold together.

Editors name a point by what it is about (防衛費のGDP比, 避難指示, 決勝点). So every term that is rare enough to be a
point proposes the passages that have it; where one term is too common, two together do. Then every member must have
enough in common with the members of the *other* articles; groups that mostly repeat a stronger one are dropped.
Passages may stay in several groups.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from compare.align.space import Space, Vector, dot
from compare.model import PassageKind

STAYS: Final = {"concept": 0.05, "salient": 0.10, "word": 0.20, "both": 0.20}
"""Least mean similarity of a member to the members of the other articles, by what proposed the group: a concept, a
salient word, another word, or two words together …"""
CROWD: Final = 0.30
"""… and what is added for a term at the limit of commonness (in proportion below): the more passages share it, the less
sharing it says."""
WIDE: Final = 0.5
"""From this part of the limit on a term is so common that it also proposes groups together with another."""
LIFT: Final = 2.0
"""How many times more often than by chance two terms must meet in a passage to propose a group together."""
SURE: Final = 0.25
"""From this mean similarity on a member is sure."""
REPEATS: Final = 0.75
"""Share of its cross-article pairs that stronger groups already hold, from which on a group is dropped."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that make one point.

    Attributes:
        key: the terms that proposed it.
        scores: mean similarity of each member to the members of other articles.
    """

    key: tuple[str, ...]
    scores: dict[str, float]


def groups(space: Space) -> tuple[Group, ...]:
    """Return the groups over several articles, strongest first."""
    found = []
    for key, members in _proposals(space):
        scores = _hold_together(space, members, _least(space, key, members))
        if scores:
            found.append(Group(key, scores))
    found.sort(key=lambda group: (-_strength(space, group), group.key))
    return tuple(_without_repeats(space, found))


def _proposals(space: Space) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield keys with the passages that have them."""
    having = {term: members for term, members in _having(space).items() if term not in space.generic}
    having = {term: members for term, members in having.items() if space.articles(members) > 1}
    for term in sorted(having):
        if len(having[term]) <= space.limit and term not in space.story and _may_be_key(space, term):
            yield (term,), having[term]
    sets = {term: frozenset(members) for term, members in having.items()}
    wide = [term for term in sorted(having) if len(having[term]) > WIDE * space.limit]
    for one in wide:
        for other in sorted(having):
            if other == one or (other in wide and other < one):
                continue
            both = sets[one] & sets[other]
            expected = len(sets[one]) * len(sets[other]) / len(space.profiles)
            enough = max(2.0, LIFT * expected)
            if enough <= len(both) < min(len(sets[other]), space.limit) and space.articles(both) > 1:
                yield (one, other), tuple(sorted(both))


def _having(space: Space) -> dict[str, tuple[str, ...]]:
    """Return the passages that have each term with their own words (items and rows also with their lead's)."""
    having: dict[str, list[str]] = {}
    for passage, profile in space.profiles.items():
        terms = profile.counts if profile.kind in (PassageKind.ITEM, PassageKind.ROW) else profile.own.counts
        for term in terms:
            having.setdefault(term, []).append(passage)
    return {term: tuple(passages) for term, passages in having.items()}


def _may_be_key(space: Space, term: str) -> bool:
    return term.startswith("@") or term in space.salient or space.frequency[term] >= 4


def _sort(space: Space, key: tuple[str, ...]) -> str:
    """Return what kind of key it is: see `STAYS`."""
    if len(key) > 1:
        return "both"
    if key[0].startswith("@"):
        return "concept"
    return "salient" if key[0] in space.salient else "word"


def _least(space: Space, key: tuple[str, ...], members: Sequence[str]) -> float:
    return STAYS[_sort(space, key)] + CROWD * min(1.0, len(members) / space.limit) ** 2


def _hold_together(space: Space, members: Sequence[str], least: float) -> dict[str, float]:
    """Drop members that have too little in common with the other articles' until all have enough."""
    while True:
        scores = _scores(space, members)
        kept = [passage for passage in members if scores[passage] >= least]
        if space.articles(kept) < 2:
            return {}
        if len(kept) == len(members):
            return scores
        members = kept


def _scores(space: Space, members: Sequence[str]) -> dict[str, float]:
    """Return the mean similarity of each member to the members of the other articles."""
    total: Vector = {}
    by_article: dict[str, Vector] = {}
    size: dict[str, int] = {}
    for passage in members:
        article = space.profiles[passage].article
        size[article] = size.get(article, 0) + 1
        own = by_article.setdefault(article, {})
        for term, weight in space.vectors[passage].items():
            own[term] = own.get(term, 0.0) + weight
            total[term] = total.get(term, 0.0) + weight
    scores = {}
    for passage in members:
        article, vector = space.profiles[passage].article, space.vectors[passage]
        others = len(members) - size[article]
        scores[passage] = round((dot(vector, total) - dot(vector, by_article[article])) / others, 9) if others else 0.0
    return scores


def _strength(space: Space, group: Group) -> float:
    """Return how well a group holds together, more for more articles and members."""
    mean = math.fsum(group.scores.values()) / len(group.scores)
    return round(mean * math.sqrt(len(group.scores)) * space.articles(group.scores), 9)


def pairs(space: Space, members: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of passages of different articles."""
    article = {passage: space.profiles[passage].article for passage in members}
    return frozenset(pair for pair in combinations(sorted(article), 2) if article[pair[0]] != article[pair[1]])


def _without_repeats(space: Space, ordered: Iterable[Group]) -> Iterator[Group]:
    """Drop a group when stronger ones already show nearly all of its pairs."""
    shown: set[tuple[str, str]] = set()
    for group in ordered:
        own = pairs(space, group.scores)
        if len(own & shown) < REPEATS * len(own):
            shown |= own
            yield group
