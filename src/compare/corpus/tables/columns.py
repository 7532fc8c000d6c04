"""Tables whose cells stand on lines of their own, one below the other: the header's, then row after row.

How wide the table is, is certain where one width alone makes a header without figures and rows that have figures, words
and dashes in the same columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from compare.corpus.cues import cues
from compare.corpus.items import marker
from compare.corpus.lines import Line
from compare.corpus.marks import Mark, Marks, Page
from compare.model import PassageKind

LONGEST_CELL: Final = 18
MIN_ROWS: Final = 3  # the header and two rows
WIDEST: Final = 8
MOST_TRIMMED: Final = 3  # lines before and after the table that look like cells: its heading, a note, the next heading
MOST_LINES: Final = 400
_FIGURE: Final = re.compile(r"^\W{0,2}(?:約|計|第|▲|△)?\d")
_MISSING: Final = re.compile(r"^[-‐—―–ー−…・*＊]{1,3}$")


@dataclass(frozen=True, slots=True)
class _Grid:
    start: int
    end: int
    width: int


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark the cells of such tables."""
    index = 0
    while index < len(page):
        end = index
        while end < len(page) and end not in marks and _is_cell(page[end]) and (end == index or not page[end].gap):
            end += 1
        run = page[index : min(end, index + MOST_LINES)]
        grid = _grid(run)
        if grid is not None:
            yield from _cells(run[grid.start : grid.end], grid.width, index + grid.start)
        index = max(end, index + 1)


def _is_cell(line: Line) -> bool:
    if _MISSING.match(line.text):
        return True
    return len(line.text) <= LONGEST_CELL and "。" not in line.text and marker(line) is None


def _grid(run: Sequence[Line]) -> _Grid | None:
    """Return the table in a run of short lines, if there is one and only one, with as few lines left out as can be."""
    if len(run) < 2 * MIN_ROWS:
        return None
    kinds = "".join(map(_kind, run))
    if "d" not in kinds:
        return None
    for trimmed in range(min(2 * MOST_TRIMMED, len(run)) + 1):
        found = [
            _Grid(start, end, width)
            for start in range(max(0, trimmed - MOST_TRIMMED), min(trimmed, MOST_TRIMMED) + 1)
            for end in (len(run) - trimmed + start,)
            for width in range(2, WIDEST + 1)
            if _is_grid(kinds[start:end], width) and _is_header(run[start : start + width])
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _kind(line: Line) -> str:
    if _MISSING.match(line.text):
        return "?"
    return "d" if _FIGURE.match(line.key) else "t"


def _is_grid(kinds: str, width: int) -> bool:
    """Whether figures (d), words (t) and dashes (?) stand in the same columns of each row below the header."""
    if len(kinds) % width or len(kinds) < MIN_ROWS * width or set(kinds[:width]) != {"t"}:
        return False
    columns = [set(kinds[width + column :: width]) - {"?"} for column in range(width)]
    return all(len(column) <= 1 for column in columns) and any(column == {"d"} for column in columns[1:])


def _is_header(header: Sequence[Line]) -> bool:
    furniture = cues().furniture
    return all(not line.particles and not line.ends_sentence and not furniture.is_in(line.key) for line in header)


def _cells(lines: Sequence[Line], width: int, first: int) -> Iterator[tuple[int, Mark]]:
    for number, line in enumerate(lines):
        cell = Mark(PassageKind.ROW, opens=number == 0, cells=(line.span,), heads=(None,))
        if number >= width:
            name = lines[number - number % width].span if number % width else None
            cell = replace(cell, heads=(lines[number % width].span,), named=name)
        yield first + number, cell
