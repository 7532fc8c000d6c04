"""食い違う数字: quantity × article for every accepted difference of figures or dates, then the evidence."""

from __future__ import annotations

import re
from typing import Final

from compare.i18n import gettext as _
from compare.summary.document import (
    Block,
    Line,
    Paragraph,
    Plain,
    RangeBar,
    Ranges,
    Ref,
    Section,
    Table,
    Words,
)
from compare.summary.outline import Outline, Quote, Statement
from compare.summary.sections.reader import Reader, person
from compare.vocabulary import REASONS, RELATIONS

_VALUE: Final = re.compile(r"^([+-]?\d{1,30}(?:\.\d{1,12})?)?(\.\.)?([+-]?\d{1,30}(?:\.\d{1,12})?)? (\S+)$")
_TITLE_LIMIT: Final = 40


def section(outline: Outline, reader: Reader) -> Section:
    """Return the differences of figures and of dates."""
    title = _("Figures and dates that differ")
    found = outline.of("figure", "time")
    if not found:
        line = _("No difference of figures or dates has been accepted.")
        return Section("figures", title, (Paragraph((Plain(line),)),))
    blocks: list[Block] = [_table(outline, reader, found)]
    for statement in found:
        blocks.append(reader.entry(statement))
        if (ranges := _ranges(statement, reader)) is not None:
            blocks.append(ranges)
    return Section("figures", title, tuple(blocks))


def _table(outline: Outline, reader: Reader, found: tuple[Statement, ...]) -> Table:
    letters = [reader.letters[article.path] for article in outline.articles]
    head = (_("Quantity"), *letters, _("Reason"), _("Decision"))
    rows = tuple(
        (
            _quantity(statement, reader),
            *(_cell(statement, article.path, reader) for article in outline.articles),
            (Plain(_reason(statement)),),
            _decision(statement),
        )
        for statement in found
    )
    return Table(_("Quantity by article"), tuple((Plain(name),) for name in head), rows)


def _quantity(statement: Statement, reader: Reader) -> Line:
    if statement.quantity:
        return (Words(statement.quantity),)
    return reader.sentence(statement, _TITLE_LIMIT)


def _cell(statement: Statement, path: str, reader: Reader) -> Line:
    said = [quote for quote in (*statement.quotes, *statement.agreeing) if quote.article == path]
    quotes = said or [quote for quote in statement.others if quote.article == path]
    if quotes:
        return reader.cell(quotes)
    # Only where a proposal set several articles against each other were the others looked through for it.
    searched = statement.annotation.proposed_by is not None and len({quote.article for quote in statement.quotes}) > 1
    return (Plain(_("no mention found") if searched else "—"),)


def _reason(statement: Statement) -> str:
    annotation = statement.annotation
    if annotation.reason:
        return REASONS[annotation.reason].label
    return RELATIONS[annotation.relation].label if annotation.relation else "—"


def _decision(statement: Statement) -> Line:
    annotation = statement.annotation
    return (Ref(annotation.id), Plain(" "), Words(person(annotation.by)), Plain(" "), Words(annotation.at[:10]))


def _ranges(statement: Statement, reader: Reader) -> Ranges | None:
    """Return a picture of the values where at least two differ on one axis; else nothing."""
    bars, units = [], set()
    for quote in (*statement.quotes, *statement.agreeing):
        if (read := _read(quote)) is None:
            return None
        low, high, unit = read
        units.add(unit)
        bars.append(RangeBar(reader.letters.get(quote.article, "?"), low, high, quote.text))
    ends = {end for bar in bars for end in (bar.low, bar.high) if end is not None}
    if len(units) != 1 or len(ends) < 2 or len(bars) < 2:
        return None
    caption = _("Values by article, {unit}").format(unit=units.pop())
    return Ranges(caption, tuple(bars))


def _read(quote: Quote) -> tuple[float | None, float | None, str] | None:
    """Return least and greatest value and unit of a normalised figure; `None` for dates and what has no value."""
    found = _VALUE.match(quote.value or "")
    if not found or not (found[1] or found[3]):
        return None
    low = float(found[1]) if found[1] else None
    high = float(found[3]) if found[3] else (None if found[2] else low)
    return low, high, found[4]
