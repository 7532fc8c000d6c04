"""The layout of a page: what each line is. Small passes in a fixed order; the first that knows a line wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from compare.corpus import furniture, headings, items, markup
from compare.corpus.lines import Line, lines
from compare.corpus.marks import BODY, Mark, Marks, Page
from compare.corpus.tables import columns, flattened

_Pass = Callable[[Page, Marks], Iterator[tuple[int, Mark]]]

PASSES: Final[tuple[_Pass, ...]] = (
    markup.mark,
    flattened.mark_cells,
    columns.mark,
    furniture.mark,
    headings.mark_title,
    flattened.mark,
    items.mark,
    headings.mark,
    furniture.mark_ends,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line and what it is."""

    line: Line
    mark: Mark


def layout(text: str) -> tuple[Piece, ...]:
    """Say what each line of a text is; every character that is not blank is in exactly one piece."""
    page = lines(text)
    marks: dict[int, Mark] = {}
    for each in PASSES:
        marks.update(_new(each, page, marks))
    return tuple(Piece(line, marks.get(index, BODY)) for index, line in enumerate(page))


def _new(each: _Pass, page: Page, marks: Mapping[int, Mark]) -> list[tuple[int, Mark]]:
    # Collected before they are entered: a pass sees what the passes before it said, never its own marks.
    return [(index, mark) for index, mark in each(page, marks) if index not in marks]
