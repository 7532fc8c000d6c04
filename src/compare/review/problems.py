"""What is wrong with a project's annotations, as data: who shows it decides how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.errors import CompareError, Place, joined
from compare.i18n import Message


class Gravity(StrEnum):
    """Whether a problem must be mended or may stay."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that somebody should look at.

    Attributes:
        code: a short stable name (`stale-quote`), for filters and machine formats.
        place: file, line and column.
        gravity: error or warning.
        cause: one sentence that says what is wrong.
        remedy: one sentence that says what to do, if there is something to do.
    """

    code: str
    place: Place
    gravity: Gravity
    cause: Message
    remedy: Message | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, place, code and words."""
        return (self.place.file, self.place.line or 0, self.place.column or 0, self.code, self.cause.text)

    def __str__(self) -> str:
        return f"{self.place}: {joined(self.cause, self.remedy)}"


def from_error(error: CompareError, code: str, file: str) -> Problem:
    """Turn an error about one file into a problem of the project."""
    return Problem(code, error.place or Place(file), Gravity.ERROR, error.cause, error.remedy)
