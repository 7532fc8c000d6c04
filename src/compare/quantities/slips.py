"""Slips of the pen: two numbers that are the same but for one digit, or for two digits that changed places.

What such a number counts is often said too shortly to be compared (「今回は168品目が対象」); that another article has
186品目, and nobody else 168, tells that the same thing is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.model import Figure, PassageKind
from compare.quantities.gate import Kinship, Match, may_be_same
from compare.quantities.reading import Quantity

_FEWEST: Final = 3
"""Digits of a number that is hardly met by chance."""
_MANY: Final = 4
"""Digits from which less has to be shared around the numbers."""
_SHARED: Final = {True: 2, False: 4}
"""Words that must be shared around two numbers of many, and of few digits."""
_CROWD: Final = 12
"""Figures that look alike up to here are compared; more are a table."""

_Number = tuple[str, int, tuple[int, ...]]


def _number(quantity: Quantity) -> _Number | None:
    """Return unit, last place and digits of an exact number in prose, if it has enough digits."""
    point = quantity.value.point
    figure = quantity.mention
    if point is None or point <= 0 or not isinstance(figure, Figure) or quantity.kind is PassageKind.ROW:
        return None
    _, digits, exponent = point.normalize().as_tuple()
    return (quantity.unit, int(exponent), digits) if len(digits) >= _FEWEST else None


def _alike(number: _Number) -> Iterator[tuple[object, ...]]:
    """Yield what a number has in common with those that one slip makes of it."""
    unit, exponent, digits = number
    for place in range(len(digits)):
        yield unit, exponent, place, digits[:place], digits[place + 1 :]
        if place:
            swapped = tuple(sorted(digits[place - 1 : place + 1]))
            yield unit, exponent, -place, digits[: place - 1], swapped, digits[place + 1 :]


def slips(quantities: Sequence[Quantity]) -> dict[tuple[int, int], Match]:
    """Return the pairs of different articles of which one number is a slip for the other."""
    numbers = [_number(quantity) for quantity in quantities]
    written: dict[str, set[_Number]] = defaultdict(set)
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        if number is not None:
            written[quantities[place].article].add(number)
            for key in _alike(number):
                buckets[key].append(place)
    found: dict[tuple[int, int], Match] = {}
    for bucket in buckets.values():
        for one, other in combinations(bucket[:_CROWD], 2):
            first, second = numbers[one], numbers[other]
            theirs, ours = written[quantities[other].article], written[quantities[one].article]
            if first is None or second is None or first == second or first in theirs or second in ours:
                continue
            match = _match(quantities[one], quantities[other], len(first[2]) >= _MANY)
            if match is not None and (one, other) not in found:
                found[one, other] = match
    return dict(sorted(found.items()))


def _match(one: Quantity, other: Quantity, many: bool) -> Match | None:
    """Return the match of two numbers that look alike, if what is around them speaks for it and nothing against."""
    if one.article == other.article or not may_be_same(one, other):
        return None
    if one.head and other.head and not one.terms & other.terms:
        return None
    together = bool(one.topics & other.topics)
    shared = len((one.terms | one.context | one.names) & (other.terms | other.context | other.names))
    if shared < _SHARED[many] - together:
        return None
    return Match(Kinship.ALIKE, together, False, 0, bool(one.names & other.names), 0.75 if many else 0.65)
