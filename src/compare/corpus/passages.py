"""Splitting an article into passages: one line, one passage.

A passage ends at the line end, or where a list item is glued to the end of a line. A marker that stands alone on its
line (`-`) is furniture, the line after it the item; the label of an item on a line of its own (`- 対北朝鮮:`) is a
heading of the lowest rank and governs the lines after it, up to a blank line if its text follows it directly.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.corpus.layout import Piece, layout
from compare.corpus.marks import RANK_LABEL
from compare.corpus.tables.cells import table_cells
from compare.model import Article, Passage, PassageKind


def split(article: Article) -> tuple[Passage, ...]:
    """Return the passages of an article in reading order; every character that is not blank is in exactly one."""
    return tuple(_passages(article, layout(article.text)))


def _passages(source: Article, pieces: tuple[Piece, ...]) -> Iterator[Passage]:
    article = source.id
    cells = table_cells(pieces, source.text)
    headings: list[tuple[int, str]] = []  # rank and id of those that govern here, highest first
    leads = _Leads()
    before: Piece | None = None
    for number, piece in enumerate(pieces):
        name = f"{article}:{number}"
        kind = piece.mark.kind
        if piece.line.gap and before is not None and before.mark.rank != RANK_LABEL:
            headings = [one for one in headings if one[0] != RANK_LABEL]
        if kind is PassageKind.HEADING:
            rank = piece.mark.rank
            # Of two headings of one rank with nothing between, the second stands under the first (in Markdown, where
            # ranks are written, beside it).
            siblings = sum(one[0] == rank for one in headings)
            nested = before is not None and before.mark == piece.mark and siblings == 1 and not _is_written(piece)
            headings = [one for one in headings if one[0] < rank or (nested and one[0] == rank)]
        governing = headings[-1][1] if headings else None
        lead = leads.of(name, piece)
        yield Passage(name, article, piece.line.span, kind, governing, lead, cells.get(number, ()))
        if kind is PassageKind.HEADING:
            headings.append((rank, name))
        if kind.is_story:
            before = piece


def _is_written(piece: Piece) -> bool:
    """Whether the rank of a heading is written (`##`) or that of a label, and not guessed from its look."""
    return piece.line.text[0] == "#" or piece.mark.rank == RANK_LABEL


class _Leads:
    """Which passage leads the list or table that is being read."""

    def __init__(self) -> None:
        self._body: str | None = None
        self._header: str | None = None

    def of(self, name: str, piece: Piece) -> str | None:
        """Return the lead of this passage, and remember what may lead the next."""
        kind = piece.mark.kind
        if kind is PassageKind.ITEM:
            return self._body
        if kind is PassageKind.ROW:
            if piece.mark.opens:
                self._header = name
                return None
            return self._header
        if kind.is_story:
            self._header = None
            self._body = name if kind is PassageKind.BODY else None
        return None
