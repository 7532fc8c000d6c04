"""The annotation files of a project: all read at once, and only those written that a change touches.

One record per file, `annotations/<article path without suffix>/<id>.yaml`, so that the work of several editors merges.
A decision is on disk when `save` returns. A file that somebody changed since it was read is never overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from compare.errors import CompareError, ConflictError, DataError, Place, from_os
from compare.guarded_yaml import compose, decode
from compare.i18n import message
from compare.model import Annotation, Ledger
from compare.review import editing, files, record
from compare.review.clashes import Clash, ClashError
from compare.review.meaning import of_record
from compare.review.paths import FOLDER, SCHEMA, folder_of, modeline
from compare.review.problems import Gravity, Problem, from_error
from compare.review.schema import annotation_schema, is_older
from compare.review.steps import changes
from compare.written_yaml import emitter

_BOM: Final = b"\xef\xbb\xbf"
_DUPLICATE: Final = "duplicate-id"


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a record's file is known again.

    Attributes:
        file: its path relative to the project, with `/`.
        digest: digest of its bytes when it was read or written.
        newer: whether a later version of this program wrote it; then it is never changed.
    """

    file: str
    digest: str
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """The annotations of a project as they are on disk.

    Attributes:
        annotations: sorted by id; records that cannot be read are missing here and named in `problems`.
        problems: what is wrong with the files, in the order of files and lines.
        stamps: file and state of each record, by id.
        texts: text of each record's file, by id: a later check can point into it.
    """

    annotations: tuple[Annotation, ...] = ()
    problems: tuple[Problem, ...] = ()
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    _files: dict[str, Annotation] = field(default_factory=dict, init=False, repr=False, compare=False)

    def same(self, file: str, digest: str) -> record.Parsed | None:
        """Return what a file said, if it was read with these bytes already."""
        known = self._by_file().get(file)
        if known is None or self.stamps[known.id].digest != digest:
            return None
        problems = (one for one in self.problems if one.place.file == file and one.code != _DUPLICATE)
        return record.Parsed(known, self.stamps[known.id].newer, tuple(problems))

    def _by_file(self) -> Mapping[str, Annotation]:
        if not self._files:
            self._files.update((self.stamps[one.id].file, one) for one in self.annotations)
        return self._files


def load(root: Path, known: Loaded | None = None) -> Loaded:
    """Read all annotation files of a project. What cannot be read is a problem; the rest loads.

    Args:
        root: the project's folder; without an `annotations` folder in it there are no annotations.
        known: what was read before; files that are as they were are not taken apart again.
    """
    annotations: dict[str, Annotation] = {}
    problems: list[Problem] = []
    stamps: dict[str, Stamp] = {}
    texts: dict[str, str] = {}
    try:
        folder = files.locate(root, FOLDER)
    except CompareError as error:
        return Loaded(problems=(from_error(error, "place", FOLDER),))
    drafts: list[Path] = []
    for file in _record_files(folder, problems, drafts):
        try:
            data = _read(folder.parent, file)
            text = decode(data, file)
        except CompareError as error:
            problems.append(from_error(error, "unreadable", file))
            continue
        digest = files.digest(data)
        parsed = (known.same(file, digest) if known is not None else None) or record.parse(text, file)
        problems.extend(parsed.problems)
        if (annotation := parsed.annotation) is None:
            continue
        if (other := stamps.get(annotation.id)) is not None:
            problems.append(_duplicate(annotation.id, file, other.file, text))
            continue
        annotations[annotation.id] = annotation
        stamps[annotation.id] = Stamp(file, digest, parsed.newer)
        texts[annotation.id] = text
    if drafts:
        _sweep(root, drafts)
    ordered = tuple(annotation for _, annotation in sorted(annotations.items()))
    return Loaded(ordered, tuple(sorted(problems, key=lambda problem: problem.order)), stamps, texts)


def save(
    root: Path, before: Ledger, after: Ledger, stamps: Mapping[str, Stamp], *, rivals: bool = False
) -> Mapping[str, Stamp]:
    """Write what differs between two ledgers and return the new stamps.

    Everything is checked before anything is written, and records are written before others are removed, so that a
    crash in between loses nothing. After an error the same call may be made again: what is already on disk is
    recognised.

    Args:
        root: the project's folder.
        before: the records as they were read or last written.
        after: the records as they shall be.
        stamps: file and state of the records of `before`.
        rivals: whether a new decision is written although somebody else decided on the same finding meanwhile.

    Raises:
        ClashError: files changed on disk since they were read, or the same findings were decided on.
        ConflictError: a file is of a newer version, or cannot be written.
    """
    difference = changes(before, after)
    if not (difference.written or difference.removed):
        return stamps
    old = {annotation.id: annotation for annotation in before.annotations}
    current = dict(stamps)
    with files.lock(root):
        drafts: list[tuple[str, bytes, bool]] = []
        leaving: list[Stamp] = []
        clashes: list[Clash] = []
        for one in difference.written:
            try:
                if not rivals:
                    _keep_single(root, one, stamps)
                drafts.append(_draft(root, old.get(one.id), one, stamps.get(one.id)))
            except ClashError as error:
                clashes += error.clashes
        for one in difference.removed:
            try:
                leaving += _leaving(root, one, stamps)
            except ClashError as error:
                clashes += error.clashes
        if clashes:
            raise ClashError(clashes)
        _ensure_schema(root)
        for annotation, (file, data, is_new) in zip(difference.written, drafts, strict=True):
            if is_new:
                files.write(files.locate(root, file), data, file)
            current[annotation.id] = Stamp(file, files.digest(data))
        for stamp in leaving:
            files.remove(files.locate(root, stamp.file), stamp.file)
    for annotation in difference.removed:
        current.pop(annotation.id, None)
    return current


def _draft(root: Path, before: Annotation | None, after: Annotation, stamp: Stamp | None) -> tuple[str, bytes, bool]:
    """Return file and content for a record, and whether that is not on disk already."""
    if stamp is not None and stamp.newer:
        raise ConflictError(
            message("was written by a newer version of this program."),
            remedy=message("Nothing was changed. Update Yomikurabe to change it."),
            place=Place(stamp.file),
        )
    file = stamp.file if stamp is not None else f"{folder_of(after.targets[0].article)}/{after.id}.yaml"
    data = _read_if_there(root, file)
    if data is None and stamp is None:
        return file, emitter.document(record.to_tree(after), modeline(file)).encode(), True
    if data is not None:
        text = decode(data, file)
        found = record.parse(text, file).annotation
        if found is not None and record.to_tree(found) == record.to_tree(after):
            return file, data, False
        if before is not None and stamp is not None and files.digest(data) == stamp.digest:
            bom = _BOM if data.startswith(_BOM) else b""
            return file, bom + editing.rewrite(text, file, before, after, modeline(file)).encode(), True
    raise ClashError([_clash(file, after, data)])


def _clash(file: str, mine: Annotation | None, data: bytes | None) -> Clash:
    """Hold what was to be written against what is on disk."""
    if data is None:
        return Clash(file, mine, None)
    try:
        theirs = record.parse(decode(data, file), file).annotation
    except DataError:
        theirs = None
    return Clash(file, mine, theirs, theirs is not None)


def _keep_single(root: Path, annotation: Annotation, stamps: Mapping[str, Stamp]) -> None:
    """Look for a decision that somebody else took on the same finding since the records were read.

    Only beside the record that is to be written: there a decision on the same sides lies, unless its article is
    called otherwise there.

    Raises:
        ClashError: there is one.
    """
    asked = of_record(annotation)
    if asked is None or annotation.id in stamps:
        return
    folder = folder_of(annotation.targets[0].article)
    known = {stamp.file for stamp in stamps.values()}
    place = files.locate(root, folder)
    for path in sorted(place.glob("[!.]*.y*ml")) if place.is_dir() else ():
        file = f"{folder}/{path.name}"
        if file in known or path.is_symlink() or (data := _read_if_there(root, file)) is None:
            continue
        clash = _clash(file, annotation, data)
        if clash.is_rival and clash.theirs is not None and of_record(clash.theirs) == asked:
            raise ClashError([clash])


def _leaving(root: Path, annotation: Annotation, stamps: Mapping[str, Stamp]) -> Iterator[Stamp]:
    """Yield the stamp of a file to be removed, unless it is gone already."""
    stamp = stamps.get(annotation.id)
    data = None if stamp is None else _read_if_there(root, stamp.file)
    if stamp is None or data is None:
        return
    if files.digest(data) != stamp.digest or stamp.newer:
        raise ClashError([_clash(stamp.file, None, data)])
    yield stamp


def _ensure_schema(root: Path) -> None:
    """Put the schema where the first line of every record says it is; one of an older format is brought up to date."""
    path = files.locate(root, SCHEMA)
    data = _read_if_there(root, SCHEMA)
    if data is None or is_older(data):
        text = json.dumps(annotation_schema(), ensure_ascii=False, indent=2) + "\n"
        files.write(path, text.encode(), SCHEMA)


def _read(root: Path, file: str) -> bytes:
    try:
        return files.read(root / file, file)
    except OSError as error:
        raise from_os(error, file) from error


def _read_if_there(root: Path, file: str) -> bytes | None:
    path = files.locate(root, file)
    try:
        return files.read(path, file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os(error, file) from error


def _sweep(root: Path, drafts: list[Path]) -> None:
    """Remove the drafts of killed processes: nobody writes while the lock is held. If that fails they do no harm."""
    with contextlib.suppress(CompareError, OSError), files.lock(root):
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _record_files(folder: Path, problems: list[Problem], drafts: list[Path]) -> Iterator[str]:
    """Yield the paths of all record files in a fixed order; symbolic links are named as problems, not followed."""

    def unreadable(error: OSError) -> None:
        name = Path(error.filename or folder).relative_to(folder.parent).as_posix()
        if not isinstance(error, FileNotFoundError):
            problems.append(from_error(from_os(error, name), "unreadable", name))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        for name in sorted([*folders, *names]):
            path = Path(place) / name
            relative = path.relative_to(folder.parent).as_posix()
            if path.is_symlink():
                problems.append(_link(relative))
            elif name.startswith(".") and name.endswith(f".yaml{files.DRAFT}"):
                drafts.append(path)
            elif name in names and name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield relative


def _link(file: str) -> Problem:
    return Problem(
        "place",
        Place(file),
        Gravity.WARNING,
        message("is a symbolic link and is not read."),
        message("Replace the link by the file itself."),
    )


def _duplicate(name: str, file: str, other: str, text: str) -> Problem:
    return Problem(
        _DUPLICATE,
        record.place_of(compose(text, file), ("id",), file),
        Gravity.ERROR,
        message("the id “{id}” is that of {file}; this record is not used.", id=name, file=other),
        message("Give one of the two another id and file name."),
    )
