"""Tables whose borders are written: pipes (Markdown, extracted pages) or tabs (copied from a browser or a sheet)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from compare.corpus.lines import Line
from compare.corpus.marks import FURNITURE, Mark, Page
from compare.model import PassageKind, Span

_PIPE: Final = re.compile(r"(?<!\\)[|｜]")
_FIGURE: Final = re.compile(r"^\W{0,2}(?:約|計|▲|△)?[\d,.]*\d")


def drawn(page: Page, start: int) -> tuple[Mark, ...]:
    """Return the marks of the lines from `start` on that are one table: at least two, of nearly one width.

    The first row is the header where a rule follows it, or where figures stand under it and none in it.
    """
    width = _columns(page[start].text)
    if width == 0:
        return ()
    end = start + 1
    while end < len(page) and not page[end].gap:
        columns = _columns(page[end].text)
        if not page[end].is_signs and (columns == 0 or abs(columns - width) > 1):
            break
        end += 1
    rows = [() if line.is_signs else tuple(cells(line)) for line in page[start:end]]
    if end - start < 2:
        return ()
    headed = page[start + 1].is_signs or _has_header(page[start:end], rows)
    return tuple(
        Mark(PassageKind.ROW, opens=headed and number == 0, cells=row) if row else FURNITURE
        for number, row in enumerate(rows)
    )


def cells(line: Line) -> Iterator[Span]:
    """Yield the places of a row's cells without the blanks around them; the place of an empty cell is empty."""
    if "\t" in line.text:
        borders = [at for at, sign in enumerate(line.text) if sign == "\t"]
    else:
        borders = [match.start() for match in _PIPE.finditer(line.text)]
    edges = [-1, *borders, len(line.text)]
    if "\t" not in line.text:
        # The outer borders are no cells.
        edges = edges[1 if edges[1:2] == [0] else 0 :]
        edges = edges[: -1 if len(edges) > 1 and edges[-2] == len(line.text) - 1 else None]
    for left, right in pairwise(edges):
        words = line.text[left + 1 : right]
        start = line.span.start + left + 1 + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def _columns(text: str) -> int:
    """Return how many cells a line with pipes or tabs has; 0 when it is no such line."""
    if "\t" in text:
        return len(text.split("\t"))
    if "|" not in text and "｜" not in text:
        return 0
    inner = text.strip().removeprefix("|").removesuffix("|")
    borders = len(_PIPE.findall(inner))
    if text.startswith("|") and text.endswith("|") and any(map(str.isalnum, inner)):
        return borders + 1
    return borders + 1 if borders >= 2 else 0


def _has_header(lines: Sequence[Line], rows: Sequence[tuple[Span, ...]]) -> bool:
    """Whether a table without a rule is headed by its first row: it holds no figure, and a column below does."""
    words = [[_words(line, cell) for cell in row] for line, row in zip(lines, rows, strict=True) if row]
    if len(words) < 2 or any(map(_FIGURE.match, words[0])) or not all(words[0][1:]):
        return False
    below = words[1:]
    return any(
        sum(len(row) > column and _FIGURE.match(row[column]) is not None for row in below) * 2 > len(below)
        for column in range(len(words[0]))
    )


def _words(line: Line, cell: Span) -> str:
    return line.text[cell.start - line.span.start : cell.end - line.span.start]
