"""The alignment table: topics, and what each article says on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How surely a passage belongs to a topic."""

    SURE = "sure"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Member:
    """A passage in a topic, and why it is there.

    Attributes:
        passage: id of the passage.
        strength: how surely.
        why: shared terms, names or figures that tie it, strongest first.
    """

    passage: str
    strength: Strength
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says on one topic: its passages, in reading order."""

    article: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the alignment table: one point that several articles can be compared on.

    Attributes:
        id: `t01`, `t02` … in the order shown. Never stored: it changes when the articles do.
        label: a noun phrase from the passages.
        cells: one per article that speaks, sorted by article id; an article without a cell is silent.
        why: terms and figures that tie the passages, strongest first.
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    why: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that speak."""
        return tuple(cell.article for cell in self.cells)

    @property
    def passages(self) -> tuple[str, ...]:
        """Ids of all its passages, article by article."""
        return tuple(member.passage for cell in self.cells for member in cell.members)
