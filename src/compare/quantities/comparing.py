"""All figures of a comparison held against each other: who agrees with whom, who differs, and why that may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.model import Comparison
from compare.quantities import values
from compare.quantities.cues import Standing
from compare.quantities.pairing import Camps, join_repeats, matches, partners
from compare.quantities.reading import Quantity, Reader
from compare.quantities.reasons import Outcome, agree, explain

_LEAST: Final = 0.5
"""Confidence below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that differ, and what is to be said about it.

    Attributes:
        one, other: their numbers in `Compared.quantities`.
        outcome: relation, reason, severity and confidence.
        former: number of the figure by which one article names the other's value as an earlier one, if it does.
    """

    one: int
    other: int
    outcome: Outcome
    former: int | None

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


def compare_figures(comparison: Comparison) -> Compared:
    """Hold the figures of all articles against each other. Does not look at `comparison.findings`."""
    reader = Reader(comparison)
    quantities = tuple(reader.quantities())
    camps = Camps(len(quantities))
    differences = tuple(_differences(quantities, comparison, camps))
    join_repeats(quantities, camps)
    return Compared(reader, quantities, camps, tuple(_one_per_camps(differences, camps)))


def _former(quantities: Sequence[Quantity], one: Quantity, other: Quantity) -> int | None:
    """Return where `one`'s article names `other`'s value as an earlier one, if it does."""
    for number, quantity in enumerate(quantities):
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
    forecasts = {article.id for article in comparison.articles if article.genre == "forecast"}
    valid = [number for number, quantity in enumerate(quantities) if quantity.cues.standing is not Standing.FORMER]
    current = [quantities[number] for number in valid]
    found = {(valid[one], valid[other]): match for (one, other), match in matches(current).items()}
    formers = [quantity for quantity in quantities if quantity.cues.standing is Standing.FORMER]
    place = {id(quantity): number for number, quantity in enumerate(quantities)}
    for one, other in partners(quantities, found):
        first, second = quantities[one], quantities[other]
        if agree(first, second):
            camps.join(one, other)
            continue
        former = _former(formers, first, second)
        former = _former(formers, second, first) if former is None else former
        outcome = explain(first, second, found[one, other], published, former is not None)
        if outcome is not None and forecasts & {first.article, second.article}:
            # A forecast is not contradicted by what came of it.
            outcome = Outcome("confine", "revision", 3, outcome.confidence)
        if outcome is not None and outcome.confidence >= _LEAST:
            yield Difference(one, other, outcome, place[id(formers[former])] if former is not None else None)


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
