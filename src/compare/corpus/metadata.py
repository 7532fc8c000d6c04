"""What an article says about itself: title, outlet, author, date of publication, address, genre, and where it says so.

Front matter comes before what is printed on the page, and that before what is inferred from the sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from compare.corpus.dates import dateline, printed_dates, undated
from compare.corpus.genre import genre, said_genre
from compare.corpus.imprint import imprint
from compare.corpus.layout import Piece, layout
from compare.model import Article, Origin, PassageKind
from compare.vocabulary import GENRES

HEAD: Final = 20_000  # code points read from the beginning; titles and stamps stand there
TAIL: Final = 3_000  # and from the end, where some pages have their stamp
HEAD_LINES: Final = 25
LONGEST_STAMP: Final = 100
_DECORATION: Final = re.compile(r"^(?:#{1,6}\s+|\*\*|__)+|(?:\*\*|__|\s#+)+$")
_FRONT: Final = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)\s*:\s*(?P<value>.*)$")
_PUBLISHED: Final = re.compile(
    r"配信|公開|掲載|投稿|発表|発信|初出|発行|published|posted|date|掲示|作成|入力", re.IGNORECASE
)
_FRONT_KEYS: Final = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "site", "site_name", "sitename", "publisher", "media", "source"),
    "author": ("author", "authors", "byline", "creator"),
    "address": ("address", "url", "link", "canonical", "permalink"),
    "genre": ("genre",),
}
_NONE: Final[Mapping[str, str | None]] = MappingProxyType({})
_UPDATED: Final = re.compile(r"更新|改訂|修正|updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article. The fields are those of `Article`; `None` = not known.

    Attributes:
        title: its headline.
        outlet: who published it.
        author: who wrote it.
        published: ISO 8601 date of publication (of the last update, where only that is printed).
        address: where it was found.
        genre: an id of `vocabulary.GENRES`; `None` when its text does not say so clearly.
        retrieved: when it was fetched, ISO 8601 with zone.
        origins: field → where its value comes from.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None
    genre: str | None = None
    retrieved: str | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    def under(self, values: Mapping[str, str | None], origin: Origin) -> Metadata:
        """Return it with `values` laid over it; empty ones leave what was known."""
        given = {name: value for name, value in values.items() if value}
        origins = dict(self.origins) | dict.fromkeys(given, origin)
        return replace(self, **given, origins=tuple((name, origins[name]) for name in FIELDS if name in origins))

    def on(self, article: Article) -> Article:
        """Return the article with this known about it."""
        return replace(article, **{name: getattr(self, name) for name in FIELDS}, origins=self.origins)


FIELDS: Final = ("title", "outlet", "author", "published", "address", "genre", "retrieved")


def describe(text: str, markup: Mapping[str, str | None] = _NONE) -> Metadata:
    """Read the metadata of an article from its beginning and its end.

    Args:
        text: the text of the article.
        markup: what the file says beside its text (the head of a web page, the properties of a Word file).
    """
    head = _whole_lines(text[:HEAD])
    pieces = layout(head)
    tail = layout(text[-TAIL:].split("\n", 1)[-1]) if len(text) > HEAD else ()
    given = dict(markup) | _front_fields(_front_matter(head))
    printed = imprint(pieces, tail)
    title = given.get("title") or _title(pieces)
    said = said_genre(title or "", given.get("address") or printed["address"] or "", (*pieces, *tail))
    return (
        Metadata()
        .under({"genre": genre(title or "", (*pieces, *tail))}, Origin.INFERRED)
        .under({**printed, "title": title, "published": _printed_date(pieces, tail), "genre": said}, Origin.PRINTED)
        .under(given, Origin.MARKUP)
    )


def _front_fields(front: Mapping[str, str]) -> dict[str, str | None]:
    """Return what front matter says, under the names of our fields."""
    found = {name: next((front[key] for key in keys if front.get(key)), None) for name, keys in _FRONT_KEYS.items()}
    found["published"] = _front_date(front)
    if found["genre"] not in GENRES:
        found["genre"] = None
    return {name: value for name, value in found.items() if value}


def _whole_lines(text: str) -> str:
    return text if len(text) < HEAD else text[: text.rfind("\n") + 1] or text


def _front_matter(text: str) -> dict[str, str]:
    """Return the plain keys of YAML front matter; what is not `key: value` on one line is passed over."""
    if not text.startswith("---\n"):
        return {}
    found: dict[str, str] = {}
    for line in text.split("\n")[1:60]:
        if line.strip() in ("---", "..."):
            return found
        if (match := _FRONT.match(line)) is not None:
            found.setdefault(match["key"].lower(), match["value"].strip().strip("\"'").strip())
    return {}


def _front_date(front: Mapping[str, str]) -> str | None:
    for key in ("published", "date", "pubdate", "publish_date", "created", "updated", "lastmod"):
        for one in printed_dates(front.get(key, "")[:LONGEST_STAMP]):
            return one.value
    return None


def _title(pieces: Iterable[Piece]) -> str | None:
    for piece in pieces:
        if piece.mark.kind is PassageKind.TITLE:
            return _DECORATION.sub("", piece.line.text).strip() or None
    return None


def _printed_date(head: Sequence[Piece], tail: Sequence[Piece]) -> str | None:
    """Return the date of the stamp: one of publication first, then a bare dateline, then one of the last update."""
    stamps = [
        piece.line.key
        for piece in (*head[:HEAD_LINES], *head[-HEAD_LINES:], *tail[-HEAD_LINES:])
        if piece.mark.kind is PassageKind.FURNITURE and len(piece.line.key) <= LONGEST_STAMP
    ]
    datelines = [key for key in stamps if dateline(key) or undated(key) is not None]
    for candidates in (
        [key for key in stamps if _PUBLISHED.search(key) and not _UPDATED.match(key)],
        [key for key in datelines if not _UPDATED.search(key)],
        [key for key in stamps if _UPDATED.search(key)],
    ):
        for key in candidates:
            for one in printed_dates(key):
                return one.value
    return None
