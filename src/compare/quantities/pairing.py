"""Which figures are partners: the best match of each in every other article, and camps of those that agree.

What an article says as the other does is settled first: a figure that agrees is no partner for one that differs.
Among the rest, two are partners if each is the most like the other of all that its article has to offer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from compare.model import Figure
from compare.quantities import values
from compare.quantities.cues import Standing
from compare.quantities.gate import may_be_same, of_heads, other_period, stripped
from compare.quantities.likeness import Bag, Likeness, near
from compare.quantities.reading import Quantity
from compare.quantities.scoring import Match, Signs, score
from compare.quantities.slips import Slip, slip
from compare.quantities.values import Value

_PARTS: Final = 8
"""How many values of one head may add up to a whole; a long table of them is no sum that an article tells."""
_SETTLED: Final = 0.12
"""Likeness from which equal numbers are taken to be the same thing, so that nothing else is looked for."""
_LIGHTLY: Final = 0.05
"""The same for numbers of `_SOME` digits."""
_KIN: Final = 0.15
"""What the same head is worth beside likeness, where a figure chooses among several."""
_SOME: Final = 3
_MANY: Final = 4
"""Digits of a number that two articles never have by chance."""
_SLIPPED: Final = 0.05
"""Likeness from which two numbers with swapped digits are partners though others are more alike."""
_THOUSANDS: Final = 3
"""Power of ten from which they are so without any likeness."""
_LEAST: Final = 0.1
"""Likeness below which two figures have too little in common to be held against each other."""
_REPEATED: Final = 0.15
"""Likeness from which an article is taken to say the same thing again."""
_TELLING: Final = 2
"""Digits of a number that is hardly said twice by chance."""
_SAME: Final = 0.5
"""Confidence from which figures of one value are one camp."""
_CROWD: Final = 400
"""Figures of one unit up to which every two are compared; of more, those that share a rare word or a topic."""
_RARE: Final = 40
"""Figures that a word may stand with to be rare."""


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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of different articles that measure the same thing, and how surely."""

    one: int
    other: int
    match: Match


def value_text(quantity: Quantity) -> str:
    """Return the normalised value of a figure as evidence shows it: `2000 COUNT:人`, `20..90 USD`, `30 cm`."""
    figure = quantity.mention if isinstance(quantity.mention, Figure) else None
    ends = (figure.low, figure.high) if figure else (quantity.value.low, quantity.value.high)
    low, high = (format(end.normalize(), "f") if end is not None else "" for end in ends)
    number = low if low == high else f"{low}..{high}"
    sign = {0: "", 1: "+", -1: "-"}[quantity.cues.change]
    return f"{sign}{number} {figure.unit if figure else quantity.unit}"


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.article == other.article or one.unit != other.unit:
        return False
    if one.cues.scoped and other.cues.scoped and of_heads(one, other) is None:
        # うち1200億円を道路に, うち800億円を学校に.
        return False
    return may_be_same(one, other) and not other_period(one, other)


class Pairing:
    """All figures of a comparison that are valid now, paired across articles.

    Attributes:
        quantities: the figures.
        pairs: those that measure the same thing, whether they agree or differ; in order.
        repeats: pairs of places at which one article says the same thing again.
    """

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self.quantities = quantities
        single = Likeness([quantity.bag for quantity in quantities])
        self.repeats = tuple(self._repeats(single))
        pooled = Camps(len(quantities))
        for one, other in self.repeats:
            pooled.join(one, other)
        self._likeness = Likeness(list(self._pooled(pooled)))
        self._alike = {
            (one, other): self._likeness.of(one, other)
            for one, other in self._candidates()
            if _comparable(quantities[one], quantities[other])
        }
        self._near = {
            pair: how
            for pair in self._alike
            if (how := values.compare(*(quantities[item].value for item in pair))) is not values.Comparison.DIFFERENT
            and quantities[pair[0]].cues.change * quantities[pair[1]].cues.change >= 0
        }
        self._settled = self._settle()
        self._sums = _sums(quantities)
        self._lonely = _lonely(quantities)
        self._reaches: dict[str, set[str]] = defaultdict(set)
        for number, quantity in enumerate(quantities):
            self._reaches[quantity.article] |= near(self._likeness.bags[number], "reaches")
        self.pairs = tuple(sorted((*self._agreeing(), *self._differing()), key=lambda pair: (pair.one, pair.other)))

    # --- what an article says twice ---------------------------------------------------------------

    def _repeats(self, likeness: Likeness) -> Iterator[tuple[int, int]]:
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, quantity in enumerate(self.quantities):
            groups[quantity.article, value_text(quantity)].append(number)
        for group in groups.values():
            for one, other in combinations(group[:_PARTS], 2):
                first, second = self.quantities[one], self.quantities[other]
                named = bool(first.head) and stripped(first.head) == stripped(second.head)
                told = first.value.digits >= _TELLING and likeness.of(one, other) >= _REPEATED
                if (named or told) and may_be_same(first, second):
                    yield one, other

    def _pooled(self, pooled: Camps) -> Iterator[Bag]:
        """Yield for each figure the words around all places at which its article says it."""
        bags: dict[int, Bag] = {}
        for number, quantity in enumerate(self.quantities):
            bag = bags.setdefault(pooled.of(number), Bag())
            for word, weight in quantity.bag.items():
                bag.put((word,), weight)
        yield from (bags[pooled.of(number)] for number in range(len(self.quantities)))

    # --- which are compared at all ----------------------------------------------------------------

    def _candidates(self) -> Iterator[tuple[int, int]]:
        units: dict[str, list[int]] = defaultdict(list)
        for number, quantity in enumerate(self.quantities):
            units[quantity.unit].append(number)
        for numbers in units.values():
            if len(numbers) <= _CROWD:
                yield from combinations(numbers, 2)
            else:
                yield from self._kindred(numbers)

    def _kindred(self, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """Return the pairs of many figures that share a rare word, or topic and head."""
        keys: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in numbers:
            quantity = self.quantities[number]
            for word in self._likeness.bags[number]:
                keys[(word,)].append(number)
            for topic in quantity.topics:
                keys[topic, quantity.head].append(number)
        return sorted({pair for own in keys.values() if len(own) <= _RARE for pair in combinations(own, 2)})

    # --- who agrees -------------------------------------------------------------------------------

    def _settle(self) -> frozenset[tuple[int, str]]:
        """Return which figures have an equal in which other article; a number of many digits is not met by chance."""
        settled: set[tuple[int, str]] = set()
        equal: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, quantity in enumerate(self.quantities):
            if quantity.value.digits >= _MANY:
                equal[quantity.unit, value_text(quantity).lstrip("+-")].append(number)
        for group in equal.values():
            settled |= {(one, self.quantities[other].article) for one in group for other in group if one != other}
        for one, other in self._near:
            first, second = self.quantities[one], self.quantities[other]
            exact = first.value.point is not None and second.value.point is not None
            if exact and self._alike[one, other] >= (_SETTLED if first.value.digits < _SOME else _LIGHTLY):
                settled |= {(one, second.article), (other, first.article)}
        return frozenset(settled)

    def _agreeing(self) -> Iterator[Pair]:
        """Yield the pairs of one value, or of one and the same rounded: of each figure the best in each article."""
        best = self._best(self._near)
        for one, other in self._near:
            first, second = self.quantities[one], self.quantities[other]
            if best[one, second.article][0][1] == other and best[other, first.article][0][1] == one:
                match = score(first, second, self._signs(one, other, best))
                if match.confidence >= _SAME:
                    yield Pair(one, other, match)

    # --- who differs ------------------------------------------------------------------------------

    def _differing(self) -> Iterator[Pair]:
        apart = [pair for pair in self._alike if self._is_apart(*pair)]
        best = self._best(apart)
        for one, other in apart:
            first, second = self.quantities[one], self.quantities[other]
            mutual = best[one, second.article][0][1] == other and best[other, first.article][0][1] == one
            if not mutual and not self._is_slip(one, other):
                continue
            if _is_sum(self._sums, first, second) or _is_sum(self._sums, second, first):
                continue
            yield Pair(one, other, score(first, second, self._signs(one, other, best)))

    def _is_slip(self, one: int, other: int) -> bool:
        """Whether two numbers are so surely one with a slip that it does not matter what else is alike."""
        first, second = self.quantities[one], self.quantities[other]
        if first.value.digits < _SOME or slip(first.value.point, second.value.point) is not Slip.SWAP:
            return False
        large = first.value.point is not None and first.value.point.adjusted() >= _THOUSANDS
        return self._alike[one, other] >= (0.0 if large else _SLIPPED)

    def _is_apart(self, one: int, other: int) -> bool:
        """Whether two figures may differ: both levels or both changes, neither with an equal in the other's article."""
        first, second = self.quantities[one], self.quantities[other]
        if (one, other) in self._near or bool(first.cues.change) is not bool(second.cues.change):
            # 2%に引き上げ is no other 2%引き上げ.
            return False
        if self._alike[one, other] < _LEAST and not self._is_slip(one, other):
            return False
        settled = (one, second.article) in self._settled, (other, first.article) in self._settled
        # The right number may stand in a table, and a slip of it in the text.
        return not any(settled) or (not all(settled) and self._is_slip(one, other) and _are_kin(first, second))

    # --- how surely -------------------------------------------------------------------------------

    def _best(self, pairs: Sequence[tuple[int, int]] | Mapping[tuple[int, int], object]) -> _Best:
        """Return for each figure and other article the two most alike of its candidates there."""
        best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for one, other in pairs:
            kin = of_heads(self.quantities[one], self.quantities[other]) is not None
            alike = self._alike[one, other] + _KIN * kin
            best[one, self.quantities[other].article].append((alike, other))
            best[other, self.quantities[one].article].append((alike, one))
        return {key: sorted(found, key=lambda item: (-item[0], item[1]))[:2] for key, found in best.items()}

    def _signs(self, one: int, other: int, best: _Best) -> Signs:
        first, second = self.quantities[one], self.quantities[other]
        alike = self._alike[one, other]
        kin = _KIN * (of_heads(first, second) is not None)
        rivals = [
            score
            for key, own in (((one, second.article), other), ((other, first.article), one))
            for score, number in best.get(key, ())
            if number != own
        ]
        return Signs(
            alike=alike,
            shared=self._likeness.shared(one, other),
            margin=max(0.0, alike + kin - max(rivals, default=0.0)),
            lonely=1 / (self._lonely[first.article, first.unit] * self._lonely[second.article, second.unit]),
            scoped=self._are_parts(one, other),
        )

    def _are_parts(self, one: int, other: int) -> bool:
        """Whether one is marked as a part that the other is not.

        How far a figure reaches (県内) tells only where the two articles speak of more than one reach.
        """
        groups = ["parts"]
        if len(self._reaches[self.quantities[one].article] | self._reaches[self.quantities[other].article]) > 1:
            groups.append("reaches")
        bags = self._likeness.bags
        return any(near(bags[one], group) != near(bags[other], group) for group in groups)


def _are_kin(one: Quantity, other: Quantity) -> bool:
    return of_heads(one, other) is not None


_Best = dict[tuple[int, str], list[tuple[float, int]]]


def _lonely(quantities: Sequence[Quantity]) -> dict[tuple[str, str], int]:
    """Return how many different values each article gives with each unit."""
    seen: dict[tuple[str, str], set[Value]] = defaultdict(set)
    for quantity in quantities:
        seen[quantity.article, quantity.unit].add(quantity.value)
    return {key: len(given) for key, given in seen.items()}


_Slot = tuple[str, str, str, bool]


def _slot(quantity: Quantity) -> _Slot:
    return quantity.article, quantity.unit, stripped(quantity.head), bool(quantity.cues.change)


def _sums(quantities: Sequence[Quantity]) -> dict[_Slot, Value]:
    """Return what the values of parts that an article gives under one unit and head add up to (two banks' assets)."""
    given: dict[_Slot, dict[str, Decimal]] = defaultdict(dict)
    for quantity in quantities:
        if quantity.head and quantity.value.point is not None and not quantity.cues.change:
            given[_slot(quantity)][value_text(quantity)] = quantity.value.point
    totals = {slot: sum(parts.values(), Decimal(0)) for slot, parts in given.items() if 2 <= len(parts) <= _PARTS}
    return {slot: Value(total, total, rough=True) for slot, total in totals.items()}


def _is_sum(sums: Mapping[_Slot, Value], parts: Quantity, whole: Quantity) -> bool:
    """Whether the one is a part of what its article adds up to the other."""
    total = sums.get(_slot(parts))
    return total is not None and values.compare(total, whole.value) is values.Comparison.SAME


def is_current(quantity: Quantity) -> bool:
    """Whether a figure is valid now: not called an earlier value."""
    return quantity.cues.standing is not Standing.FORMER
