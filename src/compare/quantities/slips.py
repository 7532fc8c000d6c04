"""Slips of the pen: two numbers that are the same but for one digit, or for two digits that changed places."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from itertools import zip_longest
from typing import Final

_FEWEST: Final = 3
"""Digits of a number of which one more digit is hardly met by chance."""


class Slip(IntEnum):
    """How two numbers are alike, weakest first."""

    NONE = 0
    DIGIT = 1
    """One digit is another (168, 186 is not: that is a swap; 168, 188 is)."""
    SWAP = 2
    """Two neighbouring digits changed places."""


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Return the digits of two numbers from the same last place on, without the zeros that both end in."""
    exponent = min(int(number.normalize().as_tuple().exponent) for number in (one, other))
    first, second = (str(int(number.scaleb(-exponent))) for number in (one, other))
    return first, second


def slip(one: Decimal | None, other: Decimal | None) -> Slip:
    """Say how two exact positive numbers are alike: a swap of two digits or more, one other digit of three or more."""
    if one is None or other is None or one <= 0 or other <= 0 or one == other:
        return Slip.NONE
    if one.adjusted() != other.adjusted():
        return Slip.NONE
    first, second = _digits(one, other)
    if len(first) != len(second):
        return Slip.NONE
    apart = [place for place, (a, b) in enumerate(zip_longest(first, second)) if a != b]
    if len(apart) == 1 and len(first) >= _FEWEST:
        return Slip.DIGIT
    if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(first) == sorted(second):
        return Slip.SWAP
    return Slip.NONE
