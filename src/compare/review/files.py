"""Files that are either as they were or as they should be, never half: the only place of `review` that writes."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from compare.errors import ConflictError, DataError, InputError, Place, reason
from compare.guarded_yaml import MAX_BYTES
from compare.i18n import message

STATE: Final = ".yomikurabe"
"""Folder of a project for what is not shared with others: it keeps itself out of git."""

DRAFT: Final = ".tmp"
"""End of the name of a file that is being written (`.<name>.tmp`): one per file, left behind only by a kill."""
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV})
"""What a drive says that does not know an operation."""
_PATIENCE: Final = 5.0
"""Seconds to wait for another process that is writing; a save takes milliseconds."""


Stamp = frozenset[tuple[str, int, int]]
"""Names of files with time of change (nanoseconds) and size: another stamp means that something changed."""


def stamp(folder: Path) -> Stamp:
    """Return the stamp of all files under a folder; what cannot be looked at, and hidden folders, are left out."""
    found: set[tuple[str, int, int]] = set()
    waiting = [folder]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting += [Path(entry.path)] if not entry.name.startswith(".") else []
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found.add((entry.path, status.st_mtime_ns, status.st_size))
    return frozenset(found)


def digest(data: bytes) -> str:
    """Return the digest by which a file is known to be what was read."""
    return hashlib.sha256(data).hexdigest()


def locate(root: Path, relative: str) -> Path:
    """Return the place of a project file on disk.

    Raises:
        InputError: a symbolic link on the way leads elsewhere.
    """
    base = root.resolve()
    wanted = base / relative
    try:
        straight = wanted.resolve() == wanted
    except (OSError, RuntimeError):
        # A link that leads to itself.
        straight = False
    if not straight:
        raise InputError(
            message("is reached through a symbolic link, and such places are not used."),
            remedy=message("Replace the link by a folder of the project."),
            place=Place(relative),
        )
    return wanted


def read(path: Path, name: str) -> bytes:
    """Read an ordinary file of bearable size.

    Raises:
        DataError: it is not an ordinary file, or too large.
        OSError: it cannot be read.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise DataError(message("is not an ordinary file."), remedy=message("Remove it."), place=Place(name))
    if status.st_size > MAX_BYTES:
        raise DataError(
            message("is larger than {limit} MiB.", limit=MAX_BYTES // 2**20),
            remedy=message("Split it, or delete what does not belong there."),
            place=Place(name),
        )
    return path.read_bytes()


def write(path: Path, data: bytes, name: str) -> None:
    """Put `data` in place of a file at one stroke; when this returns, it is on the disk.

    A pipe or a device is written to, never replaced.

    Raises:
        ConflictError: it cannot be written; the old file is as it was.
    """
    draft = path.with_name(f".{path.name}{DRAFT}")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        _make_folders(path.parent)
        with draft.open("wb") as file:
            if path.exists():
                draft.chmod(path.stat().st_mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(draft, path, name)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise _cannot_write(error, name) from error
    _confirm(path.parent, name)


def remove(path: Path, name: str) -> None:
    """Remove a file; when this returns, that is on the disk.

    Raises:
        ConflictError: it cannot be removed.
    """
    try:
        path.unlink()
    except OSError as error:
        raise _cannot_write(error, name) from error
    _confirm(path.parent, name)


def append(path: Path, data: bytes, name: str) -> None:
    """Add to the end of a file; when this returns, it is on the disk.

    Raises:
        ConflictError: it cannot be written.
    """
    try:
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _cannot_write(error, name) from error


def state_folder(root: Path) -> Path:
    """Return the project's folder for unshared files, made and kept out of git if it is new.

    Raises:
        InputError: it is a symbolic link.
        ConflictError: it cannot be made.
    """
    folder = locate(root, STATE)
    ignore = folder / ".gitignore"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _cannot_write(error, STATE) from error
    if not ignore.exists():
        write(ignore, b"*\n", f"{STATE}/.gitignore")
    return folder


@contextlib.contextmanager
def lock(root: Path) -> Iterator[None]:
    """Keep other processes from writing to the project meanwhile. A killed process leaves no lock behind.

    Where the system or the file system has no such lock (Windows, some network drives), writing goes on without:
    changed files are still noticed, except within the instant between looking and writing.

    Raises:
        ConflictError: another process is writing and does not come to an end.
    """
    path = state_folder(root) / "lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _cannot_write(error, f"{STATE}/lock") from error
    try:
        if not _lock(descriptor):
            raise ConflictError(
                message("another process is writing the annotations of this project."),
                remedy=message("Nothing was changed. End the other process, then try again."),
                place=Place(f"{STATE}/lock"),
            )
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        """Do without: a lock of `msvcrt` keeps readers out too."""
        return descriptor >= 0
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        """Take the lock and say whether that worked in time; where locks do not exist, there is none to wait for."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.01)
            except OSError:
                return True
            else:
                return True


def _make_folders(folder: Path) -> None:
    """Make a folder and those above it, each of them safely on disk."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _replace(draft: Path, path: Path, name: str) -> None:
    """Put the draft in the place of the file at one stroke.

    Raises:
        ConflictError: the drive has no such stroke; the old file is as it was.
        OSError: anything else.
    """
    try:
        draft.replace(path)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise ConflictError(
            message("this drive cannot put a file in the place of another at one stroke."),
            remedy=message("Nothing was changed. Keep the project on a local drive, and share it through git."),
            place=Place(name),
        ) from error


def _confirm(folder: Path, name: str) -> None:
    """Put on disk what was written or removed in a folder.

    Raises:
        ConflictError: the drive did not confirm it.
    """
    try:
        _sync_folder(folder)
    except OSError as error:
        raise ConflictError(
            message("was written, but the drive did not confirm it: {reason}.", reason=reason(error)),
            remedy=message("Check the drive, then read the annotations again."),
            place=Place(name),
        ) from error


def _sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system and the drive can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network drives know no such thing for folders; the content of the file is on disk already.
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(descriptor)


def _cannot_write(error: OSError, name: str) -> ConflictError:
    return ConflictError(
        message("cannot be written: {reason}.", reason=reason(error)),
        remedy=message("Nothing was changed. Check the permissions and the free space, then try again."),
        place=Place(name),
    )
