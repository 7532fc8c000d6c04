"""Which figures are partners: the best match of each in every other article, and camps of those that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from compare.model import Figure, MentionKind
from compare.quantities import values
from compare.quantities.cues import Standing
from compare.quantities.gate import Kinship, Match, same_quantity, stripped
from compare.quantities.reading import Quantity
from compare.quantities.reasons import agree
from compare.quantities.slips import slips
from compare.quantities.values import Value

_PER_ARTICLE: Final = 8
"""How many figures of one head are compared per article; a long table of them is no claim of its own."""
_RIVAL: Final = 0.1
"""How much less sure a match is when an article gives several values under one head."""


def _keys(quantity: Quantity) -> Iterator[str]:
    """Yield what figures must have in common to be compared at all."""
    if quantity.mention.kind is MentionKind.AGE:
        yield from sorted(quantity.names)
    elif quantity.head:
        yield quantity.head
        yield stripped(quantity.head)
        yield from sorted(quantity.compounds)
        yield from (quantity.head[start:] for start in range(1, len(quantity.head) - 1))


def _pairs(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different articles that share unit and a key, once each, in order."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    taken: dict[tuple[str, str, str], int] = defaultdict(int)
    for number, quantity in enumerate(quantities):
        for key in dict.fromkeys(_keys(quantity)):
            slot = (quantity.unit, key, quantity.article)
            taken[slot] += 1
            if taken[slot] <= _PER_ARTICLE:
                buckets[quantity.unit, key].append(number)
    pairs = {
        pair
        for bucket in buckets.values()
        for pair in combinations(bucket, 2)
        if quantities[pair[0]].article != quantities[pair[1]].article
    }
    yield from sorted(pairs)


def partners(quantities: Sequence[Quantity], found: Mapping[tuple[int, int], Match]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which each is the best partner of the other in its article; agreement is best.

    A slip is one even where the article has the right number as well, in its headline say.
    """
    best: dict[tuple[int, str], tuple[tuple[bool, float, float, int], int]] = {}
    for (one, other), match in found.items():
        first, second = quantities[one], quantities[other]
        apart = float(values.distance(first.value, second.value))
        for mine, theirs in ((one, other), (other, one)):
            rank = (agree(first, second), match.confidence, -apart, -theirs)
            slot = (mine, quantities[theirs].article)
            if slot not in best or rank > best[slot][0]:
                best[slot] = (rank, theirs)
    for one, other in sorted(found):
        first, second = quantities[one], quantities[other]
        slip = found[one, other].kinship is Kinship.ALIKE
        if slip or (best[one, second.article][1] == other and best[other, first.article][1] == one):
            yield one, other


class Camps:
    """Figures that say the same: sets that grow together."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, number: int) -> int:
        """Return the figure that stands for the camp of this one."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one camp of two."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


def join_repeats(quantities: Sequence[Quantity], camps: Camps) -> None:
    """Put what an article says again in the camp of the first time."""
    first: dict[tuple[str, str, str, str], int] = {}
    for number, quantity in enumerate(quantities):
        if quantity.head and quantity.cues.standing is not Standing.FORMER:
            key = (quantity.article, quantity.unit, stripped(quantity.head), value_text(quantity))
            earlier = first.setdefault(key, number)
            if quantity.names == quantities[earlier].names or not quantity.names:
                camps.join(earlier, number)


def value_text(quantity: Quantity) -> str:
    """Return the normalised value of a figure as evidence shows it: `2000 COUNT:人`, `20..90 USD`, `30 cm`."""
    figure = quantity.mention if isinstance(quantity.mention, Figure) else None
    ends = (figure.low, figure.high) if figure else (quantity.value.low, quantity.value.high)
    low, high = (format(end.normalize(), "f") if end is not None else "" for end in ends)
    number = low if low == high else f"{low}..{high}"
    sign = {0: "", 1: "+", -1: "-"}[quantity.cues.change]
    return f"{sign}{number} {figure.unit if figure else quantity.unit}"


def _rivals(quantities: Sequence[Quantity]) -> dict[tuple[str, str, str, bool], int]:
    """Return how many exact values each article gives under one unit and head."""
    seen: dict[tuple[str, str, str, bool], set[str]] = defaultdict(set)
    for quantity in quantities:
        if quantity.value.point is not None:
            seen[_slot(quantity)].add(value_text(quantity))
    return {slot: len(given) for slot, given in seen.items()}


def _slot(quantity: Quantity) -> tuple[str, str, str, bool]:
    return quantity.article, quantity.unit, stripped(quantity.head), bool(quantity.cues.change)


def _sums(quantities: Sequence[Quantity]) -> dict[tuple[str, str, str, bool], Value]:
    """Return what the values of parts that an article gives under one unit and head add up to (two banks' assets)."""
    given: dict[tuple[str, str, str, bool], dict[str, Decimal]] = defaultdict(dict)
    for quantity in quantities:
        if quantity.value.point is not None and not quantity.cues.change:
            given[_slot(quantity)][value_text(quantity)] = quantity.value.point
    totals = {slot: sum(parts.values(), Decimal(0)) for slot, parts in given.items() if 2 <= len(parts) <= _PER_ARTICLE}
    return {slot: Value(total, total, rough=True) for slot, total in totals.items()}


def _is_sum(sums: Mapping[tuple[str, str, str, bool], Value], parts: Quantity, whole: Quantity) -> bool:
    """Whether the one is a part of what its article adds up to the other."""
    total = sums.get(_slot(parts))
    return total is not None and values.compare(total, whole.value) is values.Comparison.SAME


def matches(quantities: Sequence[Quantity]) -> dict[tuple[int, int], Match]:
    """Return the pairs that measure the same thing, less sure where one article gives several values for it."""
    rivals = _rivals(quantities)
    sums = _sums(quantities)
    found: dict[tuple[int, int], Match] = {}
    for one, other in _pairs(quantities):
        first, second = quantities[one], quantities[other]
        match = same_quantity(first, second)
        if match is not None and not _is_sum(sums, first, second) and not _is_sum(sums, second, first):
            others = sum(min(rivals.get(_slot(quantities[item]), 1), 3) - 1 for item in (one, other))
            found[one, other] = replace(match, confidence=round(match.confidence - _RIVAL * others, 2))
    return slips(quantities) | found
