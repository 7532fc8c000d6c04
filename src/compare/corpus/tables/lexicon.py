"""The words of `lexicons/tables.yaml`, compiled once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from compare import guarded_yaml

_FILE: Final = Path(__file__).parents[2] / "lexicons" / "tables.yaml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns for what headers, rows and notes of tables say; see the comments in the file."""

    bracketed_unit: re.Pattern[str]
    noted_unit: re.Pattern[str]
    label: re.Pattern[str]
    figure: re.Pattern[str]
    figure_like: re.Pattern[str]
    text: re.Pattern[str]
    text_like: re.Pattern[str]
    share: re.Pattern[str]
    total: re.Pattern[str]
    suffix: re.Pattern[str]
    unit_suffix: re.Pattern[str]
    bound: re.Pattern[str]


_NAMES: Final = (
    "label",
    "figure",
    "figure_like",
    "text",
    "text_like",
    "share",
    "total",
    "suffix",
    "unit_suffix",
    "bound",
)


@cache
def lexicon() -> Lexicon:
    """Return the compiled lexicon."""
    data = guarded_yaml.load_file(_FILE, _FILE.name)
    unit = data["unit"]

    def words(name: str) -> re.Pattern[str]:
        found = data[name]
        return re.compile("|".join(found) if isinstance(found, list) else found, re.IGNORECASE)

    return Lexicon(
        re.compile(rf"\s*[(\[【〔](?:単位\s*[:・は]?\s*)?(?P<unit>{unit})[)\]】〕]\s*$", re.IGNORECASE),
        re.compile(rf"(?:^|[(\[【、,\s])単位\s*[:・は]?\s*(?P<unit>{unit})(?=$|[)\]】、,。\s])", re.IGNORECASE),
        *(words(name) for name in _NAMES),
    )


def flat(words: str) -> str:
    """Return the words in one width, character for character, so that places stay the same."""
    if words.isascii():
        return words
    narrow = (unicodedata.normalize("NFKC", sign) for sign in words)
    return "".join(one if len(one) == 1 else sign for sign, one in zip(words, narrow, strict=True))
