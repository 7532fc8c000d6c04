"""Annotations as JSON Lines: the content of one record's file per line, with the same keys."""

from __future__ import annotations

import json
from collections.abc import Iterable

from compare.errors import DataError, Place
from compare.exchange.analysis import harmless
from compare.exchange.foreign import Foreign, parsed, texts
from compare.i18n import message
from compare.model import Annotation
from compare.review.record import to_tree


def dumps(annotations: Iterable[Annotation]) -> str:
    """Return one JSON object per line."""
    return "".join(harmless(json.dumps(to_tree(annotation), ensure_ascii=False)) + "\n" for annotation in annotations)


def loads(text: str, name: str) -> list[Foreign]:
    """Read JSON Lines; `name` is what errors call them.

    Raises:
        DataError: a line is not a JSON object.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            content = parsed(line, name, number)
            if not isinstance(content, dict):
                raise DataError(message("this is not an annotation."), place=Place(name, number, 1))
            found.append(Foreign(texts(content), number))
    return found
