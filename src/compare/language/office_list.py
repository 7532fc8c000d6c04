"""The list of offices and their holders: reading it, checking it, and letting the editor's own win.

The shipped list (`lexicons/offices.yaml`) and an `offices.yaml` of the project have one form and are read by one
function, so what the editor may write is what we write ourselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from compare.checked_yaml import Reader, is_day
from compare.guarded_yaml import Node, compose
from compare.i18n import message
from compare.language import lexicon
from compare.model import Office, Tenure

VERSION: Final = "1"
_TOP: Final = ("version", "checked", "offices")
_OFFICE: Final = ("id", "ja", "en", "of", "titles", "checked", "source", "holders")
_HOLDER: Final = ("person", "from", "to", "source")
_AN_OFFICE: Final = message("Write it as in the shipped list: id, ja, of, titles, holders (person, from, to).")


class _Reader(Reader):
    """Reads nodes of one list of offices."""

    def day(self, parent: Node, fields: dict[str, Node], name: str, default: str | None = None) -> str:
        """Return a field that is an ISO date, possibly cut at its precision."""
        value = self.text(parent, fields, name, default)
        if value and not is_day(value):
            raise self.error(
                fields[name], message("“{value}” is no date: write 2025-10-21, 2025-10 or 2025.", value=value)
            )
        return value

    def words(self, parent: Node, fields: dict[str, Node], name: str) -> tuple[str, ...]:
        """Return a field that is a list of plain words, at least one."""
        if name not in fields:
            raise self.error(parent, message("“{name}” is missing or empty.", name=name))
        values = tuple(self.word(item, name) for item in self.items(fields[name]))
        if not values:
            raise self.error(fields[name], message("“{name}” is missing or empty.", name=name))
        return values


def _tenure(reader: _Reader, node: Node) -> Tenure:
    fields = reader.fields(node, _HOLDER)
    start = reader.day(node, fields, "from")
    end = reader.day(node, fields, "to", "") or None
    if end is not None and end < start[: len(end)]:
        raise reader.error(fields["to"], message("the term ends before it begins."))
    return Tenure(reader.text(node, fields, "person"), start, end)


def _office(reader: _Reader, node: Node, checked: str) -> Office:
    fields = reader.fields(node, _OFFICE)
    identity = reader.text(node, fields, "id")
    ja = reader.text(node, fields, "ja", identity)
    holders = reader.items(fields["holders"]) if "holders" in fields else ()
    return Office(
        id=identity,
        ja=ja,
        en=reader.text(node, fields, "en", ja),
        bodies=reader.words(node, fields, "of"),
        titles=reader.words(node, fields, "titles"),
        tenures=tuple(sorted((_tenure(reader, holder) for holder in holders), key=lambda tenure: tenure.start)),
        checked=reader.day(node, fields, "checked", checked),
    )


def read(text: str, file: str) -> tuple[Office, ...]:
    """Return the offices of a list, in its order; an empty file has none.

    Raises:
        DataError: with file, line and column, for anything that such a list must not say.
    """
    root = compose(text, file)
    if root is None:
        return ()
    reader = _Reader(file, _AN_OFFICE)
    fields = reader.fields(root, _TOP)
    version = reader.text(root, fields, "version", VERSION)
    if version != VERSION:
        raise reader.error(fields["version"], message("“{version}” is no version this program reads.", version=version))
    checked = reader.day(root, fields, "checked", "")
    offices: dict[str, Office] = {}
    for node in reader.items(fields["offices"]) if "offices" in fields else ():
        office = _office(reader, node, checked)
        if office.id in offices:
            raise reader.error(node, message("the office “{id}” stands twice.", id=office.id))
        offices[office.id] = office
    return tuple(offices.values())


@cache
def shipped() -> tuple[Office, ...]:
    """Return the offices that come with the program."""
    return read((lexicon.LEXICONS / "offices.yaml").read_text(encoding="utf-8"), "lexicons/offices.yaml")


def merged(own: Iterable[Office], base: Iterable[Office]) -> tuple[Office, ...]:
    """Return the offices of both lists; where both have an id, the editor's own stands, whole."""
    ours = tuple(own)
    taken = {office.id for office in ours}
    return (*ours, *(office for office in base if office.id not in taken))
