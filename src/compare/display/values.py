"""Normalised values as people read them."""

from __future__ import annotations

import re
from typing import Final

from compare.i18n import current

_LONG_NUMBER: Final = re.compile(r"(?<![\d.-])\d{5,30}(?![\d-])")
_COUNTED: Final = re.compile(r" (?:COUNT|ORDINAL):(?=\S)")
_SECONDS: Final = re.compile(r"(?<![\d.])(\d{2,9}) SECONDS\b")
_PERCENT: Final = re.compile(r" PERCENT\b")
_YEN: Final = re.compile(r"(\d) JPY\b")
_MOST: Final = 200
_HOUR, _MINUTE = 3600, 60
_CLOCK: Final = {"en": (" h", " min", " s"), "ja": ("時間", "分", "秒")}


def readable(value: str) -> str:
    """Return a normalised value for a reader: `211,000,000,000 JPY` (円 in Japanese), `360人`, `2%`, `24 h`."""
    text = _SECONDS.sub(lambda match: _duration(int(match[1])), value[:_MOST])
    text = _PERCENT.sub("%", _COUNTED.sub("", text))
    text = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", text)
    return _YEN.sub(r"\1円", text) if current() == "ja" else text


def _duration(seconds: int) -> str:
    parts = (seconds // _HOUR, seconds % _HOUR // _MINUTE, seconds % _MINUTE)
    names = _CLOCK[current()]
    space = " " if current() == "en" else ""
    return space.join(f"{number}{name}" for number, name in zip(parts, names, strict=True) if number) or f"0{names[-1]}"
