"""The figure ledger as lines of a table, and one quantity in full. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from compare.display.values import readable
from compare.exchange.tables import state_name
from compare.i18n import N_, render
from compare.i18n import gettext as _
from compare.tables.figure_ledger import Cell, Order, Row, State
from compare.tui import dossier
from compare.tui.columns import Column, Line
from compare.tui.desk import Desk
from compare.tui.render import Origin, Paragraph, Tone, join, paragraph
from compare.tui.view import Index
from compare.vocabulary import REASONS

FILTERS: Final = MappingProxyType(
    {
        "shared": N_("of two articles or more"),
        "differing": N_("only where values differ"),
        "all": N_("all, also of one article"),
    }
)
ORDERS: Final = MappingProxyType(
    {
        Order.STATE: N_("differing first"),
        Order.READING: N_("topic by topic"),
        Order.ARTICLES: N_("most articles first"),
        Order.SPREAD: N_("furthest apart first"),
        Order.LABEL: N_("by name"),
    }
)
_SIGNS: Final = MappingProxyType(
    {
        State.CONFLICT: ("≠", Tone.CLASH),
        State.EXPLAINED: ("≈", Tone.NEAR),
        State.AGREE: ("=", Tone.AGREE),
        State.ALONE: ("·", Tone.QUIET),
    }
)


def passes(row: Row, wanted: str) -> bool:
    """Whether a quantity is shown under one of `FILTERS`."""
    if wanted == "differing":
        return row.state in (State.CONFLICT, State.EXPLAINED)
    return wanted == "all" or row.state is not State.ALONE


def key(row: Row) -> str:
    """Return what a row is known by: the place of its first figure."""
    first = row.cells[0].entries[0].mention
    return f"{first.article}:{first.span.start}"


def columns(index: Index) -> tuple[Column, ...]:
    """Return the columns: what is measured, then the articles."""
    articles = tuple(Column(letter, 0, 14) for letter in index.letters.values())
    return (Column(_("What is measured"), 26), *articles)


def line(row: Row, index: Index) -> Line:
    """Return the line of a quantity."""
    sign = _SIGNS[row.state]
    name = row.label or _("(not read)")
    first = join(sign, " ", (name, Tone.HEADING if row.state is State.CONFLICT else Tone.BODY))
    return Line(key(row), (first, *(_cell(row.cell(article), row) for article in index.articles)))


def _cell(cell: Cell | None, row: Row) -> Paragraph:
    if cell is None:
        return paragraph("∅", Tone.QUIET)
    parts: list[tuple[str, Tone] | str] = []
    for number, entry in enumerate(cell.entries):
        differs = row.state in (State.CONFLICT, State.EXPLAINED)
        tone = _SIGNS[row.state][1] if differs or row.state is State.AGREE else Tone.FIGURE
        parts += [" " if number else "", (entry.mention.text, Tone.QUIET if entry.former else tone)]
    return join(*parts)


def detail(row: Row, desk: Desk) -> tuple[str, tuple[Paragraph, ...]]:
    """Return title and text of one quantity: each figure in its words, normalised; what the candidates say."""
    state = state_name(row.state)
    if row.reason:
        state = f"{state}: {REASONS[row.reason].label}"
    title = f"{_SIGNS[row.state][0]} {row.label or _('(not read)')}  {state}"
    return title, tuple(_detail(row, desk))


def _detail(row: Row, desk: Desk) -> Iterator[Paragraph]:
    index = desk.index
    for cell in row.cells:
        for entry in cell.entries:
            before, words, after = dossier.context(index.articles[cell.article].text, entry.mention.span)
            marks = [_("earlier value")] * entry.former + [_("expected")] * entry.planned
            note = f"  ({_(', ').join(marks)})" if marks else ""
            yield join(
                (f"{index.letters[cell.article]} ", Tone.TITLE),
                f"「{before}",
                (words, _SIGNS[row.state][1]),
                f"{after}」",
                (f"  → {readable(entry.value)}{note}", Tone.QUIET),
                key=f"{cell.article}:{entry.mention.span.start}",
                origin=Origin(cell.article, entry.mention.span),
            )
    if row.silent:
        silent = " ".join(index.letters[name] for name in row.silent)
        yield join((_("no mention found: {articles}").format(articles=silent), Tone.QUIET), sign="∅")
    for name, said in zip(row.findings, row.notes, strict=True):
        candidate = desk.candidate(name)
        sign = dossier.STATE_SIGNS[candidate.state] if candidate else ""
        words = dossier.said(candidate.finding, index) if candidate else render(said)
        yield paragraph(words, Tone.HEADING, sign=sign, key=name)


def nothing() -> tuple[Paragraph, ...]:
    """Say why there is no figure."""
    return (paragraph(_("No figure is given by two articles. f also shows those of one."), Tone.QUIET),)
