"""Rows whose cells ran together, taken apart into words and runs of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from compare.corpus.tables.digits import MISSING
from compare.corpus.tables.lexicon import flat, lexicon

_DIGITS: Final = re.compile(
    r"(?P<before>(?:(?<![条契公誓節制予])約|およそ|[▲△▼±+−¥$€])?)"
    rf"(?P<digits>\d(?:[\d,.{MISSING}]*[\d{MISSING}])?(?P<scaled>(?:[兆億万千百]+\d[\d,.]*)*)"
    rf"|(?<=.)[{MISSING}][\d,.{MISSING}]*(?<![,.]))"
)
# A year, month or rank that names the row: digits, but no figure of the table.
_LABEL: Final = re.compile(
    r"(?:(?:19|20)\d\d|(?:令和|平成|昭和)\d{1,2}|fy\d{2,4}|'?\d\d)年(?:度|期)?(?:\d{1,2}月期?)?(?:\d{1,2}日)?(?:中間|通期|末)?"
    r"|\d{1,2}月(?:\d{1,2}日)?|\d{1,3}位|第\d{1,3}(?:位|四半期|回|次)?",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"\([^()]{1,20}\)")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of digits with what belongs to its cell; places count in the row.

    Attributes:
        start, end: of the whole, sign and suffix included.
        first, last: of the digits alone.
        digits: the digits with their commas and points, and dashes that stand for missing figures.
        is_whole: whether it is one number for certain: its parts hang together by 万 or 億.
        has_suffix: whether a unit stands right behind it.
    """

    start: int
    end: int
    first: int
    last: int
    digits: str
    is_whole: bool
    has_suffix: bool


Zone = tuple[Run, ...]
"""Runs with no word between them: the figures of neighbouring columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row taken apart.

    Attributes:
        words: the row in one width.
        number: end of the rank or year at its beginning that its header speaks of; 0 without one.
        name: end of the digits that name the row and are none of its figures.
        zones: its runs of digits.
    """

    words: str
    number: int
    name: int
    zones: tuple[Zone, ...]


def take_apart(words: str, *, number: int = 0) -> Row:
    """Take a row apart. The first `number` characters are a rank or a year that its header speaks of."""
    row = flat(words)
    label = _LABEL.match(row, number)
    name = label.end() if label is not None else number
    runs = list(_runs(row, name))
    for at, run in enumerate(runs):
        limit = runs[at + 1].start if at + 1 < len(runs) else len(row)
        unit = lexicon().unit_suffix.match(row, run.last)
        if not run.has_suffix and unit is not None and unit.end() == limit:
            runs[at] = _with_unit(row, run, unit.end())
    cuts = [0, *(at for at, (one, two) in enumerate(pairwise(runs), start=1) if one.end < two.start), len(runs)]
    return Row(row, number, name, tuple(tuple(runs[start:end]) for start, end in pairwise(cuts) if start < end))


def _runs(row: str, place: int) -> Iterator[Run]:
    while (match := _DIGITS.search(row, place)) is not None:
        first, last = match.span("digits")
        suffix = lexicon().suffix.match(row, last)
        run = Run(match.start(), last, first, last, match["digits"], bool(match["scaled"]), suffix is not None)
        run = _with_unit(row, run, suffix.end() if suffix is not None else last)
        yield run
        place = run.end


def _with_unit(row: str, run: Run, end: int) -> Run:
    """Return the run with its unit, which ends at `end`; 未満 and a note in brackets behind it belong to its cell."""
    has_suffix = end > run.last
    for pattern in (lexicon().bound, _NOTE):
        if (match := pattern.match(row, end)) is not None:
            end = match.end()
    return replace(run, end=end, has_suffix=has_suffix)


def with_common_units(rows: Sequence[Row], zones: int, *, unit_in_header: bool) -> tuple[Row, ...]:
    """Return the rows cut to their first zones, with units that stand in every row drawn to their figures.

    人 in 15人材育成 begins a word; where every row of a column has 人 behind its figure, and one of them nothing more,
    it is its unit. Where the header gives units in brackets, the figures have none of their own.
    """
    found = [list(row.zones[:zones]) for row in rows]
    for number in range(zones):
        lasts = [own[number][-1] for own in found]
        if unit_in_header or not any(run.has_suffix for run in lasts):
            continue
        behind = {
            unit[0] if (unit := lexicon().unit_suffix.match(row.words, run.last)) is not None else ""
            for row, run in zip(rows, lasts, strict=True)
        }
        if len(behind) == 1 and (common := behind.pop()):
            for row, own, run in zip(rows, found, lasts, strict=True):
                own[number] = (*own[number][:-1], _with_unit(row.words, run, run.last + len(common)))
    return tuple(replace(row, zones=tuple(own)) for row, own in zip(rows, found, strict=True))
