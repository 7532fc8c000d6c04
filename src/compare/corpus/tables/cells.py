"""Rows of tables put together: which header stands over a cell, which unit it gives, which cell names the row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from compare.corpus.layout import Piece
from compare.corpus.marks import Mark
from compare.corpus.tables.lexicon import lexicon
from compare.model import PassageKind, Span, TableCell

LONGEST_HEADER: Final = 60  # code points; a longer cell heads no column
NOTE_BEFORE: Final = 3  # lines above a table in which a note gives the unit of all its columns
_RATIO: Final = re.compile(r"[率比]$|割合|シェア|順位|ランク|年度?$|倍率|ポイント")
_FIGURE: Final = re.compile(r"^\W{0,2}(?:約|計|第|▲|△)?[\d,.]*\d")


def unit_of(header: str) -> tuple[str, str]:
    """Return the name of a column and the unit that its header gives: `防衛費(兆円)` → `防衛費`, `兆円`."""
    key = unicodedata.normalize("NFKC", header).strip("*_ ")
    match = lexicon().bracketed_unit.search(key) if len(key) <= LONGEST_HEADER else None
    if match is not None:
        return key[: match.start()], match["unit"]
    return (key, "%") if key == "%" else (key, "")


def table_cells(pieces: Sequence[Piece], text: str) -> Mapping[int, tuple[TableCell, ...]]:
    """Return the cells of every row in `pieces` that could be told apart, by the number of its piece."""
    found: dict[int, tuple[TableCell, ...]] = {}
    header: tuple[Span, ...] = ()
    note = ""
    before = -2
    for number, piece in enumerate(pieces):
        if piece.mark.kind is not PassageKind.ROW:
            continue
        if piece.mark.opens or (before < number - 1 and not _only_rules(pieces[before + 1 : number], before)):
            header = piece.mark.cells if piece.mark.opens else ()
            note = _note(pieces[max(0, number - NOTE_BEFORE) : number])
        before = number
        if piece.mark.cells:
            heads = piece.mark.heads or _heads(piece.mark.cells, () if piece.mark.opens else header)
            found[number] = tuple(_row(piece.mark, heads, note, text))
    return found


def _only_rules(between: Sequence[Piece], before: int) -> bool:
    """Whether nothing but rules and borders stands between two rows of one table."""
    return before >= 0 and all(piece.line.is_signs for piece in between)


def _note(above: Sequence[Piece]) -> str:
    """Return the unit that a note right above a table gives to all of it (`（単位：億円）`)."""
    for piece in reversed(above):
        if piece.mark.kind is PassageKind.ROW:
            return ""
        if (match := lexicon().noted_unit.search(piece.line.key)) is not None:
            return match["unit"]
    return ""


def _heads(cells: Sequence[Span], header: Sequence[Span]) -> tuple[Span | None, ...]:
    """Return what stands above each cell of a row that has no more cells than the header."""
    if len(cells) > len(header):
        return (None,) * len(cells)
    return tuple(above if len(above) else None for above in header[: len(cells)])


def _row(mark: Mark, heads: Sequence[Span | None], note: str, text: str) -> list[TableCell]:
    first = mark.cells[0]
    # A first cell that is a bare figure names its row only under a header (`年度`).
    names = len(mark.cells) > 1 and len(first) > 0
    names = names and (heads[0] is not None or not _FIGURE.match(first.of(text)[:40]))
    row = []
    for number, (cell, above) in enumerate(zip(mark.cells, heads, strict=True)):
        words, unit = unit_of(above.of(text)) if above is not None else ("", "")
        name = mark.named or (first if number and names else None)
        if name and not unit and _RATIO.search(words) is None:
            unit = note  # of figures: not of the names of rows, nor of columns that have units of their own
        if len(cell):
            row.append(TableCell(cell, above, words, unit, name))
    return row
