"""Which passages might make one point: those that share a telling term, those alike, and those that tell the event.

A term that is rare enough to be a point of the story proposes the passages that have it; where one term is too common,
two together do. Names of people and places that the whole story is about propose nothing. Every passage proposes itself
with those of other articles that are like it in all they say: no single term tells what such a point is about.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compare.align.neighbours import EXACT, neighbours
from compare.align.space import Space
from compare.model import PassageKind

AGREED: Final = 2
"""A word that so many articles put in headings or quotation marks is as good as a concept."""
REPEATED: Final = 2
"""Passages that must have a word which no heading uses; a rarer one is chance more often than not."""
DIGITS: Final = 2
"""Digits of an equal figure that is hardly met by chance."""
WIDE: Final = 0.3
"""From this part of the limit on a term is so common that it also proposes groups together with another."""
LIFT: Final = 1.5
"""How many times more often than by chance two terms must meet in a passage to propose a group together."""
TELLERS: Final = 2
"""Passages per article that tell the event: mostly the title or the opening, and where it is told again in full."""
OPENING: Final = 0.7
"""A passage tells the event if it has this much of what the best one of its article has in common with the openings."""

ALIKE: Final = 0.16
"""Similarity from which on a passage proposes itself together with another one, and that each then must have."""

LEAST: Final = {"concept": 0.05, "salient": 0.13, "word": 0.15, "pair": 0.20, "figure": 0.15, "both": 0.20}
"""Least mean similarity of a member to the members of the other articles, by what proposes the group (`pair`: a word
that only two passages have). On the development set two passages that share a concept make the same point in 7 of 10
cases; with another word it is 4. An equal figure of some digits (約38億円 here and there) ties passages that share few
words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Passages that might make one point.

    Attributes:
        key: the terms that they share; none if they are only alike.
        members: ids of the passages, in reading order.
        least: mean similarity to the other articles' members that each must have to stay; `None` if all stay.
    """

    key: tuple[str, ...]
    members: tuple[str, ...]
    least: float | None


def propose(space: Space) -> Iterator[Proposal]:
    """Yield all proposals, the same ones in whatever order the articles came."""
    yield from _event(space)
    shared = {
        term: members
        for term, members in sorted(having(space).items())
        if term not in space.generic and space.articles(members) > 1
    }
    for term, members in shared.items():
        if len(members) <= space.limit and term not in space.story and _may_be_key(space, term):
            sort = _sort(space, term)
            yield Proposal((term,), members, LEAST["pair" if sort == "word" and len(members) == 2 else sort])
    if len(space.profiles) <= EXACT:
        # Among many passages any two words meet; there the likeness of whole passages has to do.
        yield from _together(space, shared)
    yield from _alike(space)


def _alike(space: Space) -> Iterator[Proposal]:
    """Yield for every passage those of other articles that are like it."""
    near = neighbours(space, ALIKE)
    for passage in space.profiles:
        telling = {term for term in space.profiles[passage].own.counts if term not in space.generic}
        told = {other for other in near[passage] if telling & space.profiles[other].own.counts.keys()}
        if told:
            yield Proposal((), tuple(space.in_order({passage, *told})), ALIKE)


def _event(space: Space) -> Iterator[Proposal]:
    """Yield the passages that tell the event itself: who did what, when and where.

    The words of the openings are too common to tie other passages together, but the passages with most of them are
    what an editor compares first.
    """
    telling = {
        passage: math.fsum(space.rarity(term) for term in profile.own.counts if term in space.opening)
        for passage, profile in space.profiles.items()
        if profile.kind in (PassageKind.BODY, PassageKind.TITLE)
    }
    best: dict[str, float] = {}
    for passage, value in telling.items():
        article = space.profiles[passage].article
        best[article] = max(best.get(article, 0.0), value)
    enough = max(best.values(), default=0.0) / 2
    tellers: dict[str, list[str]] = {}
    for passage in sorted(telling, key=lambda passage: -round(telling[passage], 9)):
        article = space.profiles[passage].article
        own = tellers.setdefault(article, [])
        if telling[passage] >= max(OPENING * best[article], enough, 1.0) and len(own) < TELLERS:
            own.append(passage)
    chosen = {passage for own in tellers.values() for passage in own}
    if space.opening - space.generic and space.articles(chosen) > 1:
        members = tuple(passage for passage in space.profiles if passage in chosen)
        yield Proposal(tuple(sorted(space.opening - space.named)), members, None)


def having(space: Space) -> dict[str, tuple[str, ...]]:
    """Return the passages that have each term with their own words (items and rows also with their lead's)."""
    found: dict[str, list[str]] = {}
    for passage, profile in space.profiles.items():
        terms = profile.counts if profile.kind in (PassageKind.ITEM, PassageKind.ROW) else profile.own.counts
        for term in terms:
            found.setdefault(term, []).append(passage)
    return {term: tuple(passages) for term, passages in found.items()}


def proposal_of(
    space: Space, key: tuple[str, ...], by_term: Mapping[str, Sequence[str]], least: float | None = None
) -> Proposal:
    """Return the proposal that a key makes.

    Args:
        space: all passages.
        key: terms that the passages share, all of them.
        by_term: what `having` returns.
        least: see `Proposal`; by default what the sort of the key asks for.
    """
    common = set.intersection(*(set(by_term.get(term, ())) for term in key)) if key else set()
    members = tuple(passage for passage in by_term.get(key[0], ()) if passage in common) if key else ()
    if least is None:
        least = LEAST["both"] if len(key) > 1 else LEAST[_sort(space, *key)]
    return Proposal(key, members, least)


def _may_be_key(space: Space, term: str) -> bool:
    if term.startswith("=") and " " in term:
        mantissa = term.rpartition(" ")[2].partition("E")[0]
        return sum(map(str.isdigit, mantissa)) >= DIGITS or term in space.salient
    if term.startswith("@"):
        return True
    return len(term) > 1 and (term in space.salient or space.frequency[term] >= REPEATED)


def _sort(space: Space, term: str) -> str:
    """Return what kind of key a single term is: see `LEAST`."""
    if term.startswith("@") or space.salient[term] >= AGREED:
        return "concept"
    if term in space.salient:
        return "salient"
    return "figure" if term.startswith("=") else "word"


def _together(space: Space, having: dict[str, tuple[str, ...]]) -> Iterator[Proposal]:
    """Yield the passages where a common term meets another one more often than by chance."""
    sets = {term: frozenset(members) for term, members in having.items()}
    wide = [term for term in having if len(having[term]) > WIDE * space.limit]
    meeting = {one: _meeting(space, having[one], having) for one in wide}
    for one in wide:
        for other in meeting[one]:
            if other == one or (other in meeting and other < one) or {one, other} <= space.story:
                continue
            both = sets[one] & sets[other]
            enough = max(2.0, LIFT * len(sets[one]) * len(sets[other]) / len(space.profiles))
            alone = len(both) == len(sets[other]) and _may_be_key(space, other)
            telling = len(one) > 1 and len(other) > 1
            if telling and enough <= len(both) <= space.limit and not alone and space.articles(both) > 1:
                members = tuple(passage for passage in having[one] if passage in both)
                yield Proposal((one, other), members, LEAST["both"])


def _meeting(space: Space, members: tuple[str, ...], having: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the terms that stand in at least two of the passages."""
    seen: set[str] = set()
    twice: set[str] = set()
    for passage in members:
        terms = space.profiles[passage].counts.keys() & having.keys()
        twice |= seen & terms
        seen |= terms
    return sorted(twice)
