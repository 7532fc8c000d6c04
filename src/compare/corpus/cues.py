"""The cues of `lexicons/furniture.yaml`, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from compare import guarded_yaml

_FILE: Final = Path(__file__).parent.parent / "lexicons" / "furniture.yaml"


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns to be searched in the key of one line (NFKC; see `lines.Line.key`).

    Attributes:
        longest: longer lines are never furniture, in code points.
        furniture: what is furniture wherever it stands.
        caption: words that belong to a picture or table.
        generated: notes that a picture or the text was made by a machine; they are captions too.
        openers: whole lines that open a stretch of furniture.
        pitch: sentences inside such a stretch that are still furniture.
        stock_headings: headings that every kind of page has.
        predicates: ends of sentences that lack their full stop.
        leads: lines that lead into a list.
        connectives: beginnings of questions that belong to the text.
    """

    longest: int
    furniture: re.Pattern[str]
    caption: re.Pattern[str]
    generated: re.Pattern[str]
    openers: re.Pattern[str]
    pitch: re.Pattern[str]
    stock_headings: re.Pattern[str]
    predicates: re.Pattern[str]
    leads: re.Pattern[str]
    connectives: re.Pattern[str]


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def cues() -> Cues:
    """Return the compiled cues."""
    data = guarded_yaml.load_file(_FILE, _FILE.name)
    furniture = [pattern for group in data["furniture"].values() for pattern in group]
    captions = data["caption"]
    return Cues(
        longest=int(data["longest"]),
        furniture=_any(furniture),
        caption=_any(captions["credit"]),
        generated=_any(captions["generated"]),
        **{
            name: _any(data[name])
            for name in ("openers", "pitch", "stock_headings", "predicates", "leads", "connectives")
        },
    )
