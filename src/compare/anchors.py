"""Quotes that are not where they were: found, shown, and anchored anew where a person says so. `yomikurabe anchors`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from compare import settings
from compare.model import Annotation, Article, Placement, PlacementState, Target
from compare.records import Records
from compare.review import ledger
from compare.review.anchoring import describe


@dataclass(frozen=True, slots=True)
class Displaced:
    """One quote of one annotation that has to be looked at.

    Attributes:
        annotation: the annotation.
        number: which of its targets, from 0.
        placement: where the words are now. A quote that is in place is here because its article was renamed.
        article: the article as it is now; `None` if it is not there.
    """

    annotation: Annotation
    number: int
    placement: Placement
    article: Article | None

    @property
    def target(self) -> Target:
        """The quote as it is recorded."""
        return self.annotation.targets[self.number]

    @property
    def is_renamed(self) -> bool:
        """Whether its article has another path now."""
        return self.article is not None and self.article.path != self.target.article

    @property
    def repaired(self) -> Target | None:
        """The quote anchored to where it is now; `None` if it has no place."""
        if self.article is None or self.placement.span is None:
            return None
        return describe(self.article, self.placement.span)

    @property
    def line(self) -> int | None:
        """The line of the article where it is now, counted from 1."""
        if self.article is None or self.placement.span is None:
            return None
        return self.article.line_at(self.placement.span.start)


class Anchors(Records):
    """The annotations of a project and where their quotes are."""

    @classmethod
    def open(cls, folder: Path, encodings: Mapping[str, str]) -> Self:
        """Read the annotations of the project that `folder` lies in.

        Raises:
            InputError: the folder is not there.
        """
        folder = settings.real_folder(folder)
        root = settings.project_root(folder)
        inside = folder.relative_to(root)
        named = {(inside / file).as_posix(): name for file, name in encodings.items()} | dict(encodings)
        return cls(root, encodings=named)

    def displaced(self) -> tuple[Displaced, ...]:
        """Return every quote that is not in place, or whose article was renamed, by file and number."""
        found: list[Displaced] = []
        for annotation in self.ledger.annotations:
            for number, target in enumerate(annotation.targets):
                placement = self.place_of(target)
                one = Displaced(annotation, number, placement, self.article_of(target))
                if placement.state is not PlacementState.PLACED or one.is_renamed:
                    found.append(one)
        return tuple(sorted(found, key=lambda one: (self.file_of(one.annotation.id), one.number)))

    def repair(self, displaced: Iterable[Displaced]) -> None:
        """Anchor these quotes to where they are now; who decided, and what, stays as it is.

        Raises:
            ConflictError: it could not be written; nothing changed.
        """
        after = self.ledger
        for one in displaced:
            if (target := one.repaired) is not None:
                after = ledger.anchored(after, one.annotation.id, one.number, target)
        self.save(after)
