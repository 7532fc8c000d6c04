"""Articles and what they are made of: passages, tokens, sentences."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compare.i18n import Message, message

SUMMARY_MARK: Final = "yomikurabe editorial summary "
"""Stands in every summary, before what it was made from (`{…}`): one among the articles is not taken for an article."""
IS_SUMMARY: Final = message("is a summary that Yomikurabe wrote, not an article.")
"""Why such a file is skipped."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words this span covers in `text`."""
        return text[self.start : self.end]


class Origin(StrEnum):
    """Where something that is known about an article comes from, the most trusted first."""

    EDITOR = "editor"
    """`sources.yaml`: a person said so."""
    RETRIEVAL = "retrieval"
    """It was noted when the article was fetched (`yomikurabe add`)."""
    MARKUP = "markup"
    """Front matter, the head of the web page, the properties of the Word file."""
    PRINTED = "printed"
    """A line of the page: headline, byline, stamp, notice."""
    INFERRED = "inferred"
    """How its sentences read (genre only)."""


@dataclass(frozen=True, slots=True)
class Article:
    """One witness: a text as it was read, and what is known about it.

    Attributes:
        id: its name within the folder that was opened; stable when other articles come and go.
        path: its path relative to the project, with `/`.
        text: the decoded file without byte order mark, line ends as line feeds, otherwise untouched.
        title: its headline, if one was found.
        published: ISO 8601 date (`2025-10-28`), if one was found.
        genre: an id of `vocabulary.GENRES`, if its text says so or a person did.
        encoding: how the file was decoded.
        outlet: who published it, as printed or as the editor calls them.
        author: who wrote it.
        address: where it was found (`https://…`).
        retrieved: when it was fetched, ISO 8601 with zone.
        origins: name of each of these fields that is known (`title` … `retrieved`) → where it comes from.
    """

    id: str
    path: str
    text: str
    title: str | None = None
    published: str | None = None
    genre: str | None = None
    encoding: str = "utf-8"
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    retrieved: str | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, field: str) -> Origin | None:
        """Return where the value of a field comes from; `None` when it has none."""
        return dict(self.origins).get(field)

    def line_at(self, position: int) -> int:
        """Return the 1-based line that holds the code point at `position`."""
        return self.text.count("\n", 0, position) + 1

    @property
    def sha256(self) -> str:
        """Hex digest of the text (as UTF-8): annotations are anchored to it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in the folder that is not an article, and why."""

    path: str
    reason: Message


class PassageKind(StrEnum):
    """What a passage is in the layout of its article."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    FURNITURE = "furniture"

    @property
    def is_prose(self) -> bool:
        """Whether its sentences say something about the story (body text and list items)."""
        return self in (PassageKind.BODY, PassageKind.ITEM)

    @property
    def is_story(self) -> bool:
        """Whether it belongs to the story at all: neither caption nor furniture."""
        return self not in (PassageKind.CAPTION, PassageKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table row that could be told apart with certainty.

    Attributes:
        span: its words in the article, without blanks around them; never empty.
        header: place of the cell that heads its column, if the table has a header row.
        column: what the header says, without its unit (`防衛費`); empty without header.
        unit: the unit that the header, or a note above the table, gives to figures of this column (`兆円`); else empty.
        row: place of the cell that names its row (`2024年度`); `None` for that cell itself and for header rows.
    """

    span: Span
    header: Span | None = None
    column: str = ""
    unit: str = ""
    row: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item, table row … of an article.

    Attributes:
        id: `<article id>:<number>`, numbered from 0 in reading order.
        article: id of the article.
        span: its place, without the line end.
        kind: its part in the layout.
        heading: id of the heading passage it stands under, if any.
        lead: id of the sentence that leads its list or the header row of its table, if any.
        cells: of a table row, in order; empty where they could not be told apart with certainty.
    """

    id: str
    article: str
    span: Span
    kind: PassageKind
    heading: str | None = None
    lead: str | None = None
    cells: tuple[TableCell, ...] = ()

    @property
    def is_garbled(self) -> bool:
        """Whether it is a table row whose cells ran together (表の崩れ): its figures cannot be read."""
        return self.kind is PassageKind.ROW and not self.cells


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Sudachi cuts it in mode C (the longest units).

    Attributes:
        span: its place in the article.
        surface: the words as written.
        normalized: Sudachi's normalised form (強靱 → 強靭; 2,000億 → 200000000000).
        pos: part of speech, four levels (`名詞-固有名詞-人名-姓`).
        units: normalised forms and first two levels of the part of speech of the short units (mode A) inside it.
    """

    span: Span
    surface: str
    normalized: str
    pos: tuple[str, str, str, str]
    units: tuple[tuple[str, str], ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether Sudachi knows it as a part of a person's name."""
        return self.pos[2] == "人名"


@dataclass(frozen=True, slots=True)
class TokenisedPassage:
    """A passage with its words and sentences: what recognisers and the aligner read, tokenised once.

    Attributes:
        passage: the passage.
        text: its words, `article.text[passage.span]`.
        tokens: its tokens in order; spans are places in the article, not in `text`.
        sentences: its sentences in order; together they cover all of it but blanks.
    """

    passage: Passage
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds the code point at `position`, else the whole passage."""
        number = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        if number >= 0 and position < self.sentences[number].end:
            return self.sentences[number]
        return self.passage.span

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie wholly inside `span`."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.span.start)
        last = bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.span.start)
        return tuple(token for token in self.tokens[first:last] if token.span.end <= span.end)
