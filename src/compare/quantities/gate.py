"""The same-quantity gate, first half: what rules out that two figures measure the same thing.

Compared with other things, reckoned by other things, of another party, of another part of a set: such figures are never
held against each other, however alike their sentences are. `scoring` says of the others how surely they are the same.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from compare.model import MentionKind
from compare.quantities.cues import words
from compare.quantities.reading import Quantity

_FULL_NAME: Final = 2
"""Names that make a person: family and given name."""
_COMPOUND: Final = 4
"""Characters of a shared name that make it the name of one thing (思いやり予算)."""
_FAMILY: Final = 2
"""Characters at the end of two heads that make them of one family (…予算, …予算)."""


class Kinship(IntEnum):
    """How the heads of two measures are related, weakest first."""

    NAMED = 1
    """Other heads of one family, but one is called by the other's name (…予算, also 思いやり予算)."""
    MILD = 2
    """The same head but for words that praise or size it (戦略投資, 投資)."""
    SAME = 3


@lru_cache(maxsize=4096)
def stripped(head: str) -> str:
    """Return a head without mild words before it."""
    fitting = [word for word in words("mild") if head.startswith(word) and len(head) >= len(word) + 2]
    return stripped(head[max(map(len, fitting)) :]) if fitting else head


def of_heads(one: Quantity, other: Quantity) -> Kinship | None:
    """Return how the heads of two measures are related, if they are. Symmetric."""
    if one.mention.kind is MentionKind.AGE:
        return Kinship.SAME if _of_one_person(one, other) else None
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
    return any(
        named.isdisjoint(other.members[number]) for number, named in one.members.items() if number in other.members
    )


def meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of names have one in common, be it in a shorter form (日産, 日産自動車)."""
    return any(
        one == other or (min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one)))
        for one in some
        for other in others
    )


def of_others(one: Quantity, other: Quantity) -> bool:
    """Whether the two are of different stories, or name different parties, as far as they name any."""
    if other.article not in one.related:
        return True
    if not one.names or not other.names or meet(one.names, other.names):
        return False
    return not (one.names <= other.around or other.names <= one.around)


def other_period(one: Quantity, other: Quantity) -> bool:
    """Whether every period the one may be of excludes every period of the other."""
    return bool(one.periods and other.periods) and all(
        first.excludes(second) for first in one.periods for second in other.periods
    )


def kinship(one: Quantity, other: Quantity) -> Kinship | None:
    """Return how the measures of two figures are related, or `None` if they are of different things. Symmetric."""
    same_kind = one.unit == other.unit and bool(one.cues.change) == bool(other.cues.change)
    return of_heads(one, other) if same_kind and may_be_same(one, other) else None


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether basis, period of reckoning, parties and parts of two figures can be those of one quantity. Symmetric."""
    if other.article not in one.related:
        # Asked first: among many stories it is the answer to most questions.
        return False
    if one.basis != other.basis and one.basis and other.basis:
        return False
    if one.per != other.per and one.per and other.per:
        return False
    if MentionKind.AGE in (one.mention.kind, other.mention.kind) and not _of_one_person(one, other):
        return False
    if one.head in words("enumerating") or other.head in words("enumerating"):
        return False
    return not (_contrasted(one, other) or of_others(one, other))


def _of_one_person(one: Quantity, other: Quantity) -> bool:
    """Whether two ages are of one person: family and given name must both be there."""
    return one.mention.kind is other.mention.kind and len(one.names & other.names) >= _FULL_NAME
