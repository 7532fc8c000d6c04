"""A table drawn line by line: a head that stays, rows with a cursor, any number of them.

Cells are paragraphs of one row (so they have marks and tones like all else); widths are terminal cells. Only the rows
in view are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.display.width import cell_width
from compare.tui import render
from compare.tui.columns import Column, Line, widths
from compare.tui.messages import HeaderPicked, Picked, Pointed
from compare.tui.render import Paragraph, Row, Tone
from compare.tui.safe import plain, spaced
from compare.tui.widgets.cursor import CURSOR_KEYS

_TITLE_CELLS = 200


class Table(ScrollView, can_focus=True):
    """Rows under a head. Posts `Pointed`, `Picked` and `HeaderPicked`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tone--{tone.value}" for tone in Tone} | {
        "table--head",
        "table--cursor",
        "table--cell",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*CURSOR_KEYS]

    def __init__(self, *, id: str, by_cell: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._by_cell = by_cell
        self._row = 0
        self._column = 0

    # --- what is shown ---------------------------------------------------------------------------

    def show(
        self, columns: Sequence[Column], lines: Sequence[Line], *, key: str | None = None, title: str | None = None
    ) -> None:
        """Show other rows; the cursor goes to the row `key`, else stays at its row's key, else where it was."""
        wanted = key or self.key
        self._columns, self._lines = tuple(columns), tuple(lines)
        keys = [line.key for line in lines]
        self._row = keys.index(wanted) if wanted in keys else max(0, min(self._row, len(lines) - 1))
        self._column = min(self._column, max(0, len(columns) - 1))
        if title is not None:
            self.border_title = plain(render.short(title, _TITLE_CELLS))
        self._lay_out()
        self._reveal()

    @property
    def key(self) -> str | None:
        """What the row under the cursor stands for."""
        return self._lines[self._row].key if self._lines else None

    @property
    def column(self) -> int:
        """The column under the cursor."""
        return self._column

    def point(self, column: int) -> None:
        """Put the cursor into a column."""
        self._column = max(0, min(column, len(self._columns) - 1))
        self.refresh()

    # --- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        self._widths = widths(self._columns, self.scrollable_content_region.width - 1)
        wide = sum(self._widths) + len(self._widths)
        self.virtual_size = Size(max(wide, 1), len(self._lines) + 1)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Share out the new width."""
        self._lay_out()
        self._reveal()

    def _reveal(self) -> None:
        height = self.scrollable_content_region.height - 1
        top = self.scroll_offset.y
        if self._row >= top + height:
            top = self._row - height + 1
        top = min(top, self._row)
        left = self.scroll_offset.x
        if self._by_cell and self._column and self._widths:
            start = sum(self._widths[1 : self._column]) + self._column - 1
            room = self.scrollable_content_region.width - self._widths[0] - 2
            if start + self._widths[self._column] > left + room:
                left = start + self._widths[self._column] - room
            left = min(left, start)
        self.scroll_to(x=max(0, left), y=max(0, top), animate=False, force=True)

    # --- moving ----------------------------------------------------------------------------------

    def _go(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self._lines) - 1))
        column = max(0, min(column, len(self._columns) - 1))
        if (row, column) != (self._row, self._column) and self._lines:
            self._row, self._column = row, column
            self.refresh()
            self.post_message(Pointed(self.id or "", self._lines[row].key, column))
        self._reveal()

    def action_move(self, step: int) -> None:
        """Go to the next or previous row."""
        self._go(self._row + step, self._column)

    def action_sideways(self, step: int) -> None:
        """Go to the next or previous cell, or scroll where whole rows are chosen."""
        if self._by_cell:
            self._go(self._row, self._column + step)
        else:
            self.scroll_to(x=max(0, self.scroll_offset.x + 10 * step), animate=False)

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self._go(self._row + step * max(1, self.scrollable_content_region.height - 2), self._column)

    def action_half(self, step: int) -> None:
        """Go half a page up or down."""
        self._go(self._row + step * max(1, self.scrollable_content_region.height // 2), self._column)

    def action_ends(self, step: int) -> None:
        """Go to the first or last row."""
        self._go(0 if step < 0 else len(self._lines) - 1, self._column)

    def action_choose(self) -> None:
        """Tell the screen that the cell under the cursor was chosen."""
        if self.key is not None:
            self.post_message(Picked(self.id or "", self.key, self._column))

    def on_click(self, event: Click) -> None:
        """Put the cursor where was clicked; a double click chooses."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column = self._column_at(offset.x)
        if offset.y == 0:
            self.post_message(HeaderPicked(self.id or "", column))
        elif (row := offset.y - 1 + self.scroll_offset.y) < len(self._lines):
            self._go(row, column)
            if event.chain == 2:
                self.action_choose()

    def _column_at(self, x: int) -> int:
        first = self._widths[0] + 1 if self._widths else 0
        x = x - 1 if x <= first else x - 1 + self.scroll_offset.x
        edge = 0
        for number, width in enumerate(self._widths):
            edge += width + 1
            if x < edge:
                return number
        return max(0, len(self._widths) - 1)

    # --- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the head or one row; the first column stays when the others are scrolled sideways."""
        base = self.rich_style
        room = self.scrollable_content_region.width
        if y == 0:
            base = base + self._style("table--head")
            cells = [render.paragraph(column.title) for column in self._columns]
            return self._strip(cells, base, None).adjust_cell_length(room, base)
        row = y - 1 + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip([]).adjust_cell_length(room, base)
        here = row == self._row
        if here:
            base = base + self._style("table--cursor")
        chosen = self._column if here and self._by_cell else None
        return self._strip(self._lines[row].cells, base, chosen, here=here).adjust_cell_length(room, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _strip(self, cells: Sequence[Paragraph], base: Style, chosen: int | None, *, here: bool = False) -> Strip:
        first: list[Segment] = [Segment("▌" if here else " ", base + self._style("tone--title"))]
        rest: list[Segment] = []
        for number, (cell, width) in enumerate(zip(cells, self._widths, strict=False)):
            style = base + self._style("table--cell") if number == chosen else base
            into = rest if number else first
            into += self._cell(cell, width, style)
            into.append(Segment(" ", base))
        room = self.scrollable_content_region.width
        frozen = Strip(first)
        left = self.scroll_offset.x
        moved = Strip(rest).crop(left, left + max(0, room - frozen.cell_length))
        return Strip([*frozen, *moved])

    def _cell(self, cell: Paragraph, width: int, style: Style) -> list[Segment]:
        shown = cell
        if cell_width(cell.text) > width:
            text = render.short(cell.text, width)
            marks = tuple(mark for mark in cell.marks if mark.start < len(text))
            shown = Paragraph(text, cell.tone, marks)
        row = Row(0, 0, len(shown.text), shown.marks, "")
        segments = []
        for piece in render.pieces(shown, row):
            own = style
            for tone in piece.tones:
                own += self._style(f"tone--{tone.value}")
            segments.append(Segment(spaced(piece.text), own))
        return list(Strip(segments).adjust_cell_length(width, style))
