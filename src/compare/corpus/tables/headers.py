"""Headers whose column names ran together (`項目金額(億円)構成比主な内容`), cut into columns in all possible ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from compare.corpus.tables.lexicon import flat, lexicon

LONGEST_HEADER: Final = 80
LONGEST_NAME: Final = 16
LONGEST_NOTE: Final = 20
MOST_READINGS: Final = 64
UNKNOWN: Final = 3


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    LABEL = "label"
    FIGURE = "figure"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column name in a header.

    Attributes:
        start, end: its place in the header, brackets included.
        kind: what its cells hold.
        is_share: whether its figures are parts of a whole.
        doubt: 0 for a name of the lexicon, 1 for one that is made like them, 2 for one with a unit, `UNKNOWN` for
            any other.
    """

    start: int
    end: int
    kind: ColumnKind
    is_share: bool = False
    doubt: int = 0


Reading = tuple[Column, ...]


@lru_cache(maxsize=1024)
def readings(header: str) -> tuple[Reading, ...]:
    """Return the ways to cut a header into known column names; of names that are not known, as few as possible.

    Nothing where it cannot be read: names must be known, or carry a unit in brackets, or head the first column.
    """
    words = flat(header)
    if len(words) > LONGEST_HEADER:
        return ()
    ways: list[list[Reading]] = [[()], *([] for _ in words)]
    for start in range(len(words)):
        if ways[start]:
            for column in _columns(words, start):
                ways[column.end] += [(*way, column) for way in ways[start]]
                del ways[column.end][MOST_READINGS:]
    full = [way for way in ways[len(words)] if len(way) > 1]
    if _single(words):
        return ()
    doubts = [sum(column.doubt * (column.end - column.start) for column in way) for way in full]
    return tuple(way for way, doubt in zip(full, doubts, strict=True) if doubt == min(doubts))


def _single(words: str) -> bool:
    """Whether all of it is the name of one column (得票数 is not 得票 and 数)."""
    return any(column.end == len(words) and column.doubt == 0 for column in _columns(words, 0))


def _columns(words: str, start: int) -> Iterator[Column]:
    """Yield the columns whose name begins at `start`."""
    known = lexicon()
    for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
        name = words[start:end]
        if "(" in name or ")" in name:
            return
        close = _bracket_end(words, end)
        has_unit = close > end and known.bracketed_unit.fullmatch(words[end:close]) is not None
        is_share = known.share.search(name) is not None
        if known.figure.fullmatch(name):
            yield Column(start, close, ColumnKind.FIGURE, is_share)
        elif has_unit or known.figure_like.fullmatch(name):
            yield Column(start, close, ColumnKind.FIGURE, is_share, 2 if has_unit else 1)
        if known.label.fullmatch(name) and not has_unit:
            yield Column(start, close, ColumnKind.LABEL)
        if known.text.fullmatch(name) and not has_unit:
            yield Column(start, close, ColumnKind.TEXT)
        elif known.text_like.fullmatch(name) and not has_unit:
            yield Column(start, close, ColumnKind.TEXT, doubt=1)
        elif start == 0 and not has_unit and end < len(words):
            yield Column(start, close, ColumnKind.LABEL, doubt=UNKNOWN)


def _bracket_end(words: str, at: int) -> int:
    """Return the end of the brackets that open at `at`, or `at` when none do."""
    if at < len(words) and words[at] == "(":
        close = words.find(")", at, at + LONGEST_NOTE)
        return close + 1 if close >= 0 else at
    return at
