"""What only one article reports: sections and stretches of text that no other article answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from compare.align.groups import Group
from compare.align.space import Space

FEWEST: Final = 2
"""Passages that make a point of their own; a single one is left unaligned."""
UNANSWERED: Final = 0.6
"""Part of a section that no other article answers, from which on the section is what only this article reports."""


def only_one(space: Space, aligned: Iterable[str]) -> tuple[Group, ...]:
    """Return the sections, then the stretches of passages about one term, that only one article has."""
    taken = set(aligned)
    found = list(_sections(space, taken))
    taken.update(passage for group in found for passage in group.scores)
    return (*found, *_stretches(space, taken))


def _sections(space: Space, aligned: set[str]) -> Iterator[Group]:
    """Yield sections under one heading that are mostly unanswered."""
    sections: dict[str, list[str]] = {}
    for passage, profile in space.profiles.items():
        heading = profile.passage.passage.heading
        if heading in space.profiles and profile.kind.is_prose:
            sections.setdefault(heading, []).append(passage)
    for heading, passages in sections.items():
        left = [passage for passage in passages if passage not in aligned]
        if len(left) < max(FEWEST, UNANSWERED * len(passages)) or heading in aligned:
            continue
        terms = space.profiles[heading].own.counts
        key = tuple(sorted(term for term in terms if term not in space.generic))
        if key:
            yield Group(key, {passage: _shares(space, passage, key) for passage in (heading, *left)})


def _stretches(space: Space, aligned: set[str]) -> Iterator[Group]:
    """Yield runs of passages in one article that share a term which no other article has."""
    where: dict[str, list[str]] = {}
    for passage, profile in space.profiles.items():
        if passage not in aligned and profile.kind.is_prose:
            for term in profile.own.counts:
                where.setdefault(term, []).append(passage)
    taken: set[str] = set()
    for term in sorted(where, key=lambda term: (-len(where[term]), term)):
        passages = [passage for passage in where[term] if passage not in taken]
        telling = term.startswith("@") or term in space.salient
        if len(passages) < FEWEST or not telling or term in space.generic or space.frequency[term] > space.limit:
            continue
        if space.articles(where[term]) == 1 and len(term.removeprefix("@")) > 1:
            taken.update(passages)
            yield Group((term,), {passage: _shares(space, passage, (term,)) for passage in passages})


def _shares(space: Space, passage: str, key: tuple[str, ...]) -> float:
    """Return 1 where the passage itself has a term of the key, else 0: it is there for its heading only."""
    return 1.0 if any(term in space.profiles[passage].own.counts for term in key) else 0.0
