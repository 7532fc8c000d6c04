"""`sources.yaml`: what the editor says about articles, and what was noted when they were fetched.

It lies in the folder of the articles. What the editor writes beside an article's name wins over everything that the
article says about itself; what stands under `fetched` was written by `yomikurabe add`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from compare import guarded_yaml
from compare.checked_yaml import Reader, is_day
from compare.errors import DataError, Place
from compare.guarded_yaml import Node
from compare.i18n import message
from compare.vocabulary import GENRES
from compare.written_yaml import editing, emitter
from compare.written_yaml.emitter import Tree

SOURCES: Final = "sources.yaml"
VERSION: Final = "1"
SAID: Final = ("title", "outlet", "author", "published", "address", "genre", "retrieved")
"""What the editor may say about an article."""
FETCHED: Final = ("address", "retrieved", "original", "sha256", "title", "outlet", "author", "published")
"""What is noted about an article that was fetched."""
_TOP: Final = ("version", "articles")
_HELP: Final = message("The form is printed by `yomikurabe schema sources`.")
_COMMENT: Final = "# What is known about the articles beside this file; what you write here wins over what they say."


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said about one article.

    Attributes:
        said: field (`SAID`) → what the editor says.
        fetched: field → what the page said when it was fetched, with `address` and `retrieved`.
        original: name of the file as it was fetched, in the same folder; empty for none.
        sha256: digest of that file.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    fetched: Mapping[str, str] = field(default_factory=dict)
    original: str = ""
    sha256: str = ""


def read_sources(folder: Path) -> dict[str, Entry]:
    """Return what the folder's list says: name of the file (with `/`, relative to the folder) → entry.

    Raises:
        DataError: with file, line and column, for anything that such a list must not say.
        InputError: it cannot be read.
    """
    path = folder / SOURCES
    return parse(guarded_yaml.read_text(path, SOURCES), SOURCES) if path.is_file() else {}


def parse(text: str, file: str) -> dict[str, Entry]:
    """Return what the text of such a list says; errors are those of `read_sources`."""
    root = guarded_yaml.compose(text, file)
    if root is None:
        return {}
    reader = Reader(file, _HELP)
    fields = reader.fields(root, _TOP)
    version = reader.text(root, fields, "version", VERSION)
    if version != VERSION:
        raise reader.error(fields["version"], message("“{version}” is no version this program reads.", version=version))
    articles = fields.get("articles")
    if articles is None or guarded_yaml.plain(articles) is None:
        return {}
    if not isinstance(articles, guarded_yaml.Mapping):
        raise reader.error(articles, message("must be a mapping of fields ({fields}).", fields="a.txt, b.html, …"))
    return {name.value: _entry(reader, node) for name, node in articles.pairs}


def _entry(reader: Reader, node: Node) -> Entry:
    if guarded_yaml.plain(node) is None:
        return Entry()
    fields = reader.fields(node, (*SAID, "fetched"))
    fetched: dict[str, str] = {}
    if "fetched" in fields and guarded_yaml.plain(fields["fetched"]) is not None:
        fetched = _values(reader, reader.fields(fields["fetched"], FETCHED), fields["fetched"], FETCHED)
    said = _values(reader, fields, node, SAID)
    return Entry(said, fetched, fetched.pop("original", ""), fetched.pop("sha256", ""))


def _values(reader: Reader, fields: dict[str, Node], parent: Node, names: tuple[str, ...]) -> dict[str, str]:
    """Return the fields that have a value, each of a kind that it may have."""
    values = {name: value for name in names if (value := reader.text(parent, fields, name, ""))}
    if "genre" in values and values["genre"] not in GENRES:
        cause = message("“{value}” is no genre: {genres}.", value=values["genre"], genres=", ".join(GENRES.ids))
        raise reader.error(fields["genre"], cause)
    if "published" in values and not is_day(values["published"]):
        cause = message("“{value}” is no date: write 2025-10-21, 2025-10 or 2025.", value=values["published"])
        raise reader.error(fields["published"], cause)
    if "retrieved" in values and not _is_time(values["retrieved"]):
        cause = message("“{value}” is no time: write 2025-10-28T10:15:00+09:00.", value=values["retrieved"])
        raise reader.error(fields["retrieved"], cause)
    return values


def _is_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def written(text: str, file: str, name: str, entry: Entry) -> str:
    """Return the text of a list with the entry of one article changed; all other lines stay as they are.

    Raises:
        DataError: the list says what it must not, or cannot be changed line by line (it is written in braces).
    """
    before = parse(text, file)
    after = {**before, name: entry}
    root = guarded_yaml.compose(text, file)
    if root is None:
        return text + emitter.document(_tree(after), _COMMENT)
    if isinstance(root, guarded_yaml.Mapping) and not root.flow:
        edited = editing.edited(text, root, _tree(before), _tree(after))
        if parse(edited, file) == after:
            return edited
    raise DataError(
        message("is written in a way that the program does not change."),
        remedy=message("Write one field per line, without braces."),
        place=Place(file),
    )


def _tree(entries: Mapping[str, Entry]) -> dict[str, Tree]:
    articles: dict[str, Tree] = {}
    for name, entry in entries.items():
        record: dict[str, Tree] = {key: entry.said[key] for key in SAID if key in entry.said}
        noted = {**entry.fetched, "original": entry.original, "sha256": entry.sha256}
        fetched: dict[str, Tree] = {key: noted[key] for key in FETCHED if noted.get(key)}
        articles[name] = {**record, "fetched": fetched} if fetched else record
    return {"version": VERSION, "articles": articles}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of such a list, in the part of draft 7 that YAML language servers know."""
    words = {"type": "string"}
    about = {
        "title": {**words, "description": "Headline."},
        "outlet": {**words, "description": "Who published it."},
        "author": {**words, "description": "Who wrote it."},
        "published": {**words, "pattern": r"^\d{4}(-\d\d){0,2}$", "description": "Day of publication, in quotes."},
        "address": {**words, "description": "Where it was found (https://…)."},
        "genre": {"enum": list(GENRES.ids), "description": "What kind of article it is."},
        "retrieved": {**words, "format": "date-time", "description": "When it was fetched, in quotes."},
    }
    noted = {
        **about,
        "original": {**words, "description": "The file as it was fetched, beside the article."},
        "sha256": {**words, "pattern": "^[0-9a-f]{64}$", "description": "Digest of that file."},
    }
    fetched = _record({name: noted[name] for name in FETCHED}, "Written by `yomikurabe add`.")
    article = _record({**{name: about[name] for name in SAID}, "fetched": fetched}, "One article, by its path.")
    top = {"version": {"const": VERSION}, "articles": {"type": "object", "additionalProperties": article}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Yomikurabe sources",
        **_record(top, "What is known about the articles of a folder."),
    }


def _record(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "description": description,
    }
