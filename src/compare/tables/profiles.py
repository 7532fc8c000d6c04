"""Profiles: how an article words its story, in shares of its sentences. Described, never scored or ranked.

Only sentences of the story's prose are counted. What a quoted speaker says is the speaker's wording: it makes a
sentence quoted, not loaded or hedged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.model import Attribution, Comparison, LoadedWord, ModalityCue, Span
from compare.tables.coverage import Voice, voices


@dataclass(frozen=True, slots=True)
class Profile:
    """The wording of one article.

    Attributes:
        article: id of the article.
        sentences: how many sentences of prose it has.
        loaded: how many of them hold a loaded word of the article's own.
        hedged: how many leave open, expect or suppose something in the article's own voice.
        attributed: how many say whose statement they give.
        anonymous: how many of those name nobody (とみられる, との見方が出ている) or nobody in particular (関係者).
        quoted: how many hold a direct quotation.
        wordings: loaded words by kind, most frequent first.
        voices: who is heard in it, and how much.
    """

    article: str
    sentences: int
    loaded: int
    hedged: int
    attributed: int
    anonymous: int
    quoted: int
    wordings: Mapping[str, int]
    voices: tuple[Voice, ...]

    def share(self, count: int) -> float:
        """Return `count` as a share of the sentences, 0–1."""
        return count / self.sentences if self.sentences else 0.0


_UNNAMED = frozenset({"nobody", "insiders", "experts", "public"})
_OPEN = frozenset({"planned", "expected", "likely", "possible", "conjectured", "open"})


class _Sentences:
    """The prose sentences of one article, to be marked by what they hold."""

    def __init__(self) -> None:
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.total = 0

    def at(self, passage: str, place: int) -> tuple[str, int] | None:
        """Return the sentence of a passage that holds a place, if it is one of prose."""
        return next(
            ((passage, number) for number, span in enumerate(self.spans[passage]) if span.start <= place < span.end),
            None,
        )

    def count(self, places: Iterable[tuple[str, int]]) -> int:
        """Return how many different sentences hold at least one of the places."""
        return len({found for passage, place in places if (found := self.at(passage, place)) is not None})


def profiles(comparison: Comparison) -> tuple[Profile, ...]:
    """Return the profile of every article, in the order of the articles."""
    sentences: dict[str, _Sentences] = defaultdict(_Sentences)
    for item in comparison.passages:
        if item.passage.kind.is_prose:
            own = sentences[item.passage.article]
            own.spans[item.passage.id] = list(item.sentences)
            own.total += len(item.sentences)
    return tuple(_profile(article.id, sentences[article.id], comparison) for article in comparison.articles)


def _profile(article: str, own: _Sentences, comparison: Comparison) -> Profile:
    mentions = [mention for mention in comparison.mentions if mention.article == article]
    loaded = [mention for mention in mentions if isinstance(mention, LoadedWord) and not mention.quoted]
    hedges = [mention for mention in mentions if isinstance(mention, ModalityCue) and not mention.quoted]
    sources = [mention for mention in mentions if isinstance(mention, Attribution)]
    prose = [word for word in loaded if own.at(word.passage, word.span.start) is not None]
    wordings = Counter(word.wording for word in prose)
    return Profile(
        article=article,
        sentences=own.total,
        loaded=own.count((word.passage, word.span.start) for word in prose),
        hedged=own.count((cue.passage, cue.span.start) for cue in hedges if cue.degree in _OPEN),
        attributed=own.count((source.passage, source.span.start) for source in sources),
        anonymous=own.count(
            (source.passage, source.span.start) for source in sources if source.source_kind in _UNNAMED
        ),
        quoted=own.count((source.passage, quote.start) for source in sources for quote in source.quotes),
        wordings=dict(sorted(wordings.items(), key=lambda pair: (-pair[1], pair[0]))),
        voices=voices(sources),
    )
