"""The same-quantity gate, second half: how surely two figures measure the same thing.

A sum of what speaks for and against it, turned into a probability. The weights were fitted (logistic regression, one
story left out at a time) to the pairs of figures of the invented stories in `tests/stories`; there are few of them, and
none is about one word or one story.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log2
from typing import Final

from compare.quantities.gate import Kinship, meet, of_heads
from compare.quantities.reading import Quantity
from compare.quantities.slips import Slip, slip

_MOST_SHARED: Final = 10.0
"""Weight of shared words beyond which more says no more."""
_SHORT: Final = 2
"""Digits of a number of which a swap may be chance, if its head is another."""
_TELLING: Final = 4
"""Digits of a number beyond which further ones say no more."""
_MOST_APART: Final = 4.0
"""Doublings between two values beyond which further ones say no more."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against two figures being of one quantity.

    Attributes:
        alike: likeness of the words around them, 0 to 1.
        shared: weight of the words they share.
        margin: how much more alike they are than either is to any rival in the other's article.
        lonely: 1 if each is the only value with its unit in its article, less with every rival.
        scoped: whether one is marked as a part and the other is not.
    """

    alike: float
    shared: float
    margin: float
    lonely: float
    scoped: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that may measure the same thing.

    Attributes:
        kinship: how their heads are related, if they are.
        partial: whether one is marked off by a place or part that the other does not name.
        confidence: how surely they measure the same thing.
    """

    kinship: Kinship | None
    partial: bool
    confidence: float


_WEIGHTS: Final = {
    "alike": 0.9,
    "shared": 1.0,
    "margin": 2.2,
    "together": 1.4,
    "kin": 0.5,
    "doublings": -2.0,
    "doublings of kin": -1.6,
    "equal digits": 0.7,
    "one digit": 0.2,
    "two digits swapped": 0.5,
    "lonely": 0.5,
    "names": 1.2,
    "change": -0.6,
    "scoped": -1.7,
    "standing": -1.0,
    "always": -0.5,
}


def features(one: Quantity, other: Quantity, signs: Signs) -> dict[str, float]:
    """Return all that the probability is made of, each between 0 and 1 or a count of doublings."""
    kin = of_heads(one, other) is not None
    return {
        "alike": signs.alike,
        "shared": min(signs.shared, _MOST_SHARED) / _MOST_SHARED,
        "margin": signs.margin,
        "together": bool(one.topics & other.topics),
        "kin": kin,
        "doublings": 0.0 if kin else _doublings(one, other),
        "doublings of kin": _doublings(one, other) if kin else 0.0,
        "equal digits": _equal_digits(one, other),
        "one digit": slip(one.value.point, other.value.point) is Slip.DIGIT,
        "two digits swapped": slip(one.value.point, other.value.point) is Slip.SWAP,
        "lonely": signs.lonely,
        "names": meet(one.names, other.names),
        "change": bool(one.cues.change) is not bool(other.cues.change),
        "scoped": signs.scoped,
        "standing": one.cues.standing is not other.cues.standing,
        "always": 1.0,
    }


def score(one: Quantity, other: Quantity, signs: Signs) -> Match:
    """Return how surely two figures that the gate lets through measure the same thing. Symmetric."""
    total = sum(_WEIGHTS[name] * value for name, value in features(one, other, signs).items())
    partial = signs.scoped
    if bool(one.places) is not bool(other.places) and not meet(one.names, other.names):
        placed, bare = (one, other) if one.places else (other, one)
        partial = partial or not meet(placed.places, bare.around)
    return Match(of_heads(one, other), partial, round(1 / (1 + exp(-total)), 2))


def _equal_digits(one: Quantity, other: Quantity) -> int:
    """Return how many digits beyond the first two equal numbers have: the more, the less they are met by chance."""
    point = one.value.point
    if point is None or point != other.value.point:
        return 0
    return min(len(point.normalize().as_tuple().digits), _TELLING) - 1


def _doublings(one: Quantity, other: Quantity) -> float:
    """Return how often the smaller value is doubled to reach the larger; a swap of digits explains any distance."""
    point = one.value.point
    if point is not None and slip(point, other.value.point) is Slip.SWAP:
        digits = len(point.normalize().as_tuple().digits)
    else:
        digits = 0
    if digits > _SHORT or (digits and of_heads(one, other) is not None):
        return 0.0
    small, large = sorted((abs(one.value.size), abs(other.value.size)))
    if small == large:
        return 0.0
    return min(log2(float(large / small)), _MOST_APART) if small else _MOST_APART
