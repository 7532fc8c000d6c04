"""片方だけが書いたこと: how much room each article gives to each topic, and what was accepted on silence."""

from __future__ import annotations

from typing import Final

from compare.i18n import gettext as _
from compare.summary.document import Block, Line, Matrix, Paragraph, Plain, Section, Share, Table, Words
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader
from compare.summary.sections.statements import entries
from compare.tables.coverage import CoverageRow

_ROWS: Final = 20
"""Topics shown, those of most articles first; the others are counted."""


def section(outline: Outline, reader: Reader) -> Section:
    """Return the matrix of coverage and what was accepted on it."""
    title = _("What only some articles say")
    nothing = _("Nothing on emphasis or silence has been accepted.")
    blocks: list[Block] = list(entries(outline, reader, ("coverage",), nothing))
    shared = [row for row in outline.coverage.rows if len(row.cells) > 1]
    if not shared:
        blocks.append(Paragraph((Plain(_("No topic is shared by two articles, so coverage cannot be compared.")),)))
        return Section("coverage", title, tuple(blocks))
    alone = len(outline.coverage.rows) - len(shared)
    shared.sort(key=lambda row: -len(row.cells))
    blocks.append(
        Paragraph(
            (
                Plain(
                    _(
                        "By topic, the share of each article's text, as the machine aligned it. An empty cell means "
                        "that no mention was found, not that something was left out."
                    )
                ),
            )
        )
    )
    articles = outline.coverage.articles
    columns = tuple(reader.letter_of(article) for article in articles)
    caption = _("Topics by article")
    blocks.append(Matrix(caption, columns, tuple((row.label, _shares(row, articles)) for row in shared[:_ROWS])))
    blocks.append(
        Table(
            caption,
            tuple((Plain(name),) for name in (_("Topic"), *columns)),
            tuple((_line(row.label), *(_cell(row, article) for article in articles)) for row in shared[:_ROWS]),
        )
    )
    if more := max(0, len(shared) - _ROWS):
        blocks.append(Paragraph((Plain(_("{count} more topics are shared.").format(count=more)),)))
    if alone:
        blocks.append(Paragraph((Plain(_("Topics of one article only: {count}.").format(count=alone)),)))
    return Section("coverage", title, tuple(blocks))


def _line(text: str) -> Line:
    return (Words(text),)


def _share(row: CoverageRow, article: str) -> float:
    return next((cell.share for cell in row.cells if cell.article == article), 0.0)


def _shares(row: CoverageRow, articles: tuple[str, ...]) -> tuple[Share, ...]:
    most = max(cell.share for cell in row.cells) or 1.0
    return tuple(Share(_share(row, article) / most, _words(_share(row, article))) for article in articles)


def _words(share: float) -> str:
    return f"{share:.0%}" if share else _("no mention found")


def _cell(row: CoverageRow, article: str) -> Line:
    share = _share(row, article)
    return (Plain(f"{share:.0%}" if share else ""),)
