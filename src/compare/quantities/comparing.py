"""All figures of a comparison held against each other: who agrees with whom, who differs, and why that may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from compare.model import Comparison, asked_once
from compare.quantities import values
from compare.quantities.cues import Standing
from compare.quantities.gate import kinship
from compare.quantities.pairing import Camps, Pairing, is_current
from compare.quantities.reading import Quantity, Reader, reader_of
from compare.quantities.reasons import Outcome, agree, explain

_LEAST: Final = 0.5
"""Confidence below which nothing is said."""
_STEP: Final = 0.85
"""Confidence in two steps that end at one value being one step."""
_SURE: Final = 0.9
"""Confidence from which a vague figure is said to agree."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that differ, and what is to be said about it.

    Attributes:
        one, other: their numbers in `Compared.quantities`.
        outcome: relation, reason, severity and confidence.
        former: number of the figure by which one article names the other's value as an earlier one, if it does.
        foretold: whether one stands in a forecast, and the other tells what came of it.
    """

    one: int
    other: int
    outcome: Outcome
    former: int | None
    foretold: bool

    @property
    def gravity(self) -> tuple[int, float, int, int]:
        """Sort key: the gravest first, then the surest, then the first."""
        return self.outcome.severity, -self.outcome.confidence, self.one, self.other


@dataclass(frozen=True, slots=True)
class Compared:
    """What holding the figures against each other gave.

    Attributes:
        reader: what the quantities were read with.
        quantities: in reading order, article by article.
        camps: sets of quantities that say the same.
        differences: one for each two camps that differ.
    """

    reader: Reader
    quantities: tuple[Quantity, ...]
    camps: Camps
    differences: tuple[Difference, ...]


@asked_once
def compare_figures(comparison: Comparison) -> Compared:
    """Hold the figures of all articles against each other. Does not look at `comparison.findings`."""
    reader = reader_of(comparison)
    quantities = reader.quantities
    camps = Camps(len(quantities))
    differences = tuple(_differences(quantities, comparison, camps))
    return Compared(reader, quantities, camps, tuple(_one_per_camps(differences, camps)))


def _former(quantities: Sequence[Quantity], formers: Sequence[int], one: Quantity, other: Quantity) -> int | None:
    """Return where `one`'s article names `other`'s value as an earlier one, if it does."""
    for number in formers:
        quantity = quantities[number]
        if (
            quantity.article == one.article
            and quantity.unit == one.unit
            and quantity.head == one.head
            and values.compare(quantity.value, other.value) is values.Comparison.SAME
        ):
            return number
    return None


def _differences(quantities: Sequence[Quantity], comparison: Comparison, camps: Camps) -> Iterator[Difference]:
    """Yield the pairs that differ, and put those that agree in one camp."""
    published = {article.id: article.published for article in comparison.articles}
    forecasts = frozenset(article.id for article in comparison.articles if article.genre == "forecast")
    valid = [number for number, quantity in enumerate(quantities) if is_current(quantity)]
    formers = [number for number, quantity in enumerate(quantities) if not is_current(quantity)]
    pairing = Pairing([quantities[number] for number in valid])
    for one, other in pairing.repeats:
        camps.join(valid[one], valid[other])
    apart = []
    for pair in pairing.pairs:
        one, other = valid[pair.one], valid[pair.other]
        if agree(quantities[one], quantities[other]):
            if _is_exact(quantities[one]) and _is_exact(quantities[other]):
                camps.join(one, other)
        else:
            apart.append((one, other, pair.match))
    _join_vague(quantities, pairing, valid, camps)
    yield from _steps(quantities)
    for one, other, match in apart:
        first, second = quantities[one], quantities[other]
        former = _former(quantities, formers, first, second)
        former = _former(quantities, formers, second, first) if former is None else former
        outcome = explain(first, second, match, published, former is not None)
        foretold = _is_foretold(first, second, forecasts)
        if outcome is not None and foretold:
            # A forecast is not contradicted by what came of it.
            outcome = Outcome("confine", "revision", 3, outcome.confidence)
        if outcome is not None and outcome.confidence >= _LEAST:
            yield Difference(one, other, outcome, former, foretold)


def _steps(quantities: Sequence[Quantity]) -> Iterator[Difference]:
    """Yield where two articles let one step (0.75%から1.0%に) begin elsewhere and end alike."""
    steps = [
        (number, number + 1)
        for number, (start, end) in enumerate(pairwise(quantities))
        if start.cues.step
        and start.sentence == end.sentence
        and start.passage == end.passage
        and start.unit == end.unit
    ]
    for (one, one_end), (other, other_end) in combinations(steps, 2):
        first, second = quantities[one], quantities[other]
        ends = quantities[one_end], quantities[other_end]
        one_step = first.topics & second.topics or first.head == second.head
        if first.article == second.article or not one_step or not agree(*ends) or kinship(*ends) is None:
            continue
        if values.compare(first.value, second.value) is values.Comparison.DIFFERENT:
            yield Difference(one, other, Outcome("conflict", "true", 1, _STEP), None, foretold=False)


def _is_foretold(one: Quantity, other: Quantity, forecasts: frozenset[str]) -> bool:
    """Whether one of two figures stands in a forecast and they are not both expectations (of a company, say)."""
    both = one.cues.standing is other.cues.standing is Standing.PLANNED
    return not both and (one.article in forecasts) is not (other.article in forecasts)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.value.point is not None


def _join_vague(quantities: Sequence[Quantity], pairing: Pairing, valid: Sequence[int], camps: Camps) -> None:
    """Put each vague or open figure (9割超) in the camp it fits most surely, and in no other: it ties no two values."""
    joined: set[int] = set()
    for pair in sorted(pairing.pairs, key=lambda item: (-item.match.confidence, item.one, item.other)):
        one, other = valid[pair.one], valid[pair.other]
        vague = [number for number in (one, other) if not _is_exact(quantities[number])]
        if (
            vague
            and pair.match.confidence >= _SURE
            and agree(quantities[one], quantities[other])
            and not joined.intersection(vague)
        ):
            camps.join(one, other)
            joined.update(vague)


def _one_per_camps(differences: Iterable[Difference], camps: Camps) -> Iterator[Difference]:
    """Yield one difference for each two camps: the gravest, then the surest, then the first."""
    best: dict[tuple[int, int], Difference] = {}
    for difference in differences:
        first, second = sorted((camps.of(difference.one), camps.of(difference.other)))
        if first == second:
            # One article agrees with both: the difference is in its words, not between the articles.
            continue
        known = best.get((first, second))
        if known is None or difference.gravity < known.gravity:
            best[first, second] = difference
    yield from best.values()
