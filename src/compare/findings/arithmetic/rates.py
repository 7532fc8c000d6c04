"""Exchange rates that two amounts of one sum imply: 50億ドル(約7,500億円) is 150 yen to the dollar.

An article that implies another rate than the others, or than one that is written (1ドル=155円), has one of the two
amounts wrong, or reckons from another day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final

from compare.findings.arithmetic.making import exact, figures, finding, shown, side
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, MentionKind, Role

_FAR: Final = Decimal("0.12")
"""Relative difference of two rates that no rounding and no ordinary week explains."""
_PAIR: Final = 2
_SAME: Final = re.compile(
    r"[、,(（=＝\s]*(?:日本円|円換算|円)?(?:に換算すると|にして|に直すと|換算で|で|に)?[、,\s]*(?:約|およそ)?"
)
"""Words between two amounts that make the second the first in another currency."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate with the figures it is read from; `stated` when it is written as such."""

    article: str
    units: tuple[str, str]
    rate: Decimal
    figures: tuple[Figure, ...]
    stated: bool


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield implied rates that stand apart from all others of the same two currencies."""
    groups: dict[tuple[str, str], list[_Rate]] = defaultdict(list)
    for rate in _rates(comparison):
        groups[rate.units].append(rate)
    for units, rates in groups.items():
        for rate in rates:
            others = [other for other in rates if other is not rate]
            # Of two, neither is the odd one: they are one finding.
            if rate.stated or not others or (len(rates) == _PAIR and rate is not rates[0] and not rates[0].stated):
                continue
            middle = Decimal(str(median(float(other.rate) for other in others)))
            apart = abs(rate.rate - middle) / max(rate.rate, middle)
            alike = [other for other in others if abs(other.rate - middle) <= _FAR * middle]
            if apart <= _FAR or len(alike) * _PAIR <= len(others):
                continue
            bearing = min(alike, key=lambda other: (not other.stated, other.article, other.figures[0].span))
            yield finding(
                comparison,
                message(
                    "{a}: {x} and {y} imply {rate} {to} for one {per}; elsewhere it is {other}.",
                    a=rate.article,
                    x=rate.figures[0].text,
                    y=rate.figures[1].text,
                    rate=shown(rate.rate),
                    to=units[1],
                    per=units[0],
                    other=shown(middle),
                ),
                [
                    side(rate.figures[0], shown(rate.rate)),
                    side(rate.figures[1], shown(rate.rate)),
                    *(
                        side(figure, shown(bearing.rate), Role.SIDE if len(rates) == _PAIR else _role(rate, bearing))
                        for figure in bearing.figures
                    ),
                ],
                severity=1,
                confidence=0.85,
                reason="arith",
            )


def _role(one: _Rate, other: _Rate) -> Role:
    return Role.CONTEXT if one.article == other.article else Role.SIDE


def _rates(comparison: Comparison) -> Iterator[_Rate]:
    """Yield what one of a foreign currency is in yen, as written and as implied."""
    texts = {article.id: article.text for article in comparison.articles}
    for own in figures(comparison).values():
        money = [figure for figure in own if figure.kind is MentionKind.MONEY]
        for figure in money:
            value = exact(figure)
            if figure.per and value and len(figure.per) == len("USD") and figure.per.isupper():
                yield _Rate(figure.article, (figure.per, figure.unit), value, (figure,), stated=True)
        for base, figure in pairwise(money):
            gap = texts[base.article][base.span.end : figure.span.start]
            if base.unit == figure.unit or not (figure.same_as == base.span or _SAME.fullmatch(gap)):
                continue
            yen, foreign = (figure, base) if figure.unit == "JPY" else (base, figure)
            amount, other = exact(yen), exact(foreign)
            if amount and other and yen.unit == "JPY" and not foreign.per:
                yield _Rate(figure.article, (foreign.unit, "JPY"), amount / other, (base, figure), stated=False)
