"""Figures in the cells of a table: each cell is read by itself, in the unit that its column or the table names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from compare.language.morphology import tokenise
from compare.model import MentionKind, Passage, PassageKind, Span, TableCell, TokenisedPassage
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount, Reading
from compare.recognise.figures.scan import finished, readings
from compare.recognise.figures.view import View


def _view(text: str, start: int = 0) -> View:
    passage = Passage("", "", Span(start, start + len(text)), PassageKind.ROW)
    return View(TokenisedPassage(passage, text, tokenise(text, start), ()))


@cache
def _unit(written: str) -> Amount | None:
    """Return what one of a unit is: 兆円 is 1,000,000,000,000 yen."""
    found = tuple(readings(_view(f"1{written}")))
    return found[0] if len(found) == 1 and isinstance(found[0], Amount) else None


def _in_unit(amount: Amount, unit: Amount) -> Amount:
    factor = unit.low
    if factor is None:
        return amount
    low = None if amount.low is None else amount.low * factor
    high = None if amount.high is None else amount.high * factor
    return replace(amount, low=low, high=high, kind=unit.kind, unit=unit.unit)


def _alone(view: View) -> Amount | None:
    """Read the number that a cell begins with, whatever stands behind it (2未満, 11.0(前倒し達成))."""
    number = number_at(view, 0)
    if number is None or number.vague:
        return None
    return finished(view, Amount(0, number.end, MentionKind.NUMBER, number.low, number.high))


def _basis(column: str) -> str | None:
    """Return what the shares of a column are measured against: GDP比, 前年比; 構成比 says nothing of the kind."""
    basis = column.removesuffix("比").removeprefix("対")
    return basis if basis and column.endswith("比") and basis != "構成" else None


def _cell(view: View, cell: TableCell) -> Iterator[Reading]:
    unit = _unit(cell.unit) if cell.unit else None
    found = list(readings(view, is_row=True))
    if unit is not None and (number := _alone(view)) and not any(isinstance(item, Amount) for item in found[:1]):
        found = [number, *(item for item in found if item.start >= number.end)]
    for item in found:
        if not isinstance(item, Amount):
            yield item
            continue
        amount = _in_unit(item, unit) if unit is not None and not item.unit else item
        yield replace(amount, basis=amount.basis or _basis(cell.column)) if amount.unit == "PERCENT" else amount


def cell_readings(passage: TokenisedPassage) -> Iterator[tuple[View, Reading]]:
    """Yield what is read in the cells of a table row, each with the view its places count in."""
    start = passage.passage.span.start
    for cell in passage.passage.cells:
        view = _view(passage.text[cell.span.start - start : cell.span.end - start], cell.span.start)
        for reading in _cell(view, cell):
            yield view, reading
