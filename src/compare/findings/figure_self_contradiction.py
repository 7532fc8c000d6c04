"""figure-self-contradiction: one article that gives two values for one quantity.

Three shapes are looked for, all inside one article: a number and the same with two digits swapped, of one thing; a
headline whose number the text does not have, where the text has another for the same; and a vague size beside an exact
one that it cannot mean (数百億ドル規模、総額4,000億ドル級).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Comparison, Evidence, Finding, PassageKind, Role
from compare.quantities import values
from compare.quantities.gate import may_be_same, of_heads, other_period
from compare.quantities.likeness import Likeness
from compare.quantities.pairing import is_current, value_text
from compare.quantities.reading import Quantity, reader_of
from compare.quantities.slips import Slip, slip

_ID: Final = "figure-self-contradiction"
_VERSION: Final = "1"
_CATEGORY: Final = "figure"
_ALIKE: Final = 0.3
"""Likeness from which two figures of one article are of one thing, if their heads are."""
_DIGITS: Final = 3
"""Digits of a number that is hardly another by chance."""
_CLOSE: Final = 0.7
"""Weight of a word that stands close to a figure."""
_DATE: Final = re.compile(r"#(?:FY)?\d{4}(?:-|$)")
_HEADLINE: Final = 0.4
"""Likeness from which a figure of the text is that of the headline."""
_FAR: Final = 2
"""A ratio beyond which headline and text speak of two things."""
_BESIDE: Final = 16
"""Characters between a vague and an exact size of one thing."""
_VAGUE: Final = 3
"""Ratio of the ends of a size that is vague: 数百億 is 100 to 900."""
_MOST: Final = 200
"""Figures of an article that are compared; more are tables."""


def _find(comparison: Comparison) -> Iterator[Finding]:
    own: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in reader_of(comparison).quantities:
        if is_current(quantity):
            own[quantity.article].append(quantity)
    for quantities in own.values():
        likeness = Likeness([quantity.bag for quantity in quantities])
        told: set[tuple[str, str]] = set()
        for one, other, confidence in _contradictions(quantities[:_MOST], likeness):
            values_of = (value_text(quantities[one]), value_text(quantities[other]))
            if values_of not in told:
                told.add(values_of)
                yield _finding(quantities[one], quantities[other], confidence)


def _contradictions(quantities: Sequence[Quantity], likeness: Likeness) -> Iterator[tuple[int, int, float]]:
    """Yield the numbers of two figures that cannot both be right, and how surely."""
    for one, other in combinations(range(len(quantities)), 2):
        first, second = quantities[one], quantities[other]
        # What few pairs are is asked first.
        if first.unit != second.unit or not (_is_beside(first, second) or _is_swapped(first, second)):
            continue
        if first.cues != second.cues or values.compare(first.value, second.value) is not values.Comparison.DIFFERENT:
            continue
        if not may_be_same(first, second) or other_period(first, second):
            continue
        kin = of_heads(first, second) is not None and not _say_more(first, second)
        if _is_swapped(first, second) and kin and likeness.of(one, other) >= _ALIKE:
            yield one, other, 0.85
        elif _is_beside(first, second):
            yield one, other, 0.8
    yield from _headlines(quantities, likeness)


def _say_more(one: Quantity, other: Quantity) -> bool:
    """Whether each names what the other does not: two towns, two companies, two months, asked and given."""
    first, second = (
        {word for word, weight in quantity.bag.items() if weight >= _CLOSE and not word.startswith("#")}
        for quantity in (one, other)
    )
    days = [{word for word in quantity.bag if _DATE.match(word)} for quantity in (one, other)]
    dated = bool(days[0] and days[1] and not days[0] & days[1])
    return dated or (bool(first - set(other.bag)) and bool(second - set(one.bag)))


def _is_swapped(one: Quantity, other: Quantity) -> bool:
    """Whether two digits of a number of three or more changed places, in two sentences."""
    return (
        one.value.digits >= _DIGITS
        and one.sentence != other.sentence
        and slip(one.value.point, other.value.point) is Slip.SWAP
    )


def _is_beside(one: Quantity, other: Quantity) -> bool:
    """Whether a vague and an exact size stand side by side: the one in brackets or apposition to the other."""
    if one.passage != other.passage or one.mention.kind is not other.mention.kind:
        return False
    vague = [quantity for quantity in (one, other) if _is_vague(quantity)]
    exact = [quantity for quantity in (one, other) if quantity.value.point is not None]
    gap = other.mention.span.start - one.mention.span.end
    return len(vague) == len(exact) == 1 and 0 <= gap <= _BESIDE and one.sentence == other.sentence


def _is_vague(quantity: Quantity) -> bool:
    low, high = quantity.value.low, quantity.value.high
    return low is not None and high is not None and low > 0 and high / low >= _VAGUE


def _headlines(quantities: Sequence[Quantity], likeness: Likeness) -> Iterator[tuple[int, int, float]]:
    """Yield figures of the headline that the text does not have, with the one that it has for the same thing."""
    text = [number for number, quantity in enumerate(quantities) if quantity.kind is not PassageKind.TITLE]
    for number, title in enumerate(quantities):
        if title.kind is not PassageKind.TITLE or title.value.point is None:
            continue
        rivals = [other for other in text if quantities[other].unit == title.unit]
        borne_out = [
            other
            for other in rivals
            if values.compare(title.value, quantities[other].value) is not values.Comparison.DIFFERENT
        ]
        if borne_out or not rivals:
            continue
        other = max(rivals, key=lambda item: (likeness.of(number, item), -item))
        second = quantities[other]
        point = second.value.point
        alike = likeness.of(number, other) >= _HEADLINE and of_heads(title, second) is not None
        if alike and point and may_be_same(title, second) and title.cues == second.cues:
            small, large = sorted((abs(title.value.size), abs(point)))
            if small and large / small < _FAR and not other_period(title, second):
                yield number, other, 0.8


def _finding(one: Quantity, other: Quantity, confidence: float) -> Finding:
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="conflict",
        reason="true",
        severity=1 if confidence > 0.8 else 2,
        confidence=confidence,
        topic=min(one.topics & other.topics, default=min(other.topics, default=None)),
        message=message(
            "{a} gives {x} and {y} for “{measure}”.",
            a=one.article,
            x=one.mention.text,
            y=other.mention.text,
            measure=one.label or other.label,
        ),
        evidence=(_evidence(one), _evidence(other)),
    )


def _evidence(quantity: Quantity) -> Evidence:
    mention = quantity.mention
    return Evidence(mention.article, mention.span, mention.text, value_text(quantity), Role.SIDE)


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
