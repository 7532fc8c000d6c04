"""Lists of an editor's own (offices, topics) read field by field: every complaint names file, line and column."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from compare.errors import DataError, Place
from compare.guarded_yaml import Listing, Mapping, Node, plain
from compare.i18n import Message, message

_DAY: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def is_day(value: str) -> bool:
    """Whether it is a day, month or year of the calendar, as ISO 8601 writes it."""
    if _DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


class Reader:
    """Reads nodes of one file.

    Args:
        file: what errors call it.
        remedy: what helps against anything that is wrong in such a file.
    """

    def __init__(self, file: str, remedy: Message) -> None:
        self._file = file
        self._remedy = remedy

    def error(self, node: Node, cause: Message) -> DataError:
        """Return what is wrong with a node."""
        return DataError(cause, remedy=self._remedy, place=Place(self._file, node.mark.line, node.mark.column))

    def fields(self, node: Node, allowed: tuple[str, ...]) -> dict[str, Node]:
        """Return the fields of a mapping.

        Raises:
            DataError: it is something else, or has a field that is not allowed.
        """
        if not isinstance(node, Mapping):
            raise self.error(node, message("must be a mapping of fields ({fields}).", fields=", ".join(allowed)))
        for key, _ in node.pairs:
            if key.value not in allowed:
                raise self.error(
                    key, message("“{key}” is not a field here ({fields}).", key=key.value, fields=", ".join(allowed))
                )
        return {key.value: value for key, value in node.pairs}

    def items(self, node: Node) -> tuple[Node, ...]:
        """Return the items of a list.

        Raises:
            DataError: it is something else.
        """
        if not isinstance(node, Listing):
            raise self.error(node, message("must be a list."))
        return node.items

    def listed(self, fields: dict[str, Node], name: str) -> tuple[Node, ...]:
        """Return the items of a field that is a list; none if it is missing or empty.

        Raises:
            DataError: it is something else.
        """
        return self.items(fields[name]) if name in fields and plain(fields[name]) is not None else ()

    def text(self, parent: Node, fields: dict[str, Node], name: str, default: str | None = None) -> str:
        """Return a field that is plain words; the default if it is missing.

        Raises:
            DataError: it is missing without a default, or something else.
        """
        node = fields.get(name)
        value: Any = None if node is None else plain(node)
        if node is not None and value is not None and not isinstance(value, str):
            raise self.error(node, message("“{name}” must be plain words.", name=name))
        if value is None or not value.strip():
            if default is None:
                raise self.error(node or parent, message("“{name}” is missing or empty.", name=name))
            return default
        return str(value).strip()

    def word(self, node: Node, name: str) -> str:
        """Return a node that is plain words.

        Raises:
            DataError: it is empty or something else.
        """
        value: Any = plain(node)
        if not isinstance(value, str) or not value.strip():
            raise self.error(node, message("“{name}” must be plain words.", name=name))
        return value
