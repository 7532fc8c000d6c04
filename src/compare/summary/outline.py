"""What the summary says, as data: the nouns. `compiling` fills them, the renderers show them.

Nothing here is written freely: a statement is the sentence of a proposal that was accepted, or the editor's note, and
it carries the quotes and the id of its annotation. What was undecided, rejected or never compared is counted and said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from compare.i18n import Message
from compare.model import Annotation, Article, Finding, PlacementState, Skipped
from compare.tables.coverage import Coverage
from compare.tables.figure_ledger import Row
from compare.tables.timeline import Timeline

MAX_QUOTE: Final = 80
"""Quotes longer than this many characters are cut in the middle: a summary is no place for whole articles."""

_BLANKS: Final = re.compile("[ \t\n]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, and where to find them.

    Attributes:
        article: path of the article, relative to the project.
        line: 1-based line in today's text, or `None` when the place is lost.
        text: the words as they were when the annotation was made, at most the quote limit in characters.
        state: whether they still stand there.
        now: what stands in their place today, when that changed.
        value: normalised value that the machine read, if any.
    """

    article: str
    line: int | None
    text: str
    state: PlacementState
    now: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the summary says: an accepted annotation.

    Attributes:
        annotation: the annotation it comes from.
        text: the sentence: an unedited proposal in the reader's language, else the editor's own words.
        quotes: its evidence.
        agreeing: quotes of other articles that bear a side out, as the machine found them.
        quantity: what the figure ledger calls what is measured, for a proposal on a figure.
        others: what the figure ledger has of other articles on the same quantity.
    """

    annotation: Annotation
    text: Message | str
    quotes: tuple[Quote, ...]
    agreeing: tuple[Quote, ...] = ()
    quantity: str | None = None
    others: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate that nobody has decided: shown only when asked for, and never as a fact.

    Attributes:
        finding: what the machine proposes.
        quotes: its evidence.
        agreeing: quotes of other articles that bear a side out.
    """

    finding: Finding
    quotes: tuple[Quote, ...]
    agreeing: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What the summary was made with: the program, and the dictionary by which words were told apart."""

    program: str
    dictionary: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole summary.

    Attributes:
        articles: the articles compared; their letters (A, B …) follow this order.
        statements: what was accepted, most severe first.
        proposals: what nobody has decided, most severe first.
        rejections: what was rejected, by id.
        deferred: ids of annotations put off.
        lost: ids of stated annotations whose quotes changed or cannot be found.
        agreements: rows of the figure ledger on which two articles or more give the same value and none another.
        timeline: the dated events that the articles tell of.
        coverage: which topics each article treats, and how much room it gives them.
        copies: ids of articles that are copies of each other, group by group.
        elsewhere: how many annotations are about articles outside this comparison.
        skipped: files not read.
        furniture: passages shown but never compared (advertisements, captions …).
        unread_rows: table rows whose cells could not be told apart with certainty.
        unaligned: passages of the story that share no topic with another.
        passages: number of passages of the story.
        versions: what it was made with.
        unreadable: annotation files that could not be read, so that what they say is missing here.
    """

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    proposals: tuple[Proposal, ...]
    rejections: tuple[Annotation, ...]
    deferred: tuple[str, ...]
    lost: tuple[str, ...]
    agreements: tuple[Row, ...]
    timeline: Timeline
    coverage: Coverage
    copies: tuple[tuple[str, ...], ...]
    elsewhere: int
    skipped: tuple[Skipped, ...]
    furniture: int
    unread_rows: int
    unaligned: int
    passages: int
    versions: Versions
    unreadable: tuple[str, ...] = ()

    def of(self, *categories: str) -> tuple[Statement, ...]:
        """Return the statements of these categories, most severe first."""
        return tuple(statement for statement in self.statements if statement.annotation.category in categories)


def letter(number: int) -> str:
    """Return the letter that stands for the article at a place: A … Z, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def one_line(text: str) -> str:
    """Return `text` with line ends, tabs and runs of blanks as one blank; other control characters stay, to be seen."""
    return _BLANKS.sub(" ", text).strip(" ")


def shorten(text: str, limit: int = MAX_QUOTE) -> str:
    """Return `text` on one line, cut in the middle with 「…」 when it is longer than `limit` characters."""
    flat = one_line(text)
    if len(flat) <= limit:
        return flat
    head = (limit - 1) * 2 // 3
    return f"{flat[:head]}…{flat[len(flat) - (limit - 1 - head) :]}"
