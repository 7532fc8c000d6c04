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
class Cue:
    """A group of patterns, the anchored ones kept apart: trying those at every place would cost most of the time.

    Attributes:
        anchored: those that begin with `^`.
        floating: the others.
        telltale: what a line holds in which a floating one can be found; `None` when it may be any line.
    """

    anchored: re.Pattern[str] | None
    floating: re.Pattern[str] | None
    telltale: re.Pattern[str] | None = None

    def is_in(self, key: str) -> bool:
        """Whether one of the patterns is found in `key`, whatever its case."""
        # Patterns that ignore case take twice as long to compile (every sign of a range is looked up) and to search.
        key = key.lower()
        if self.anchored is not None and self.anchored.match(key) is not None:
            return True
        if self.floating is None or (self.telltale is not None and self.telltale.search(key) is None):
            return False
        return self.floating.search(key) is not None


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns to be searched in the key of one line (NFKC; see `lines.Line.key`).

    Attributes:
        longest: longer lines are neither furniture nor captions, in code points.
        furniture: what is furniture wherever it stands.
        caption: words that belong to a picture or table.
        generated: notes that a picture or the text was made by a machine; they are captions too.
        issuers: whole lines that name who issued the page; only at its beginning and its end.
        sections: names of the sections of a paper.
        openers: whole lines that open a stretch of furniture.
        pitch: sentences inside such a stretch that are still furniture.
        stock_headings: headings that every kind of page has.
        predicates: ends of sentences that lack their full stop.
        connectives: beginnings of questions that belong to the text.
    """

    longest: int
    furniture: Cue
    caption: Cue
    generated: Cue
    issuers: Cue
    sections: Cue
    openers: Cue
    pitch: Cue
    stock_headings: Cue
    predicates: Cue
    connectives: Cue


def _cue(patterns: list[str], telltales: list[str] | None = None) -> Cue:
    # A top-level alternative (`^a|b`) would be anchored in one half only; the lexicon's test forbids it.
    return Cue(
        _any([pattern for pattern in patterns if pattern.startswith("^")]),
        _any([pattern for pattern in patterns if not pattern.startswith("^")]),
        _any(telltales or []),
    )


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


_WHOLE: Final = ("issuers", "sections", "openers", "pitch", "stock_headings", "predicates", "connectives")


@cache
def cues() -> Cues:
    """Return the compiled cues."""
    data = guarded_yaml.load_file(_FILE, _FILE.name)
    furniture = [pattern for group in data["furniture"].values() for pattern in group]
    captions = data["caption"]
    telltales = data["telltales"]
    return Cues(
        longest=int(data["longest"]),
        furniture=_cue(furniture, telltales["furniture"]),
        caption=_cue(captions["credit"], telltales["credit"]),
        generated=_cue(captions["generated"]),
        **{name: _cue(data[name]) for name in _WHOLE},
    )
