"""What holds: quantities on which articles agree, as the machine compared them."""

from __future__ import annotations

from typing import Final

from compare.display.values import readable
from compare.i18n import gettext as _
from compare.summary.document import Block, Line, Paragraph, Plain, Section, Table, Words
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader, listed
from compare.tables.figure_ledger import Row

_ROWS: Final = 30
"""Rows shown, those of most articles first; the others are counted."""


def section(outline: Outline, reader: Reader) -> Section:
    """Return the quantities that two articles or more give alike."""
    title = _("What agrees")
    if not outline.agreements:
        line = _("No quantity was found that two articles give alike.")
        return Section("agreements", title, (Paragraph((Plain(line),)),))
    rows = sorted(outline.agreements, key=lambda row: -len(row.cells))
    head = (_("Quantity"), _("Value"), _("Articles"))
    blocks: list[Block] = [
        Paragraph((Plain(_("Compared by the machine, not decided by a person.")),)),
        Table(
            _("Quantities that two articles or more give alike"),
            tuple((Plain(name),) for name in head),
            tuple(
                ((Words(row.label),), _value(row), reader.spots(cell.entries[0].mention for cell in row.cells))
                for row in rows[:_ROWS]
            ),
        ),
    ]
    if more := max(0, len(rows) - _ROWS):
        blocks.append(Paragraph((Plain(_("{count} more quantities agree.").format(count=more)),)))
    return Section("agreements", title, tuple(blocks))


def _value(row: Row) -> Line:
    values = dict.fromkeys(entry.value for cell in row.cells for entry in cell.entries)
    return listed([(Words(readable(value)),) for value in values])
