"""The figure ledger and the timeline as text for people. Pure: table → lines."""

from __future__ import annotations

from collections.abc import Iterator

from compare.display.values import readable
from compare.events.reading import Event
from compare.exchange.tables import state_name, vantage_name
from compare.i18n import gettext as _
from compare.i18n import ngettext, render
from compare.tables import figure_ledger, timeline
from compare.vocabulary import REASONS

_SIGNS = {
    figure_ledger.State.CONFLICT: "≠",
    figure_ledger.State.EXPLAINED: "≈",
    figure_ledger.State.AGREE: "=",
    figure_ledger.State.ALONE: "·",
}


def ledger_lines(ledger: figure_ledger.FigureLedger, *, everything: bool) -> Iterator[str]:
    """Yield the ledger, quantity by quantity; without `everything`, those that two articles give."""
    shown = [row for row in ledger.rows if everything or row.state is not figure_ledger.State.ALONE]
    alone = len(ledger.rows) - len(shown)
    if not shown:
        yield _("No figure is given by two articles.")
    for row in shown:
        yield from _quantity(row)
        yield ""
    if alone:
        yield ngettext(
            "{count} figure is given by one article only: --all prints it.",
            "{count} figures are given by one article only: --all prints them.",
            alone,
        ).format(count=alone)


def _quantity(row: figure_ledger.Row) -> Iterator[str]:
    name = row.label or _("(what it measures could not be read)")
    state = state_name(row.state)
    if row.reason:
        state = f"{state}: {REASONS[row.reason].label}"
    yield f"{_SIGNS[row.state]} {name}  [{state}]"
    for cell in row.cells:
        for entry in cell.entries:
            marks = [_("earlier value")] * entry.former + [_("expected")] * entry.planned
            note = f"  ({_(', ').join(marks)})" if marks else ""
            yield f"    {cell.article}  {entry.mention.text}  = {readable(entry.value)}{note}"
    if row.silent:
        yield _("    no mention found: {articles}").format(articles=_(", ").join(row.silent))
    for sentence in row.notes:
        yield f"    → {render(sentence)}"


def timeline_lines(table: timeline.Timeline, *, how: bool) -> Iterator[str]:
    """Yield the events by date; with `how`, also how each partial date was resolved."""
    if not table.rows:
        yield _("No date that tells of an event was found.")
    for row in table.rows:
        day = row.low if row.low == row.high else _("{low} to {high}").format(low=row.low, high=row.high)
        yield f"{day}  {_(': ').join(part for part in (row.who, row.label) if part)}".rstrip()
        for cell in row.cells:
            said = dict.fromkeys(_said(event) for event in cell.events)
            yield f"    {cell.article}  ({vantage_name(cell.vantage)})  {' / '.join(said)}"
            if how:
                for event in cell.events:
                    if event.time.resolved_by:
                        yield f"        {event.time.text}: {render(event.time.resolved_by)}"


def _said(event: Event) -> str:
    return "  ".join(part for part in (event.time.text, event.who, event.what) if part)
