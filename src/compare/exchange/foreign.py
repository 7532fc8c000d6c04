"""Annotations as other formats give them, on their way to being records: the tree of a file, and where it was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from compare.errors import DataError, Place
from compare.i18n import message


@dataclass(frozen=True, slots=True)
class Foreign:
    """One annotation that was read.

    Attributes:
        content: the content of a record's file, texts and `None` only; what other programs do not know is missing.
        line: where it was read, counted from 1; `None` where lines do not part annotations.
    """

    content: dict[str, Any]
    line: int | None = None


def texts(content: Any) -> Any:
    """Return JSON content as YAML files hold it: every value a text, or `None`."""
    if isinstance(content, Mapping):
        return {str(key): texts(value) for key, value in content.items()}
    if isinstance(content, list):
        return [texts(item) for item in content]
    if content is None or isinstance(content, str):
        return content
    return json.dumps(content)


def parsed(text: str, name: str, line: int | None = None) -> Any:
    """Return what JSON text says.

    Raises:
        DataError: it is not JSON, or nested too deep.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = error.lineno if line is None else line
        raise DataError(
            message("is not valid JSON: {problem}.", problem=error.msg), place=Place(name, at, error.colno)
        ) from error
    except RecursionError as error:
        raise DataError(message("is nested too deep."), place=Place(name, line)) from error
