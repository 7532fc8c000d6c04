"""Articles brought into a folder, and what is said about them in its `sources.yaml`.

A page or a Word file is kept as it is, its text beside it as Markdown: the text is what is compared and annotated, and
stays the same whatever later versions of this program would make of the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from compare.corpus import source_list
from compare.corpus.formats import SUFFIXES, TEXT, Extract, extract
from compare.corpus.metadata import describe
from compare.corpus.reading import MAX_BYTES
from compare.corpus.source_list import SAID, SOURCES, Entry
from compare.errors import ConflictError, InputError, Place, UsageError, from_os
from compare.fetching import fetch
from compare.guarded_yaml import read_text
from compare.i18n import message
from compare.records import now
from compare.review import files

MOST_NAMES: Final = 1000
LONGEST_NAME: Final = 60
_UNSAFE: Final = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was brought in: its file, and its title, outlet and date as far as they are known."""

    path: Path
    title: str | None
    outlet: str | None
    published: str | None


def add(folder: Path, source: str, *, encoding: str | None = None) -> Added:
    """Bring an article into a folder: a file, or a page by its address.

    Raises:
        UsageError: it is neither, or lies in the folder already.
        InputError: it cannot be fetched or read, or there is no article in it.
        DataError: `sources.yaml` is wrong; nothing was written.
        ConflictError: it cannot be written.
    """
    if "://" in source:
        page = fetch(source)
        about = {"address": page.address, "retrieved": now()}
        return _put(folder, page.content, _name_of(page.address), page.suffix, source, about, encoding or page.charset)
    path = Path(source)
    if path.is_file() and path.resolve().parent == folder.resolve():
        raise UsageError(message("lies in the folder already."), place=Place(source))
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise from_os(error, source) from error
    if len(content) > MAX_BYTES:
        raise InputError(message("is larger than {limit} MB.", limit=MAX_BYTES // 1024**2), place=Place(source))
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(message("this kind of file is not read. Save its text as .txt or .md."), place=Place(source))
    return _put(folder, content, path.stem, suffix, source, {}, encoding)


def _put(
    folder: Path,
    content: bytes,
    stem: str,
    suffix: str,
    source: str,
    about: Mapping[str, str],
    encoding: str | None,
) -> Added:
    entries, text = _listed(folder)
    digest = hashlib.sha256(content).hexdigest()
    for name, entry in entries.items():
        if entry.sha256 == digest and (folder / name).is_file():
            raise UsageError(message("is here already, as {name}.", name=name), place=Place(source))
    found = _read(content, suffix, encoding, source)
    stem = _free(folder, _UNSAFE.sub("_", stem).strip("._")[:LONGEST_NAME] or "article", suffix)
    original = "" if suffix in TEXT else f"{stem}{suffix}"
    article = folder / (f"{stem}.md" if original else f"{stem}{suffix}")
    said = {key: value for key, value in found.about.items() if value and key in source_list.FETCHED}
    entry = Entry(fetched={**said, **about}, original=original, sha256=digest)
    listed = source_list.written(text, SOURCES, article.name, entry)
    if original:
        files.write(folder / original, content, original)
    files.write(article, found.text.encode() if original else content, article.name)
    files.write(folder / SOURCES, listed.encode(), SOURCES)
    known = describe(found.text, found.about)
    return Added(article, known.title, known.outlet, known.published)


def _read(content: bytes, suffix: str, encoding: str | None, source: str) -> Extract:
    """Return the article in what was brought.

    Raises:
        InputError: there is none that can be read; with the name under which it was asked for.
    """
    try:
        found = extract(content, suffix, encoding)
    except (InputError, UsageError) as error:
        raise InputError(error.cause, remedy=error.remedy, place=Place(source)) from error
    if not found.text.strip():
        raise InputError(message("is empty."), place=Place(source))
    return found


def _name_of(address: str) -> str:
    """Return what a page is called: its host and the last part of its path."""
    parts = urlsplit(address)
    last = next((part for part in reversed(unquote(parts.path).split("/")) if part), "")
    return f"{parts.hostname or ''}_{last.rpartition('.')[0] or last}".strip("_")


def _free(folder: Path, stem: str, suffix: str) -> str:
    """Return the name, with a number where it is taken: nothing is ever overwritten."""
    taken = {entry.name.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()
    for number in range(1, MOST_NAMES):
        name = stem if number == 1 else f"{stem}-{number}"
        if not {f"{name}{end}".casefold() for end in (suffix, ".md", ".txt")} & taken:
            return name
    raise UsageError(message("there are too many files called {name}.", name=stem))


def _listed(folder: Path) -> tuple[dict[str, Entry], str]:
    if not folder.is_dir():
        raise InputError(
            message("is a file, not a folder.") if folder.exists() else message("does not exist."),
            remedy=message("Name the folder that holds the articles."),
            place=Place(str(folder)),
        )
    path = folder / SOURCES
    text = read_text(path, SOURCES) if path.is_file() else ""
    return source_list.parse(text, SOURCES), text


def describe_article(folder: Path, root: Path, name: str, said: Mapping[str, str | None]) -> None:
    """Write what the editor says about an article; `None` takes a word back.

    Args:
        folder: the folder of the articles.
        root: the project, which is locked meanwhile.
        name: the article's file, relative to the folder.
        said: field (`SAID`) → value.

    Raises:
        UsageError: there is no such field.
        DataError: a value may not stand there, or the list is wrong.
        ConflictError: it cannot be written.
    """
    for key in said:
        if key not in SAID:
            raise UsageError(message("“{key}” is not a field here ({fields}).", key=key, fields=", ".join(SAID)))
    with files.lock(root):
        entries, text = _listed(folder)
        entry = entries.get(name, Entry())
        values = {key: value.strip() for key, value in {**entry.said, **said}.items() if value and value.strip()}
        changed = source_list.written(text, SOURCES, name, replace(entry, said=values))
        source_list.parse(changed, SOURCES)
        if _listed(folder)[1] != text:
            raise ConflictError(message("was changed on disk since it was read."), place=Place(SOURCES))
        files.write(folder / SOURCES, changed.encode(), SOURCES)


def sources_schema() -> dict[str, Any]:
    """Return the JSON Schema of `sources.yaml`."""
    return source_list.schema()
