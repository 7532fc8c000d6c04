"""Annotation files of older formats, read as the format of today: one module for each step, named for what it reads.

A file is upgraded in memory when it is read; on disk it is only when a person changes the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from compare.review.upgrades import from_1

STEPS: Final[Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {"1": from_1.upgrade}
"""By the version that a step reads. Each raises the version by one, and leaves alone what it does not understand."""


def upgraded(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a file in the format of today; that of today or of no known format as it is."""
    while isinstance(version := content.get("version"), str) and (step := STEPS.get(version)) is not None:
        content = step(content)
    return content
