"""The timeline as lines of a table, and one event in full. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from compare.events.reading import Event, Vantage
from compare.exchange.tables import vantage_name
from compare.i18n import N_, render
from compare.i18n import gettext as _
from compare.tables.timeline import Row
from compare.tui import dossier
from compare.tui.columns import Column, Line
from compare.tui.desk import Desk
from compare.tui.render import Origin, Paragraph, Tone, join, paragraph
from compare.tui.view import Index

FILTERS: Final = MappingProxyType(
    {"all": N_("all events"), "shared": N_("of two articles or more"), "coming": N_("only what an article sees coming")}
)


def passes(row: Row, wanted: str) -> bool:
    """Whether an event is shown under one of `FILTERS`."""
    if wanted == "shared":
        return len(row.cells) > 1
    return wanted == "all" or any(cell.vantage is Vantage.BEFORE for cell in row.cells)


def key(row: Row) -> str:
    """Return what an event is known by: the place of its first date."""
    first = row.cells[0].events[0]
    return f"{first.article}:{first.time.span.start}"


def columns(index: Index) -> tuple[Column, ...]:
    """Return the columns: day, event, articles."""
    articles = tuple(Column(letter, 0, 14) for letter in index.letters.values())
    return (Column(_("Day"), 10), Column(_("Event"), 22), *articles)


def line(row: Row, index: Index) -> Line:
    """Return the line of an event."""
    silent = dict(row.silent)
    cells = []
    for name in index.articles:
        cell = row.cell(name)
        if cell is None:
            before = silent.get(name) is Vantage.BEFORE
            cells.append(paragraph(_("∅ before") if before else "∅", Tone.QUIET))
        else:
            coming = cell.vantage is Vantage.BEFORE
            words = " / ".join(dict.fromkeys(map(_said, cell.events)))
            cells.append(join((words, Tone.CERTAINTY if coming else Tone.BODY)))
    what = _(": ").join(part for part in (row.who, row.label) if part)
    return Line(key(row), (paragraph(row.written, Tone.TITLE), paragraph(what, Tone.HEADING), *cells))


def _said(event: Event) -> str:
    return " ".join(part for part in (event.time.text, event.what) if part)


def detail(row: Row, desk: Desk) -> tuple[str, tuple[Paragraph, ...]]:
    """Return title and text of one event: each date in its words, and how it was resolved."""
    day = row.low if row.low == row.high else _("{low} to {high}").format(low=row.low, high=row.high)
    title = "  ".join(part for part in (day, row.who, row.label) if part)
    return title, tuple(_detail(row, desk.index))


def _detail(row: Row, index: Index) -> Iterator[Paragraph]:
    for cell in row.cells:
        for event in cell.events:
            before, words, after = dossier.context(index.articles[cell.article].text, event.time.span)
            resolved = f"  → {event.time.low or event.time.high}" if event.time.low or event.time.high else ""
            how = f"  ({render(event.time.resolved_by)})" if event.time.resolved_by else ""
            yield join(
                (f"{index.letters[cell.article]} ", Tone.TITLE),
                f"「{before}",
                (words, Tone.FIGURE),
                f"{after}」",
                (f"{resolved}{how}  {vantage_name(cell.vantage)}", Tone.QUIET),
                key=f"{cell.article}:{event.time.span.start}",
                origin=Origin(cell.article, event.time.span),
            )
    for name, vantage in row.silent:
        told = _("no mention found: {articles}").format(articles=index.letters[name])
        yield join((f"{told}  {vantage_name(vantage)}", Tone.QUIET), sign="∅")


def nothing() -> tuple[Paragraph, ...]:
    """Say why there is no event."""
    return (paragraph(_("No date that tells of an event was found."), Tone.QUIET),)
