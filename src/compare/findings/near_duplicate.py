"""near-duplicate: the same text twice, in several articles or inside one.

Articles that are copies of each other are one source however many they are: who counts witnesses must know. A paragraph
that stands twice in one article is left over from editing. Which texts are copies is data of the comparison; this rule
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, CopiedArticles, Evidence, Finding, Role, Span, TokenisedPassage

_ID: Final = "near-duplicate"
_VERSION: Final = "1"
_CATEGORY: Final = "source"
_MOSTLY: Final = 0.8
"""Share of the text from which two articles are one; below, one was rewritten from the other."""
_REPEATED: Final = 24
"""Characters of a paragraph that is noticed when it stands twice in one article."""
_BORROWED: Final = 60
"""Characters of a paragraph that is noticed when it stands in two articles that are no copies."""
_SHOWN: Final = 40
"""Characters of a text that are shown."""


def _find(comparison: Comparison) -> Iterator[Finding]:
    passages = {item.passage.id: item for item in comparison.passages}
    for copies in comparison.copied_articles:
        yield _articles(comparison, copies)
    copied = [frozenset(copies.articles) for copies in comparison.copied_articles]
    for group in comparison.copied_passages:
        items = [passages[name] for name in group.passages if passages[name].passage.kind.is_prose]
        homes = {item.passage.article for item in items}
        if len(items) < 2 or (len(homes) > 1 and any(homes <= articles for articles in copied)):
            continue
        shortest = min(len(item.text.strip()) for item in items)
        if shortest >= (_REPEATED if len(homes) == 1 else _BORROWED):
            yield _passages(comparison, items, homes)


def _articles(comparison: Comparison, copies: CopiedArticles) -> Finding:
    first: dict[str, TokenisedPassage] = {}
    for item in comparison.passages:
        if item.passage.kind.is_story:
            first.setdefault(item.passage.article, item)
    text: Message = message(
        "{count} articles share {share} % of their text: {articles}. What they agree on is said by one source.",
        count=len(copies.articles),
        share=round(copies.share * 100),
        articles=", ".join(copies.articles),
    )
    pieces = tuple(_evidence(first[article]) for article in copies.articles if article in first)
    return _finding(text, pieces, None, 2 if copies.share >= _MOSTLY else 3, 0.9)


def _passages(comparison: Comparison, items: Sequence[TokenisedPassage], homes: set[str]) -> Finding:
    topic = next(
        (topic.id for topic in comparison.topics if items[0].passage.id in topic.passages),
        None,
    )
    pieces = tuple(_evidence(item) for item in items)
    if len(homes) == 1:
        text = message("{a} says the same paragraph {count} times.", a=items[0].passage.article, count=len(items))
        return _finding(text, pieces, topic, 2, 0.85)
    text = message("The same paragraph stands in {articles}.", articles=", ".join(sorted(homes)))
    return _finding(text, pieces, topic, 3, 0.85)


def _evidence(item: TokenisedPassage) -> Evidence:
    words = item.text[:_SHOWN]
    start = item.passage.span.start
    return Evidence(item.passage.article, Span(start, start + len(words)), words, None, Role.SIDE)


def _finding(
    text: Message, pieces: tuple[Evidence, ...], topic: str | None, severity: int, confidence: float
) -> Finding:
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="agree",
        reason=None,
        severity=severity,
        confidence=confidence,
        topic=topic,
        message=text,
        evidence=pieces,
    )


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
