"""The same-quantity gate: may two figures be compared at all?

Everything but the number is compared: unit, what is counted, per what, compared with what, whose it is, which part of
it, which year. Two numbers that pass measure the same thing as far as the words say; only then is their difference
looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from compare.model import MentionKind
from compare.quantities.cues import contrasts, words
from compare.quantities.reading import Quantity

_CONTEXT_SHARED: Final = 4
"""How many words the surroundings must share when no topic ties the passages."""
_COMPOUND: Final = 4
"""Characters of a shared name that make it the name of one thing (思いやり予算)."""
_FAMILY: Final = 2
"""Characters at the end of two heads that make them of one family (…予算, …予算)."""


class Kinship(IntEnum):
    """How the heads of two measures are related, weakest first."""

    ALIKE = 0
    """Heads that say nothing; only the digits are alike (see `slips`)."""
    NAMED = 1
    """Other heads of one family, but one is called by the other's name (…予算, also 思いやり予算)."""
    MILD = 2
    """The same head but for words that praise or size it (戦略投資, 投資)."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that measure the same thing.

    Attributes:
        kinship: how their heads are related.
        together: whether their passages share a topic.
        partial: whether one is marked off by a place or part that the other does not name.
        loose: how many words of the measures are found on one side only.
        shared_names: whether both name the same party.
        confidence: how surely they measure the same thing.
    """

    kinship: Kinship
    together: bool
    partial: bool
    loose: int
    shared_names: bool
    confidence: float


@lru_cache(maxsize=4096)
def stripped(head: str) -> str:
    """Return a head without mild words before it."""
    fitting = [word for word in words("mild") if head.startswith(word) and len(head) >= len(word) + 2]
    return stripped(head[max(map(len, fitting)) :]) if fitting else head


def _of_heads(one: Quantity, other: Quantity) -> Kinship | None:
    if MentionKind.AGE in (one.mention.kind, other.mention.kind):
        # An age belongs to a person: family and given name must both be there.
        same = one.mention.kind is other.mention.kind and len(one.names & other.names) >= 2
        return Kinship.SAME if same else None
    if not one.head or not other.head:
        return None
    if one.head == other.head:
        return Kinship.SAME
    if stripped(one.head) == stripped(other.head):
        return Kinship.MILD
    long, short = (one, other) if len(one.head) > len(other.head) else (other, one)
    if long.head.endswith(short.head) and long.head.removesuffix(short.head) in short.terms:
        # 自動車関税 and 自動車への関税.
        return Kinship.SAME
    if _same_compound(one, other) or _same_compound(other, one):
        return Kinship.SAME
    if one.head[-_FAMILY:] == other.head[-_FAMILY:]:
        for name in sorted(one.compounds & other.compounds):
            if len(name) >= _COMPOUND and name in (one.head, other.head):
                return Kinship.NAMED
    return None


def _same_compound(one: Quantity, other: Quantity) -> bool:
    """Whether two heads end alike, and the rest of each is said of the other (システムの統合費用, システム費用)."""
    shared = 0
    while shared < min(len(one.head), len(other.head)) and one.head[-1 - shared] == other.head[-1 - shared]:
        shared += 1
    first, second = one.head[: len(one.head) - shared], other.head[: len(other.head) - shared]
    tail = one.head[len(one.head) - shared :]
    return (
        min(len(first), len(second), len(tail)) >= _FAMILY
        and tail in (one.terms | one.context) | (other.terms | other.context)
        and second in one.terms
        and first in other.terms | other.context
    )


def _contrasted(one: Quantity, other: Quantity) -> bool:
    """Whether the measures name different members of a set of which only one can be meant."""
    for group in contrasts():
        first = {word for word in group if word in one.terms or one.head.startswith(word)}
        second = {word for word in group if word in other.terms or other.head.startswith(word)}
        if first and second and first != second:
            return True
    return False


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of names have one in common, be it in a shorter form (日産, 日産自動車)."""
    return any(
        one == other or (min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one)))
        for one in some
        for other in others
    )


def _of_others(one: Quantity, other: Quantity) -> bool:
    """Whether the two name different parties, as far as they name any."""
    if one.names and other.names:
        if _meet(one.names, other.names):
            return False
        return not (one.names <= other.around or other.names <= one.around)
    if one.names or other.names:
        return False
    return bool(one.around and other.around) and not _meet(one.around, other.around)


def _leftover(one: Quantity, other: Quantity) -> frozenset[str]:
    """Return the words of a measure that neither the other measure nor its surroundings know."""
    known = other.terms | other.context | one.names | words("mild") | words("plan") | words("scopes")
    heads = one.head + (one.mention.measure.head if one.mention.measure else "")
    return frozenset(term for term in one.terms if term not in known and term not in heads)


def _other_period(one: Quantity, other: Quantity) -> bool:
    """Whether every period the one may be of excludes every period of the other."""
    return bool(one.periods and other.periods) and all(
        first.excludes(second) for first in one.periods for second in other.periods
    )


def kinship(one: Quantity, other: Quantity) -> Kinship | None:
    """Return how the measures of two figures are related, or `None` if they are of different things. Symmetric."""
    return _of_heads(one, other) if _alike(one, other) else None


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether unit, direction, basis, parties and parts of two figures can be those of one quantity."""
    if one.unit != other.unit or bool(one.cues.change) != bool(other.cues.change):
        return False
    if one.basis != other.basis and one.basis and other.basis:
        return False
    if one.per != other.per and one.per and other.per:
        return False
    if one.head in words("enumerating") or other.head in words("enumerating"):
        return False
    return not _contrasted(one, other) and not _of_others(one, other)


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether nothing but their heads keeps two figures from being of one quantity. Symmetric."""
    return _alike(one, other) and not _other_period(one, other)


def same_quantity(one: Quantity, other: Quantity) -> Match | None:
    """Return how two figures are the same quantity, or `None` if they are not, or not surely enough. Symmetric."""
    related = kinship(one, other)
    if related is None or _other_period(one, other):
        return None
    first, second = _leftover(one, other), _leftover(other, one)
    if first and second and related is not Kinship.NAMED:
        return None
    together = bool(one.topics & other.topics)
    shared_names = _meet(one.names, other.names)
    context = len((one.context | one.terms) & (other.context | other.terms))
    parties = len((one.names | one.around) & (other.names | other.around))
    named_alike = one.head == other.head and len(one.head) >= _COMPOUND
    if not together and (related is Kinship.MILD or (context + parties < _CONTEXT_SHARED and not named_alike)):
        return None
    partial = bool(one.names) != bool(other.names) and not shared_names
    if partial:
        named, bare = (one, other) if one.names else (other, one)
        partial = not _meet(named.names, bare.around)
    partial = partial or one.cues.scoped != other.cues.scoped
    loose = 0 if related is Kinship.NAMED else len(first) + len(second)
    confidence = _confidence(related, together, partial, loose, shared_names, context)
    return Match(related, together, partial, loose, shared_names, confidence)


def _confidence(related: Kinship, together: bool, partial: bool, loose: int, shared_names: bool, context: int) -> float:
    """Return how surely two figures measure the same thing, from 0 to 1; set by the cases in the tests."""
    score = {Kinship.SAME: 0.72, Kinship.MILD: 0.6, Kinship.NAMED: 0.62}[related]
    score += 0.08 if together else -0.1
    score += 0.1 if shared_names else 0.0
    score += 0.05 if context >= 2 * _CONTEXT_SHARED else 0.0
    score -= 0.2 if partial else 0.0
    score -= 0.05 * min(loose, 3)
    return round(max(0.05, min(0.95, score)), 2)
