"""Two versions of one record, when somebody else wrote it meanwhile: data for the person who has to choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compare.errors import ConflictError, Place
from compare.i18n import message
from compare.model import Annotation
from compare.review.record import to_tree

_WHO_AND_WHEN = ("id", "by", "at")


@dataclass(frozen=True, slots=True)
class Clash:
    """A record that two people, or one in two windows, wrote at the same time.

    Attributes:
        file: path of its file relative to the project.
        mine: what was to be written; `None` if it was to be removed.
        theirs: what is on disk; `None` if it was removed there, or cannot be read.
        readable: whether the file on disk, if there is one, can be read. One that cannot is not written to.
    """

    file: str
    mine: Annotation | None
    theirs: Annotation | None
    readable: bool = True

    @property
    def is_rival(self) -> bool:
        """Whether they are two records on one finding, which may both stay as a disagreement."""
        return self.mine is not None and self.theirs is not None and self.mine.id != self.theirs.id

    @property
    def agrees(self) -> bool:
        """Whether both say the same, whoever says it and when."""
        if self.mine is None or self.theirs is None:
            return False
        mine, theirs = to_tree(self.mine), to_tree(self.theirs)
        return all(mine[key] == theirs.get(key) for key in mine if key not in _WHO_AND_WHEN)

    @property
    def taken(self) -> Annotation | None:
        """What has to be written so that mine stands in the place of theirs."""
        return replace(self.mine, id=self.theirs.id) if self.mine is not None and self.theirs is not None else self.mine


class ClashError(ConflictError):
    """Records changed on disk since they were read; nothing was written.

    Attributes:
        clashes: both versions of each, at least one.
    """

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        first = self.clashes[0]
        super().__init__(
            message("somebody else decided on the same finding meanwhile.")
            if first.is_rival
            else message("was changed on disk since it was read."),
            remedy=message("Nothing was overwritten. Read the annotations again, look at the change, and decide anew."),
            place=Place(first.file),
        )
