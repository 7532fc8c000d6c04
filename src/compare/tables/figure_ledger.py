"""The figure ledger 数字台帳: quantity × article, verbatim and normalised; who is silent, who agrees, who differs.

A row is one quantity: all figures that measure the same thing as far as the words say (`compare.quantities`). Whoever
gives it has a cell; the others are silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from compare.i18n import Message
from compare.model import Comparison, Figure, Finding, PassageKind, TimeExpression
from compare.quantities import values
from compare.quantities.comparing import Compared, Difference, compare_figures
from compare.quantities.cues import Standing
from compare.quantities.pairing import Camps, value_text


class State(StrEnum):
    """How the articles stand to each other on one quantity, most urgent first."""

    CONFLICT = "conflict"
    """Values differ, and no reason explains it."""
    EXPLAINED = "explained"
    """Values differ for a reason: other time, scope, rounding, definition, revision."""
    AGREE = "agree"
    """Two articles or more say the same."""
    ALONE = "alone"
    """One article only gives it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure in a cell.

    Attributes:
        mention: the figure, verbatim in `mention.text`, with its place.
        value: normalised, as evidence shows it (`200000000000 JPY`).
        camp: entries of a row with the same number say the same; numbered from 0 in reading order.
        former: whether the article calls it an earlier value (当初の3兆円).
        planned: whether it is expected, estimated or asked for.
    """

    mention: Figure | TimeExpression
    value: str
    camp: int
    former: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article gives for one quantity, in reading order, each value once."""

    article: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity.

    Attributes:
        label: what is measured, in words of an article.
        unit: as recognised (`JPY`, `COUNT:人`).
        topic: id of the topic most of its figures are in, if any.
        state: how the articles stand to each other.
        reason: why values differ, for `explained` and `conflict` (see `compare.vocabulary.REASONS`).
        cells: one per article that gives it, sorted by article id.
        silent: ids of the articles that do not.
        spread: relative difference of the values furthest apart, 0 where all agree.
        notes: sentences of the findings about it: a difference, or the computation behind an agreement.
        findings: fingerprints of these findings.
    """

    label: str
    unit: str
    topic: str | None
    state: State
    reason: str | None
    cells: tuple[Cell, ...]
    silent: tuple[str, ...]
    spread: float
    notes: tuple[Message, ...] = ()
    findings: tuple[str, ...] = ()

    def cell(self, article: str) -> Cell | None:
        """Return what an article gives, or `None` if it is silent."""
        return next((cell for cell in self.cells if cell.article == article), None)


@dataclass(frozen=True, slots=True)
class FigureLedger:
    """The table: `articles` are its columns, `rows` its rows in the order asked for."""

    articles: tuple[str, ...]
    rows: tuple[Row, ...]


class Order(StrEnum):
    """What the rows can be sorted by."""

    STATE = "state"
    """Conflicts first, then explained differences, agreement, quantities of one article."""
    READING = "reading"
    """Topic by topic, as the articles tell the story."""
    ARTICLES = "articles"
    """What most articles give, first."""
    SPREAD = "spread"
    """What lies furthest apart, first."""
    LABEL = "label"
    """By name, then unit."""


def figure_ledger(comparison: Comparison) -> FigureLedger:
    """Return the ledger of a comparison, in the order `Order.STATE`."""
    compared = compare_figures(comparison)
    members = _rows(compared)
    differences: dict[int, list[Difference]] = defaultdict(list)
    for difference in compared.differences:
        differences[members.of(difference.one)].append(difference)
    numbers: dict[int, list[int]] = defaultdict(list)
    for number in range(len(compared.quantities)):
        numbers[members.of(number)].append(number)
    rows = tuple(_row(comparison, compared, own, differences[key]) for key, own in numbers.items())
    return FigureLedger(
        tuple(article.id for article in comparison.articles), arranged(_with_findings(rows, comparison.findings))
    )


def arranged(rows: Sequence[Row], order: Order = Order.STATE) -> tuple[Row, ...]:
    """Return the rows in an order; within it always topic by topic and by the place of the first figure."""
    return tuple(sorted(rows, key=lambda row: (*_KEYS[order](row), *_reading(row))))


_STATES: Final = tuple(State)


def _reading(row: Row) -> tuple[object, ...]:
    first = row.cells[0].entries[0].mention
    return row.topic is None, row.topic or "", first.article, first.span


_KEYS: Final[Mapping[Order, Callable[[Row], tuple[object, ...]]]] = {
    Order.STATE: lambda row: (_STATES.index(row.state), -len(row.cells)),
    Order.READING: lambda row: (),
    Order.ARTICLES: lambda row: (-len(row.cells),),
    Order.SPREAD: lambda row: (-row.spread,),
    Order.LABEL: lambda row: (row.label, row.unit),
}


def _rows(compared: Compared) -> Camps:
    """Return which quantities belong to one row: camps that agree, and camps that were held against each other."""
    members = Camps(len(compared.quantities))
    for number in range(len(compared.quantities)):
        members.join(number, compared.camps.of(number))
    for difference in compared.differences:
        members.join(difference.one, difference.other)
        if difference.former is not None:
            members.join(difference.one, difference.former)
    return members


def _row(comparison: Comparison, compared: Compared, own: Sequence[int], differences: Sequence[Difference]) -> Row:
    quantities = compared.quantities
    camps = {camp: place for place, camp in enumerate(dict.fromkeys(compared.camps.of(number) for number in own))}
    cells: dict[str, dict[str, Entry]] = defaultdict(dict)
    # Prose before tables: a row of a table is rarely what an article says of itself.
    for number in sorted(own, key=lambda item: (quantities[item].kind is PassageKind.ROW, item)):
        quantity = quantities[number]
        standing = quantity.cues.standing
        entry = Entry(
            quantity.mention,
            value_text(quantity),
            camps[compared.camps.of(number)],
            former=standing is Standing.FORMER,
            planned=standing is Standing.PLANNED,
        )
        cells[quantity.article].setdefault(entry.value, entry)
    chief = min(differences, key=lambda item: item.gravity, default=None)
    topics: dict[str, int] = defaultdict(int)
    for number in own:
        for topic in quantities[number].topics:
            topics[topic] += 1
    if chief is not None:
        state = State.CONFLICT if chief.outcome.relation == "conflict" else State.EXPLAINED
    else:
        state = State.AGREE if len(cells) > 1 else State.ALONE
    return Row(
        label=_label([quantities[number].label for number in own]),
        unit=quantities[own[0]].unit,
        topic=min(topics, key=lambda topic: (-topics[topic], topic), default=None),
        state=state,
        reason=chief.outcome.reason if chief else None,
        cells=tuple(Cell(article, tuple(cells[article].values())) for article in sorted(cells)),
        silent=tuple(article.id for article in comparison.articles if article.id not in cells),
        spread=float(_spread(compared, differences)),
    )


def _label(labels: Sequence[str]) -> str:
    """Return the label most often given, of several the longest, then the first in order."""
    given = [label for label in labels if label]
    return min(given, key=lambda label: (-given.count(label), -len(label), label), default="")


def _spread(compared: Compared, differences: Sequence[Difference]) -> Decimal:
    return max(
        (
            values.distance(compared.quantities[item.one].value, compared.quantities[item.other].value)
            for item in differences
        ),
        default=Decimal(0),
    )


def _with_findings(rows: Sequence[Row], findings: Sequence[Finding]) -> tuple[Row, ...]:
    """Return the rows with the findings whose sides lie on their figures, and what these say."""
    places = {
        (entry.mention.article, entry.mention.span): number
        for number, row in enumerate(rows)
        for cell in row.cells
        for entry in cell.entries
    }
    about: dict[int, dict[str, Message]] = defaultdict(dict)
    for finding in findings:
        for piece in finding.sides:
            number = places.get((piece.article, piece.span))
            if number is not None:
                about[number].setdefault(finding.fingerprint, finding.message)
    return tuple(
        replace(row, notes=tuple(about[number].values()), findings=tuple(about[number])) if number in about else row
        for number, row in enumerate(rows)
    )
