"""Totals and rates of change in tables: a column that does not add up to its 計, a row whose 増減率 is another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.reckoning import (
    by_passage,
    exact,
    figures,
    finding,
    point,
    shown,
    side,
    slack,
)
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, PassageKind, Span, TableCell

_TOTAL: Final = re.compile(r"^(?:総?合計|総?計|小計|総額|総数|全体|全国計|Total|TOTAL)(?:[(（].*)?$")
_PARTLY: Final = re.compile(r"小計|うち|内数|再掲")
_CHANGE: Final = re.compile(r"増減率|伸び率|変化率|前年(?:同期|同月|度)?比|前期比|増加率|減少率")
_BEFORE: Final = re.compile(r"前年|前期|前回|昨年|前月|前年度")
_UNIT_SUM: Final = frozenset({"PERCENT", "POINT"})
"""Units whose column adds up only where it holds shares of one whole; these are left to the reader."""
_LEAST_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class _Value:
    figure: Figure
    name: str
    column: str


@dataclass(frozen=True, slots=True)
class _Table:
    """The figures of one table of one article, each with the names of its row and its column."""

    passages: tuple[str, ...]
    values: tuple[_Value, ...]


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield totals that do not add up (and those that do), and rates of change that are not those of their row."""
    for table in _tables(comparison):
        columns: dict[tuple[str, str], list[_Value]] = defaultdict(list)
        rows: dict[str, list[_Value]] = defaultdict(list)
        for value in table.values:
            columns[value.column, value.figure.unit].append(value)
            rows[value.name].append(value)
        for (column, unit), values in columns.items():
            if unit not in _UNIT_SUM:
                yield from _total(comparison, table, column, values)
        for name, values in rows.items():
            yield from _rate(comparison, table, name, values)


def _tables(comparison: Comparison) -> Iterator[_Table]:
    """Yield each table: rows under one header, or that stand right after each other."""
    found = by_passage(comparison)
    texts = {article.id: article.text for article in comparison.articles}
    groups: dict[tuple[str, str], list[str]] = {}
    values: dict[tuple[str, str], list[_Value]] = defaultdict(list)
    previous: tuple[str, str] | None = None
    for item in comparison.passages:
        passage = item.passage
        if passage.kind is not PassageKind.ROW:
            previous = None
            continue
        key = (passage.article, passage.lead) if passage.lead else previous or (passage.article, passage.id)
        previous = key
        groups.setdefault(key, []).append(passage.id)
        cells = {
            figure: cell for cell in passage.cells for figure in figures(found.get(passage.id, ())) if _in(figure, cell)
        }
        values[key] += [
            _Value(figure, _words(cell.row, texts[passage.article]), cell.column) for figure, cell in cells.items()
        ]
    for key, passages in groups.items():
        yield _Table(tuple(passages), tuple(values[key]))


def _in(figure: Figure, cell: TableCell) -> bool:
    return cell.span.contains(figure.span) and cell.row is not None


def _words(span: Span | None, text: str) -> str:
    return span.of(text).strip("*_ 　|") if span else ""


def _total(comparison: Comparison, table: _Table, column: str, values: Sequence[_Value]) -> Iterator[Finding]:
    totals = [value for value in values if _TOTAL.match(value.name)]
    parts = [value for value in values if not _TOTAL.match(value.name)]
    if len(totals) != 1 or len(parts) < _LEAST_PARTS or any(_PARTLY.search(value.name) for value in values):
        return
    if len({value.name for value in parts}) != len(parts):
        return
    whole = totals[0].figure
    reckoned = sum((point(part.figure) for part in parts), Decimal(0))
    allowed = slack(whole) + sum((slack(part.figure) for part in parts), Decimal(0))
    holds = reckoned == point(whole)
    if not holds and abs(reckoned - point(whole)) <= min(allowed, _rounding(whole, parts)):
        return
    said = " + ".join(part.figure.text for part in parts)
    text = (
        message(
            "The total “{total}” ({column}) is the sum of its rows: {parts}.",
            total=whole.text,
            column=column,
            parts=said,
        )
        if holds
        else message(
            "The rows add up to {sum}, but the total ({column}) is “{total}”: {parts}.",
            sum=exact(reckoned),
            column=column,
            total=whole.text,
            parts=said,
        )
    )
    evidence = (side(whole), *(side(part.figure) for part in parts))
    yield finding(comparison, table.passages, evidence, text, severity=3 if holds else 1, confidence=0.9, agrees=holds)


def _rounding(whole: Figure, parts: Sequence[_Value]) -> Decimal:
    """Return what rounding alone explains: half of the last written digit for each figure that has a fraction or 約."""
    rough = [figure for figure in (whole, *(part.figure for part in parts)) if _is_rounded(figure)]
    return sum((slack(figure) for figure in rough), Decimal(0))


def _is_rounded(figure: Figure) -> bool:
    return figure.modifier == "approx" or "." in figure.text or "．" in figure.text


def _rate(comparison: Comparison, table: _Table, name: str, values: Sequence[_Value]) -> Iterator[Finding]:
    """Compare a rate of change with the two values of its row, whichever stands first."""
    rates = [value for value in values if value.figure.unit == "PERCENT" and _CHANGE.search(value.column)]
    levels = [value for value in values if value.figure.unit != "PERCENT" and not _CHANGE.search(value.column)]
    before = [value for value in levels if _BEFORE.search(value.column)]
    after = [value for value in levels if not _BEFORE.search(value.column)]
    if len(rates) != 1 or len(before) != 1 or len(after) != 1 or before[0].figure.unit != after[0].figure.unit:
        return
    old, new, rate = before[0].figure, after[0].figure, rates[0].figure
    if point(old) <= 0:
        return
    reckoned = (point(new) - point(old)) / point(old) * 100
    said = point(rate)
    error = 100 * (slack(new) + slack(old)) / point(old) + slack(rate)
    # A fall may be written without its sign (▲ lost, or the column says 減少率).
    if min(abs(reckoned - said), abs(abs(reckoned) - abs(said))) <= error + Decimal("0.05"):
        return
    yield finding(
        comparison,
        table.passages,
        (side(rate), side(new), side(old)),
        message(
            "“{row}”: from {old} to {new} is a change of {rate} %, but the table says “{said}”.",
            row=name,
            old=old.text,
            new=new.text,
            rate=shown(reckoned, 3),
            said=rate.text,
        ),
        severity=2,
        confidence=0.85,
    )
