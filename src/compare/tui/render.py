"""From words to rows, without a terminal: paragraphs with marks, broken into rows for a column of a given width.

Pure. A `Paragraph` is what a pane shows as one block: a passage, a heading, a line of a candidate. Its text is made
safe here, one code point for one, so a mark at an offset of the article is at the same offset of the row's paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from compare.display.kinsoku import wrap
from compare.display.safety import visible
from compare.display.width import cell_width
from compare.i18n import gettext as _
from compare.model import Span

GUTTER: Final = 3
"""Cells left of every row: cursor bar, sign, dot of an annotation."""
LONGEST: Final = 20_000
"""Code points of one paragraph that are shown. Beyond it is no reading; a file that is one line stays responsive."""


class Tone(StrEnum):
    """How words are drawn. Later tones are laid over earlier ones; each has a component class `tone--<value>`."""

    BODY = "body"
    QUIET = "quiet"
    TITLE = "title"
    HEADING = "heading"
    SILENT = "silent"
    FIGURE = "figure"
    LABEL = "label"
    CERTAINTY = "certainty"
    SOURCE = "source"
    LOADED = "loaded"
    LIT = "lit"
    """A sentence that says the same as the one under the cursor."""
    EVIDENCE = "evidence"
    """Words of the candidate under review; what they are is laid over it."""
    TARGET = "target"
    AGREE = "agree"
    NEAR = "near"
    POINT = "point"
    CLASH = "clash"
    """Values that differ, in a candidate that is not under review."""
    DIFFER = "differ"
    ALERT = "alert"
    FOUND = "found"
    """Words that were searched for."""


LAYERS: Final = {tone: layer for layer, tone in enumerate(Tone)}
# The sign in the gutter says the same as the colour. The strongest of a row wins.
SIGNS: Final = {
    Tone.DIFFER: "≠",
    Tone.CLASH: "≠",
    Tone.POINT: "!",
    Tone.NEAR: "≈",
    Tone.AGREE: "=",
    Tone.LOADED: "^",
    Tone.CERTAINTY: "~",
    Tone.SOURCE: '"',
    Tone.LABEL: "#",
}
ANNOTATED: Final = "●"
"""Stands beside the sign where words of the row are annotated."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words within a paragraph that are drawn in a tone of their own: `start` and `end` in code points."""

    start: int
    end: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph comes from: it shows (the beginning of) `article.text[span]`."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a pane.

    Attributes:
        text: what is shown, safe, without line feeds.
        tone: how it is drawn where no mark lies.
        marks: words drawn otherwise.
        sign: sign in the gutter of the first row, where the marks give none.
        indent: blank cells before every row.
        key: what the paragraph stands for; a paragraph without key cannot be selected.
        origin: its place in an article, if it is words of one.
        level: paragraphs of several columns with one number begin at one height; it grows down each column.
    """

    text: str
    tone: Tone = Tone.BODY
    marks: tuple[Mark, ...] = ()
    sign: str = ""
    indent: int = 0
    key: str | None = None
    origin: Origin | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a column: a stretch of a paragraph and the marks that touch it.

    Attributes:
        paragraph: number of the paragraph in its column; -1 for a row that only fills up.
        start, end: the stretch, in code points of the paragraph.
        marks: in the order in which they are laid over each other.
        sign: two cells for the gutter: a sign or a blank, a dot or a blank.
    """

    paragraph: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    sign: str


BLANK: Final = Paragraph("")


def paragraph(
    text: str,
    tone: Tone = Tone.BODY,
    marks: Iterable[Mark] = (),
    *,
    sign: str = "",
    indent: int = 0,
    key: str | None = None,
    origin: Origin | None = None,
) -> Paragraph:
    """Make a paragraph of any text: safe, cut at `LONGEST` (and saying so), marks in order."""
    shown = visible(text[:LONGEST])
    if len(text) > LONGEST:
        shown += " " + _("… ({count} more characters are not shown)").format(count=len(text) - LONGEST)
    return Paragraph(shown, tone, tuple(sorted(marks, key=_drawing_order)), sign, indent, key, origin)


def join(
    *parts: tuple[str, Tone] | str,
    sign: str = "",
    indent: int = 0,
    key: str | None = None,
    origin: Origin | None = None,
) -> Paragraph:
    """Make a paragraph of pieces; a piece given with a tone is marked."""
    text = ""
    marks = []
    for part in parts:
        words, tone = (part, None) if isinstance(part, str) else part
        if tone is not None and words:
            marks.append(Mark(len(text), len(text) + len(words), tone))
        text += words
    return paragraph(text, marks=marks, sign=sign, indent=indent, key=key, origin=origin)


def _drawing_order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.end, LAYERS[mark.tone]


@lru_cache(maxsize=4096)
def _breaks(text: str, width: int) -> tuple[tuple[int, int], ...]:
    return wrap(text, width)


def rows(paragraphs: Sequence[Paragraph], width: int) -> tuple[Row, ...]:
    """Break the paragraphs of a column into rows; `width` is that of the column in cells, gutter included."""
    result: list[Row] = []
    for number, block in enumerate(paragraphs):
        breaks = _breaks(block.text, width - GUTTER - block.indent)
        touching = _marks_by_row(block.marks, breaks)
        for first, ((start, end), marks) in enumerate(zip(breaks, touching, strict=True)):
            result.append(Row(number, start, end, marks, _sign(marks, block.sign if first == 0 else "")))
    return tuple(result)


FILL: Final = Row(-1, 0, 0, (), "  ")
"""A row that only brings the next paragraph down to the height of another column."""


def level(columns: Sequence[Sequence[Paragraph]], broken: Sequence[Sequence[Row]]) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of all columns with filling rows, so that paragraphs of one level begin at one height.

    Args:
        columns: the paragraphs of each column.
        broken: their rows, as `rows` gives them.
    """
    starts: list[dict[int, int]] = []
    for blocks, own in zip(columns, broken, strict=True):
        found: dict[int, int] = {}
        for y, row in enumerate(own):
            number = blocks[row.paragraph].level
            if number is not None and number not in found and (y == 0 or own[y - 1].paragraph != row.paragraph):
                found[number] = y
        starts.append(found)
    shared = sorted({number for found in starts for number in found})
    filled: list[list[Row]] = [[] for _column in columns]
    taken = [0] * len(columns)
    for number in shared:
        here = [column for column, found in enumerate(starts) if number in found]
        for column in here:
            filled[column] += broken[column][taken[column] : starts[column][number]]
            taken[column] = starts[column][number]
        height = max(len(filled[column]) for column in here)
        for column in here:
            filled[column] += [FILL] * (height - len(filled[column]))
    return tuple((*rows, *own[done:]) for rows, own, done in zip(filled, broken, taken, strict=True))


def _marks_by_row(marks: tuple[Mark, ...], breaks: tuple[tuple[int, int], ...]) -> list[tuple[Mark, ...]]:
    """Return for each row the marks that touch it, in drawing order. One walk over both."""
    touching: list[tuple[Mark, ...]] = []
    waiting = 0
    open_marks: list[Mark] = []
    for start, end in breaks:
        while waiting < len(marks) and marks[waiting].start < end:
            open_marks.append(marks[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        touching.append(tuple(sorted(open_marks, key=lambda mark: LAYERS[mark.tone])))
    return touching


def _sign(marks: tuple[Mark, ...], own: str) -> str:
    tones = {mark.tone for mark in marks}
    sign = next((sign for tone, sign in SIGNS.items() if tone in tones), own)
    return (sign or " ") + (ANNOTATED if Tone.TARGET in tones else " ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a row that are drawn alike: tones from the lowest to the highest layer."""

    text: str
    tones: tuple[Tone, ...]
    selected: bool = False


def pieces(block: Paragraph, row: Row, selection: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """Cut a row where its tones change.

    Args:
        block: the row's paragraph.
        row: the row.
        selection: chosen words of the paragraph, in code points, if any.
    """
    cuts = {row.start, row.end}
    for start, end in [*((mark.start, mark.end) for mark in row.marks), *([selection] if selection else [])]:
        cuts.update(position for position in (start, end) if row.start < position < row.end)
    places = sorted(cuts)
    result = []
    for start, end in pairwise(places):
        tones = (block.tone, *(mark.tone for mark in row.marks if mark.start <= start and end <= mark.end))
        selected = selection is not None and selection[0] <= start and end <= selection[1]
        result.append(Piece(block.text[start:end], tones, selected))
    return tuple(result)


def offset_at(block: Paragraph, row: Row, x: int) -> int:
    """Return the code point of a paragraph that a row shows `x` cells from its left edge, gutter included."""
    cells = GUTTER + block.indent
    for place in range(row.start, row.end):
        cells += cell_width(block.text[place])
        if x < cells:
            return place
    return row.end


def columns_that_fit(width: int, wanted: int) -> int:
    """Return how many columns of at least 20 full-width characters fit side by side; at least one."""
    least = 20 * 2 + GUTTER
    return max(1, min(wanted, width // least))


_READ: Final = 2_000
"""Characters of a text that are looked at to shorten it: a headline may be a megabyte in one line."""


def short(text: str, cells: int) -> str:
    """Return `text` in one safe line of at most `cells` cells, with an ellipsis where it was cut."""
    line = visible(" ".join(text[:_READ].split()))
    if not line or (len(text) <= _READ and cell_width(line) <= cells):
        return line
    kept = line[: wrap(line, max(2, cells - 1))[0][1]].rstrip()
    return f"{kept}…"
