"""Names for topics: a short noun phrase as it stands in one of the passages.

Candidates are the noun phrases of the members (防衛費のGDP比, 避難指示の対象). The best one holds what most articles of
the topic share and little else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from compare.align.concepts import Names, units_of
from compare.align.space import Space
from compare.align.terms import stop_words
from compare.model import PassageKind, Token

LONGEST: Final = 20
"""Characters of a label: what an editor reads at a glance in a list."""
WORDY: Final = 0.03
"""What each word of a label costs: another word must say more than it takes to read."""
IDLE: Final = 0.1
"""What a word of a label costs that the passages do not share."""
NAMED: Final = 0.15
"""What it is worth that an author made it a heading."""
AGREED: Final = 0.1
"""What it is worth for each further article to use the very phrase."""

COUNTED: Final = 1.0
"""What a figure in a label costs (2人けが, 前期比7%増): it is what the articles may differ in; 第5条 is a name."""

_INSIDE: Final = frozenset({"の", "・", "-", "－", "%", "％"})
_PARTS: Final = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})


def phrases(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield every noun phrase of at most `LONGEST` characters: nouns, joined by の or ・."""
    for start, first in enumerate(tokens):
        if first.pos[0] not in ("名詞", "接頭辞", "形状詞") or (start and _continues(tokens[start - 1])):
            continue
        if first.normalized in stop_words().empty or first.surface.isdigit() or not first.surface[0].isalnum():
            continue
        for end in range(start + 1, len(tokens) + 1):
            last = tokens[end - 1]
            if last.pos[0] not in _PARTS and last.surface not in _INSIDE:
                break
            if last.span.end - first.span.start > LONGEST:
                break
            following = tokens[end] if end < len(tokens) else None
            if end == start + 1 and len(last.surface) == 1:
                continue
            if last.pos[0] in ("名詞", "接尾辞") and not (following is not None and _continues(following)):
                yield tokens[start:end]


def _continues(token: Token) -> bool:
    """Whether a noun phrase cannot be cut before (or after) this token.

    A verb or adjective without its ending is a piece of a name that was misread (北若銀行 as 北 若 銀行).
    """
    return token.pos[0] in _PARTS or (token.pos[0] in ("形容詞", "動詞") and "一" <= token.surface[-1] <= "龥")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of a passage, read once for all topics that the passage is in.

    Attributes:
        words: the phrase.
        terms: what it may share with other passages.
        parts: the same for each of its nouns.
        cost: what its words and figures cost.
        tells: whether it can be a label by itself: more than words of the trade, more than a letter or two.
    """

    words: str
    terms: frozenset[str]
    parts: tuple[frozenset[str], ...]
    cost: float
    tells: bool


class Labeller:
    """Names topics of one story. What it reads in a passage it keeps for the next topic."""

    def __init__(self, space: Space, names: Names) -> None:
        self._space = space
        self._names = names
        self._phrases: dict[str, tuple[_Phrase, ...]] = {}
        self._terms: dict[tuple[str, ...], frozenset[str]] = {}

    def labels(self, members: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
        """Return noun phrases of the members, best first: those that hold most of what is shared and little else.

        Args:
            members: ids of the passages to name.
            weights: what each shared term is worth.
        """
        most = max(weights.values(), default=0.0) or 1.0
        shares = {term: value / most for term, value in weights.items()}
        worth: dict[str, float] = {}
        good: dict[bool, set[str]] = {True: set(), False: set()}
        seen: dict[str, set[str]] = {}
        for member in members:
            profile = self._space.profiles[member]
            named = NAMED if profile.kind in (PassageKind.TITLE, PassageKind.HEADING) else 0.0
            for phrase in self._read(member):
                seen.setdefault(phrase.words, set()).add(profile.article)
                value = _worth(phrase, shares) + named
                worth[phrase.words] = max(value, worth.get(phrase.words, value))
                if not shares.keys().isdisjoint(phrase.terms):
                    good[phrase.tells].add(phrase.words)
        for words, articles in seen.items():
            worth[words] += AGREED * (len(articles) - 1)
        told = good[True] or good[False] or worth
        return tuple(sorted(told, key=lambda words: (-round(worth[words], 6), len(words), words)))

    def _read(self, passage: str) -> tuple[_Phrase, ...]:
        if passage not in self._phrases:
            item = self._space.profiles[passage].passage
            start = item.passage.span.start
            self._phrases[passage] = tuple(
                self._phrase(item.text[tokens[0].span.start - start : tokens[-1].span.end - start], tokens)
                for tokens in phrases(item.tokens)
            )
        return self._phrases[passage]

    def _phrase(self, words: str, tokens: tuple[Token, ...]) -> _Phrase:
        parts = tuple(self._said((token,)) for token in tokens if token.pos[0] in _PARTS)
        counted = any(
            token.pos[1] == "数詞" and before.surface != "第" for before, token in pairwise((tokens[0], *tokens))
        )
        cost = WORDY * len(tokens) + (COUNTED if counted else 0.0)
        return _Phrase(words, self._said(tokens).union(*parts), parts, cost, tells(tokens))

    def _said(self, tokens: tuple[Token, ...]) -> frozenset[str]:
        """Return the concepts and nouns that some tokens name."""
        units = units_of(tokens)
        key = (*units, *(token.normalized for token in tokens))
        if key not in self._terms:
            concepts = (hit.concept for hit in self._names.find(units) if hit.weight == 1.0)
            self._terms[key] = frozenset((*key, *concepts))
        return self._terms[key]


def tells(tokens: Iterable[Token]) -> bool:
    """Whether a phrase can be a label by itself: more than words of the trade, more than a letter or two."""
    idle = stop_words().idle
    nouns = [token.normalized for token in tokens if token.pos[0] == "名詞" and token.pos[1] != "数詞"]
    return any(noun not in idle and len(noun) > 1 for noun in nouns)


def _worth(phrase: _Phrase, shares: Mapping[str, float]) -> float:
    """Return what the terms of a phrase are worth together, less what its words cost."""
    idle = sum(shares.keys().isdisjoint(part) for part in phrase.parts)
    return math.fsum(shares[term] for term in phrase.terms if term in shares) - phrase.cost - IDLE * idle
