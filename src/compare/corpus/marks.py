"""What a layout pass says of a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compare.corpus.lines import Line
from compare.model import PassageKind, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is.

    Attributes:
        kind: its part in the layout.
        rank: how deep a heading is, 1 the highest; a heading governs everything up to the next of its rank or higher.
        opens: whether it is the header row of a table.
        cells: places of the cells of a table row, in the article; an empty place is an empty cell. None at all: they
            could not be told apart.
        heads: what stands above each of them, where that is not simply the cell of the header in the same position.
        named: the cell that names its row, where that stands on a line of its own.
    """

    kind: PassageKind
    rank: int = 0
    opens: bool = False
    cells: tuple[Span, ...] = ()
    heads: tuple[Span | None, ...] = ()
    named: Span | None = None


Page = tuple[Line, ...]
Marks = Mapping[int, Mark]

TITLE: Final = Mark(PassageKind.TITLE)
BODY: Final = Mark(PassageKind.BODY)
ITEM: Final = Mark(PassageKind.ITEM)
ROW: Final = Mark(PassageKind.ROW)
CAPTION: Final = Mark(PassageKind.CAPTION)
FURNITURE: Final = Mark(PassageKind.FURNITURE)

# Ranks of headings: Markdown writes its own, 1–6; those of plain text are set among them by what pages usually do.
RANK_BLOCK: Final = 2
"""■ 【】 and bare headings."""
RANK_NUMBER: Final = 3
"""1) ① 第1に"""
RANK_LABEL: Final = 9
"""The label of a list item on a line of its own (`- 対北朝鮮:`): it governs the lines after it."""


def heading(rank: int) -> Mark:
    """Make the mark of a heading."""
    return Mark(PassageKind.HEADING, rank)
