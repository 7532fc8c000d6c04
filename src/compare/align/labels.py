"""Names for topics: a short noun phrase as it stands in one of the passages.

Candidates are the noun phrases of the members (防衛費のGDP比, 避難指示の対象). The best one holds what most articles of
the topic share and little else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from compare.align.concepts import Names, units_of
from compare.align.space import Space
from compare.align.terms import stop_words
from compare.model import Token

LONGEST: Final = 20
"""Characters of a label: what an editor reads at a glance in a list."""
WORDY: Final = 0.08
"""What each word of a label costs: another word must say more than it takes to read."""

COUNTED: Final = 1.0
"""What a figure in a label costs (2人けが, 前期比7%増): it is what the articles may differ in; 第5条 is a name."""

_INSIDE: Final = frozenset({"の", "・", "-", "－", "%", "％"})
_PARTS: Final = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})


def phrases(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield every noun phrase of at most `LONGEST` characters: nouns, joined by の or ・."""
    for start, first in enumerate(tokens):
        if first.pos[0] not in ("名詞", "接頭辞", "形状詞") or (start and _continues(tokens[start - 1])):
            continue
        if first.normalized in stop_words().empty or first.surface.isdigit():
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


def labels(space: Space, members: Iterable[str], weights: Mapping[str, float], names: Names) -> tuple[str, ...]:
    """Return noun phrases of the members, best first: those that hold most of what is shared and little else.

    Args:
        space: all passages.
        members: ids of the passages to name.
        weights: what each shared term is worth.
        names: the names of concepts.
    """
    worth: dict[str, float] = {}
    seen: dict[str, int] = {}
    for member in members:
        passage = space.profiles[member].passage
        for phrase in phrases(passage.tokens):
            start = passage.passage.span.start
            words = passage.text[phrase[0].span.start - start : phrase[-1].span.end - start]
            seen[words] = seen.get(words, 0) + 1
            if words not in worth:
                worth[words] = _worth(phrase, weights, names)
    good = [words for words, value in worth.items() if value > 0]
    return tuple(sorted(good or worth, key=lambda words: (-round(worth[words], 6), -seen[words], len(words), words)))


def _worth(phrase: tuple[Token, ...], weights: Mapping[str, float], names: Names) -> float:
    """Return what the terms of a phrase are worth together, less what its words cost."""
    units = units_of(phrase)
    terms = {hit.concept for hit in names.find(units) if hit.weight == 1.0}
    terms |= {token.normalized for token in phrase} | set(units)
    counted = any(token.pos[1] == "数詞" and before.surface != "第" for before, token in pairwise((phrase[0], *phrase)))
    cost = WORDY * len(phrase) + (COUNTED if counted else 0.0)
    return sum(weights.get(term, 0.0) for term in sorted(terms)) - cost
