"""The timeline: dated events by day, and what each article says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.tables.timeline import Row
from compare.tui import keyboard, keys, timeline_lines
from compare.tui.desk import Desk
from compare.tui.render import Paragraph
from compare.tui.screens.lookup import LookupScreen


class TimelineScreen(LookupScreen):
    """State: whether events of one article only are shown."""

    PLACE = "timeline"
    FIRST = 2
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("timeline"))]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = next(iter(timeline_lines.FILTERS))
        self._rows: dict[str, Row] = {}

    def renew(self) -> None:
        """Draw the events."""
        table = self.desk.timeline()
        rows = [row for row in table.rows if timeline_lines.passes(row, self._filter)]
        self._rows = {timeline_lines.key(row): row for row in rows}
        count = ngettext("{count} event", "{count} events", len(rows)).format(count=len(rows))
        lines = [timeline_lines.line(row, self.desk.index) for row in rows]
        title = f"{count}  {_(timeline_lines.FILTERS[self._filter])}"
        self.table.show(timeline_lines.columns(self.desk.index), lines, title=title)
        self.renew_detail()

    def detail(self) -> tuple[str, Sequence[Paragraph]]:
        """Return the event under the cursor in full."""
        row = self._rows.get(self.table.key or "")
        if row is None:
            return _("Dates"), timeline_lines.nothing()
        return timeline_lines.detail(row, self.desk)

    def action_filter(self) -> None:
        """Show the next kind of events."""
        names = list(timeline_lines.FILTERS)
        self._filter = names[(names.index(self._filter) + 1) % len(names)]
        self.renew()
