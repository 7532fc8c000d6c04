"""near-duplicate: the same words twice, inside an article or across articles.

Articles that are copies of one text (an agency story under several names) are one source: what they agree on was said
once (severity 3). A paragraph that an article holds twice is asked about (severity 2). Passages that stand in articles
which are no copies of each other are shown (severity 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, PassageKind, Role, TokenisedPassage

ID: Final = "near-duplicate"
VERSION: Final = "1"
CATEGORY: Final = "source"
_LEAST: Final = 30
"""Characters from which a passage is a paragraph that is repeated, not a phrase that recurs."""
_SHOWN: Final = 40
_ALL: Final = 100
"""Per cent."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield copied articles, paragraphs repeated in an article, and passages shared by other articles."""
    passages = {item.passage.id: item for item in comparison.passages}
    together = {
        article: number for number, group in enumerate(comparison.copied_articles) for article in group.articles
    }
    for group in comparison.copied_articles:
        firsts = [_first(comparison, article) for article in group.articles]
        yield _finding(
            comparison,
            [first for first in firsts if first is not None],
            _copied(len(group.articles), round(100 * group.share)),
            severity=3,
            confidence=0.9,
            value="copy",
        )
    for copied in comparison.copied_passages:
        items = [passages[name] for name in copied.passages if _is_paragraph(passages[name])]
        for article in sorted({item.passage.article for item in items}):
            own = [item for item in items if item.passage.article == article]
            if len(own) > 1:
                yield _finding(comparison, own, _repeated(own), severity=2, confidence=0.9)
        by_article = {item.passage.article: item for item in reversed(items)}
        groups = {together.get(article, article) for article in by_article}
        if len(by_article) > 1 and len(groups) > 1:
            shared = [by_article[article] for article in sorted(by_article)]
            yield _finding(comparison, shared, _shared(shared), severity=3, confidence=0.85)


def _is_paragraph(item: TokenisedPassage) -> bool:
    return item.passage.kind.is_prose and len(item.text) >= _LEAST


def _first(comparison: Comparison, article: str) -> TokenisedPassage | None:
    """Return the passage that stands for an article: its first paragraph, else its first passage of the story."""
    own = [item for item in comparison.passages if item.passage.article == article and item.passage.kind.is_story]
    return next((item for item in own if item.passage.kind is PassageKind.BODY), own[0] if own else None)


def _copied(count: int, share: int) -> Message:
    if share >= _ALL:
        return message(
            "{count} articles have the same text: they are one source, and what they agree on was said once.",
            count=count,
        )
    return message(
        "{count} articles share at least {share} % of their text: they are one source, and what they agree on was said "
        "once.",
        count=count,
        share=share,
    )


def _repeated(items: list[TokenisedPassage]) -> Message:
    return message(
        "The same paragraph stands {count} times in one article: “{words}”.",
        count=len(items),
        words=_words(items[0]),
    )


def _shared(items: list[TokenisedPassage]) -> Message:
    return message(
        "{count} articles hold the same passage, word for word or nearly so: “{words}”.",
        count=len(items),
        words=_words(items[0]),
    )


def _words(item: TokenisedPassage) -> str:
    text = " ".join(item.text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _finding(
    comparison: Comparison,
    items: list[TokenisedPassage],
    text: Message,
    *,
    severity: int,
    confidence: float,
    value: str | None = None,
) -> Finding:
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="agree",
        reason=None,
        severity=severity,
        confidence=confidence,
        topic=comparison.topic_of_any(item.passage.id for item in items),
        message=text,
        evidence=tuple(
            Evidence(item.passage.article, item.passage.span, item.text, value, Role.SIDE) for item in items
        ),
    )


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
