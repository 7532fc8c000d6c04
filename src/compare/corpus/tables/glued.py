"""Tables whose cells ran together (`人件費支援1,12053%在日米軍…`), taken apart where that is certain.

A run of digits may hold several figures: 12053% is 120 and 53 %, or 1 and 2053 %. How many figures a row has is read
from the header, how long each is from all rows together: numbers must be well formed, thousands written alike, parts of
a whole no more than 100 %. Where more than one reading is left, sums and shares must prove one of them; where they do
not, the row stays whole and its figures are not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import prod
from typing import Final

from compare.corpus.lines import Line
from compare.corpus.marks import Mark
from compare.corpus.tables.digits import WHOLE, Cut, cuts, decimals, proved, value
from compare.corpus.tables.headers import UNKNOWN, Column, ColumnKind, Reading, readings
from compare.corpus.tables.lexicon import flat, lexicon
from compare.corpus.tables.rows import Row, Zone, take_apart, with_common_units
from compare.model import PassageKind, Span

MOST_ROWS: Final = 100  # longer tables are no part of an article, and time grows with their rows
MOST_ZONES: Final = 6  # zones of digits in a row; more are no table
MOST_FIGURES: Final = 6  # figures in one zone
MOST_SHAPES: Final = 500  # ways to deal figures out among the zones
_YEARS: Final = range(1900, 2100)
# 10-20, 12:30, 10/28: a range, a time, a date – or a figure with a minus sign, a ratio. Nobody can tell.
_RANGE: Final = re.compile(r"\d\s*[-~〜:/×–]\s*\d")
_UNIT_BRACKET: Final = re.compile(r"[^()]\([^()]{1,8}\)")


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the cells of all rows follow each other.

    Attributes:
        figures: how many figures each zone holds.
        layout: of each cell, whether it is a figure.
        columns: of each cell, its column in the header, where that is known.
    """

    figures: tuple[int, ...]
    layout: tuple[bool, ...]
    columns: tuple[Column | None, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A shape, the cut of each zone of each row that is certain under it (else `None`), and whether sums proved it."""

    shape: _Shape
    rows: tuple[tuple[Cut, ...] | None, ...]
    is_proved: bool


def rows(header: Line, lines: Sequence[Line]) -> tuple[Mark, ...]:
    """Return the marks of the rows under a header, with the cells of those that can be told apart."""
    answer = None
    parts: tuple[Row, ...] = ()
    if len(lines) <= MOST_ROWS and not any(_RANGE.search(flat(line.text)) for line in lines):
        ways = readings(header.text)
        taken = _parts(ways, lines)
        zones = min((len(row.zones) for row in taken), default=0)
        if 0 < zones <= MOST_ZONES:
            has_unit = _UNIT_BRACKET.search(flat(header.text)) is not None
            parts = with_common_units(taken, zones, unit_in_header=has_unit)
            answer = _solve(parts, ways)
    if answer is None:
        return (Mark(PassageKind.ROW),) * len(lines)
    return tuple(
        _mark(line, row, cut, answer.shape, header) if cut is not None else Mark(PassageKind.ROW)
        for line, row, cut in zip(lines, parts, answer.rows, strict=True)
    )


def figure_columns(line: Line) -> int:
    """Return how many columns of figures a line names, if it reads as the header of several columns; else 0."""
    return max(
        (
            sum(column.kind is ColumnKind.FIGURE for column in way)
            for way in readings(line.text)
            if all(column.doubt < UNKNOWN for column in way)
        ),
        default=0,
    )


def header_cells(header: Line) -> tuple[Span, ...]:
    """Return the cells of a header, or all of it as one where it can be read in several ways."""
    ways = readings(header.text)
    if len(ways) != 1:
        return (header.span,)
    return tuple(Span(header.span.start + column.start, header.span.start + column.end) for column in ways[0])


def _parts(ways: Sequence[Reading], lines: Sequence[Line]) -> list[Row]:
    """Take the rows apart; years and ranks that count up, under a header that says so, are cells of their own."""
    words = [flat(line.text) for line in lines]
    numbers = [0] * len(words)
    if ways and ways[0][0].kind is ColumnKind.LABEL:
        if all(word[:4].isdecimal() and int(word[:4]) in _YEARS and not word[4:].startswith("年") for word in words):
            steps = {later - sooner for sooner, later in pairwise(int(word[:4]) for word in words)}
            numbers = [4 if len(steps) == 1 and steps != {0} else 0] * len(words)
        elif all(_begins_with(word, rank) for rank, word in enumerate(words, start=1)):
            numbers = [len(str(rank)) for rank in range(1, len(words) + 1)]
    return [take_apart(word, number=number) for word, number in zip(words, numbers, strict=True)]


def _begins_with(word: str, rank: int) -> bool:
    number = str(rank)
    return word.startswith(number) and word[len(number) : len(number) + 1].isalpha()


def _solve(parts: Sequence[Row], ways: Sequence[Reading]) -> _Answer | None:
    """Return the one answer that fits all rows; where several do, the one that arithmetic proves."""
    commas = any("," in run.digits for row in parts for zone in row.zones for run in zone)
    possible = [
        [figures for figures in range(1, MOST_FIGURES + 1) if all(_cuts(row, zone, figures, commas) for row in parts)]
        for zone in range(len(parts[0].zones))
    ]
    if prod(map(len, possible)) > MOST_SHAPES:
        return None
    shapes = [shape for figures in product(*possible) for shape in _shapes(figures, parts, ways)]
    answers = [answer for shape in _merged(shapes) if (answer := _choose(parts, shape, commas)) is not None]
    if len(answers) > 1:
        answers = [answer for answer in answers if answer.is_proved]
    return answers[0] if len(answers) == 1 else None


def _cuts(row: Row, number: int, figures: int, commas: bool) -> tuple[Cut, ...]:
    """Return the ways to read so many figures in a zone of a row.

    The words of the last column may begin with a figure of their own (1.26%80万人を割り込む): then the zone ends at a
    unit before its end.
    """
    zone = row.zones[number]
    found = list(_cuts_of(zone, figures, commas))
    if number + 1 == len(row.zones) and zone[-1].end < len(row.words):
        for end in range(1, len(zone)):
            if zone[end - 1].has_suffix:
                found += _cuts_of(zone[:end], figures, commas)
    return tuple(dict.fromkeys(found))


def _cuts_of(zone: Zone, figures: int, commas: bool) -> tuple[Cut, ...]:
    """Return the ways to deal so many figures out among the runs of a zone, each of which holds one at least."""
    if len(zone) == 1:
        run = zone[0]
        if run.is_whole:
            return ((run.digits,),) if figures == 1 else ()
        return cuts(run.digits, figures, commas=commas)
    return tuple(
        (*first, *rest)
        for own in range(1, figures - len(zone) + 2)
        for first in _cuts_of(zone[:1], own, commas)
        for rest in _cuts_of(zone[1:], figures - own, commas)
    )


def _shapes(figures: tuple[int, ...], parts: Sequence[Row], ways: Sequence[Reading]) -> list[_Shape]:
    """Return the shapes with so many figures per zone, under each reading of the header that allows them."""
    layouts = {_layout(row, figures) for row in parts}
    longest = max(layouts, key=len)
    # A row may lack its last words (合計 has no remark).
    if any(layout not in (longest, longest[:-1]) for layout in layouts) or (len(layouts) > 1 and longest[-1]):
        return []
    if not ways:
        return [_Shape(figures, longest, (None,) * len(longest))]
    is_numbered = parts[0].number > 0
    under = (_under(way, longest, is_numbered=is_numbered) for way in ways)
    return [_Shape(figures, longest, columns) for columns in under if columns is not None]


def _layout(row: Row, figures: Sequence[int]) -> tuple[bool, ...]:
    """Return of each cell of a row whether it is a figure: number, name, then figures and words in turn."""
    layout = [False] * (row.number > 0) + [False] * (row.zones[0][0].start > row.number)
    for number, zone in enumerate(row.zones):
        layout += [True] * figures[number]
        limit = row.zones[number + 1][0].start if number + 1 < len(row.zones) else len(row.words)
        layout += [False] * (limit > zone[-1].end)
    return tuple(layout)


def _under(way: Reading, layout: Sequence[bool], *, is_numbered: bool) -> tuple[Column | None, ...] | None:
    """Return the column of each cell; `None` for words that run over several columns; nothing if they do not fit."""
    columns: list[Column | None] = []
    at = 0
    for number, is_figure in enumerate(layout):
        start = at
        if is_figure or (number == 0 and is_numbered):
            at += 1
        else:
            while at < len(way) and way[at].kind is not ColumnKind.FIGURE:
                at += 1
        if at > len(way) or (is_figure and way[start].kind is not ColumnKind.FIGURE):
            return None
        if at == start and number > 0:
            return None  # only the names of rows may have nothing above them
        columns.append(way[start] if at == start + 1 else None)
    return tuple(columns) if at == len(way) else None


def _merged(shapes: Sequence[_Shape]) -> list[_Shape]:
    """Return one shape for each number of figures; a column on which readings of the header differ is not known."""
    merged: dict[tuple[int, ...], _Shape] = {}
    for shape in shapes:
        known = merged.setdefault(shape.figures, shape)
        pairs = zip(known.columns, shape.columns, strict=True)
        merged[shape.figures] = replace(known, columns=tuple(a if a == b else None for a, b in pairs))
    return list(merged.values())


def _choose(parts: Sequence[Row], shape: _Shape, commas: bool) -> _Answer | None:
    """Return what is certain under a shape; nothing if a row cannot have it."""
    total = _total(parts)
    columns = [column for column, is_figure in zip(shape.columns, shape.layout, strict=True) if is_figure]
    found: list[list[Cut | None]] = [[] for _ in parts]
    is_proved = False
    for number, figures in enumerate(shape.figures):
        own, columns = columns[:figures], columns[figures:]
        ways = [[cut for cut in _cuts(row, number, figures, commas) if _is_possible(cut, own)] for row in parts]
        if not all(ways):
            return None
        share = next((place for place, column in enumerate(own) if column is not None and column.is_share), None)
        by_sums = proved(ways, total, share)
        is_proved = is_proved or by_sums is not None
        certain = [[cut] for cut in by_sums] if by_sums is not None else _alike(ways)
        for row, possible in zip(found, certain, strict=True):
            row.append(possible[0] if len(possible) == 1 else None)
    return _Answer(shape, tuple(_complete(row) for row in found), is_proved)


def _complete(cuts_of_row: Sequence[Cut | None]) -> tuple[Cut, ...] | None:
    known = tuple(cut for cut in cuts_of_row if cut is not None)
    return known if len(known) == len(cuts_of_row) else None


def _is_possible(cut: Cut, columns: Sequence[Column | None]) -> bool:
    """Whether no part of a whole is above 100 %."""
    return all(
        column is None or not column.is_share or value(number) <= WHOLE
        for number, column in zip(cut, columns, strict=True)
    )


def _alike(ways: Sequence[Sequence[Cut]]) -> list[list[Cut]]:
    """Return the cuts that write as many decimals as the rows that can be cut in one way only."""
    certain = [own[0] for own in ways if len(own) == 1]
    if not certain:
        return [list(own) for own in ways]
    known = [{decimals(cut[column]) for cut in certain} for column in range(len(certain[0]))]
    return [
        list(own)
        if len(own) == 1
        else [cut for cut in own if all(decimals(one) in places for one, places in zip(cut, known, strict=True))]
        for own in ways
    ]


def _total(parts: Sequence[Row]) -> int | None:
    """Return the row that adds up the others, if its name says so: the last or the first."""
    for number in (len(parts) - 1, 0):
        row = parts[number]
        if lexicon().total.fullmatch(row.words[: row.zones[0][0].start]) is not None:
            return number
    return None


def _mark(line: Line, row: Row, cut: tuple[Cut, ...], shape: _Shape, header: Line) -> Mark:
    """Return the mark of a row with its cells and what stands above them."""
    start, above = line.span.start, header.span.start
    cells = tuple(Span(start + first, start + last) for first, last in _places(row, cut))
    heads = tuple(
        Span(above + column.start, above + column.end) if column is not None else None
        for column in shape.columns[: len(cells)]
    )
    return Mark(PassageKind.ROW, cells=cells, heads=heads)


def _places(row: Row, cut: tuple[Cut, ...]) -> list[tuple[int, int]]:
    """Return the places of the cells in the row."""
    edges = [0, row.number]
    for zone, numbers in zip(row.zones, cut, strict=True):
        rest = list(numbers)
        for run in zone:
            edges.append(run.start)
            if not rest:
                break
            at = run.first
            # The numbers of this run are those whose digits fill it.
            while rest and at + len(rest[0]) <= run.last:
                at += len(rest.pop(0))
                edges.append(at if at < run.last else run.end)
    edges.append(len(row.words))
    return [(start, end) for start, end in pairwise(edges) if start < end]
