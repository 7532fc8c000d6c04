"""attribution-divergence: whose statement it is, where articles differ in that; and quotations whose words differ.

Fires where a point is attributed in one article (to somebody, or to nobody in particular: とみられる) and stated
without a source in another, or is given to sources of another kind; where two articles quote the same speaker in
other words; and, once for an article, where many of its attributions name nobody, or its speakers are quoted in no
other. For information (3); a Japanese speaker's quotation that differs is to be confirmed (2). A foreign speaker is
translated, so there the words differ by nature.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Indel

from compare.findings.contrasts import Contrast, by_point, clause_of
from compare.findings.points import Statement, pairs
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.language import persons
from compare.language.textdiff import words
from compare.model import (
    Attribution,
    Comparison,
    Evidence,
    Finding,
    Span,
    TokenisedPassage,
)

ID: Final = "attribution-divergence"
VERSION: Final = "1"
CATEGORY: Final = "source"
PER_ARTICLE: Final = 4
"""Findings on points that are shown for each article of the story: the surest."""
ALIKE: Final = 0.5
"""Share of common words, in order, from which on two quotations of one speaker are versions of one statement."""
SHORTEST: Final = 6
"""Characters: shorter quotations are catchwords."""
ALONE: Final = 3
"""Voices of one article that are worth a word."""
NEAR: Final = 60
"""Characters that are quoted around a cue."""
QUOTED: Final = 8
"""Places that a finding about a whole article shows."""
_VAGUE: Final = frozenset({"nobody", "experts", "insiders"})
_NAMED: Final = frozenset({"person", "organisation", "experts", "insiders", "office"})
_SPEAKERS: Final = frozenset({"person", "office", "organisation", "government"})


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose statement a clause is.

    Attributes:
        kind: `own` (the article's), `vague` or `named`.
        speaker: who, or empty.
        span: the clause, with the source where it stands before it.
    """

    kind: str
    speaker: str
    span: Span


def _holder(statement: Statement, shared: Sequence[str], passage: TokenisedPassage) -> _Holder | None:
    clause = clause_of(statement, shared, passage)
    sources = [source for source in statement.sources if source.scope.overlaps(clause) or clause.contains(source.span)]
    if not sources:
        return _Holder("own", "", clause)
    source = sources[-1]
    if source.source_kind == "omitted":
        return None
    start = min(clause.start, source.source_span.start if source.source_span else clause.start)
    span = Span(max(start, statement.span.start), max(clause.end, source.span.end))
    return _Holder("vague" if source.source_kind in _VAGUE else "named", source.speaker, span)


def _contrasts(comparison: Comparison) -> Iterator[Contrast[_Holder]]:
    passages = {item.passage.id: item for item in comparison.passages}
    genre = {article.id: article.genre for article in comparison.articles}
    for pair in pairs(comparison):
        one, other = (
            _holder(statement, pair.shared, passages[statement.passage]) for statement in (pair.one, pair.other)
        )
        if one is not None and other is not None and _apart(one, other):
            own = pair.one if one.kind == "own" else pair.other if other.kind == "own" else None
            # What an article expects in its own voice is a forecast, not somebody's statement left without its source.
            if own is None or genre[own.article] != "forecast":
                yield Contrast(pair, one, other)


def _apart(one: _Holder, other: _Holder) -> bool:
    if one.kind != other.kind:
        return True
    return one.kind == "named" and not _same(one.speaker, other.speaker)


def _same(one: str, other: str) -> bool:
    return one in other or other in one or persons.same_person(one, other)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield what differs in who says what, the surest first."""
    points = [_point(group, comparison) for group in by_point(_contrasts(comparison))]
    yield from sorted(points, key=lambda finding: -finding.confidence)[: PER_ARTICLE * len(comparison.articles)]
    yield from _quotations(comparison)
    if len(comparison.articles) > 1:
        yield from _unnamed(comparison)
        yield from _alone(comparison)


def _made(
    evidence: Sequence[Evidence],
    text: Message,
    *,
    relation: str = "confine",
    severity: int = 3,
    confidence: float = 0.7,
    topic: str | None = None,
) -> Finding:
    return Finding(ID, VERSION, CATEGORY, relation, None, severity, confidence, topic, text, tuple(evidence))


def _point(group: Sequence[Contrast[_Holder]], comparison: Comparison) -> Finding:
    sides: dict[tuple[str, str], _Holder] = {}
    for contrast in group:
        for statement, holder in ((contrast.pair.one, contrast.one), (contrast.pair.other, contrast.other)):
            sides.setdefault((statement.article, holder.kind), holder)
    kinds = {kind for _, kind in sides}
    best = group[0].pair
    evidence = [
        Evidence(article, holder.span, holder.span.of(comparison.article(article).text), holder.speaker or holder.kind)
        for (article, _), holder in sorted(sides.items(), key=lambda side: (side[0][0], side[1].span))
    ]
    confidence = round(min(0.8, 0.4 + best.score), 2)
    return _made(evidence, _point_message(kinds), confidence=confidence, topic=best.topic)


def _point_message(kinds: set[str]) -> Message:
    if kinds == {"named"}:
        return message("The same point is given as the words of different speakers.")
    if "own" not in kinds:
        return message("The same point is given as the words of a named speaker and without naming one.")
    if "named" in kinds:
        return message("The same point is attributed in one article and stated without a source in another.")
    return message("The same point is told as hearsay or as a view in one article and stated as fact in another.")


def _quotations(comparison: Comparison) -> Iterator[Finding]:
    """Yield quotations of one speaker whose words differ between articles."""
    text = {article.id: article.text for article in comparison.articles}
    quotes = [
        (mention, quote)
        for mention in comparison.mentions
        if isinstance(mention, Attribution) and mention.source_kind in _SPEAKERS and mention.speaker
        for quote in mention.quotes
        if len(quote) >= SHORTEST
    ]
    cut = {(one.article, quote): words(quote.of(text[one.article])) for one, quote in quotes}
    for (one, mine), (other, theirs) in combinations(quotes, 2):
        if one.article == other.article or not _same(one.speaker, other.speaker):
            continue
        first, second = mine.of(text[one.article]), theirs.of(text[other.article])
        alike = Indel.normalized_similarity(cut[one.article, mine], cut[other.article, theirs])
        if ALIKE <= alike < 1 and not _is_part(first, second):
            foreign = persons.is_foreign(one.speaker)
            evidence = [Evidence(one.article, mine, first), Evidence(other.article, theirs, second)]
            yield _made(
                evidence,
                message("The words quoted of {speaker} differ between the articles.", speaker=one.speaker),
                relation="reword",
                severity=3 if foreign else 2,
                confidence=round(0.5 + alike / 3, 2),
            )


def _is_part(first: str, second: str) -> bool:
    """Whether one quotation is a piece of the other: shortened, not changed."""
    short, long = sorted((first.strip("。 　"), second.strip("。 　")), key=len)
    return short in long


def _by_article(comparison: Comparison) -> Mapping[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = defaultdict(list)
    for mention in comparison.mentions:
        if isinstance(mention, Attribution):
            found[mention.article].append(mention)
    return found


def _unnamed(comparison: Comparison) -> Iterator[Finding]:
    """Yield, for each article, that several of its attributions name nobody."""
    for article, mentions in sorted(_by_article(comparison).items()):
        vague = [mention for mention in mentions if mention.source_kind in _VAGUE]
        vague.sort(key=lambda mention: (mention.manner == "supposed", mention.span))
        if len(vague) > 1 or any(mention.manner != "supposed" for mention in vague):
            text = comparison.article(article).text
            evidence = [
                Evidence(article, span, span.of(text), "unnamed")
                for mention in vague[:QUOTED]
                for span in [_place(mention)]
            ]
            yield _made(
                evidence,
                message("Statements whose source is not named: {count}.", count=len(vague)),
                relation="evidence",
            )


def _place(mention: Attribution) -> Span:
    """Return the source with its cue if it stands near it, else the cue with the words before it."""
    source = mention.source_span
    if source is not None:
        start, end = min(source.start, mention.span.start), max(source.end, mention.span.end)
        return Span(start, end) if end - start <= NEAR else source
    return Span(max(mention.scope.start, mention.span.start - NEAR // 2), mention.span.end)


def _alone(comparison: Comparison) -> Iterator[Finding]:
    """Yield, for each article, the voices that no other article has."""
    text = {article.id: article.text for article in comparison.articles}
    for article, mentions in sorted(_by_article(comparison).items()):
        first: dict[str, Attribution] = {}
        for mention in mentions:
            if mention.source_kind in _NAMED and mention.speaker and mention.source_span and mention.quotes:
                first.setdefault(mention.speaker, mention)
        elsewhere = "\n".join(words for other, words in text.items() if other != article)
        only = [mention for speaker, mention in first.items() if speaker not in elsewhere]
        if len(only) >= ALONE:
            evidence = [
                Evidence(article, mention.source_span, mention.source, mention.speaker)
                for mention in only[:QUOTED]
                if mention.source_span is not None
            ]
            yield _made(
                evidence,
                message("Speakers who are quoted in this article only: {count}.", count=len(only)),
                relation="silent",
            )


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
