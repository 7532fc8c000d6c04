"""What the review shows of a comparison, as lookups and marks. Pure: no widgets, no decisions.

Articles are called A, B, C … on screen, in the order of their ids, so that five of them fit into one row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from compare.model import (
    Annotation,
    Article,
    Comparison,
    Evidence,
    Figure,
    Finding,
    Mention,
    MentionKind,
    Placement,
    Role,
    Span,
    TimeExpression,
    Token,
    TokenisedPassage,
)
from compare.tui.render import Mark, Tone, short

_KINDS: Final = {
    MentionKind.LABEL: Tone.LABEL,
    MentionKind.MODALITY: Tone.CERTAINTY,
    MentionKind.ATTRIBUTION: Tone.SOURCE,
    MentionKind.LOADED: Tone.LOADED,
}
"""How words are drawn that were recognised as something other than a figure or date."""
_COMPARED: Final = frozenset({"figure", "time", "actor"})
"""Categories whose sides are values that differ; the sides of others are points to look at."""
REJECTED: Final = "rejected"


def letter(number: int) -> str:
    """Return the name of an article on screen: A to Z, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


class Index:
    """Lookups over one comparison, made once."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.articles: Mapping[str, Article] = {article.id: article for article in comparison.articles}
        self.letters: Mapping[str, str] = {
            article.id: letter(number) for number, article in enumerate(comparison.articles)
        }
        self.ids_by_path: Mapping[str, str] = {article.path: article.id for article in comparison.articles}
        self.passages: Mapping[str, TokenisedPassage] = {entry.passage.id: entry for entry in comparison.passages}
        self._by_article: dict[str, list[TokenisedPassage]] = {}
        for entry in comparison.passages:
            self._by_article.setdefault(entry.passage.article, []).append(entry)
        self._mentions: dict[str, list[Mention]] = {}
        for mention in comparison.mentions:
            if isinstance(mention, Figure | TimeExpression) or mention.kind in _KINDS:
                self._mentions.setdefault(mention.article, []).append(mention)
        for mentions in self._mentions.values():
            mentions.sort(key=lambda mention: mention.span)

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Know articles also by the paths that their files had before: old path → new path."""
        paths = {article.path: article.id for article in self.comparison.articles}
        self.ids_by_path = {old: paths[new] for old, new in renamed.items() if new in paths} | paths

    def name(self, article_id: str, cells: int = 40) -> str:
        """Return what an article is called in a heading: letter, then its title or id in at most `cells` cells."""
        article = self.articles[article_id]
        return f"{self.letters[article_id]}  {short(article.title or article.id, cells)}"

    def passages_of(self, article_id: str) -> list[TokenisedPassage]:
        """Return the passages of an article, in reading order."""
        return self._by_article.get(article_id, [])

    def passage_at(self, article_id: str, span: Span) -> TokenisedPassage | None:
        """Return the passage that holds the start of `span`, if any."""
        for entry in self.passages_of(article_id):
            if entry.passage.span.start <= span.start < max(entry.passage.span.end, entry.passage.span.start + 1):
                return entry
        return None

    def tokens(self, article_id: str, span: Span) -> tuple[Token, ...]:
        """Return the words of an article within `span`."""
        return tuple(
            token
            for entry in self.passages_of(article_id)
            if entry.passage.span.overlaps(span)
            for token in entry.tokens_in(span)
        )

    def sentences(self, article_id: str, span: Span) -> tuple[Span, ...]:
        """Return the sentences of an article within `span`."""
        return tuple(
            sentence
            for entry in self.passages_of(article_id)
            if entry.passage.span.overlaps(span)
            for sentence in entry.sentences
            if span.contains(sentence)
        )

    def figures_within(self, article_id: str, span: Span) -> list[Mention]:
        """Return the figures and dates of an article that begin within `span`."""
        return [mention for mention in self.mentions_within(article_id, span) if mention.kind not in _KINDS]

    def mentions_within(self, article_id: str, span: Span) -> list[Mention]:
        """Return what was recognised in an article and begins within `span`."""
        mentions = self._mentions.get(article_id, [])
        first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
        return mentions[first:last]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of an article that are drawn in a tone, whichever paragraph shows them.

    Attributes:
        span: the words.
        tone: how they are drawn.
        candidate: fingerprint of the candidate that speaks of them, or nothing for an annotation.
    """

    span: Span
    tone: Tone
    candidate: str = ""


class Spots:
    """The spots of all articles, found by place without looking at all of them."""

    def __init__(self, found: Iterable[tuple[str, Spot]]) -> None:
        self._by_article: dict[str, list[Spot]] = {}
        for article_id, spot in found:
            self._by_article.setdefault(article_id, []).append(spot)
        for several in self._by_article.values():
            several.sort(key=lambda spot: (spot.span, spot.tone, spot.candidate))
        self._longest = {
            article_id: max(len(spot.span) for spot in several) for article_id, several in self._by_article.items()
        }

    def within(self, article_id: str, span: Span) -> list[Spot]:
        """Return the spots that overlap `span`, in order."""
        several = self._by_article.get(article_id, [])
        earliest = span.start - self._longest.get(article_id, 0)
        first = bisect_left(several, earliest, key=lambda spot: spot.span.start)
        last = bisect_left(several, span.end, key=lambda spot: spot.span.start)
        return [spot for spot in several[first:last] if spot.span.overlaps(span)]


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in the texts at one moment.

    Attributes:
        findings: words of all candidates; they stay the same while the articles are open.
        annotations: words of annotations that are in force.
        settled: fingerprints of the candidates whose words are not marked any more.
        found: words that were searched for.
    """

    findings: Spots
    annotations: Spots
    settled: frozenset[str] = frozenset()
    found: Spots = field(default_factory=lambda: Spots(()))

    def within(self, article_id: str, span: Span) -> list[Spot]:
        """Return the spots that overlap `span`."""
        return [
            *(spot for spot in self.findings.within(article_id, span) if spot.candidate not in self.settled),
            *self.annotations.within(article_id, span),
            *self.found.within(article_id, span),
        ]


def tone_of(finding: Finding, piece: Evidence) -> Tone:
    """Return how a piece of evidence is drawn: a difference, an explained difference, an agreement, a point."""
    if piece.role is Role.AGREE or (piece.role is Role.SIDE and finding.relation == "agree"):
        return Tone.AGREE
    if piece.role is Role.CONTEXT:
        return Tone.FIGURE
    if finding.category not in _COMPARED or len(finding.sides) < 2:
        return Tone.POINT
    return Tone.DIFFER if finding.relation == "conflict" else Tone.NEAR


def spots_of_findings(findings: Iterable[Finding]) -> Spots:
    """Return the words of all findings, drawn as those of candidates that are not under review."""
    return Spots(
        (piece.article, Spot(piece.span, Tone.CLASH if tone is Tone.DIFFER else tone, fingerprint))
        for finding in findings
        for fingerprint in (finding.fingerprint,)
        for piece in finding.evidence
        for tone in (tone_of(finding, piece),)
    )


def spots_of_annotations(placed: Iterable[tuple[Annotation, tuple[Placement, ...]]], index: Index) -> Spots:
    """Return the words of annotations where they stand now. A rejection marks nothing."""
    return Spots(
        (index.ids_by_path[target.article], Spot(placement.span, Tone.TARGET))
        for annotation, placements in placed
        if annotation.status != REJECTED
        for target, placement in zip(annotation.targets, placements, strict=True)
        if target.article in index.ids_by_path and placement.span is not None
    )


def marks_within(
    article_id: str,
    span: Span,
    index: Index,
    marked: Marked,
    current: Finding | None = None,
    lit: Iterable[Span] = (),
) -> tuple[Mark, ...]:
    """Return the marks of the stretch `span` of an article, in offsets from its start.

    Args:
        article_id: the article.
        span: the stretch, usually a passage.
        index: lookups.
        marked: words to mark.
        current: the candidate under review, whose words are lit up.
        lit: sentences of the article that say the same as the one under the cursor.
    """
    result = [
        Spot(mention.span, _KINDS.get(mention.kind, Tone.FIGURE)) for mention in index.mentions_within(article_id, span)
    ]
    result += [Spot(sentence, Tone.LIT) for sentence in lit if sentence.overlaps(span)]
    result += marked.within(article_id, span)
    if current is not None:
        result += [
            Spot(piece.span, tone)
            for piece in current.evidence
            if piece.article == article_id and piece.span.overlaps(span)
            for tone in (Tone.EVIDENCE, tone_of(current, piece))
        ]
    return tuple(
        Mark(max(spot.span.start, span.start) - span.start, min(spot.span.end, span.end) - span.start, spot.tone)
        for spot in result
    )
