"""From articles to a comparison: composition only, no input or output, no rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compare.align import NO_TOPICS, align, all_names
from compare.align import correspondences as between
from compare.corpus import copies
from compare.corpus.passages import split
from compare.findings import find
from compare.i18n import Message, message
from compare.language import office_list, own_words
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import (
    Article,
    Comparison,
    Correspondence,
    EditorTopics,
    Mention,
    Office,
    Passage,
    Skipped,
    TokenisedPassage,
    Topic,
)
from compare.recognise import recognise
from compare.recognise.resolution import published_day, story_day

Progress = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class ToRead:
    """An article to be read, and all else that what is read in it depends on.

    Attributes:
        article: the article.
        about: about the day on which articles on this story were written; only for an article without a date.
        words: the project's own word lists: name and text of each file, those beside the articles first.
    """

    article: Article
    about: date | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read in one article.

    Attributes:
        passages: its passages, tokenised, in reading order.
        mentions: everything recognised in them, in reading order.
    """

    passages: tuple[TokenisedPassage, ...]
    mentions: tuple[Mention, ...]


Reading = Callable[[Sequence[ToRead], Progress], Iterable[ReadArticle]]
"""A way to read articles: yields what was read in each, in the order given. Every way yields the same."""


def tell_nobody(_: Message) -> None:
    """Tell nobody."""


def tokenised(article: Article, passage: Passage) -> TokenisedPassage:
    """Return the passage with its words and sentences."""
    text = passage.span.of(article.text)
    start = passage.span.start
    return TokenisedPassage(passage, text, tokenise(text, start), sentences(text, start))


def read(wanted: ToRead) -> ReadArticle:
    """Split, tokenise and recognise one article."""
    article = wanted.article
    passages = tuple(tokenised(article, passage) for passage in split(article))
    lists = own_words.from_texts(wanted.words)
    return ReadArticle(passages, recognise(article, passages, lists, about=wanted.about))


def one_by_one(wanted: Sequence[ToRead], progress: Progress) -> Iterator[ReadArticle]:
    """Read articles one after the other, in this process."""
    for number, one in enumerate(wanted, 1):
        progress(reading_step(number, len(wanted)))
        yield read(one)


def to_read(articles: Iterable[Article], words: tuple[tuple[str, str], ...] = ()) -> tuple[ToRead, ...]:
    """Return what is to be read, sorted by id; `words` are the project's own word lists.

    Raises:
        ValueError: two articles have the same id.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if len({article.id for article in ordered}) != len(ordered):
        raise ValueError("two articles have the same id")
    about = story_day(ordered)
    return tuple(ToRead(article, None if published_day(article) else about, words) for article in ordered)


def reading_step(number: int, total: int) -> Message:
    """Say which article is being read."""
    return message("Reading the figures: article {number} of {total}", number=number, total=total)


def mentions_of(article: Article) -> tuple[Mention, ...]:
    """Return everything recognised in one article, in reading order."""
    return read(ToRead(article)).mentions


def compare_articles(
    articles: Iterable[Article],
    *,
    skipped: Iterable[Skipped] = (),
    offices: Iterable[Office] = (),
    editor: EditorTopics = NO_TOPICS,
    words: tuple[tuple[str, str], ...] = (),
    reading: Reading = one_by_one,
    progress: Progress = tell_nobody,
) -> Comparison:
    """Compare articles: split, tokenise, recognise, align, find.

    The result does not depend on the order in which the articles are given.

    Args:
        articles: the witnesses; their ids must differ.
        skipped: files that were not read, carried along so that the reader is told.
        offices: offices the editor knows better than the shipped list; they win over it.
        editor: topics and names of the editor's own.
        words: word lists of the project's own: name and text of each file (`language.own_words`).
        reading: how the articles are read: one by one, on several cores, or from what is known already.
        progress: told what is being done, for a reader who waits.

    Raises:
        ValueError: two articles have the same id.
    """
    wanted = to_read(articles, words)
    ordered = tuple(one.article for one in wanted)
    passages: list[TokenisedPassage] = []
    mentions: list[Mention] = []
    for known in reading(wanted, progress):
        passages += known.passages
        mentions += known.mentions
    progress(message("Aligning {count} passages", count=len(passages)))
    alignment = align(ordered, passages, mentions, editor)
    plain = tuple(item.passage for item in passages)
    comparison = Comparison(
        articles=ordered,
        skipped=tuple(sorted(skipped, key=lambda item: item.path)),
        passages=tuple(passages),
        mentions=tuple(mentions),
        topics=alignment.topics,
        unaligned=alignment.unaligned,
        offices=office_list.merged(offices, office_list.shipped()),
        copied_articles=copies.copied_articles(ordered, plain),
        copied_passages=copies.copied_passages(ordered, plain),
        aliases=alignment.aliases,
        stories=alignment.stories,
    )
    progress(message("Looking for differences"))
    return replace(comparison, findings=find(comparison))


def realigned(comparison: Comparison, editor: EditorTopics) -> Comparison:
    """Return the comparison with other topics of the editor's: aligned and searched again, not read again."""
    alignment = align(comparison.articles, comparison.passages, comparison.mentions, editor)
    changed = replace(
        comparison,
        topics=alignment.topics,
        unaligned=alignment.unaligned,
        aliases=alignment.aliases,
        stories=alignment.stories,
        findings=(),
    )
    return replace(changed, findings=find(changed))


def correspondences(comparison: Comparison, topic: Topic) -> tuple[Correspondence, ...]:
    """Return the pairs of sentences of a topic that answer each other across articles, in reading order."""
    members = set(topic.passages)
    passages = [item for item in comparison.passages if item.passage.id in members]
    return between(passages, comparison.mentions, all_names(comparison.aliases))
