"""Search that does not care how Japanese is written: kana, width and case are folded. Pure.

The fold keeps, for each of its characters, the place it came from, so that every hit is a span of the original text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.model import Annotation, Article, Span

MOST: Final = 500
"""Hits of one search that are listed: who finds more looks for something else."""
_HIRAGANA: Final = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_VOICED: Final = frozenset("\u3099\u309a")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found.

    Attributes:
        article: id of the article they are in; for a note, of the article it is about (empty if that is not open).
        span: their place there; for a note, that of the annotated words.
        annotation: id of the annotation whose note or tags hold them.
    """

    article: str
    span: Span
    annotation: str | None = None


@lru_cache(maxsize=65536)
def _fold(char: str) -> str:
    # NFKC alone makes ｶﾞ two signs; what belongs together is joined in `fold`.
    return unicodedata.normalize("NFKC", char).casefold().translate(_HIRAGANA)


def fold(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the offset in `text` that it came from."""
    made: list[str] = []
    places: list[int] = []
    for offset, char in enumerate(text):
        for part in _fold(char):
            if part in _VOICED and made and len(joined := unicodedata.normalize("NFC", made[-1] + part)) == 1:
                made[-1] = joined
                continue
            made.append(part)
            places.append(offset)
    return "".join(made), places


@lru_cache(maxsize=64)
def _article(text: str) -> tuple[str, list[int]]:
    return fold(text)


def spans(text: str, query: str) -> Iterator[Span]:
    """Yield the places of `query` in `text`; blanks at its ends and line breaks do not count."""
    wanted = fold(query.strip())[0]
    if not wanted:
        return
    folded, places = _article(text)
    start = folded.find(wanted)
    while start >= 0:
        last = start + len(wanted) - 1
        end = places[last] + 1
        while end < len(text) and _fold(text[end]) in _VOICED:
            end += 1
        yield Span(places[start], end)
        start = folded.find(wanted, start + len(wanted))


def search(query: str, articles: Iterable[Article], notes: Iterable[tuple[Annotation, str, Span]]) -> tuple[Hit, ...]:
    """Return what is found in the articles, in reading order, then in notes and tags; at most `MOST`.

    Args:
        query: what is looked for.
        articles: the articles.
        notes: annotations, each with the article and the place it is about.
    """
    hits: list[Hit] = []
    for article in articles:
        for span in spans(article.text, query):
            hits.append(Hit(article.id, span))
            if len(hits) == MOST:
                return tuple(hits)
    for annotation, article_id, span in notes:
        said = "\n".join((annotation.note, *annotation.tags, annotation.id))
        if next(spans(said, query), None) is not None:
            hits.append(Hit(article_id, span, annotation.id))
    return tuple(hits[:MOST])
