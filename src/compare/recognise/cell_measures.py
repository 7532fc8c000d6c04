"""What a figure in a table measures: the name of its column and the name of its row."""

from __future__ import annotations

from functools import cache
from typing import Final

from compare.language.morphology import tokenise
from compare.model import Article, Figure, Measure, Span, TableCell, TimeExpression, Token, TokenisedPassage
from compare.recognise import measure_words as words

_SHARE: Final = "比"


@cache
def _tokens(text: str) -> tuple[Token, ...]:
    return tokenise(text)


def cell_at(passage: TokenisedPassage, span: Span) -> TableCell | None:
    """Return the cell of a table row that holds a place, if its cells are known."""
    return next((cell for cell in passage.passage.cells if cell.span.contains(span)), None)


def measure(
    mention: Figure | TimeExpression, passage: TokenisedPassage, article: Article, around: frozenset[str]
) -> Measure | None:
    """Return what a figure in a table measures; `around` are the content words of heading and header row."""
    cell = cell_at(passage, mention.span)
    if cell is None:
        return None
    row = _tokens(cell.row.of(article.text)) if cell.row else ()
    column = _tokens(cell.column)
    head = words.joined(words.head_of(column) or words.head_of(row))
    if not head and cell.column.endswith(_SHARE):
        head = cell.column  # GDP比: a share that names only its basis
    names = [text for text in (cell.row.of(article.text) if cell.row else "", cell.column) if text]
    terms = words.content(row) | words.content(column)
    if not terms and not head and not around:
        return None
    return Measure("・".join(names), head, tuple(sorted(terms)), tuple(sorted(around - terms)))
