"""What a rule asks an editor to look at, and the comparison that holds it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from compare.i18n import Message
from compare.model.copies import CopiedArticles, CopiedPassages
from compare.model.mentions import Mention
from compare.model.offices import Office
from compare.model.text import Article, Skipped, Span, TokenisedPassage
from compare.model.topics import Alias, Topic


class Role(StrEnum):
    """What a piece of evidence does in a finding."""

    SIDE = "side"
    """One of the things that differ (or the one thing the finding is about)."""
    AGREE = "agree"
    """Another article that says the same as one of the sides, or bears it out."""
    CONTEXT = "context"
    """Words that explain how a side was read (the date, the table header)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a finding rests on.

    Attributes:
        article: id of the article.
        span: place of the words.
        text: the words.
        value: normalised value, when there is one.
        role: what it does in the finding.
    """

    article: str
    span: Span
    text: str
    value: str | None = None
    role: Role = Role.SIDE


@dataclass(frozen=True, slots=True)
class Finding:
    """A 候補: something a rule asks an editor to look at. Never a verdict.

    Attributes:
        rule: id of the rule.
        rule_version: version of the rule.
        category, relation, reason: see `compare.vocabulary`.
        severity: 1 high, 2 middle, 3 low.
        confidence: 0.0–1.0; of those at 0.8 and more, four in five should be right.
        topic: id of the topic it was found in, if any.
        message: one plain sentence for an editor.
        evidence: the words of all sides, then the agreeing ones.
    """

    rule: str
    rule_version: str
    category: str
    relation: str
    reason: str | None
    severity: int
    confidence: float
    topic: str | None
    message: Message
    evidence: tuple[Evidence, ...]

    @property
    def sides(self) -> tuple[Evidence, ...]:
        """The pieces of evidence that differ."""
        return tuple(piece for piece in self.evidence if piece.role is Role.SIDE)

    @property
    def fingerprint(self) -> str:
        """What the finding means: rule and, per side, article and normalised value. No offsets, no topic.

        Agreeing articles are left out, so that a new article that agrees does not reopen a decision.
        """
        sides = sorted({(piece.article, piece.value or " ".join(piece.text.split())) for piece in self.sides})
        material = "\x1f".join([self.rule, *(part for side in sides for part in side)])
        return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the machine says about a set of articles. Same articles, same comparison, in any order.

    Attributes:
        articles: sorted by id.
        skipped: files that were not read, and why.
        passages: all passages, article by article, in reading order.
        mentions: all mentions, by article and place.
        topics: in the order an editor should look at them.
        unaligned: ids of story passages that are in no topic.
        findings: most severe first.
        offices: what is known of offices and their holders, the editor's list before the shipped one.
        copied_articles: articles that are copies of each other: what several of them say is said once.
        copied_passages: story passages that stand in several places, in one article or across.
        aliases: names of one thing that the articles reveal or the editor gives, beyond the shipped concepts.
        stories: ids of the articles by the story they tell; empty when all tell one.
    """

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: tuple[TokenisedPassage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[Topic, ...] = ()
    unaligned: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    offices: tuple[Office, ...] = ()
    copied_articles: tuple[CopiedArticles, ...] = ()
    copied_passages: tuple[CopiedPassages, ...] = ()
    aliases: tuple[Alias, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()

    def article(self, article_id: str) -> Article:
        """Return the article of that id.

        Raises:
            KeyError: there is none.
        """
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def topic_of(self, *passages: str) -> str | None:
        """Return the id of the first topic that holds all these passages."""
        return next((topic.id for topic in self.topics if set(passages).issubset(topic.passages)), None)

    def topic_of_any(self, passages: Iterable[str]) -> str | None:
        """Return the id of the first topic that holds at least one of these passages."""
        wanted = set(passages)
        return next((topic.id for topic in self.topics if not wanted.isdisjoint(topic.passages)), None)

    def silent(self, topic: Topic) -> tuple[str, ...]:
        """Return ids of the articles that do not speak on a topic though they tell the story it belongs to.

        Where no stories are told apart, all articles tell one.
        """
        speaking = set(topic.articles)
        everybody = tuple(article.id for article in self.articles)
        told = {article for story in self.stories or (everybody,) if speaking & set(story) for article in story}
        return tuple(article.id for article in self.articles if article.id in told - speaking)
