"""Groups of passages that make one point: proposals, kept as far as their members hold together.

Every member must have enough in common with the members of the *other* articles, the more so the more common the term
is that proposed the group. Groups that mostly repeat a stronger one are dropped; passages may stay in several.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from compare.align.proposals import Proposal, propose
from compare.align.space import Similarities, Space, mean_of

BEYOND: Final = 0.1
"""Least mean similarity beyond the shared term itself, for a term at the limit of commonness; less for a rarer one. The
more passages share a term, the less sharing it says."""
PART: Final = 0.75
"""A member must also have this part of the mean similarity of all members."""
TWO: Final = 0.2
"""Similarity of two passages that make a group without a term that names it: a row must be worth reading."""
SURE: Final = 0.25
"""From this mean similarity on a member is sure."""
REPEATS: Final = 0.75
"""Part of its cross-article pairs that stronger groups already hold, from which on a group is dropped."""
ALIKE: Final = 0.6
"""Overlap (common members over all members) with a stronger group, from which on a group is dropped."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that make one point.

    Attributes:
        key: the terms that proposed it.
        scores: mean similarity of each member to the members of other articles.
        recurs: whether the key alone finds it again (the event and what only one article has are found otherwise).
    """

    key: tuple[str, ...]
    scores: dict[str, float]
    recurs: bool = False


def group(
    space: Space, standing: Iterable[frozenset[str]] = (), taken: Collection[tuple[str, ...]] = ()
) -> tuple[Group, ...]:
    """Return the groups over several articles, strongest first.

    Args:
        space: all passages.
        standing: groups that stand already (the editor's); what repeats them is dropped.
        taken: keys that propose nothing any more.
    """
    proposals = (proposal for proposal in propose(space) if proposal.key not in taken)
    similarities = Similarities(space)
    found = [
        Group(proposal.key, scores, proposal.least is not None and proposal.key != ())
        for proposal in proposals
        if (scores := hold_together(similarities, proposal))
    ]
    found.sort(key=lambda group: (-_strength(space, group), not group.key, group.key, tuple(group.scores)))
    return tuple(_without_repeats(space, found, standing))


def scores_of(space: Space, members: Sequence[str], key: Sequence[str]) -> dict[str, float]:
    """Return the mean similarity of each member to the members of the other articles."""
    return _scores(Similarities(space), members, key)[0]


def hold_together(similarities: Similarities, proposal: Proposal) -> dict[str, float]:
    """Drop members that have too little in common with the other articles' until all have enough."""
    members: Sequence[str] = proposal.members
    if proposal.least is None:
        return _scores(similarities, members, proposal.key)[0]
    space = similarities.space
    beyond = BEYOND * min(1.0, len(members) / space.limit)
    while True:
        scores, rest = _scores(similarities, members, proposal.key)
        bar = max(proposal.least, PART * mean_of(scores.values()))
        kept = [passage for passage in members if scores[passage] >= bar and rest[passage] >= beyond]
        if space.articles(kept) < 2:
            return {}
        if len(kept) == len(members):
            alone = not proposal.key and len(members) == 2 and mean_of(scores.values()) < TWO
            return {} if alone else scores
        members = kept


def _scores(
    similarities: Similarities, members: Sequence[str], key: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the mean similarity of each member to the members of the other articles, in all and beyond the key."""
    space = similarities.space
    article = {passage: space.profiles[passage].article for passage in members}
    keyed: dict[tuple[str, str], list[float]] = {}
    for passage in members:
        for term in key:
            if term in space.vectors[passage]:
                keyed.setdefault((term, article[passage]), []).append(space.vectors[passage][term])
    sums = {place: math.fsum(weights) for place, weights in keyed.items()}
    totals = {term: math.fsum(value for (other, _), value in sums.items() if other == term) for term in key}
    elsewhere = {own: [passage for passage in members if article[passage] != own] for own in set(article.values())}
    scores: dict[str, float] = {}
    beyond: dict[str, float] = {}
    for passage in members:
        own = article[passage]
        others = len(elsewhere[own])
        common = similarities.total(passage, elsewhere[own])
        vector = space.vectors[passage]
        told = math.fsum(vector[term] * (totals[term] - sums[term, own]) for term in key if term in vector)
        scores[passage] = round(common / others, 9) if others else 0.0
        beyond[passage] = round((common - told) / others, 9) if others else 0.0
    return scores, beyond


def _strength(space: Space, group: Group) -> float:
    """Return how well a group holds together, more for more articles and members."""
    return round(mean_of(group.scores.values()) * math.sqrt(len(group.scores)) * space.articles(group.scores), 9)


def pairs(space: Space, members: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of passages of different articles."""
    article = {passage: space.profiles[passage].article for passage in members}
    return frozenset(pair for pair in combinations(sorted(article), 2) if article[pair[0]] != article[pair[1]])


def _without_repeats(space: Space, ordered: Iterable[Group], standing: Iterable[frozenset[str]]) -> Iterator[Group]:
    """Drop a group when stronger ones already show nearly all of its pairs, or one of them nearly all its members."""
    shown: set[tuple[str, str]] = set()
    holding: dict[str, list[int]] = {}
    sizes: list[int] = []

    def keep(members: Iterable[str], own: Iterable[tuple[str, str]]) -> None:
        shown.update(own)
        number = len(sizes)
        sizes.append(0)
        for passage in members:
            holding.setdefault(passage, []).append(number)
            sizes[number] += 1

    for members in standing:
        keep(members, pairs(space, members))
    for group in ordered:
        common = Counter(number for passage in group.scores for number in holding.get(passage, ()))
        size = len(group.scores)
        if any(met >= ALIKE * (size + sizes[number] - met) for number, met in common.items()):
            continue
        own = pairs(space, group.scores)
        if len(own & shown) < REPEATS * len(own):
            keep(group.scores, own)
            yield group
