"""What people decide: annotations, where they stand today, and the ledger that keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from compare.i18n import Message
from compare.model.text import Span


@dataclass(frozen=True, slots=True)
class Target:
    """The words an annotation is about: W3C TextQuoteSelector, TextPositionSelector and a digest.

    Attributes:
        article: path of the article, relative to the project.
        exact: the quoted words.
        prefix, suffix: up to 32 characters before and after.
        start, end: its place when it was written.
        sha256: digest of the article's text when it was written.
    """

    article: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ProposedBy:
    """The rule that proposed what an annotation decides on."""

    rule: str
    version: str
    fingerprint: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Review:
    """A second reader's word on an annotation.

    Attributes:
        by: name and address; at: ISO 8601 with zone.
        reading: 初校 or 再校 (`pass` in the file).
        verdict: a status, as if the reader had decided in the first place; free words of a person are kept.
        note: why.
    """

    by: str
    at: str
    reading: str
    verdict: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the writing desk said to a query."""

    by: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """One decision or note of a person: one YAML file.

    Attributes:
        id: six base-32 characters, also the file name.
        category, relation, reason, mode, severity, status, rating: see `compare.vocabulary`.
        rejection: why it was rejected, for the status `rejected`.
        targets: the words it is about, in any number of articles.
        values: normalised values per article path, when the machine proposed it.
        proposed_by: the rule, or `None` for an annotation of the editor's own.
        note: the editor's words; for a proposal taken over unedited, the machine's sentence.
        by: name and address; at: ISO 8601 with zone.
        answer: what came back, once the writing desk answered a query.
        reviews: what further readers said of it, in the order in which they said it.
    """

    id: str
    category: str
    status: str
    targets: tuple[Target, ...]
    by: str
    at: str
    relation: str | None = None
    reason: str | None = None
    mode: str = "query"
    severity: int = 2
    rating: str | None = None
    rejection: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    proposed_by: ProposedBy | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    answer: Answer | None = None
    reviews: tuple[Review, ...] = ()


class PlacementState(StrEnum):
    """Where the words of a target are in today's text."""

    PLACED = "placed"
    MOVED = "moved"
    STALE = "stale"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Placement:
    """The answer of anchoring for one target.

    Attributes:
        state: `placed` (same text, or the same words in the same sentence), `moved` (same words, but among others or
            elsewhere: look), `stale` (words at the place changed; `span` covers what stands there now) or `orphan`
            (not found). `compare.review.anchoring` says exactly when.
        span: where it is now; `None` for an orphan.
    """

    state: PlacementState
    span: Span | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the ledger, small enough to be undone, redone and kept in a journal.

    Attributes:
        what: what was done, for the reader (「“約40分” を却下」).
        before: the touched records as they were; one that is missing here was made by this step.
        after: the touched records as they became; one that is missing here was removed by it.
    """

    what: Message
    before: tuple[Annotation, ...]
    after: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions of a project, and what can be undone. Replaced, never changed.

    Attributes:
        annotations: sorted by id.
        done: steps that can be undone, latest last.
        undone: steps that can be done again, latest last.
    """

    annotations: tuple[Annotation, ...] = ()
    done: tuple[Step, ...] = field(default=(), repr=False)
    undone: tuple[Step, ...] = field(default=(), repr=False)
