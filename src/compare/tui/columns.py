"""What a table is made of: columns, lines of cells, and how the room is shared. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.tui.render import Paragraph


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and its width in cells; 0 shares what is left, at least `least`."""

    title: str
    width: int = 0
    least: int = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what it stands for, and its cells."""

    key: str
    cells: tuple[Paragraph, ...]


def widths(columns: Sequence[Column], room: int) -> tuple[int, ...]:
    """Return the cells of each column when there are `room`; one blank lies between two columns. Pure."""
    open_columns = [column for column in columns if not column.width]
    left = room - sum(column.width for column in columns) - (len(columns) - 1)
    share = left // len(open_columns) if open_columns else 0
    spare = left - share * len(open_columns)
    result = []
    for column in columns:
        if column.width:
            result.append(column.width)
            continue
        result.append(max(column.least, share + (max(0, spare))))
        spare = 0
    return tuple(result)
