"""Names for new records."""

from __future__ import annotations

import secrets
from collections.abc import Container
from typing import Final

LETTERS: Final = "abcdefghjkmnpqrstvwxyz"
"""Lower-case letters without i, l and o, which look like digits, and u, which looks like v."""
DIGITS: Final = "0123456789"
LENGTH: Final = 6


def new_id(taken: Container[str] = ()) -> str:
    """Return a random id of six base-32 characters that is not in `taken`.

    The first one is a letter, so that no id can be read as a number (`123456`, `1e5000`).
    """
    while True:
        name = secrets.choice(LETTERS) + "".join(secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH - 1))
        if name not in taken:
            return name
