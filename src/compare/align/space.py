"""How much two passages have in common: rare terms count, common ones hardly.

The formula is the best of those measured without training: (1 + ln tf) · (ln((N + 1) / (df + 1)) + .25), dot product
over pivoted lengths. A concept or an equal figure weighs more than a word; words of the trade and the people whom the
whole story is about less; pairs of neighbouring signs let 価格転嫁 and 転嫁率 have something in common.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from compare.align.profiles import Profile
from compare.align.terms import stop_words
from compare.model import PassageKind

CONCEPT: Final = 1.5
"""Weight of a concept: on the development set two passages that share one make the same point in 7 of 10 cases."""
FIGURE: Final = 1.3
"""Weight of an equal figure or day."""
COMMON: Final = 0.25
"""What a term is worth that every passage has."""
GENERIC: Final = 0.7
"""Weight of a word of the trade: shared, it says little."""
SLOPE: Final = 0.5
"""Part of a passage's own length in the norm; the rest is the mean, so that short items do not win by shortness."""
MOST: Final = 1.5
"""A term in more than this many times the square root of all story passages is the story and not a point of it."""
READABLE: Final = 60
"""Passages that an editor can still compare on one point, however many there are."""
FEW: Final = 4
"""Passages in which anybody may be named without being who the story is about."""
ACTOR: Final = 0.03
"""A person in more than this share of all story passages is who the story is about, not what."""

OPENING: Final = 2
"""Body passages at the beginning of an article that tell what the story is."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Space:
    """All story passages as weighted terms.

    Attributes:
        profiles: by passage id, in reading order.
        vectors: weighted terms by passage id, divided by the pivoted length.
        frequency: in how many story passages a term stands with its own words.
        salient: in how many articles a term stands in a heading, the title or quotation marks of its own.
        generic: terms that make no topic by themselves.
        named: names of people.
        opening: terms that the title or the opening of most articles has: they tell the event.
        story: those of them that return again and again: what the story is about, and not a point of it.
        places: number of each passage in reading order.
    """

    profiles: dict[str, Profile]
    vectors: dict[str, Vector]
    frequency: Counter[str]
    salient: Counter[str]
    generic: frozenset[str]
    named: frozenset[str]
    opening: frozenset[str]
    story: frozenset[str]
    places: dict[str, int]

    @property
    def limit(self) -> int:
        """In how many passages a term may stand and still be a point of the story."""
        return min(READABLE, math.ceil(MOST * math.sqrt(len(self.profiles))))

    def rarity(self, term: str) -> float:
        """Return what one occurrence of a term is worth."""
        return _rarity(len(self.profiles), self.frequency[term])

    def similarity(self, one: str, other: str) -> float:
        """Return how much two passages have in common; about 0.3 and more mostly is one point."""
        return dot(self.vectors[one], self.vectors[other])

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """Return the terms two passages share, weightiest first."""
        first, second = self.vectors[one], self.vectors[other]
        weights = {term: weight * second[term] for term, weight in first.items() if term in second}
        return tuple(sorted(weights, key=lambda term: (-round(weights[term], 9), term)))

    def in_order(self, passages: Iterable[str]) -> list[str]:
        """Return passages in reading order."""
        return sorted(passages, key=self.places.__getitem__)

    def articles(self, passages: Iterable[str]) -> int:
        """Return how many articles the passages are of."""
        return len({self.profiles[passage].article for passage in passages})


class Similarities:
    """How much pairs of passages have in common, each computed when it is first asked for."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._rows: dict[str, dict[str, float]] = {passage: {} for passage in space.vectors}

    def total(self, passage: str, others: Sequence[str]) -> float:
        """Return how much a passage has in common with others, summed up."""
        row = self._rows[passage]
        for other in others:
            if other not in row:
                row[other] = self._rows[other][passage] = self.space.similarity(passage, other)
        return math.fsum([row[other] for other in others])


def dot(one: Vector, other: Vector) -> float:
    """Return the scalar product; `fsum` makes it the same in any order."""
    return math.fsum(one[term] * other[term] for term in one.keys() & other.keys())


def mean_of(values: Iterable[float]) -> float:
    """Return the mean, 0 for none; `fsum` makes it the same in any order."""
    numbers = list(values)
    return math.fsum(numbers) / len(numbers) if numbers else 0.0


def weigh(profiles: Sequence[Profile]) -> Space:
    """Weigh the terms of all passages against each other."""
    total = len(profiles)
    frequency = Counter(term for profile in profiles for term in profile.own.counts)
    salient = _salient(profiles)
    named = frozenset(term for profile in profiles for term in profile.own.named)
    generic = _generic(profiles, frequency, named)
    opening = _opening(profiles)
    articles = len({profile.article for profile in profiles})
    story = frozenset(term for term in opening if frequency[term] > articles)
    vectors: dict[str, Vector] = {}
    alike = Counter(term for profile in profiles for term in profile.own.likeness)
    for profile in profiles:
        vectors[profile.id] = {
            term: _damped(count) * _rarity(total, frequency[term]) * _importance(term, generic)
            for term, count in profile.counts.items()
        }
        vectors[profile.id].update(
            {term: count * _rarity(total, alike[term]) for term, count in profile.own.likeness.items()}
        )
    lengths = {passage: math.sqrt(math.fsum(weight**2 for weight in v.values())) for passage, v in vectors.items()}
    mean = mean_of(lengths.values())
    for passage, vector in vectors.items():
        pivot = (1 - SLOPE) * mean + SLOPE * lengths[passage]
        vectors[passage] = {term: weight / pivot for term, weight in vector.items()} if pivot else {}
    return Space(
        profiles={profile.id: profile for profile in profiles},
        vectors=vectors,
        frequency=frequency,
        salient=salient,
        generic=generic,
        named=named,
        opening=opening,
        story=story,
        places={profile.id: number for number, profile in enumerate(profiles)},
    )


def _rarity(total: int, frequency: int) -> float:
    return math.log((total + 1) / (frequency + 1)) + COMMON


def _damped(count: float) -> float:
    return 1 + math.log(count) if count >= 1 else count


def _importance(term: str, generic: frozenset[str]) -> float:
    if term in generic:
        return GENERIC
    if term.startswith("="):
        return FIGURE
    return CONCEPT if term.startswith("@") else 1.0


def _salient(profiles: Sequence[Profile]) -> Counter[str]:
    headings = (PassageKind.TITLE, PassageKind.HEADING)
    having = {
        (term, profile.article)
        for profile in profiles
        for term in (profile.own.counts if profile.kind in headings else profile.own.quoted)
    }
    return Counter(term for term, _ in having)


def _generic(profiles: Sequence[Profile], frequency: Counter[str], named: frozenset[str]) -> frozenset[str]:
    """Return the words of the trade, the people the story is about, and nouns made only of such (◯◯政権, ◯◯大統領)."""
    stop = stop_words()
    plain = {term for term in frequency if term.removeprefix("@") in stop.generic}
    plain |= {term for term in named if frequency[term] > max(FEW, ACTOR * len(profiles))}
    idle = plain | stop.generic | stop.empty | stop.titles
    made_of = {term: parts for profile in profiles for term, parts in profile.own.parts.items()}
    plain |= {term for term, parts in made_of.items() if all(part in idle or len(part) == 1 for part in parts)}
    return frozenset(plain)


def _opening(profiles: Sequence[Profile]) -> frozenset[str]:
    """Return the terms that stand in the title or the first body passages of more than half of the articles."""
    openings: dict[str, set[str]] = {}
    begun: Counter[str] = Counter()
    for profile in profiles:
        terms = openings.setdefault(profile.article, set())
        if profile.kind is PassageKind.TITLE or (profile.kind is PassageKind.BODY and begun[profile.article] < OPENING):
            terms.update(profile.own.counts)
        begun[profile.article] += profile.kind is PassageKind.BODY
    having = Counter(term for terms in openings.values() for term in terms)
    return frozenset(term for term, articles in having.items() if articles > max(1, len(openings) / 2))
