"""Words and phrases found in running text whatever their inflection.

An entry is written as a dictionary writes it (警鐘を鳴らす) and matched word by word on Sudachi's normalised forms, so
that 警鐘を鳴らした and 警鐘も鳴らしている are found and a piece of a longer word (歴史的建造物) is not. Where more
than one word may stand at a place, it is written with blanks between words and bars between the choices
(可能性 が|も 有る|高い); such a choice is compared with the word as written, too, and `…` stands for any one word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from compare.language.morphology import tokenise
from compare.model import Token

T = TypeVar("T")

_CASES: Final = frozenset({"が", "は", "も", "を"})
_COPULA: Final = frozenset({"だ", "です"})
"""Compared as written: だ, な, に, で and でしょう are very different words in one dictionary form."""
_ANY: Final = frozenset({"…"})


@lru_cache(maxsize=16_384)
def steps(phrase: str) -> tuple[frozenset[str], ...]:
    """Return, for each word of an entry, the normalised forms (or words as written) that may stand there."""
    if " " in phrase or "|" in phrase:
        return tuple(frozenset(choice.split("|")) for choice in phrase.split())
    return tuple(_step(token) for token in tokenise(phrase))


@lru_cache(maxsize=16_384)
def _short_steps(phrase: str) -> tuple[frozenset[str], ...]:
    """Return the same for the short units of a dictionary form: in running text a word may be cut finer."""
    if " " in phrase or "|" in phrase:
        return ()
    units = [(token, unit) for token in tokenise(phrase) for unit, _ in token.units]
    return tuple(_step(token) if len(token.units) == 1 else frozenset({unit}) for token, unit in units)


def _step(token: Token) -> frozenset[str]:
    if token.pos[0] == "助詞" and token.surface in _CASES:
        return _CASES
    return frozenset({token.surface if token.normalized in _COPULA else token.normalized})


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An entry found: the numbers of its first and last word, and what the book says of it."""

    first: int
    last: int
    entry: T


class Phrasebook(Generic[T]):
    """Entries that can be looked up in a sequence of words. Immutable once made."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], T]]] = {}
        for phrase, entry in entries:
            for sequence in dict.fromkeys((steps(phrase), _short_steps(phrase))):
                for word in sequence[0] if sequence else ():
                    self._by_first.setdefault(word, []).append((sequence, entry))
        for known in self._by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Yield the entries in `tokens` from left to right, the longest at each place, none inside another."""
        place = 0
        while place < len(tokens):
            match = self._at(tokens, place)
            if match is None:
                place += 1
            else:
                yield match
                place = match.last + 1

    def _at(self, tokens: Sequence[Token], place: int) -> Match[T] | None:
        first = tokens[place]
        best: Match[T] | None = None
        for word in dict.fromkeys((first.normalized, first.surface)):
            for sequence, entry in self._by_first.get(word, ()):
                if best is not None and len(sequence) <= best.last - best.first + 1:
                    break
                if _matches(tokens[place : place + len(sequence)], sequence):
                    best = Match(place, place + len(sequence) - 1, entry)
                    break
        return best


def _matches(tokens: Sequence[Token], sequence: Sequence[frozenset[str]]) -> bool:
    return len(tokens) == len(sequence) and all(
        choices == _ANY or token.surface in choices or (token.normalized in choices and token.normalized not in _COPULA)
        for token, choices in zip(tokens, sequence, strict=True)
    )


def book(groups: Mapping[str, Iterable[str]]) -> Phrasebook[str]:
    """Return a book of plain lists: the entries of each group stand for its name."""
    return Phrasebook((phrase, name) for name, phrases in groups.items() for phrase in phrases)
