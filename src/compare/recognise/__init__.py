"""What the articles speak of: figures, times, offices, labels …, each found by its own recogniser.

A recogniser is a module with `recognise(passage, article)`; it knows no other recogniser. To add one, write the module
and name it in `RECOGNISERS`. What needs the mentions of a whole article (dates filled in from the context, what a
figure measures) comes after, as pure steps over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, Protocol

from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.language.wordlists import Wordlists, shipped
from compare.model import Article, Attribution, Mention, Passage, PassageKind, Span, TokenisedPassage
from compare.recognise import (
    attribution,
    equivalents,
    figures,
    labels,
    loaded,
    measures,
    modality,
    office_context,
    offices,
    provenance,
    resolution,
    uniqueness,
)


class Recogniser(Protocol):
    """A module that finds one family of mentions."""

    def recognise(self, passage: TokenisedPassage, article: Article) -> Iterable[Mention]:
        """Yield the mentions in one passage of the article, in any order."""
        ...


class FramingRecogniser(Protocol):
    """A module that finds one family of mentions by word lists that a project can extend."""

    def recognise(self, passage: TokenisedPassage, article: Article, words: Wordlists) -> Iterable[Mention]:
        """Yield the mentions in one passage of the article, in any order."""
        ...


RECOGNISERS: Final[tuple[Recogniser, ...]] = (figures, offices, provenance, uniqueness)
FRAMING: Final[tuple[FramingRecogniser, ...]] = (attribution, labels, loaded, modality)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, -mention.span.end, mention.kind


def recognise(
    article: Article,
    passages: Sequence[TokenisedPassage],
    words: Wordlists | None = None,
    *,
    about: date | None = None,
) -> tuple[Mention, ...]:
    """Return all mentions of one article in reading order, dates resolved, measures attached, claims dated.

    Args:
        article: the article.
        passages: its passages.
        words: the word lists of framing; the shipped ones if none are given.
        about: about the day it was written (`story_day`), for an article that does not tell.
    """
    found = (
        mention
        for passage in passages
        for recogniser in RECOGNISERS
        for mention in recogniser.recognise(passage, article)
    )
    resolved = equivalents.link(resolution.resolve(sorted(found, key=_place), article, about), article)
    settled = office_context.settle(measures.attach(article, passages, resolved), passages, article)
    lists = words or shipped()
    framing = [
        mention
        for passage in passages
        for recogniser in FRAMING
        for mention in recogniser.recognise(passage, article, lists)
    ]
    said = attribution.settle([one for one in framing if isinstance(one, Attribution)], passages, article, lists)
    others = (one for one in framing if not isinstance(one, Attribution))
    return tuple(sorted((*settled, *said, *others), key=_place))


def figures_in(text: str, reference: str | None = None) -> tuple[Mention, ...]:
    """Return the figures and times of one text; `reference` is the day it was written (`2025-10-28`), if known.

    Each line is read by itself, as a paragraph of running text. Spans are places in `text`.
    """
    article = Article("text", "text", text, published=reference)
    passages: list[TokenisedPassage] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        span = Span(start, start + len(line))
        passage = Passage(f"{article.id}:{number}", article.id, span, PassageKind.BODY)
        passages.append(TokenisedPassage(passage, line, tokenise(line, start), sentences(line, start)))
        start = span.end + 1
    found = (mention for passage in passages for mention in figures.recognise(passage, article))
    resolved = equivalents.link(resolution.resolve(sorted(found, key=_place), article), article)
    return measures.attach(article, tuple(passages), resolved)
