"""時系列: the events that the articles date, with what was accepted on their dates and offices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compare.i18n import gettext as _
from compare.summary.document import (
    Block,
    Line,
    Moment,
    Moments,
    Paragraph,
    Plain,
    Ref,
    Section,
    Table,
    Words,
    fill,
)
from compare.summary.outline import Outline, Statement, one_line
from compare.summary.sections.reader import Reader, listed
from compare.tables.timeline import Row

_ROWS: Final = 30
"""Events shown; of more, those of most articles, still in order of time."""
_DISPUTED: Final = ("time", "actor")


def section(outline: Outline, reader: Reader) -> Section:
    """Return the timeline."""
    title = _("Timeline")
    disputed = _disputes(outline)
    rows = [row for row in outline.timeline.rows if len(row.cells) > 1 or _refs(row, disputed, reader)]
    if not rows:
        line = _("No event was found that two articles date.")
        return Section("timeline", title, (Paragraph((Plain(line),)),))
    shown = sorted(sorted(rows, key=lambda row: -len(row.cells))[:_ROWS], key=rows.index)
    caption = _("Events that two articles or more date, or on which something was accepted")
    blocks: list[Block] = [
        Paragraph((Plain(_("Dates as the articles give them; what happened is in their words.")),)),
        *([Moments(caption, tuple(_moment(row, disputed, reader) for row in shown))] if len(shown) > 1 else []),
        Table(
            caption,
            tuple((Plain(name),) for name in (_("Date"), _("Event"), _("Articles"), _("Accepted"))),
            tuple(
                (
                    (Plain(_day(row)),),
                    _event(row),
                    reader.spots(cell.events[0].time for cell in row.cells),
                    listed([(Ref(name),) for name in _refs(row, disputed, reader)]) or (Plain("—"),),
                )
                for row in shown
            ),
        ),
    ]
    if more := len(rows) - len(shown):
        blocks.append(Paragraph((Plain(_("{count} more events are dated.").format(count=more)),)))
    return Section("timeline", title, tuple(blocks))


def _disputes(outline: Outline) -> Mapping[tuple[str, int | None], list[Statement]]:
    """Return what was accepted on dates and offices, by path and line of its quotes."""
    found: dict[tuple[str, int | None], list[Statement]] = {}
    for statement in outline.of(*_DISPUTED):
        for quote in statement.quotes:
            found.setdefault((quote.article, quote.line), []).append(statement)
    return found


def _refs(row: Row, disputed: Mapping[tuple[str, int | None], list[Statement]], reader: Reader) -> list[str]:
    """Return the ids of annotations that quote the words of this event's date."""
    ids = {
        statement.annotation.id
        for cell in row.cells
        for event in cell.events
        for statement in disputed.get(
            (reader.path_of(cell.article), reader.line_of(cell.article, event.time.span.start)), ()
        )
        if any(one_line(event.time.text) in quote.text for quote in statement.quotes)
    }
    return sorted(ids)


def _day(row: Row) -> str:
    return row.written if row.low == row.high or row.written != row.low else f"{row.low} – {row.high}"


def _event(row: Row) -> Line:
    if row.who and row.label:
        return fill(_("{who}: {what}"), who=Words(row.who), what=Words(row.label))
    return (Words(row.label or row.who or "—"),)


def _moment(row: Row, disputed: Mapping[tuple[str, int | None], list[Statement]], reader: Reader) -> Moment:
    label = " ".join(part for part in (row.who, row.label) if part)
    letters = tuple(reader.letter_of(cell.article) for cell in row.cells)
    return Moment(row.written, label, letters, bool(_refs(row, disputed, reader)))
