"""Interchangeable names: the shipped concept lexicon, and what the articles themselves reveal.

A name is matched as a sequence of Sudachi's short units in normalised form, so 「引上げ」 and 「引き上げ」 are one name
and 「関税」 is found inside 「自動車関税」, but a name never begins or ends inside a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.language import lexicon
from compare.language.morphology import tokenise
from compare.model import Alias, EditorTopics, Token

NO_TOPICS: Final = EditorTopics()
CLOSE: Final = 0.5
"""Weight of a close term against a name of the group: it mostly, not always, speaks of the same point."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a concept.

    Attributes:
        concept: key of the concept (`@` and its first name).
        units: the name as short units in normalised form.
        weight: 1 for an interchangeable name, less for a close term.
    """

    concept: str
    units: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text: the units it covers, half-open."""

    concept: str
    start: int
    end: int
    weight: float


def units_of(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the short units of `tokens` in normalised form, blanks left out."""
    return tuple(unit for token in tokens for unit, _ in token.units if not unit.isspace())


class Names:
    """Names that can be looked up in a sequence of units. Immutable once made."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_first: dict[str, tuple[Name, ...]] = {}
        for name in sorted(set(names), key=lambda name: (-len(name.units), name.concept, -name.weight)):
            if name.units:
                self._by_first[name.units[0]] = (*self._by_first.get(name.units[0], ()), name)

    def concept(self, units: tuple[str, ...]) -> str | None:
        """Return the concept that these units name, if they do."""
        same = (name for name in self._by_first.get(units[0], ()) if name.units == units) if units else iter(())
        return next((name.concept for name in same if name.weight == 1.0), None)

    def find(self, units: Sequence[str]) -> Iterator[Hit]:
        """Yield every name in `units`. A shorter name of the same concept inside a longer one is not a second hit."""
        covered: dict[str, int] = {}
        for start, unit in enumerate(units):
            for name in self._by_first.get(unit, ()):
                end = start + len(name.units)
                if covered.get(name.concept, 0) < end and tuple(units[start:end]) == name.units:
                    covered[name.concept] = end
                    yield Hit(name.concept, start, end, name.weight)


def names(concept: str, same: Iterable[str], close: Iterable[str] = ()) -> Iterator[Name]:
    """Yield the names of one concept, cut into units."""
    for weight, words in ((1.0, same), (CLOSE, close)):
        for word in words:
            yield Name(concept, units_of(tokenise(word)), weight)


def joined(groups: Iterable[Sequence[str]], known: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names of further groups of interchangeable words: those that articles reveal or an editor gives.

    Args:
        groups: words for one thing each.
        known: names that are concepts already; a new name for such a thing joins its concept.
    """
    concepts = {name.units: name.concept for name in known if name.weight == 1.0}
    found: list[Name] = []
    for words in groups:
        units = [units_of(tokenise(word)) for word in words]
        concept = next((concepts[own] for own in units if own in concepts), f"@{words[0]}")
        for own in units:
            concepts.setdefault(own, concept)
            found.append(Name(concept, own, 1.0))
    return tuple(found)


def all_names(aliases: Iterable[Alias], editor: EditorTopics = NO_TOPICS) -> Names:
    """Return the shipped names, those of `aliases`, and those that an editor gives."""
    own = [*editor.aliases, *(topic.aliases for topic in editor.topics)]
    own += [(term,) for topic in editor.topics for term in topic.terms]
    groups = [*(words for words in own if words), *(alias.names for alias in aliases)]
    return Names((*shipped(), *joined(groups, shipped())))


def concept_of(word: str, names: Names) -> str | None:
    """Return the concept that `word` names, if there is one."""
    return names.concept(units_of(tokenise(word)))


@cache
def shipped() -> tuple[Name, ...]:
    """Return the names of `lexicons/concepts.yaml`."""
    return tuple(
        name
        for groups in lexicon.load("concepts").values()
        for group in groups
        for name in names(f"@{group['same'][0]}", group["same"], group.get("close") or ())
    )
