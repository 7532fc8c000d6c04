"""Folders to articles. Every file that is met is either an article or listed with the reason why not.

Read are `.txt`, `.md` (`.markdown`), `.html` (`.htm`, `.xhtml`) and `.docx`, in nested folders, in the order of their
names. A `README.md` is an article
like any other: the tool cannot know what an editor put into it. Passed over in silence are only hidden files and
folders, and what is the project's own: its settings, the editor's lists and the annotations folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from compare.corpus.formats import SUFFIXES, WORD, extract
from compare.corpus.metadata import describe
from compare.corpus.source_list import SOURCES, Entry, read_sources
from compare.errors import CompareError, InputError, Place, UsageError, from_os, joined
from compare.i18n import Message, message
from compare.model import Article, Origin, Skipped

MAX_BYTES: Final = 10 * 1024 * 1024
_OWN_FOLDER: Final = "annotations"
_OWN_FILES: Final = frozenset({"yomikurabe.toml", "offices.yaml", "topics.yaml", SOURCES})
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds.

    Attributes:
        articles: sorted by id.
        skipped: all other files, sorted by path.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


def read_folder(folder: Path, root: Path, encodings: Mapping[str, str] = _NONE) -> Reading:
    """Read every article below `folder`.

    Args:
        folder: the folder that was opened; article ids are relative to it.
        root: the project; article paths are relative to it, and no link is followed out of it.
        encodings: path of a file (relative to the project or to the folder) → its encoding.

    Raises:
        InputError: there is no such folder, or it cannot be listed.
        UsageError: an encoding does not exist, or is named for a file that is not there.
        DataError: `sources.yaml` says what it must not.
    """
    # Without `..`: paths are compared by their words here, links by where they lead.
    folder = Path(os.path.normpath(folder.absolute()))
    root = Path(os.path.normpath(root.absolute()))
    if not folder.is_relative_to(root):
        root = folder
    articles: list[Article] = []
    skipped: list[Skipped] = []
    unused = set(encodings)
    sources = read_sources(folder)
    missing = set(sources)
    originals = {entry.original: name for name, entry in sources.items() if entry.original}
    for file, refusal in _files(folder, root):
        path = file.relative_to(root).as_posix()
        name = file.relative_to(folder).as_posix()
        missing.discard(name)
        if name in originals and (folder / originals[name]).is_file():
            continue  # the page as it was fetched: its text lies beside it
        given = next((key for key in (path, name) if key in encodings), None)
        unused -= {path, name}
        result = refusal or _read(file, path, name, encodings[given] if given else None, sources.get(name))
        if isinstance(result, Article):
            articles.append(result)
        else:
            skipped.append(Skipped(_printable(path), result))
    skipped += [
        Skipped(f"{SOURCES}: {_printable(name)}", message("describes an article that is not in this folder."))
        for name in missing
    ]
    if unused:
        raise UsageError(
            message("an encoding was given for {file}, which is not in this folder.", file=min(unused)),
            remedy=message("Write the path as the list of articles shows it."),
        )
    return Reading(
        tuple(sorted(articles, key=lambda article: article.id)), tuple(sorted(skipped, key=lambda one: one.path))
    )


def read_article(root: Path, path: str, encodings: Mapping[str, str] = _NONE) -> Article | None:
    """Read the one article that lies at `path` in the project, or return `None` if there is none to be read there.

    Its id is its path: it was not met in a folder that somebody opened.
    """
    file = root / path
    inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root))
    if not inside or not file.is_file() or _irregular(file) is not None:
        return None
    result = _read(file, path, path, encodings.get(path))
    return result if isinstance(result, Article) else None


def read_again(folder: Path, root: Path, article: Article) -> Article:
    """Return an article of a folder as its file and `sources.yaml` give it now, read in the encoding it had.

    Raises:
        InputError: it can no longer be read.
        DataError: `sources.yaml` says what it must not.
    """
    file = root / article.path
    name = file.relative_to(folder).as_posix()
    encoding = article.encoding if file.suffix.lower() not in WORD else None
    found = _read(file, article.path, name, encoding, read_sources(folder).get(name))
    if isinstance(found, Article):
        return found
    raise InputError(found, place=Place(article.path))


def _printable(path: str) -> str:
    """Return a path that can be written as UTF-8; bytes of the name that are no UTF-8 are spelt out."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _read(file: Path, path: str, name: str, encoding: str | None, entry: Entry | None = None) -> Article | Message:
    """Return the article in `file`, or why it is none."""
    if _printable(path) != path:
        return message("its name is not valid UTF-8. Rename it.")
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        return message("this kind of file is not read. Save its text as .txt or .md.")
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _reason(from_os(error, path))
    if len(data) > MAX_BYTES:
        return message("is larger than {limit} MB.", limit=MAX_BYTES // 1024**2)
    try:
        found = extract(data, suffix, encoding)
    except InputError as error:
        return _reason(error)
    text = found.text
    if not text or text.isspace():
        return message("is empty.")
    article = Article(name.removesuffix(".txt"), path, text, encoding=found.encoding)
    known = describe(text, found.about)
    if entry is not None:
        known = known.under(entry.fetched, Origin.RETRIEVAL).under(entry.said, Origin.EDITOR)
    return known.on(article)


def _reason(error: CompareError) -> Message:
    return joined(error.cause, error.remedy)


def _files(folder: Path, root: Path) -> Iterator[tuple[Path, Message | None]]:
    """Yield every file below `folder`, with a refusal where it may not be opened.

    Linked folders are entered last and every real folder once, so that links can neither loop nor multiply.
    """
    home = Path(os.path.realpath(root))
    seen: set[str] = set()
    folders = [folder]
    links: list[Path] = []
    while folders or links:
        here = folders.pop() if folders else links.pop(0)
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        entries, refusal = _entries(here, is_top=here == folder)
        if refusal is not None:
            yield here, refusal
        inner: list[Path] = []
        for entry in entries:
            if entry.name.startswith(".") or _is_ours(entry, here, folder, root):
                continue
            if entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(home):
                yield entry, message("is a link that leads out of the project and is not followed.")
            elif (page := _saved_with(entry)) is not None:
                yield entry, message("holds what belongs to the saved page {page}.", page=page)
            elif entry.is_dir():
                (links if entry.is_symlink() else inner).append(entry)
            else:
                yield entry, _irregular(entry)
        folders.extend(reversed(inner))


def _saved_with(entry: Path) -> str | None:
    """Return the page whose pictures and scripts a browser put into this folder (`page_files`), if it is one."""
    stem, mark, rest = entry.name.rpartition("_files")
    if not stem or not mark or rest or not entry.is_dir():
        return None
    return next((f"{stem}{end}" for end in (".html", ".htm") if entry.with_name(f"{stem}{end}").is_file()), None)


def _is_ours(entry: Path, here: Path, folder: Path, root: Path) -> bool:
    """Whether it is what the project keeps beside its articles: settings, the editor's lists, the annotations."""
    return (here in (root, folder) and entry.name in _OWN_FILES) or (here == root and entry.name == _OWN_FOLDER)


def _entries(folder: Path, *, is_top: bool) -> tuple[list[Path], Message | None]:
    """Return what is in a folder, by name. An inner folder that cannot be listed is a reason, the top one an error."""
    try:
        return sorted(folder.iterdir()), None
    except NotADirectoryError as error:
        raise InputError(
            message("is a file, not a folder."),
            remedy=message("Name the folder that holds the articles."),
            place=Place(str(folder)),
        ) from error
    except OSError as error:
        if is_top:
            raise from_os(error, str(folder)) from error
        return [], _reason(from_os(error, str(folder)))


def _irregular(file: Path) -> Message | None:
    """Return why something that is no folder cannot be opened like a file: pipes and devices would hang."""
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return _reason(from_os(error, str(file)))
    return None if stat.S_ISREG(mode) else message("is not a regular file.")
