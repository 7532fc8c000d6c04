"""Texts that are looked at by themselves, without a project: a file, a folder, or bytes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from compare.corpus.decoding import decode
from compare.corpus.metadata import describe
from compare.corpus.reading import read_folder
from compare.errors import InputError, Place, from_os
from compare.model import Article, Comparison, Mention, Skipped
from compare.pipeline import compare_articles, mentions_of
from compare.recognise import figures_in


@dataclass(frozen=True, slots=True)
class Source:
    """What there is to look at.

    Attributes:
        articles: in the order of their names.
        skipped: files of the folder that are none.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()

    def mentions(self, reference: str | None) -> Iterator[tuple[Article, tuple[Mention, ...]]]:
        """Yield each article with all mentions in it; `reference` is the day it was written, if known better."""
        for article in self.articles:
            yield article, mentions_of(replace(article, published=reference or article.published))

    def compared(self, reference: str | None) -> Comparison:
        """Return the articles compared with each other; `reference` as above."""
        articles = [replace(article, published=reference or article.published) for article in self.articles]
        return compare_articles(articles, skipped=self.skipped)


def read(path: Path, encodings: Mapping[str, str]) -> Source:
    """Return the article in a file of any suffix, or all articles of a folder.

    Raises:
        InputError: it cannot be read, or is no text.
        UsageError: there is no such encoding.
    """
    if path.is_dir():
        reading = read_folder(path, path, encodings)
        return Source(reading.articles, reading.skipped)
    try:
        text = _decoded(path.read_bytes(), str(path), encodings.get(path.name) or encodings.get(str(path)))
    except OSError as error:
        raise from_os(error, str(path)) from error
    return Source((describe(text).on(Article(path.name, str(path), text)),))


def figures_of(content: bytes, name: str, reference: str | None) -> tuple[Article, tuple[Mention, ...]]:
    """Return bytes as a text with its figures and times; `name` is what the text is called.

    Raises:
        InputError: they are no text.
    """
    text = _decoded(content, name)
    return Article(name, name, text), figures_in(text, reference)


def _decoded(content: bytes, name: str, encoding: str | None = None) -> str:
    """Return the text, in whichever encoding it comes; what is wrong with it is said with its name."""
    try:
        return decode(content, encoding)[0]
    except InputError as error:
        raise InputError(error.cause, remedy=error.remedy, place=Place(name)) from error
