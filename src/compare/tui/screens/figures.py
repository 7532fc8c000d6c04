"""The figure ledger: who gives which figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.tables.figure_ledger import Order, Row, arranged
from compare.tui import figure_lines, keyboard, keys
from compare.tui.desk import Desk
from compare.tui.messages import HeaderPicked
from compare.tui.render import Paragraph
from compare.tui.screens.lookup import LookupScreen


class FiguresScreen(LookupScreen):
    """State: the order, and whether figures of one article only are shown."""

    PLACE = "figures"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("figures"))]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order = Order.STATE
        self._filter = next(iter(figure_lines.FILTERS))
        self._rows: dict[str, Row] = {}

    def renew(self) -> None:
        """Draw the ledger."""
        ledger = self.desk.figure_ledger()
        rows = [row for row in arranged(ledger.rows, self._order) if figure_lines.passes(row, self._filter)]
        self._rows = {figure_lines.key(row): row for row in rows}
        count = ngettext("{count} quantity", "{count} quantities", len(rows)).format(count=len(rows))
        title = f"{count}  {_(figure_lines.FILTERS[self._filter])}  {_(figure_lines.ORDERS[self._order])}"
        index = self.desk.index
        self.table.show(figure_lines.columns(index), [figure_lines.line(row, index) for row in rows], title=title)
        self.renew_detail()

    def detail(self) -> tuple[str, Sequence[Paragraph]]:
        """Return the quantity under the cursor in full."""
        row = self._rows.get(self.table.key or "")
        if row is None:
            return _("Figures"), figure_lines.nothing()
        return figure_lines.detail(row, self.desk)

    def action_filter(self) -> None:
        """Show the next kind of figures."""
        names = list(figure_lines.FILTERS)
        self._filter = names[(names.index(self._filter) + 1) % len(names)]
        self.renew()

    def action_sort(self) -> None:
        """Sort by the next order."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.renew()

    def on_header_picked(self, message: HeaderPicked) -> None:
        """Sort by what was clicked."""
        self._order = Order.LABEL if message.column == 0 else Order.STATE
        self.renew()
