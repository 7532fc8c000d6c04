"""What an article says about itself: title, date of publication, genre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from compare.corpus.dates import dateline, printed_dates
from compare.corpus.genre import genre
from compare.corpus.layout import Piece, layout
from compare.model import PassageKind

HEAD: Final = 20_000  # code points read from the beginning; titles and stamps stand there
TAIL: Final = 3_000  # and from the end, where some pages have their stamp
HEAD_LINES: Final = 25
LONGEST_STAMP: Final = 100
_DECORATION: Final = re.compile(r"^(?:#{1,6}\s+|\*\*|__)+|(?:\*\*|__|\s#+)+$")
_FRONT: Final = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)\s*:\s*(?P<value>.*)$")
_PUBLISHED: Final = re.compile(
    r"配信|公開|掲載|投稿|発表|発信|初出|発行|published|posted|date|掲示|作成|入力", re.IGNORECASE
)
_UPDATED: Final = re.compile(r"更新|改訂|修正|updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from its own text.

    Attributes:
        title: its headline.
        published: ISO 8601 date of publication (of the last update, where only that is printed).
        genre: `report`, `forecast` or `commentary`; `None` when its text does not say so clearly.
    """

    title: str | None = None
    published: str | None = None
    genre: str | None = None


def describe(text: str) -> Metadata:
    """Read the metadata of an article from its beginning and its end."""
    head = _whole_lines(text[:HEAD])
    pieces = layout(head)
    front = _front_matter(head)
    tail = layout(text[-TAIL:].split("\n", 1)[-1]) if len(text) > HEAD else ()
    title = front.get("title") or _title(pieces)
    published = _front_date(front) or _printed_date(pieces, tail)
    return Metadata(title or None, published, genre(title or "", (*pieces, *tail)))


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


def _front_date(front: dict[str, str]) -> str | None:
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
    datelines = [key for key in stamps if dateline(key)]
    for candidates in (
        [key for key in stamps if _PUBLISHED.search(key) and not _UPDATED.match(key)],
        [key for key in datelines if not _UPDATED.search(key)],
        [key for key in stamps if _UPDATED.search(key)],
    ):
        for key in candidates:
            for one in printed_dates(key):
                return one.value
    return None
