"""Figures and times: 約2,000億円, 3割減, 10月27〜29日, 2年前倒し.

The grammar reads a passage from left to right. Wherever a numeral, a word for a time or a sign may begin something, its
pieces (`amounts`, `ratios`, `ordinals`, `dates`, `durations`, `clock`, `english`) propose readings; the longest one is
taken. `vetoes` says what is no figure, `modifiers` and `context` what the words around say of one. The text is never
changed and every reading keeps its place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from compare.model import Article, Figure, Mention, PassageKind, Span, TimeExpression, TokenisedPassage
from compare.recognise.figures.cells import cell_readings
from compare.recognise.figures.reading import Amount, When
from compare.recognise.figures.scan import readings
from compare.recognise.figures.view import View

_DIGITS = 28
_SILENT = (PassageKind.CAPTION, PassageKind.FURNITURE)


def _plain(value: Decimal | None) -> Decimal | None:
    """Write a value without trailing zeros or exponent: 150000000.0 and 1.5E+8 are 150000000."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and value.adjusted() < _DIGITS else value.normalize()


def _mention(view: View, reading: Amount | When, passage: TokenisedPassage) -> Mention:
    span = Span(view.offset + reading.start, view.offset + reading.end)
    words = view.text[reading.start : reading.end]
    where = (passage.passage.article, passage.passage.id, span, words, reading.kind)
    if isinstance(reading, Amount):
        return Figure(
            *where,
            low=_plain(reading.low),
            high=_plain(reading.high),
            unit=reading.unit,
            modifier=reading.modifier,
            per=reading.per,
            basis=reading.basis,
            direction=reading.direction,
        )
    return TimeExpression(*where, written=reading.written, modifier=reading.modifier, anchor=reading.anchor)


def _mentions(passage: TokenisedPassage) -> Iterator[Mention]:
    if passage.passage.cells:
        found = cell_readings(passage)
    else:
        view = View(passage)
        found = ((view, reading) for reading in readings(view, is_row=passage.passage.kind is PassageKind.ROW))
    for seen, reading in found:
        if isinstance(reading, Amount | When):
            yield _mention(seen, reading, passage)


def recognise(passage: TokenisedPassage, article: Article) -> Iterable[Mention]:
    """Yield the figures and times of a passage; captions and furniture have none.

    Rows of tables are read cell by cell, and not at all where the cells could not be told apart.
    """
    if passage.passage.kind in _SILENT:
        return ()
    if passage.passage.is_garbled and not any(sign in passage.text for sign in "\t|"):
        return ()
    return tuple(_mentions(passage))
