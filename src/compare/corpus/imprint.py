"""Who published and who wrote a page, as far as it is printed: in stamps, bylines, copyright lines and the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from compare import guarded_yaml
from compare.corpus.cues import cues
from compare.corpus.dates import printed_dates, undated
from compare.corpus.layout import Piece
from compare.model import PassageKind

_FILE: Final = Path(__file__).parent.parent / "lexicons" / "imprint.yaml"
HEAD_LINES: Final = 25
LONGEST: Final = 100


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    data = guarded_yaml.load_file(_FILE, _FILE.name)
    parts = data["parts"]
    return tuple(re.compile(pattern.format_map(parts), re.IGNORECASE) for pattern in data[name])


def imprint(head: Sequence[Piece], tail: Sequence[Piece] = ()) -> dict[str, str | None]:
    """Return `outlet`, `author` and `address` where lines of the page give them.

    Args:
        head: the beginning of the page.
        tail: its end, where it is too long to be given whole.
    """
    ends = (*head[:HEAD_LINES], *head[-HEAD_LINES:], *tail[-HEAD_LINES:])
    aside = [
        piece.line.key
        for piece in ends
        if piece.mark.kind in (PassageKind.FURNITURE, PassageKind.TITLE) and 0 < len(piece.line.key) <= LONGEST
    ]
    return {
        "outlet": _first("outlet", aside) or _first("dateline_outlet", filter(_is_dated, aside)) or _issuer(aside),
        "author": _first("author", aside),
        "address": _first("address", aside),
    }


def _issuer(lines: Iterable[str]) -> str | None:
    """Return the ministry, company or body that a line of its own names as who issued the page."""
    return next((key for key in lines if cues().issuers.is_in(key)), None)


def _is_dated(key: str) -> bool:
    return next(printed_dates(key), None) is not None or undated(key) is not None


def _first(name: str, lines: Iterable[str]) -> str | None:
    """Return the first group of the first pattern that is found, patterns before lines."""
    keys = list(lines)
    for pattern in _patterns(name):
        for key in keys:
            if (match := pattern.search(key)) is not None:
                return next(group for group in match.groups() if group).strip() or None
    return None
