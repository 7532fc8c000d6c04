"""Coverage: which article speaks of what, how much and where; and whose voices are heard.

Room is counted in characters of the passages of a topic; a passage that makes several points counts fully for each. A
silent article has no passage in the topic: for it the table says which words of the topic were looked for and which of
them stand elsewhere in the article, since “no mention found” holds only for what was searched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compare.model import (
    Attribution,
    Cell,
    Comparison,
    PassageKind,
    TokenisedPassage,
    Topic,
    asked_once,
)

_LEAD: Final = 0.25
_END: Final = 0.75
"""Shares of an article's story, in characters: what begins before the first is its lead, after the second its end."""


class Position(StrEnum):
    """Where in an article something first stands."""

    LEAD = "lead"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What one article gives one topic.

    Attributes:
        article: id of the article.
        passages: ids of the passages, in reading order.
        characters: length of these passages.
        share: their part of the article's story, 0–1.
        position: where the first of them stands.
        headline: whether the title or a heading is among them.
    """

    article: str
    passages: tuple[str, ...]
    characters: int
    share: float
    position: Position
    headline: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """An article in which no mention of a topic was found.

    Attributes:
        article: id of the article.
        searched: the words of the topic that were looked for.
        elsewhere: those of them that do stand somewhere in the article's story.
    """

    article: str
    searched: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One topic across all articles: each of them is in `cells` or in `silent`.

    Attributes:
        topic: id of the topic.
        label: its name.
        cells: the articles that speak, by id.
        silent: the articles in which no mention was found, by id.
    """

    topic: str
    label: str
    cells: tuple[CoverageCell, ...]
    silent: tuple[Silence, ...]

    @property
    def only(self) -> str | None:
        """The one article that speaks, where the others are silent."""
        return self.cells[0].article if len(self.cells) == 1 and self.silent else None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words, view or knowledge articles give.

    Attributes:
        name: as the first article writes it; empty for statements whose source no article names.
        kind: see `Attribution.source_kind`.
        times: per article id, how many statements are attributed to it.
        quoted: per article id, how many characters of direct quotation it gets.
    """

    name: str
    kind: str
    times: Mapping[str, int]
    quoted: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of topics and articles, and of voices and articles.

    Attributes:
        articles: ids, in order.
        rows: in the order of the topics.
        voices: those that most articles give first.
    """

    articles: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """The story passages of one article, how far into the story each begins, and all their text, to be searched."""

    passages: Mapping[str, TokenisedPassage]
    starts: Mapping[str, int]
    length: int
    words: frozenset[str]
    text: str


def _story(passages: Sequence[TokenisedPassage]) -> _Story:
    starts: dict[str, int] = {}
    length = 0
    words: set[str] = set()
    for item in passages:
        starts[item.passage.id] = length
        length += len(item.text)
        words.update(unit for token in item.tokens for unit, _ in token.units)
        words.update(token.normalized for token in item.tokens)
    text = "\n".join(item.text for item in passages)
    return _Story({item.passage.id: item for item in passages}, starts, length, frozenset(words), text)


def _position(story: _Story, passage: str) -> Position:
    place = story.starts[passage] / story.length if story.length else 0.0
    if place < _LEAD:
        return Position.LEAD
    return Position.END if place >= _END else Position.MIDDLE


def _cell(cell: Cell, story: _Story) -> CoverageCell:
    ids = tuple(member.passage for member in cell.members if member.passage in story.passages)
    characters = sum(len(story.passages[name].text) for name in ids)
    kinds = {story.passages[name].passage.kind for name in ids}
    return CoverageCell(
        article=cell.article,
        passages=ids,
        characters=characters,
        share=characters / story.length if story.length else 0.0,
        position=_position(story, ids[0]) if ids else Position.MIDDLE,
        headline=bool(kinds & {PassageKind.TITLE, PassageKind.HEADING}),
    )


def _stands(word: str, story: _Story) -> bool:
    return word in story.words or word in story.text


def _row(topic: Topic, stories: Mapping[str, _Story], silent: Iterable[str]) -> CoverageRow:
    searched = tuple(dict.fromkeys((*topic.why, topic.label)))
    return CoverageRow(
        topic=topic.id,
        label=topic.label,
        cells=tuple(_cell(cell, stories[cell.article]) for cell in topic.cells),
        silent=tuple(
            Silence(article, searched, tuple(word for word in searched if _stands(word, stories[article])))
            for article in silent
        ),
    )


def voices(attributions: Iterable[Attribution]) -> tuple[Voice, ...]:
    """Return who is heard, those of most articles first; statements of nobody are one voice without a name."""
    times: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    quoted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mention in attributions:
        key = (mention.speaker or mention.source, mention.source_kind)
        times[key][mention.article] += 1
        quoted[key][mention.article] += sum(len(span) for span in mention.quotes)
    order = sorted(times, key=lambda key: (not key[0], -len(times[key]), -times[key].total(), key))
    return tuple(Voice(name, kind, dict(times[name, kind]), dict(quoted[name, kind])) for name, kind in order)


@asked_once
def coverage(comparison: Comparison) -> Coverage:
    """Arrange topics and voices by article."""
    by_article: dict[str, list[TokenisedPassage]] = {article.id: [] for article in comparison.articles}
    for item in comparison.passages:
        if item.passage.kind.is_story:
            by_article[item.passage.article].append(item)
    stories = {article: _story(items) for article, items in by_article.items()}
    return Coverage(
        articles=tuple(stories),
        rows=tuple(_row(topic, stories, comparison.silent(topic)) for topic in comparison.topics),
        voices=voices(mention for mention in comparison.mentions if isinstance(mention, Attribution)),
    )
