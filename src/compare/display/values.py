"""Normalised values as people read them."""

from __future__ import annotations

import re
from typing import Final

_LONG_NUMBER: Final = re.compile(r"(?<![\d.-])\d{5,30}(?![\d-])")
_MOST: Final = 200


def readable(value: str) -> str:
    """Return a normalised value with its long numbers in groups of three digits (`211,000,000,000 JPY`)."""
    return _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", value[:_MOST])
