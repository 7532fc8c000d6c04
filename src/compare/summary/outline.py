"""What the summary says, as data. Every statement comes from an annotation that a person accepted.

Nothing here is written freely: a statement is the sentence of a proposal that was accepted, or the editor's note, and
it carries the quotes and the id of its annotation. What was undecided, rejected or never compared is counted and said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compare.i18n import LANGUAGES, Message, message, render_in
from compare.model import (
    Annotation,
    Article,
    Comparison,
    Figure,
    Finding,
    Ledger,
    Passage,
    PassageKind,
    Placement,
    PlacementState,
    Role,
    Skipped,
    TimeExpression,
)
from compare.vocabulary import CATEGORIES, REJECTIONS

MAX_QUOTE: Final = 80
"""Quotes longer than this many characters are cut in the middle: a summary is no place for whole articles."""

_BLANKS: Final = re.compile("[ \t\n]+")
_STATED: Final = ("accepted", "edited", "asked")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, and where to find them.

    Attributes:
        article: path of the article, relative to the project.
        line: 1-based line in today's text, or `None` when the place is lost.
        text: the words as they were when the annotation was made, at most `MAX_QUOTE` characters.
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
    """

    annotation: Annotation
    text: Message | str
    quotes: tuple[Quote, ...]
    agreeing: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The statements of one category."""

    category: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole summary.

    Attributes:
        articles: the articles compared.
        sections: what was found, by category, in the order of the vocabulary; none is empty.
        open: candidates nobody has decided, per rule.
        deferred: ids of annotations put off.
        rejected: how many were rejected, per reason.
        lost: ids of stated annotations whose quotes changed or cannot be found.
        elsewhere: how many annotations are about articles outside this comparison.
        skipped: files not read.
        furniture: passages shown but never compared (advertisements, captions …).
        unread_rows: table rows whose cells could not be told apart with certainty.
        unaligned: passages of the story that share no topic with another.
        passages: number of passages of the story.
    """

    articles: tuple[Article, ...]
    sections: tuple[Section, ...]
    open: tuple[tuple[str, int], ...]
    deferred: tuple[str, ...]
    rejected: tuple[tuple[str, int], ...]
    lost: tuple[str, ...]
    elsewhere: int
    skipped: tuple[Skipped, ...]
    furniture: int
    unread_rows: int
    unaligned: int
    passages: int

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, section by section."""
        return tuple(statement for section in self.sections for statement in section.statements)


def outline(
    comparison: Comparison,
    ledger: Ledger,
    placements: Mapping[str, Sequence[Placement]],
    undecided: Sequence[Finding],
) -> Outline:
    """Compile the summary.

    Args:
        comparison: the articles and what the machine says about them.
        ledger: the decisions.
        placements: for each annotation id, where its targets are today, in the order of its targets.
        undecided: the findings nobody has decided.
    """
    articles = {article.path: article for article in comparison.articles}
    findings = {finding.fingerprint: finding for finding in comparison.findings}
    here = [a for a in ledger.annotations if any(target.article in articles for target in a.targets)]
    stated = [annotation for annotation in here if annotation.status in _STATED]
    passages = [item.passage for item in comparison.passages]
    return Outline(
        articles=comparison.articles,
        sections=tuple(
            Section(category, statements)
            for category in CATEGORIES.ids
            if (
                statements := tuple(
                    _statement(annotation, articles, findings, placements.get(annotation.id, ()))
                    for annotation in sorted(stated, key=lambda a: (a.severity, _first_place(a), a.id))
                    if annotation.category == category
                )
            )
        ),
        open=tuple(sorted(Counter(finding.rule for finding in undecided).items())),
        deferred=tuple(annotation.id for annotation in here if annotation.status == "deferred"),
        rejected=_count_rejections(here),
        lost=tuple(
            annotation.id
            for annotation in stated
            if any(
                place.state in (PlacementState.STALE, PlacementState.ORPHAN)
                for place in placements.get(annotation.id, ())
            )
        ),
        elsewhere=len(ledger.annotations) - len(here),
        skipped=comparison.skipped,
        furniture=sum(not passage.kind.is_story for passage in passages),
        unread_rows=_unread_rows(comparison, passages),
        unaligned=len(comparison.unaligned),
        passages=sum(passage.kind.is_story for passage in passages),
    )


def _first_place(annotation: Annotation) -> tuple[str, int]:
    return min((target.article, target.start) for target in annotation.targets) if annotation.targets else ("", 0)


def _count_rejections(annotations: Sequence[Annotation]) -> tuple[tuple[str, int], ...]:
    counts = Counter(a.rejection or "other" for a in annotations if a.status == "rejected")
    return tuple((reason, counts[reason]) for reason in REJECTIONS.ids if counts[reason])


def _unread_rows(comparison: Comparison, passages: Sequence[Passage]) -> int:
    read = {mention.passage for mention in comparison.mentions if isinstance(mention, (Figure, TimeExpression))}
    return sum(passage.kind is PassageKind.ROW and passage.id not in read for passage in passages)


def _statement(
    annotation: Annotation,
    articles: Mapping[str, Article],
    findings: Mapping[str, Finding],
    placements: Sequence[Placement],
) -> Statement:
    values = dict(annotation.values)
    quotes = []
    for number, target in enumerate(annotation.targets):
        article = articles.get(target.article)
        place = placements[number] if number < len(placements) else Placement(PlacementState.ORPHAN, None)
        line = article.line_at(place.span.start) if article and place.span else None
        now = None
        if article and place.span and place.state is PlacementState.STALE:
            now = shorten(place.span.of(article.text))
        value = values.get(target.article)
        quotes.append(Quote(target.article, line, shorten(target.exact), place.state, now, value))
    finding = findings.get(annotation.proposed_by.fingerprint) if annotation.proposed_by else None
    return Statement(
        annotation=annotation,
        text=_words(annotation, finding),
        quotes=tuple(quotes),
        agreeing=_agreeing(annotation, finding, articles.values()) if finding else (),
    )


def _words(annotation: Annotation, finding: Finding | None) -> Message | str:
    """Return the proposal's sentence where the editor took it over as it is, else the editor's note."""
    note = annotation.note.strip()
    if finding is not None and (not note or note in {render_in(finding.message, code) for code in LANGUAGES}):
        return finding.message
    if note:
        return note
    return message("No note was written; see the quotes.")


def _agreeing(annotation: Annotation, finding: Finding, articles: Iterable[Article]) -> tuple[Quote, ...]:
    by_id = {article.id: article for article in articles}
    quoted = {(target.article, target.exact) for target in annotation.targets}
    rows = []
    for piece in finding.evidence:
        article = by_id.get(piece.article)
        if piece.role is Role.AGREE and article and (article.path, piece.text) not in quoted:
            line = article.line_at(piece.span.start)
            rows.append(Quote(article.path, line, shorten(piece.text), PlacementState.PLACED, None, piece.value))
    return tuple(rows)


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
