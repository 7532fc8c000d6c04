"""Which sentence of one article answers which of another, and what is the same and different in the two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.text import Span


class EditKind(StrEnum):
    """What happened to some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words with one fate. Those that are the same or removed make the old text, same or added the new."""

    kind: EditKind
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence, known by where it stands.

    Attributes:
        article, passage: ids.
        span: its place in the article.
    """

    article: str
    span: Span
    passage: str


class MarkKind(StrEnum):
    """How some words of a sentence stand to the sentence that answers it."""

    SAME = "same"
    """The same words, figure or day stand there, whatever the spelling."""
    RENAMED = "renamed"
    """The same thing stands there under another name (思いやり予算 against 駐留経費)."""
    DIFFERS = "differs"
    """A figure or date that stands against another value of the same kind."""
    ONLY = "only"
    """Nothing there speaks of it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one sentence, and how they stand to the other one. A figure with its unit is never cut.

    Attributes:
        span: place of the words in their article.
        kind: how they stand to the other sentence.
        against: place of the words in the other article that they answer; `None` for `MarkKind.ONLY`.
    """

    span: Span
    kind: MarkKind
    against: Span | None = None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Two sentences of different articles that answer each other.

    Attributes:
        one, other: the sentences, that of the article with the smaller id first.
        score: how much they have in common, 0 to 1.
        marks: for `one`, then for `other`: the words that are the same, renamed, different or only there, in order.
        edits: how `one` became `other`, word by word, if they are near-identical (copied text); else empty, since
            a diff of sentences by different authors says only that all was replaced.
    """

    one: Sentence
    other: Sentence
    score: float
    marks: tuple[tuple[Mark, ...], tuple[Mark, ...]]
    edits: tuple[Edit, ...] = ()

    @property
    def copied(self) -> bool:
        """Whether the two are near-identical."""
        return bool(self.edits)
