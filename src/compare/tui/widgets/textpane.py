"""A pane of paragraphs in one or more columns, drawn line by line.

One widget for any amount of text: rows come from `compare.tui.render`, breaks are cached there, and only the rows in
view are drawn. The cursor stands on a paragraph that has a key; within it words can be selected.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, MouseDown, MouseEvent, MouseUp, Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from compare.tui import render
from compare.tui.messages import Chosen, Moved, Swept
from compare.tui.render import GUTTER, Origin, Paragraph, Row, Tone
from compare.tui.safe import plain, spaced
from compare.tui.widgets.cursor import CURSOR_KEYS

_TITLE_CELLS: Final = 200
Place = tuple[int, int]
"""Column and number of a paragraph."""


class TextPane(ScrollView, can_focus=True):
    """Paragraphs in columns, with a cursor and a selection. Posts `Moved`, `Chosen` and `Swept`."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"tone--{tone.value}" for tone in Tone} | {
        "pane--cursor",
        "pane--gutter",
        "pane--selection",
        "pane--rule",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*CURSOR_KEYS]

    def __init__(self, *, id: str, title: str = "", shy: bool = False) -> None:  # noqa: A002 - Textual's name
        """Make a pane; a shy one shows its cursor only while it has the focus."""
        super().__init__(id=id)
        self._shy = shy
        self._columns: tuple[tuple[Paragraph, ...], ...] = ((),)
        self._rows: tuple[tuple[Row, ...], ...] = ((),)
        self._extents: dict[Place, tuple[int, int]] = {}
        self._cursor: Place | None = None
        self._selection: tuple[int, int] | None = None
        self._swept_from: tuple[Place, int] | None = None
        self._sweeping = False
        self.border_title = plain(render.short(title, _TITLE_CELLS))

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph under the cursor."""
        return self._columns[self._cursor[0]][self._cursor[1]] if self._cursor else None

    @property
    def place(self) -> Origin | None:
        """The words of an article that the paragraph under the cursor shows, if it does."""
        return self.paragraph.origin if self.paragraph else None

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected words of the paragraph under the cursor, in its code points."""
        return self._selection

    @property
    def column_width(self) -> int:
        """Cells of one column, gutter included."""
        count = len(self._columns)
        return max(GUTTER + 2, (self.scrollable_content_region.width - (count - 1)) // count)

    def show(self, *columns: Sequence[Paragraph], key: str | None = None, title: str | None = None) -> None:
        """Show other paragraphs; the cursor goes to the one with `key`, else stays at its key, else to the first.

        Selected words stay selected if the paragraph under the cursor is still the same.

        Args:
            columns: the paragraphs of each column, left to right.
            key: of the paragraph that the cursor goes to.
            title: of the pane; `None` leaves it.
        """
        before = self.paragraph
        wanted = key or (before.key if before else None)
        self._columns = tuple(tuple(column) for column in columns) or ((),)
        self._rows = ((),) * len(self._columns)
        places = self._selectable()
        found = next((place for place in places if self._at(place).key == wanted), None)
        self._cursor = found or (places[0] if places else None)
        after = self.paragraph
        if before is None or after is None or (before.key, before.text) != (after.key, after.text):
            self._selection = None
        if title is not None:
            self.border_title = plain(render.short(title, _TITLE_CELLS))
        self._lay_out()
        if found is None:
            self._scroll(0)
        else:
            self._bring()

    def select(self, words: tuple[int, int] | None) -> None:
        """Select words of the paragraph under the cursor, or nothing."""
        self._selection = words if self._cursor else None
        self.refresh()
        if words is not None and self._cursor is not None:
            column, number = self._cursor
            for y, row in enumerate(self._rows[column]):
                if row.paragraph == number and row.start <= words[1] - 1 < row.end:
                    self._scroll_into_view(y, y + 1)

    # --- layout ----------------------------------------------------------------------------------

    def _at(self, place: Place) -> Paragraph:
        return self._columns[place[0]][place[1]]

    def _selectable(self) -> list[Place]:
        return [
            (column, number)
            for column, blocks in enumerate(self._columns)
            for number, block in enumerate(blocks)
            if block.key is not None
        ]

    def _lay_out(self) -> None:
        width = self.column_width
        if not self.size.width:
            # Not yet on screen: the first resize lays out.
            return
        broken = [render.rows(blocks, width) for blocks in self._columns]
        self._rows = render.level(self._columns, broken) if len(broken) > 1 else tuple(broken)
        self._extents = {}
        for column, rows in enumerate(self._rows):
            for y, row in enumerate(rows):
                if row.paragraph < 0:
                    continue
                first = self._extents.get((column, row.paragraph), (y, y))[0]
                self._extents[column, row.paragraph] = (first, y + 1)
        self.virtual_size = Size(self.scrollable_content_region.width, max(map(len, self._rows)))
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Break the rows anew for another width."""
        self._lay_out()
        if self._cursor is not None:
            self._reveal()

    def _extent(self, place: Place) -> tuple[int, int]:
        """Return the first row of a paragraph and the row after its last."""
        return self._extents.get(place, (0, 0))

    def _reveal(self) -> None:
        if self._cursor is not None:
            first, after = self._extent(self._cursor)
            # The heading above the paragraph says whose words they are: keep it in view where there is room.
            self._scroll_into_view(max(0, first - 1), after)

    def _bring(self) -> None:
        """Leave the view where it is if the cursor is in it; else begin with the row above the cursor."""
        if self._cursor is not None:
            first, after = self._extent(self._cursor)
            top = self.scroll_offset.y
            if first < top or after > top + self.scrollable_content_region.height:
                self._scroll(first - 1)

    def _scroll(self, top: int) -> None:
        # Forced, because Textual shows the scrollbar only after the next refresh and refuses until then.
        self.scroll_to(y=max(0, min(top, self.virtual_size.height - 1)), animate=False, force=True)

    def _scroll_into_view(self, first: int, after: int) -> None:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if after > top + height:
            top = after - height
        if first < top:
            top = first
        self._scroll(top)

    # --- moving ----------------------------------------------------------------------------------

    def _go(self, place: Place) -> None:
        if place == self._cursor:
            self._reveal()
            return
        self._cursor = place
        self._selection = None
        self.refresh()
        self._reveal()
        self.post_message(Moved(self.id or "", self._at(place)))

    def action_move(self, step: int) -> None:
        """Go to the next or previous paragraph of the column; a long one is scrolled through first."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if self._cursor is None:
            self._scroll(top + step)
            return
        first, after = self._extent(self._cursor)
        if step > 0 and after > top + height:
            self._scroll(min(top + height - 1, after - height))
            return
        if step < 0 and first < top:
            self._scroll(max(top - height + 1, first))
            return
        column = [place for place in self._selectable() if place[0] == self._cursor[0]]
        there = column.index(self._cursor) + step
        if 0 <= there < len(column):
            self._go(column[there])
        else:
            self._scroll(0 if step < 0 else self.virtual_size.height)

    def action_sideways(self, step: int) -> None:
        """Go to the paragraph at the same height in the next or previous column."""
        if self._cursor is None or not 0 <= self._cursor[0] + step < len(self._columns):
            return
        height = self._extent(self._cursor)[0]
        column = [place for place in self._selectable() if place[0] == self._cursor[0] + step]
        if column:
            self._go(min(column, key=lambda place: abs(self._extent(place)[0] - height)))

    def action_page(self, step: int) -> None:
        """Scroll by a page; the cursor follows into view."""
        height = max(1, self.scrollable_content_region.height - 1)
        top = min(max(0, self.scroll_offset.y + step * height), max(0, self.virtual_size.height - height - 1))
        self._scroll(top)
        self._follow()

    def _follow(self) -> None:
        """Bring the cursor into the view after it was scrolled."""
        top = self.scroll_offset.y
        if self._cursor is not None:
            column = [place for place in self._selectable() if place[0] == self._cursor[0]]
            inside = [place for place in column if self._extent(place)[1] > top]
            if inside:
                self._cursor = None
                self._go(inside[0] if self._extent(inside[0])[0] >= top or len(inside) == 1 else inside[1])

    def action_half(self, step: int) -> None:
        """Scroll by half a page; the cursor follows into view."""
        height = max(1, self.scrollable_content_region.height // 2)
        self._scroll(max(0, self.scroll_offset.y + step * height))
        self._follow()

    def action_ends(self, step: int) -> None:
        """Go to the first or last paragraph."""
        places = self._selectable()
        if places:
            self._go(places[0] if step < 0 else places[-1])
        self._scroll(0 if step < 0 else self.virtual_size.height)

    def action_choose(self) -> None:
        """Tell the screen that the paragraph under the cursor was chosen."""
        if self.paragraph is not None:
            self.post_message(Chosen(self.id or "", self.paragraph))

    def _under(self, event: MouseEvent) -> tuple[Place, int] | None:
        """Return the selectable paragraph under the mouse, and the code point there."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        column = min(offset.x // (self.column_width + 1), len(self._columns) - 1)
        y = offset.y + self.scroll_offset.y
        if y >= len(self._rows[column]) or self._rows[column][y].paragraph < 0:
            return None
        row = self._rows[column][y]
        place = (column, row.paragraph)
        if self._at(place).key is None:
            return None
        return place, render.offset_at(self._at(place), row, offset.x - column * (self.column_width + 1))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Remember where a sweep may begin."""
        self._swept_from = self._under(event)

    def on_mouse_up(self, event: MouseUp) -> None:
        """Choose the words that were swept over, within one paragraph."""
        begin, end = self._swept_from, self._under(event)
        self._swept_from = None
        if begin is None or end is None or begin[0] != end[0] or begin[1] == end[1]:
            return
        self._go(begin[0])
        first, last = sorted((begin[1], end[1]))
        self._sweeping = True
        self.select((first, last + 1))
        self.post_message(Swept(self.id or ""))

    def on_click(self, event: Click) -> None:
        """Put the cursor where was clicked; a double click chooses."""
        if self._sweeping:
            # The click that ends a sweep is part of it.
            self._sweeping = False
            return
        under = self._under(event)
        if under is not None:
            self._go(under[0])
            if event.chain == 2:
                self.action_choose()

    # --- drawing ---------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one row of all columns."""
        base = self.rich_style
        segments: list[Segment] = []
        for column in range(len(self._columns)):
            if column:
                segments.append(Segment("│", base + self._style("pane--rule")))
            strip = Strip(self._segments(column, y + self.scroll_offset.y, base))
            segments += strip.adjust_cell_length(self.column_width, base)
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _segments(self, column: int, y: int, base: Style) -> list[Segment]:
        if y >= len(self._rows[column]):
            return []
        row = self._rows[column][y]
        if row.paragraph < 0:
            return []
        block = self._columns[column][row.paragraph]
        here = self._cursor == (column, row.paragraph) and (self.has_focus or not self._shy)
        if here:
            base = base + self._style("pane--cursor")
        gutter = base + self._style("pane--gutter")
        segments = [Segment(("▌" if here else " ") + row.sign, gutter), Segment(" " * block.indent, base)]
        for piece in render.pieces(block, row, self._selection if here else None):
            style = base
            for tone in piece.tones:
                style += self._style(f"tone--{tone.value}")
            if piece.selected:
                style += self._style("pane--selection")
            segments.append(Segment(spaced(piece.text), style))
        drawn = Strip(segments)
        if here:
            # The cursor's background reaches to the edge of the column.
            return list(drawn.adjust_cell_length(self.column_width, base))
        return list(drawn)
