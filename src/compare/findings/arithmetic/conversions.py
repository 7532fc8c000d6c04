"""Amounts told in two currencies: 「50億ドル（約750億円）」 beside 「30億ドル（約4500億円）」."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.reckoning import figures, finding, point, shown, side
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, MentionKind

_SAME_DAY: Final = Decimal("1.15")
"""Rates of one article lie closer together than this, rounding and all; days apart they may not."""
_ANY_DAY: Final = Decimal(4)
"""No rate moves by such a factor within a story: a digit is wrong."""


@dataclass(frozen=True, slots=True)
class _Pair:
    told: Figure
    converted: Figure

    @property
    def rate(self) -> Decimal:
        """Return what one of the first unit is worth in the second."""
        return point(self.converted) / point(self.told)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield conversions that imply rates too far apart, first inside each article, then across."""
    groups: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    money = [figure for figure in figures(comparison.mentions) if figure.kind is MentionKind.MONEY]
    places = {(figure.article, figure.span): figure for figure in money}
    for figure in money:
        told = places.get((figure.article, figure.same_as)) if figure.same_as else None
        if told is not None and told.unit != figure.unit and point(told) and point(figure):
            groups[told.unit, figure.unit].append(_Pair(told, figure))
    for pairs in groups.values():
        clean = True
        for article in sorted({pair.told.article for pair in pairs}):
            for found in _compared(comparison, [pair for pair in pairs if pair.told.article == article], _SAME_DAY):
                clean = False
                yield found
        if clean:
            yield from _compared(comparison, pairs, _ANY_DAY)


def _compared(comparison: Comparison, pairs: Sequence[_Pair], most: Decimal) -> Iterator[Finding]:
    low, high = min(pairs, key=lambda pair: pair.rate), max(pairs, key=lambda pair: pair.rate)
    if high.rate / low.rate <= most:
        return
    yield finding(
        comparison,
        (low.told.passage, high.told.passage),
        (side(low.told), side(low.converted), side(high.told), side(high.converted)),
        message(
            "“{one}” = “{one_converted}” implies {low} {unit}, “{other}” = “{other_converted}” implies {high} {unit}.",
            one=low.told.text,
            one_converted=low.converted.text,
            low=shown(low.rate),
            other=high.told.text,
            other_converted=high.converted.text,
            high=shown(high.rate),
            unit=f"{low.converted.unit}/{low.told.unit}",
        ),
        severity=1 if high.rate / low.rate > _ANY_DAY else 2,
        confidence=0.85,
    )
