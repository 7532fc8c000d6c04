"""Two values of one quantity: do they agree, can rounding explain the difference, or do they differ?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property, lru_cache
from typing import Final

_CLOSE: Final = Decimal("0.03")
"""Relative difference below which a rounded value and an exact one say the same to any reader."""
_LARGE: Final = 4
"""Power of ten from which a number of one digit is a rounded one."""
_ROUNDED: Final = Decimal("0.12")
"""Relative difference up to which rounding to one digit still explains itself; beyond, an editor would ask."""


class Comparison(Enum):
    """How two values stand to each other."""

    SAME = "same"
    """Equal, or one lies within what the other leaves open (9割超 and 92%), or is its plain rounding."""
    ROUNDED = "rounded"
    """One may be the other rounded, though the step is large (約2,000億円 and 2,110億円)."""
    DIFFERENT = "different"


@dataclass(frozen=True)
class Value:
    """A stretch of numbers: a point, or open or vague at an end. What is reckoned from it is kept: it is asked often.

    Attributes:
        low, high: its ends; `None` = open.
        rough: whether its words say that it is not exact (約, 規模, 程度).
        step: the last place it is written to, where that is not one of its digits: an hour of 6時間.
    """

    low: Decimal | None
    high: Decimal | None
    rough: bool = False
    step: Decimal | None = None

    @cached_property
    def point(self) -> Decimal | None:
        """The number, if it is one number."""
        return self.low if self.low is not None and self.low == self.high else None

    @cached_property
    def size(self) -> Decimal:
        """A number to measure distances from: the point, or the end that is known."""
        known = [end for end in (self.low, self.high) if end is not None]
        return sum(known, Decimal(0)) / len(known) if known else Decimal(0)

    @cached_property
    def digits(self) -> int:
        """How many digits the number has without the zeros at its end; 0 for none, or for no one number."""
        return len(self.point.normalize().as_tuple().digits) if self.point else 0


@lru_cache(maxsize=16_384)
def half_step(number: Decimal) -> Decimal:
    """Return half of the last place that is not zero (2000 億 → 500 億): what rounding may have taken away."""
    if number == 0:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def distance(one: Value, other: Value) -> Decimal:
    """Return the difference of two values relative to the larger; 0 when they overlap."""
    if overlap(one, other):
        return Decimal(0)
    largest = max(abs(one.size), abs(other.size))
    return abs(one.size - other.size) / largest if largest else Decimal(0)


def overlap(one: Value, other: Value) -> bool:
    """Whether some number lies in both."""
    above = one.high is None or other.low is None or other.low <= one.high
    below = one.low is None or other.high is None or one.low <= other.high
    return above and below


def compare(one: Value, other: Value) -> Comparison:
    """Say how two values of one quantity stand to each other. Symmetric."""
    if overlap(one, other):
        return Comparison.SAME
    apart = distance(one, other)
    first, second = one.point, other.point
    if first is None or second is None:
        if apart < _CLOSE and (_rounds_to(one, other) or _rounds_to(other, one)):
            return Comparison.SAME
        # An open or vague value that misses the other by a little: 9割超 and 89.8%.
        return Comparison.ROUNDED if apart <= _CLOSE else Comparison.DIFFERENT
    if apart > _ROUNDED:
        return Comparison.DIFFERENT
    gap = abs(first - second)
    rounding = max(
        _half(one, first) if one.rough or _is_coarser(one, other) else Decimal(0),
        _half(other, second) if other.rough or _is_coarser(other, one) else Decimal(0),
    )
    if gap <= rounding:
        rough = one.rough or other.rough
        return Comparison.SAME if apart < _CLOSE and (rough or gap < rounding) else Comparison.ROUNDED
    return Comparison.DIFFERENT


def _half(value: Value, point: Decimal) -> Decimal:
    return value.step / 2 if value.step is not None else half_step(point)


def _is_coarser(one: Value, other: Value) -> bool:
    """Whether one exact value may be the other rounded."""
    if one.step is not None and other.step is not None:
        return one.step > other.step
    return one.point is not None and other.point is not None and _coarser(one.point, other.point)


def _rounds_to(rounded: Value, other: Value) -> bool:
    """Whether `rounded` is one number that the known end of `other` rounds to (1万2000 and 最大1万1840)."""
    point = rounded.point
    if point is None or not (rounded.rough or _coarser(point, other.size)):
        return False
    return abs(point - other.size) <= half_step(point)


def _coarser(number: Decimal, other: Decimal) -> bool:
    """Whether `number` may be `other` rounded (4万2000 for 4万2123, 7% for 6.7%).

    A single digit may be only where the other has decimals, or of tens of thousands and more: 3人 is not 2人 rounded,
    4億円 is 4億2000万円.
    """
    digits = number.normalize().as_tuple().digits
    whole, other_whole = (end == end.to_integral_value() for end in (number, other))
    single = (whole and not other_whole) or number.adjusted() >= _LARGE
    return (len(digits) >= 2 or single) and half_step(number) > half_step(other)
