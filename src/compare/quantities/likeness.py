"""How alike the words around two figures are, with all numbers masked.

Every figure has a bag of words: those of its sentence, the nearer the heavier, and those of its measure. Words that
stand with many figures say little. Two bags are compared as a whole, so that it does not matter in which part of the
sentence an outlet puts what it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import log, sqrt
from typing import Final

from compare.language import lexicon
from compare.model import Measure, Span, Token
from compare.quantities.cues import canonical, words
from compare.quantities.surroundings import Surroundings

_COMMA: Final = 0.6
"""What a comma or bracket between a word and the figure leaves of the word's weight."""
_FIGURE: Final = 0.7
"""What another figure in between leaves of it."""
_STEP: Final = 0.96
"""What every further word leaves of it."""
_LEAST: Final = 0.12
"""The weight of the farthest words of the sentence."""
_SUBJECT: Final = 0.5
"""The weight of the topic of the sentence (…は) at least."""
_NEAR: Final = 0.3
"""The weight from which a word that marks a part is about the figure."""
_BEFORE: Final = 0.15
"""The weight of the words of the sentence before, which may hold a subject that is not said again."""
_MEASURE: Final = 1.0
"""The weight of the words that the figure was read to measure."""
_VALUE: Final = 0.7
"""The weight of another figure of the sentence, as a value."""
_BACKGROUND: Final = 20
"""Figures of other stories in which no word of this one stands: in few figures, no word is common."""
_CONTENT: Final = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接尾辞"})
_TOKENS: Final = 120
"""Words to either side that are looked at; only run-together tables are longer."""


@cache
def _concepts() -> Mapping[str, str]:
    """Return for each name of a concept the one name under which it is compared."""
    names: dict[str, str] = {}
    for groups in lexicon.load("concepts").values():
        for group in groups:
            for name in group["same"]:
                names.setdefault(name, group["same"][0])
    return names


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["empty"])


def words_of(token: Token) -> tuple[str, ...]:
    """Return the content words of a token: its short units, under one name for all synonyms."""
    return _words_of(token.surface, token.normalized, token.pos[0], token.units)


@lru_cache(maxsize=65_536)
def _words_of(surface: str, normalized: str, kind: str, units: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the same of a token wherever it stands: a text has each of its words many times."""
    whole = _concepts().get(surface) or _concepts().get(normalized)
    if whole:
        return (whole,)
    found: list[str] = []
    if kind != "接尾辞" and normalized in words("reaches") | words("parts"):
        found.append(normalized)
    for unit, pos in units:
        part, _, sub = pos.partition("-")
        if part in _CONTENT and sub not in ("数詞", "非自立可能") and unit not in _empty():
            found.append(_concepts().get(unit) or canonical(unit))
    return tuple(found)


class Bag(dict[str, float]):
    """Words with their weights."""

    def put(self, words: Iterable[str], weight: float) -> None:
        """Give words at least this weight."""
        for word in words:
            if weight > self.get(word, 0.0):
                self[word] = weight


def bag_of(place: Span, around: Surroundings, others: Sequence[tuple[Span, str]], measure: Measure) -> Bag:
    """Return the bag of words of a figure; `others` are the places and values of all figures and dates of its passage.

    A value that stands beside it is as good as a word: two sentences that both have 84団体 speak of one thing.
    """
    bag = Bag()
    index = around.index_at(place.start)
    tokens = [token for token in around.tokens_in(around.sentences[index]) if not token.span.overlaps(place)]
    masked = {start for span, _ in others for start in range(span.start, span.end)}
    sentence = around.sentences[index]
    for span, value in others:
        if value and sentence.start <= span.start < sentence.end and not span.overlaps(place):
            bag[f"#{value}"] = _VALUE
    before = [token for token in tokens if token.span.end <= place.start][-_TOKENS:]
    behind = [token for token in tokens if token.span.start >= place.end][:_TOKENS]
    for side in (reversed(before), behind):
        _spread(bag, side, masked)
    topic = next((n for n, token in enumerate(before) if token.surface == "は"), 0)
    for token in before[:topic]:
        if token.span.start not in masked:
            bag.put(words_of(token), _SUBJECT)
    if index:
        for token in around.tokens_in(around.sentences[index - 1])[-_TOKENS:]:
            if token.span.start not in masked:
                bag.put(words_of(token), _BEFORE)
    bag.put((_concepts().get(term) or canonical(term) for term in measure.terms if term not in _empty()), _MEASURE)
    if measure.head:
        bag.put([canonical(measure.head)], _MEASURE)
    return bag


def _spread(bag: Bag, tokens: Iterable[Token], masked: set[int]) -> None:
    weight = 1.0
    inside = False
    for token in tokens:
        if token.span.start in masked:
            weight *= 1.0 if inside else _FIGURE
            inside = True
            continue
        inside = False
        if token.pos[1] in ("読点", "括弧開", "括弧閉"):
            weight *= _COMMA
        bag.put(words_of(token), max(weight, _LEAST))
        weight *= _STEP


def near(bag: Bag, group: str) -> frozenset[str]:
    """Return the words of a group of cues that stand near a figure."""
    return frozenset(word for word, weight in bag.items() if weight >= _NEAR and word in words(group))


class Likeness:
    """Compares bags; knows how common each word is among the figures of all articles."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.bags = bags
        seen: Counter[str] = Counter()
        for bag in bags:
            seen.update(bag.keys())
        total = len(bags)
        self.rarity = {word: log(1 + (_BACKGROUND + total) / count) for word, count in seen.items()}
        self.norms = [sqrt(sum(self.rarity[w] * weight for w, weight in bag.items())) for bag in bags]

    def shared(self, one: int, other: int) -> float:
        """Return the weight of what two bags share."""
        first, second = sorted((self.bags[one], self.bags[other]), key=len)
        common = first.keys() & second.keys()
        # Most bags have next to nothing in common; of three words and more, the order decides the last bit of the sum.
        ordered = common if len(common) <= 2 else [word for word in first if word in common]
        return sum(self.rarity[word] * sqrt(first[word] * second[word]) for word in ordered) if common else 0.0

    def of(self, one: int, other: int) -> float:
        """Return how alike two bags are, from 0 to 1."""
        norm = self.norms[one] * self.norms[other]
        return self.shared(one, other) / norm if norm else 0.0
