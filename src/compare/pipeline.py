"""From articles to a comparison: composition only, no input or output, no rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from compare.align import NO_TOPICS, align, all_names
from compare.align import correspondences as between
from compare.corpus import copies
from compare.corpus.passages import split
from compare.findings import find
from compare.i18n import Message, message
from compare.language import office_list
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.language.wordlists import Wordlists
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
from compare.recognise.resolution import story_day

Progress = Callable[[Message], None]


def tell_nobody(_: Message) -> None:
    """Tell nobody."""


def tokenised(article: Article, passage: Passage) -> TokenisedPassage:
    """Return the passage with its words and sentences."""
    text = passage.span.of(article.text)
    start = passage.span.start
    return TokenisedPassage(passage, text, tokenise(text, start), sentences(text, start))


def mentions_of(article: Article) -> tuple[Mention, ...]:
    """Return everything recognised in one article, in reading order."""
    return recognise(article, tuple(tokenised(article, passage) for passage in split(article)))


def compare_articles(
    articles: Iterable[Article],
    *,
    skipped: Iterable[Skipped] = (),
    offices: Iterable[Office] = (),
    editor: EditorTopics = NO_TOPICS,
    words: Wordlists | None = None,
    progress: Progress = tell_nobody,
) -> Comparison:
    """Compare articles: split, tokenise, recognise, align, find.

    The result does not depend on the order in which the articles are given.

    Args:
        articles: the witnesses; their ids must differ.
        skipped: files that were not read, carried along so that the reader is told.
        offices: offices the editor knows better than the shipped list; they win over it.
        editor: topics and names of the editor's own.
        words: the word lists of framing, if the project has its own; else the shipped ones.
        progress: told what is being done, for a reader who waits.

    Raises:
        ValueError: two articles have the same id.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    if len({article.id for article in ordered}) != len(ordered):
        raise ValueError("two articles have the same id")
    passages: list[TokenisedPassage] = []
    mentions: list[Mention] = []
    about = story_day(ordered)
    for number, article in enumerate(ordered, 1):
        progress(message("Reading the figures: article {number} of {total}", number=number, total=len(ordered)))
        own = tuple(tokenised(article, passage) for passage in split(article))
        passages += own
        mentions += recognise(article, own, words, about=about)
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
    )
    progress(message("Looking for differences"))
    return replace(comparison, findings=find(comparison))


def realigned(comparison: Comparison, editor: EditorTopics) -> Comparison:
    """Return the comparison with other topics of the editor's: aligned and searched again, not read again."""
    alignment = align(comparison.articles, comparison.passages, comparison.mentions, editor)
    changed = replace(
        comparison, topics=alignment.topics, unaligned=alignment.unaligned, aliases=alignment.aliases, findings=()
    )
    return replace(changed, findings=find(changed))


def correspondences(comparison: Comparison, topic: Topic) -> tuple[Correspondence, ...]:
    """Return the pairs of sentences of a topic that answer each other across articles, in reading order."""
    members = set(topic.passages)
    passages = [item for item in comparison.passages if item.passage.id in members]
    return between(passages, comparison.mentions, all_names(comparison.aliases))
