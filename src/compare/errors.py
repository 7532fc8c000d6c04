"""Every way in which Yomikurabe says no. Raised anywhere, shown only by the two front ends."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compare.i18n import Message, message

_REASONS: Final[Mapping[int, Message | str]] = {
    errno.ENOENT: message("there is no such file or folder"),
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("the system does not permit it"),
    errno.EROFS: message("the drive is read-only"),
    errno.ENOSPC: message("the drive is full"),
    errno.EDQUOT: message("the share of the drive is used up"),
    errno.EFBIG: message("the file is too large for the drive"),
    errno.EIO: message("the drive reports an error"),
    errno.EISDIR: message("it is a folder"),
    errno.ENOTDIR: message("a part of the path is not a folder"),
    errno.EEXIST: message("it exists already"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.ELOOP: message("links lead in a circle"),
    errno.EBUSY: message("another program uses it"),
    errno.EMFILE: message("too many files are open"),
    errno.ENFILE: message("too many files are open"),
    errno.ETIMEDOUT: message("there was no answer in time"),
    errno.ESTALE: message("the network drive does not know it any more"),
    errno.EADDRINUSE: message("another program listens there"),
    errno.EADDRNOTAVAIL: message("this machine has no such address"),
    errno.EXDEV: message("it would lie on another drive"),
    errno.ENOSYS: message("the drive cannot do that"),
    errno.EOPNOTSUPP: message("the drive cannot do that"),
    errno.EINVAL: message("the drive cannot do that"),
}
"""What the operating system says most, in words that follow the reader's language."""


def reason(error: OSError) -> Message | str:
    """Return what the operating system says, in the reader's language where it is one of the usual things."""
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file and, when known, a 1-based line and column (columns count code points)."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class CompareError(Exception):
    """Something the reader can mend: where it is, what is wrong, what to do.

    Attributes:
        place: the file (and line and column) it is about, if any.
        cause: one sentence that says what is wrong.
        remedy: one sentence that says what to do about it.
    """

    exit_code = 3

    def __init__(self, cause: Message, *, remedy: Message | None = None, place: Place | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{joined(self.cause, self.remedy)}"


class UsageError(CompareError):
    """The command line or the configuration asks for something that does not exist."""

    exit_code = 2


class InputError(CompareError):
    """An article or a folder cannot be read."""


class DataError(CompareError):
    """A YAML file (annotation, lexicon, theme, topics) does not say what such a file must say."""


class ConflictError(CompareError):
    """A file changed on disk since it was read, or cannot be written: nothing was overwritten."""

    exit_code = 4


class GitError(CompareError):
    """git is not there, or refused to do what it was asked; annotations do not depend on it."""


def joined(cause: Message, remedy: Message | None) -> Message:
    """Return what is wrong and what to do about it as one message, as the reader's language puts sentences together."""
    return message("{cause} {remedy}", cause=cause, remedy=remedy) if remedy else cause


def from_os(error: OSError, file: str) -> InputError:
    """Turn what the operating system says about reading `file` into a line for the reader."""
    return InputError(
        message("cannot be read: {reason}.", reason=reason(error)),
        remedy=message("Check the path and the permissions."),
        place=Place(file),
    )
