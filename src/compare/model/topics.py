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
        why: shared terms, names or figures that tie it, strongest first; may be empty for a pinned passage.
        pinned: whether the editor put it there.
    """

    passage: str
    strength: Strength
    why: tuple[str, ...]
    pinned: bool = False


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
        key: the terms that find it again, all of them together; empty when no term does.
        own: whether it is the editor's own (`topics.yaml`).
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    why: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    own: bool = False

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that speak."""
        return tuple(cell.article for cell in self.cells)

    @property
    def passages(self) -> tuple[str, ...]:
        """Ids of all its passages, article by article."""
        return tuple(member.passage for cell in self.cells for member in cell.members)


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names of one thing, as an article or the editor gives them.

    Attributes:
        names: the two, the one that is explained first.
        passage: id of the passage that gives them; `None` for the editor's own.
    """

    names: tuple[str, str]
    passage: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A passage as the editor's topic file names it: by its words, since numbers change when a text does.

    Attributes:
        article: id of the article.
        words: how the passage begins; enough of it to know it again.
    """

    article: str
    words: str


@dataclass(frozen=True, slots=True)
class EditorTopic:
    """A topic as the editor wants it: its name, and what belongs to it.

    Attributes:
        name: the label; no two topics have one name.
        found_by: the machine's topics it takes over, each as the terms that tie its passages together (all of them);
            several after a merge.
        terms: words each of which makes a passage a candidate.
        aliases: names of what the topic is about, interchangeable: every passage that has one belongs to it.
        pinned: passages that belong to it, whatever their words; others like them are pulled in.
        excluded: passages that do not belong to it.
    """

    name: str
    found_by: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    pinned: tuple[Quotation, ...] = ()
    excluded: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class EditorTopics:
    """What a `topics.yaml` says.

    Attributes:
        topics: in the order of the file.
        aliases: groups of names, each for one thing, beyond those of the topics.
    """

    topics: tuple[EditorTopic, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()

    def named(self, name: str) -> EditorTopic | None:
        """Return the topic of that name, if there is one."""
        return next((topic for topic in self.topics if topic.name == name), None)
