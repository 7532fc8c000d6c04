"""The course of a review: which topics there are, which candidates belong to each, which one comes next. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compare.i18n import gettext as _
from compare.model import Comparison
from compare.review.queue import Candidate

ALL: Final = "*"
"""Key of the entry that holds every candidate."""
LOOSE: Final = "-"
"""Key of the entry that holds the candidates that belong to no topic (findings within one article, mostly)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the topic list.

    Attributes:
        key: id of the topic, `ALL` or `LOOSE`.
        label: what it is called.
        speaking: how many articles speak; `None` where that means nothing.
        open: how many candidates are undecided.
        found: how many candidates there are.
    """

    key: str
    label: str
    speaking: int | None
    open: int
    found: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reviewer stands: an entry of the list and, if there is one, a candidate by its fingerprint."""

    entry: str
    candidate: str | None


def queue(candidates: Sequence[Candidate], comparison: Comparison, entry: str) -> tuple[Candidate, ...]:
    """Return the candidates of an entry, in the order of the comparison."""
    topics = {topic.id for topic in comparison.topics}
    if entry == ALL:
        return tuple(candidates)
    if entry == LOOSE:
        return tuple(candidate for candidate in candidates if candidate.finding.topic not in topics)
    return tuple(candidate for candidate in candidates if candidate.finding.topic == entry)


def entries(candidates: Sequence[Candidate], comparison: Comparison) -> tuple[Entry, ...]:
    """Return the topic list: all candidates, those without topic (if any), then the topics in their order."""
    open_by_key: dict[str, int] = {}
    found_by_key: dict[str, int] = {}
    topics = {topic.id for topic in comparison.topics}
    for candidate in candidates:
        home = candidate.finding.topic if candidate.finding.topic in topics else None
        for key in (ALL, home or LOOSE):
            found_by_key[key] = found_by_key.get(key, 0) + 1
            open_by_key[key] = open_by_key.get(key, 0) + (candidate.state == "open")

    def entry(key: str, label: str, speaking: int | None) -> Entry:
        return Entry(key, label, speaking, open_by_key.get(key, 0), found_by_key.get(key, 0))

    listed = [entry(ALL, _("All candidates"), None)]
    if LOOSE in found_by_key:
        listed.append(entry(LOOSE, _("Without topic"), None))
    return (*listed, *(entry(topic.id, topic.label, len(topic.cells)) for topic in comparison.topics))


def first(candidates: Sequence[Candidate], comparison: Comparison, entry: str) -> Position:
    """Return where to stand when an entry is opened: its first undecided candidate, else its first."""
    members = queue(candidates, comparison, entry)
    chosen = next((member for member in members if member.state == "open"), members[0] if members else None)
    return Position(entry, chosen.finding.fingerprint if chosen else None)


def beginning(candidates: Sequence[Candidate], comparison: Comparison) -> Position:
    """Return where a review begins: at the first topic with something to decide, else at what is without topic."""
    listed = entries(candidates, comparison)
    waiting = sorted(
        (entry for entry in listed if entry.open and entry.key != ALL), key=lambda entry: entry.key == LOOSE
    )
    return first(candidates, comparison, waiting[0].key if waiting else listed[0].key)


def recalled(memory: Mapping[str, str], candidates: Sequence[Candidate], comparison: Comparison) -> Position | None:
    """Return where the reader stood when they left, if that is still there. Topics are known again by their label."""
    labels = {topic.label: topic.id for topic in comparison.topics}
    wanted = memory.get("entry", "")
    entry = wanted if wanted in (ALL, LOOSE) else labels.get(wanted)
    if entry is None:
        return None
    members = [member.finding.fingerprint for member in queue(candidates, comparison, entry)]
    kept = memory.get("candidate", "")
    return Position(entry, kept) if kept in members else first(candidates, comparison, entry)


def beside(candidates: Sequence[Candidate], comparison: Comparison, position: Position, step: int) -> Position:
    """Return the position `step` candidates further in the same entry, stopping at its ends."""
    members = queue(candidates, comparison, position.entry)
    if not members:
        return Position(position.entry, None)
    here = _place(members, position)
    there = min(max(here + step, 0), len(members) - 1)
    return Position(position.entry, members[there].finding.fingerprint)


def next_open(candidates: Sequence[Candidate], comparison: Comparison, position: Position) -> Position | None:
    """Return the next undecided candidate: after this one, else before it, else in the next topic, else `None`."""
    members = queue(candidates, comparison, position.entry)
    here = _place(members, position)
    for member in (*members[here + 1 :], *members[: here + 1]):
        if member.state == "open":
            return Position(position.entry, member.finding.fingerprint)
    listed = [entry for entry in entries(candidates, comparison) if entry.key != ALL]
    keys = [entry.key for entry in listed]
    after = keys.index(position.entry) + 1 if position.entry in keys else 0
    for entry in (*listed[after:], *listed[:after]):
        if entry.open:
            return first(candidates, comparison, entry.key)
    return None


def _place(members: Sequence[Candidate], position: Position) -> int:
    fingerprints = [member.finding.fingerprint for member in members]
    return fingerprints.index(position.candidate) if position.candidate in fingerprints else 0
