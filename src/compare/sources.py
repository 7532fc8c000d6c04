"""Texts that are looked at by themselves, without a project: a file, a folder, or bytes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from compare.corpus.formats import Extract, extract
from compare.corpus.metadata import describe
from compare.corpus.reading import MAX_BYTES, read_folder
from compare.errors import InputError, Place, from_os
from compare.i18n import message
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
    """Return the article in a file, or all articles of a folder; a file of a suffix that is not known is text.

    Raises:
        InputError: it cannot be read, or is no text.
        UsageError: there is no such encoding.
    """
    if path.is_dir():
        reading = read_folder(path, path, encodings)
        return Source(reading.articles, reading.skipped)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise from_os(error, str(path)) from error
    encoding = encodings.get(path.name) or encodings.get(str(path))
    return Source((_article(content, path.name, str(path), path.suffix.lower(), encoding),))


def beginning(stream: BinaryIO) -> bytes:
    """Return what a stream holds, up to one byte more than an article may have."""
    return stream.read(MAX_BYTES + 1)


def of_bytes(content: bytes, name: str, encoding: str | None = None) -> Source:
    """Return the article in bytes from elsewhere (standard input): text, a web page or a Word file, by their look.

    Raises:
        InputError: they cannot be read, or are no text.
        UsageError: there is no such encoding.
    """
    return Source((_article(content, name, name, None, encoding),))


def figures_of(content: bytes, name: str, reference: str | None) -> tuple[Article, tuple[Mention, ...]]:
    """Return bytes as a text with its figures and times; `name` is what the text is called.

    Raises:
        InputError: they are no text.
    """
    text = _extract(content, name, None, None).text
    return Article(name, name, text), figures_in(text, reference)


def _article(content: bytes, name: str, path: str, suffix: str | None, encoding: str | None) -> Article:
    found = _extract(content, path, suffix, encoding)
    return describe(found.text, found.about).on(Article(name, path, found.text, encoding=found.encoding))


def _extract(content: bytes, name: str, suffix: str | None, encoding: str | None) -> Extract:
    """Return the text, in whichever form and encoding it comes; what is wrong with it is said with its name."""
    if len(content) > MAX_BYTES:
        cause = message("is larger than {limit} MB.", limit=MAX_BYTES // 1024**2)
        raise InputError(cause, place=Place(name))
    try:
        return extract(content, suffix, encoding)
    except InputError as error:
        raise InputError(error.cause, remedy=error.remedy, place=Place(name)) from error
