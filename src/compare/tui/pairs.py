"""Two passages word by word: which belong together, and what differs between them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from compare.model import Edit, EditKind, TokenisedPassage
from compare.tui.render import Mark, Tone
from compare.tui.view import Index

ALIKE: Final = 0.5
"""Share of common words from which a comparison word by word says more than that all is different."""
_EMPTY: Final = frozenset({"補助記号", "空白", "助詞", "助動詞"})


def words(entry: TokenisedPassage) -> frozenset[str]:
    """Return the words that carry the meaning of a passage, normalised."""
    return frozenset(token.normalized for token in entry.tokens if token.pos[0] not in _EMPTY)


def likeness(one: TokenisedPassage, other: TokenisedPassage) -> float:
    """Return the share of common words in all words of two passages, 0 to 1."""
    left, right = words(one), words(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def likest(here: TokenisedPassage, shown: Mapping[str, Sequence[str]], index: Index) -> TokenisedPassage | None:
    """Return the passage of another article, among those on show, that shares most with `here`."""
    others = [
        index.passages[name]
        for article, passages in shown.items()
        if article != here.passage.article
        for name in passages
    ]
    return max(others, key=lambda entry: likeness(here, entry), default=None)


def marks(edits: Sequence[Edit]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return what only the one passage has, and what only the other has, as marks in each."""
    left: list[Mark] = []
    right: list[Mark] = []
    here = there = 0
    for edit in edits:
        size = len(edit.text)
        if edit.kind is EditKind.REMOVED:
            left.append(Mark(here, here + size, Tone.CLASH))
        elif edit.kind is EditKind.ADDED:
            right.append(Mark(there, there + size, Tone.CLASH))
        here += size if edit.kind is not EditKind.ADDED else 0
        there += size if edit.kind is not EditKind.REMOVED else 0
    return tuple(left), tuple(right)
