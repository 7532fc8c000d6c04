"""Every way in which Yomikurabe says no. Raised anywhere, shown only by the two front ends."""

from __future__ import annotations

from dataclasses import dataclass

from compare.i18n import Message, message


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
        message("cannot be read: {reason}.", reason=error.strerror or type(error).__name__),
        remedy=message("Check the path and the permissions."),
        place=Place(file),
    )
