"""Lines of an article that match `lexicons/promotion.yaml`: promotion, and what is left of a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.language import lexicon
from compare.model import Article, Comparison, Span

LONGEST: Final = 400
"""Characters of a line that is searched."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a line without one, that matches.

    Attributes:
        article: id of the article.
        kind: group of the lexicon.
        span, text: its place and words.
        inside: whether the story goes on behind it.
    """

    article: str
    kind: str
    span: Span
    text: str
    inside: bool


@cache
def _patterns(section: str) -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in lexicon.load("promotion")[section].items()
    }


def found_lines(comparison: Comparison, article: Article, section: str) -> Iterator[Line]:
    """Yield the sentences of an article that match a section of the lexicon, in order, quotations aside."""
    own = [item for item in comparison.passages if item.passage.article == article.id]
    found = [
        (item.passage.id, kind, sentence)
        for item in own
        for sentence in item.sentences or (item.passage.span,)
        if (kind := _kind(sentence.of(article.text), section)) is not None
    ]
    taken = {passage for passage, _, _ in found}
    prose = [item.passage for item in own if item.passage.kind.is_prose and item.passage.id not in taken]
    last = max((passage.span.start for passage in prose), default=-1)
    for _, kind, sentence in found:
        yield Line(article.id, kind, sentence, sentence.of(article.text), inside=sentence.start < last)


def _kind(words: str, section: str) -> str | None:
    """Return the first group of a section that words match outside quotation marks."""
    key = unicodedata.normalize("NFKC", words[:LONGEST])
    for kind, pattern in _patterns(section).items():
        match = pattern.search(key)
        if match is not None and not _is_quoted(key, match.start()):
            return kind
    return None


def _is_quoted(text: str, place: int) -> bool:
    return text.count("「", 0, place) > text.count("」", 0, place)
