"""What a summary was made from, written into it: so that it can be told later whether it still holds.

Every format carries one line (in Markdown and HTML a comment, in Word the remarks, in JSON a field) with the digests of
the articles and of the decisions, and how it was asked for. It is ASCII and ends no comment, whatever the files hold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final, Self

from compare.errors import DataError, Place
from compare.i18n import Message, message
from compare.model import SUMMARY_MARK, Annotation, Article
from compare.summary.outline import Versions


@dataclass(frozen=True, slots=True)
class Options:
    """How a summary is asked for.

    Attributes:
        language: `en` or `ja`.
        include_open: whether candidates that nobody has decided are listed, marked as such.
        ratings: whether people's ratings are shown.
        list_rejected: whether what was rejected is listed, not only counted.
        quote_limit: longest quote, in characters.
        base: from the folder of the file to the project, for links (`../`); empty or ending with `/`; `None` when the
            file lies outside the project, so that it holds no links.
    """

    language: str
    include_open: bool = False
    ratings: bool = True
    list_rejected: bool = False
    quote_limit: int = 80
    base: str | None = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a summary was made from.

    Attributes:
        version: version of the program.
        articles: digest of the articles' paths and texts.
        decisions: digest of all annotations.
        options: how it was asked for.
    """

    version: str
    articles: str
    decisions: str
    options: Options

    def __str__(self) -> str:
        return SUMMARY_MARK + json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str, name: str) -> Self:
        """Find the stamp in the text of a summary; `name` is what errors call the file.

        Raises:
            DataError: there is none, or not one of ours.
        """
        try:
            start = text.index(SUMMARY_MARK) + len(SUMMARY_MARK)
            fields, _end = json.JSONDecoder().raw_decode(text, start)
            return cls(**(fields | {"options": Options(**fields["options"])}))
        except (ValueError, TypeError, KeyError) as error:
            raise DataError(
                message("holds no mark of a summary."),
                remedy=message("Name a file that `yomikurabe summary` wrote."),
                place=Place(name),
            ) from error

    def outdated_by(self, now: Stamp) -> tuple[Message, ...]:
        """Return what changed since this stamp was written."""
        changes = []
        if self.articles != now.articles:
            changes.append(message("is older than the articles."))
        if self.decisions != now.decisions:
            changes.append(message("is older than the annotations."))
        if self.version != now.version:
            changes.append(message("was written by version {old}; this is {new}.", old=self.version, new=now.version))
        return tuple(changes)


EDITED: Final = message("was edited since it was written, or its template was.")


@cache
def versions() -> Versions:
    """Return the versions of the program and of the dictionary."""
    return Versions(metadata.version("yomikurabe"), metadata.version("sudachidict-core"))


def link_base(folder: Path, root: Path) -> str | None:
    """Return the way from the folder of a summary to the project, for links; `None` from outside the project."""
    try:
        depth = len(folder.relative_to(root.resolve()).parts)
    except ValueError:
        return None
    return "../" * depth


def digest_of_articles(articles: Iterable[Article]) -> str:
    """Return a short digest of the articles: their paths and their texts."""
    return _digest(f"{article.path}\x1f{article.sha256}" for article in articles)


def digest_of_decisions(annotations: Iterable[Annotation]) -> str:
    """Return a short digest of what people decided, in every field."""
    return _digest(repr(annotation) for annotation in annotations)


def _digest(parts: Iterable[str]) -> str:
    material = "\x1e".join(sorted(parts))
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]
