"""The genre of an article, by general cues: what its sentences end with and what it says it does.

A forecast tells what is to come, a report what happened, a commentary explains or weighs. Where the cues are weak or
speak against each other the answer is `None`: a wrong genre would silence or provoke rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from compare import guarded_yaml
from compare.corpus.layout import Piece
from compare.model import PassageKind

_FILE: Final = Path(__file__).parent.parent / "lexicons" / "genre.yaml"
_SENTENCE: Final = re.compile(r"[^。！？!?]+[。！？!?]?")
MIN_SENTENCES: Final = 3
OPENING: Final = 10  # sentences in which a text says what it is going to do
MIN_FORECAST: Final = 0.30  # share of sentences; a report of a past event stays below 0.15
MIN_PREVIEW: Final = 0.20  # the same, where title or first sentence speak of what is to come
MIN_REPORT: Final = 0.60
MAX_REPORT_IN_FORECAST: Final = 0.35
MIN_COMMENTARY: Final = 0.12  # commentary words per sentence; in agency reports they are near zero


@dataclass(frozen=True, slots=True)
class _Patterns:
    forecast_ends: re.Pattern[str]
    forecast_words: re.Pattern[str]
    report_ends: re.Pattern[str]
    commentary_words: re.Pattern[str]
    announcements: re.Pattern[str]
    government: re.Pattern[str]
    official_address: re.Pattern[str]
    machine_written: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = guarded_yaml.load_file(_FILE, _FILE.name)
    return _Patterns(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in data.items()})


def genre(title: str, pieces: Iterable[Piece]) -> str | None:
    """Return `report`, `forecast` or `commentary`, or `None` when unsure."""
    sentences = [
        sentence.strip()
        for piece in pieces
        if piece.mark.kind is PassageKind.BODY and piece.line.key
        for sentence in _SENTENCE.findall(piece.line.key)
    ]
    if len(sentences) < MIN_SENTENCES:
        return None
    known = _patterns()
    share = {
        name: sum(pattern.search(sentence) is not None for sentence in sentences) / len(sentences)
        for name, pattern in (
            ("forecast", known.forecast_ends),
            ("report", known.report_ends),
            ("commentary", known.commentary_words),
        )
    }
    opening = sentences[:OPENING]
    named = known.commentary_words.search(title) is not None or any(map(known.announcements.search, opening))
    previewed = known.forecast_words.search(title) is not None or known.forecast_ends.search(sentences[0]) is not None
    # At least two sentences: one 「見込みです」 makes no forecast of a short notice.
    least = max(MIN_PREVIEW if previewed else MIN_FORECAST, 2 / len(sentences))
    if share["forecast"] >= max(least, share["commentary"]) and share["report"] <= MAX_REPORT_IN_FORECAST:
        return "forecast"
    if named or share["commentary"] >= MIN_COMMENTARY:
        return "commentary"
    return "report" if share["report"] >= MIN_REPORT else None


def said_genre(title: str, address: str, pieces: Sequence[Piece]) -> str | None:
    """Return `ai-report` or `government` where the page or its address says that it is one, else `None`."""
    known = _patterns()
    aside = [piece.line.key for piece in pieces if not piece.mark.kind.is_story]
    short = [piece.line.key for piece in pieces if piece.line.key and piece.mark.kind is not PassageKind.BODY]
    if any(map(known.machine_written.search, short)) or known.machine_written.search(title):
        return "ai-report"
    official = known.official_address.match(address) or any(map(known.government.search, aside))
    return "government" if official else None
