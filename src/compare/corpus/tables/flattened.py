"""Flattened tables: rows whose cells lost their borders when a page was copied.

Three shapes are known. Rows with glued cells stand under a header of glued column names
(`項目金額(億円)構成比` / `人件費支援1,12053%`); every cell stands on a line of its own; or so do the borders (`|`) too.
Nothing is split here: a row is marked as such, so that no one reads `12053%` out of it unawares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compare.corpus.items import is_pair, marker
from compare.corpus.lines import Line
from compare.corpus.marks import Mark, Marks, Page
from compare.corpus.tables import glued
from compare.model import PassageKind, Span

LONGEST_ROW: Final = 120
LONGEST_CELL: Final = 14
MIN_HEADER: Final = 4
MIN_WORD_HEADER: Final = 10  # a table of words alone has no digits to prove it: its header must look glued itself
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(
    r"^\W{0,2}(?:約|計|第)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:[%°℃]|[^\d\s]{1,4})?\W{0,2}$"
)
_GLUED: Final = re.compile(
    r"\d,\d{3}\d"  # more than three digits after a comma: 1,12053%
    r"|\d\.\d{1,3}\.\d"  # two decimals run together: 35.226.1
    r"|[^\W\d_]\d{6,}(?!\d)"  # a name and more digits than one figure has: 自民245220
    # a name, a figure with its unit, and another name: 米国15日本, but not 防衛費8.7兆円 or 成長率2.1%増
    r"|(?!約)[^\W\d_)]\)?\d[\d,.]*+[%兆億万千百円人件点回年月日時分秒間倍度歳台本個社名票位]*+[^\W\d_増減高安超余強弱前後目以未約台]"
    r"|[%)円人件点回年度位]約?\d"  # a figure right after the unit of another
    r"|^\d+[^\W\d_]{2,}\d"  # a rank, a name, a figure
)
_DATE: Final = re.compile(r"\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}時(?:\d{1,2}分)?")
_BLANKS: Final = re.compile(r"\s+")
_WIDE_BLANKS: Final = re.compile(r"[ ]{2,}|\u3000+")
_GAPS: Final = re.compile(r"\S(?:[ ]{2,}|\u3000+)(?=\S)")


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark header and rows of flattened tables."""
    index = 0
    while index < len(page):
        end = index
        while end < len(page) and end not in marks and _is_fragment(page[end]) and (end == index or not page[end].gap):
            end += 1
        if end - index >= 2:
            yield from ((index + row, kind) for row, kind in _table(page[index:end]))
        index = max(end, index + 1)


def mark_cells(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark the cells of a table whose borders became lines of their own: a pipe, a cell, a pipe."""
    for index in range(1, len(page) - 1):
        if page[index - 1].text == page[index + 1].text == "|" and index not in marks:
            line = page[index]
            if len(line.text) <= LONGEST_ROW and "。" not in line.text:
                yield index, Mark(PassageKind.ROW, cells=(line.span,))


def _is_fragment(line: Line) -> bool:
    """Whether a line can be a row: short, no sentence, no list marker."""
    if len(line.text) > LONGEST_ROW or "。" in line.text or line.ends_sentence or line.has_predicate:
        return False
    return marker(line) is None and not is_pair(line)


def _table(run: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """Yield the rows of the table in a run of adjacent fragments, if there is one."""
    if _is_column(run):
        yield from ((row, Mark(PassageKind.ROW, cells=(line.span,), heads=(None,))) for row, line in enumerate(run))
        return
    spaced = _spaced(run)
    if spaced is not None:
        yield from ((row, _parted(run[row], _BLANKS, opens=row == spaced.start)) for row in spaced)
        return
    if all(len(_GAPS.findall(line.text)) >= 2 for line in run):
        yield from ((row, _parted(line, _WIDE_BLANKS, opens=row == 0)) for row, line in enumerate(run))
        return
    first = next((row for row, line in enumerate(run) if _DIGIT.search(line.key)), len(run))
    # The header is the last line without a figure, or the very first line (地点24時間雨量).
    header = max(first - 1, 0) if first < len(run) else 0
    rows = run[header + 1 :]
    if not _is_header(run[header]):
        return
    words = first == len(run) and _has_glued_words(run[header], rows)
    if words or _has_glued_figures(rows) or _is_headed(run[header], rows):
        yield header, Mark(PassageKind.ROW, opens=True, cells=glued.header_cells(run[header]))
        yield from enumerate(glued.rows(run[header], rows), start=header + 1)


def _parted(line: Line, blanks: re.Pattern[str], *, opens: bool) -> Mark:
    """Return the mark of a row whose cells stand apart by blanks."""
    edges = [0, *(edge for match in blanks.finditer(line.text) for edge in match.span()), len(line.text)]
    start = line.span.start
    cells = tuple(Span(start + left, start + right) for left, right in zip(edges[::2], edges[1::2], strict=True))
    return Mark(PassageKind.ROW, opens=opens, cells=cells)


def _spaced(run: Sequence[Line]) -> range | None:
    """Return the lines of a run whose cells stand apart by blanks: as many in each, a figure in all but the first."""
    cells = [line.text.split() for line in run]
    end = len(run)
    start = end - 1
    while start > 0 and len(cells[start]) == len(cells[-1]) and any(map(_NUMBER.match, cells[start])):
        start -= 1
    fits = end - start >= 3 and len(cells[-1]) >= 3 and len(cells[start]) == len(cells[-1])
    return range(start, end) if fits else None


def _is_header(line: Line) -> bool:
    return len(line.text) >= MIN_HEADER and line.particles == 0


def _has_glued_figures(rows: Sequence[Line]) -> bool:
    """Whether most rows hold a figure that no blank or particle sets off from its neighbours."""
    glued = sum(any(map(_GLUED.search, _BLANKS.split(_DATE.sub(" ", line.key)))) for line in rows)
    return len(rows) >= 2 and glued >= 2 and glued * 5 >= len(rows) * 3


def _has_glued_words(header: Line, rows: Sequence[Line]) -> bool:
    """Whether rows of words alone hang together: at least three, all longer than a header that looks glued."""
    longest = max(len(header.text), MIN_WORD_HEADER)
    return (
        len(rows) >= 3
        and len(header.text) >= MIN_WORD_HEADER
        and all(len(line.text) > longest and not line.is_unfinished for line in rows)
    )


def _is_column(run: Sequence[Line]) -> bool:
    """Whether every cell stands on a line of its own: many tiny lines, a third of them bare figures."""
    figures = sum(_NUMBER.match(line.key) is not None for line in run)
    return len(run) >= 4 and all(len(line.text) <= LONGEST_CELL for line in run) and figures * 3 >= len(run)


def _is_headed(header: Line, rows: Sequence[Line]) -> bool:
    """Whether a line reads as the names of several columns, and the lines under it as rows of figures for it."""
    if len(rows) < 2 or header.particles or not all(_DIGIT.search(line.key) for line in rows):
        return False
    if len(rows) > glued.MOST_ROWS:
        return False
    figures = glued.figure_columns(header)
    return figures > 1 or (figures == 1 and all(mark.cells for mark in glued.rows(header, rows)))
