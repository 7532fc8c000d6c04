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
from compare.language.morphology import tokenise
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
    most = max(weights.values(), default=0.0) or 1.0
    shares = {term: value / most for term, value in weights.items()}
    worth: dict[str, float] = {}
    shared: set[str] = set()
    seen: dict[str, set[str]] = {}
    for member in members:
        profile = space.profiles[member]
        start = profile.passage.passage.span.start
        for phrase in phrases(profile.passage.tokens):
            words = profile.passage.text[phrase[0].span.start - start : phrase[-1].span.end - start]
            seen.setdefault(words, set()).add(profile.article)
            named = NAMED if profile.kind in (PassageKind.TITLE, PassageKind.HEADING) else 0.0
            value = _worth(phrase, shares, names) + named
            worth[words] = max(value, worth.get(words, value))
            if any(not _idle(token, shares, names) for token in phrase):
                shared.add(words)
    for words, articles in seen.items():
        worth[words] += AGREED * (len(articles) - 1)
    told = [words for words in worth if words in shared and tells(words)] or shared or worth
    return tuple(sorted(told, key=lambda words: (-round(worth[words], 6), len(words), words)))


def tells(words: str) -> bool:
    """Whether a phrase can be a label by itself: more than words of the trade, more than a letter or two."""
    stop = stop_words()
    nouns = [token.normalized for token in tokenise(words) if token.pos[0] == "名詞" and token.pos[1] != "数詞"]
    idle = stop.generic | stop.empty | stop.titles
    return len(words) > 1 and any(noun not in idle and len(noun) > 1 for noun in nouns)


def _worth(phrase: tuple[Token, ...], shares: Mapping[str, float], names: Names) -> float:
    """Return what the terms of a phrase are worth together, less what its words cost; the dearest one counts most."""
    units = units_of(phrase)
    terms = {hit.concept for hit in names.find(units) if hit.weight == 1.0}
    terms |= {token.normalized for token in phrase} | set(units)
    values = sorted((shares[term] for term in terms if term in shares), reverse=True)
    counted = any(token.pos[1] == "数詞" and before.surface != "第" for before, token in pairwise((phrase[0], *phrase)))
    idle = sum(token.pos[0] in _PARTS and _idle(token, shares, names) for token in phrase)
    return sum(values) - WORDY * len(phrase) - IDLE * idle - (COUNTED if counted else 0.0)


def _idle(token: Token, shares: Mapping[str, float], names: Names) -> bool:
    """Whether the passages share nothing that the token says."""
    units = units_of((token,))
    own = {token.normalized, *units, *(hit.concept for hit in names.find(units))}
    return not any(term in shares for term in own)
