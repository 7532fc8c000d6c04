"""The summary in the language in use, not yet in a format: sections of blocks, blocks of typed pieces of text.

The pieces say whose words they are. A renderer (Markdown, HTML, Word) escapes by that type and by nothing else, so no
words of an article can become markup in any format, and every format says the same.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass

from compare.summary.outline import Quote


@dataclass(frozen=True, slots=True)
class Plain:
    """Our own words, translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article, a file name, a person: not ours, may hold anything. On one line, not escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A file name, an id or a digest: shown letter by letter. Not ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A line of an article, as a link to the file.

    Attributes:
        path: path of the file, relative to the project.
        line: 1-based, or `None` when the place is lost.
        label: how it is shown, if not as `path:line`.
    """

    path: str
    line: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """An annotation, as a link to where the summary states it."""

    annotation: str


Inline = Plain | Words | Code | Place | Ref
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row heads the row.

    Attributes:
        caption: what the table shows.
        head: the column headers.
        rows: the rows, as long as the head.
    """

    caption: str
    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One quote of an entry, as evidence.

    Attributes:
        who: the letter and name of the article.
        quote: the words and their place.
        line: article, place and words in one line, for lists.
        short: words and place only, for where `who` stands above.
        agrees: whether it bears out another side instead of being one.
    """

    who: Line
    quote: Quote
    line: Line
    short: Line
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is stated, or proposed and not decided, with its evidence.

    Attributes:
        id: id of the annotation; `None` for a candidate nobody has decided.
        kind: id of the category.
        title: the sentence.
        sides: its evidence.
        facts: severity, reason, who decided and when.
        author: name of who decided, for comments in Word.
    """

    id: str | None
    kind: str
    title: Line
    sides: tuple[Side, ...]
    facts: Line
    author: str = ""


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One article's value in a picture of a disputed figure; `None` for an open end."""

    label: str
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """A picture: the values that articles give for one quantity, on one axis. A table beside it says the same."""

    caption: str
    bars: tuple[RangeBar, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One cell of the picture of coverage: how much room an article gives to a topic, 0.0–1.0, and in words."""

    room: float
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A picture: topics down, articles across, room given as depth of colour. A table beside it says the same."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Share, ...]], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated event in the picture of the timeline: ISO date, who tells of it, whether it is disputed."""

    day: str
    label: str
    articles: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Moments:
    """A picture: events by day. A table beside it says the same."""

    caption: str
    moments: tuple[Moment, ...]


Picture = Ranges | Matrix | Moments
Block = Paragraph | Bullets | Table | Entry | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the summary under a heading.

    Attributes:
        id: its name in templates and links (`figures`, `timeline` …).
        title: its heading.
        blocks: its content; never empty.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole summary, in one language.

    Attributes:
        language: `en` or `ja`.
        title: its heading.
        sections: its parts in order, the lead first.
        stamp: what it was made from; see `compare.summary.stamp`.
    """

    language: str
    title: str
    sections: tuple[Section, ...]
    stamp: str


def fill(template: str, **pieces: Inline | Line | str | int) -> Line:
    """Fill the `{name}` places of a translated sentence with typed pieces; strings and numbers are our own words.

    Raises:
        KeyError: the sentence names a piece that was not given.
    """
    return tuple(_filled(template, pieces))


def _filled(template: str, pieces: dict[str, Inline | Line | str | int]) -> Iterator[Inline]:
    for literal, name, _spec, _conversion in string.Formatter().parse(template):
        if literal:
            yield Plain(literal)
        if name is None:
            continue
        piece = pieces[name]
        if isinstance(piece, tuple):
            yield from piece
        elif isinstance(piece, str | int):
            yield Plain(str(piece))
        else:
            yield piece


def join(separator: str, lines: list[Line]) -> Line:
    """Return the lines as one, with `separator` between them."""
    joined: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            joined.append(Plain(separator))
        joined += line
    return tuple(joined)
