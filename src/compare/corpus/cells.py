"""Rows of tables put together: which header stands over a cell, which unit it gives, which cell names the row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from compare import guarded_yaml
from compare.corpus.layout import Piece
from compare.model import PassageKind, Span, TableCell

_FILE: Final = Path(__file__).parent.parent / "lexicons" / "tables.yaml"
LONGEST_HEADER: Final = 60  # code points; a longer cell heads no column
NOTE_BEFORE: Final = 3  # lines above a table in which a note gives the unit of all its columns
_FIGURE: Final = re.compile(r"^\W{0,2}(?:約|計|第|▲|△)?[\d,.]*\d")


@dataclass(frozen=True, slots=True)
class _Patterns:
    bracketed: re.Pattern[str]
    note: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    unit = guarded_yaml.load_file(_FILE, _FILE.name)["unit"]
    return _Patterns(
        re.compile(rf"\s*[(\[【〔](?:単位\s*[:・は]?\s*)?(?P<unit>{unit})[)\]】〕]\s*$", re.IGNORECASE),
        re.compile(rf"(?:^|[(\[【、,\s])単位\s*[:・は]?\s*(?P<unit>{unit})(?=$|[)\]】、,。\s])", re.IGNORECASE),
    )


def unit_of(header: str) -> tuple[str, str]:
    """Return the name of a column and the unit that its header gives: `防衛費(兆円)` → `防衛費`, `兆円`."""
    key = unicodedata.normalize("NFKC", header).strip("*_ ")
    match = _patterns().bracketed.search(key) if len(key) <= LONGEST_HEADER else None
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
            found[number] = tuple(_row(piece.mark.cells, () if piece.mark.opens else header, note, text))
    return found


def _only_rules(between: Sequence[Piece], before: int) -> bool:
    """Whether nothing but rules and borders stands between two rows of one table."""
    return before >= 0 and all(piece.line.is_signs for piece in between)


def _note(above: Sequence[Piece]) -> str:
    """Return the unit that a note right above a table gives to all of it (`（単位：億円）`)."""
    for piece in reversed(above):
        if piece.mark.kind is PassageKind.ROW:
            return ""
        if (match := _patterns().note.search(piece.line.key)) is not None:
            return match["unit"]
    return ""


def _row(cells: tuple[Span, ...], header: tuple[Span, ...], note: str, text: str) -> list[TableCell]:
    fits = len(cells) <= len(header)
    name = cells[0] if len(cells) > 1 and len(cells[0]) and not _FIGURE.match(cells[0].of(text)[:40]) else None
    name = name or (cells[0] if header and len(cells) > 1 and len(cells[0]) else None)
    row = []
    for column, cell in enumerate(cells):
        above = header[column] if fits and len(header[column]) else None
        words, unit = unit_of(above.of(text)) if above is not None else ("", "")
        if len(cell):
            row.append(TableCell(cell, above, words, unit or note, None if column == 0 else name))
    return row
