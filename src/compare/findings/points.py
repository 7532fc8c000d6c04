"""Which sentences of different articles make the same point: what rules on certainty, sources and wording compare.

Two sentences of one topic make the same point if they share several telling words: rare ones count more, words of the
trade (政府, 会談, 影響) hardly, names of one thing are one word. Where articles are copies of each other, only the
first is compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Final

from compare.language import lexicon
from compare.model import (
    Attribution,
    Comparison,
    LabelMention,
    LoadedWord,
    Mention,
    ModalityCue,
    Span,
    Token,
    TokenisedPassage,
)

LEAST: Final = 0.15
"""Cosine from which on two sentences of a topic that share several telling words make the same point."""
LEAST_BY_NAME: Final = 0.2
"""The same, where all they share is one name of the lists or one word that hardly any other sentence has."""
SHARED: Final = 2
"""Telling words that are several."""
EARLIER: Final = 0.6
"""Weight of the words of the sentence before, for a sentence that points back to it."""
RARE: Final = 4
"""Sentences that a word may stand in to tell a point by itself."""
GENERIC: Final = 0.25
"""Weight of a word of the trade against another of the same rarity."""
PER_ARTICLE: Final = 40
"""Sentences of one article that are compared within a topic; a topic of more is no point."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of prose with what was recognised in it.

    Attributes:
        article, passage: ids.
        span: its place.
        text: its words.
        terms: its telling words, those of the sentence it points back to with them, and their weights; the vector has
            length 1.
        places: for each term of its own, where it stands.
        cues, sources, loaded: certainty, attribution and loaded words in it.
    """

    article: str
    passage: str
    span: Span
    text: str
    terms: Mapping[str, float]
    places: Mapping[str, Span]
    cues: tuple[ModalityCue, ...]
    sources: tuple[Attribution, ...]
    loaded: tuple[LoadedWord, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that make the same point, that of the smaller article id first.

    Attributes:
        one, other: the statements.
        score: cosine, 0–1.
        shared: telling words in common, weightiest first.
        topic: id of the topic.
    """

    one: Statement
    other: Statement
    score: float
    shared: tuple[str, ...]
    topic: str


class _Same:
    """A key that is equal only for one and the same comparison: comparing contents would cost more than the work."""

    __slots__ = ("comparison",)

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def __hash__(self) -> int:
        return id(self.comparison)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.comparison is self.comparison


def pairs(comparison: Comparison) -> tuple[Pair, ...]:
    """Return the pairs of statements that make the same point, best first. The order of articles changes nothing."""
    return _pairs(_Same(comparison))


@lru_cache(maxsize=1)
def _pairs(key: _Same) -> tuple[Pair, ...]:
    comparison = key.comparison
    copies = {article for group in comparison.copied_articles for article in group.articles[1:]}
    statements = _statements(comparison, copies)
    frequency = Counter(term for statement in statements for term in statement.terms)
    rare = {term for term, count in frequency.items() if count <= RARE}
    by_passage: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_passage[statement.passage].append(statement)
    best: dict[tuple[str, Span, str, Span], Pair] = {}
    for topic in comparison.topics:
        own = [statement for passage in topic.passages for statement in by_passage.get(passage, ())]
        for pair in _within(own, topic.id, rare):
            place = (pair.one.article, pair.one.span, pair.other.article, pair.other.span)
            best.setdefault(place, pair)
    order = sorted(best.values(), key=lambda pair: (-pair.score, pair.one.article, pair.one.span, pair.other.span))
    return tuple(order)


def _within(own: Sequence[Statement], topic: str, rare: AbstractSet[str]) -> Iterator[Pair]:
    taken: Counter[str] = Counter()
    ordered: list[Statement] = []
    for statement in sorted(own, key=lambda statement: (statement.article, statement.span)):
        taken[statement.article] += 1
        if taken[statement.article] <= PER_ARTICLE:
            ordered.append(statement)
    for one, other in combinations(ordered, 2):
        if one.article == other.article:
            continue
        shared = one.terms.keys() & other.terms.keys()
        telling = [term for term in shared if term not in _generic()]
        score = round(math.fsum(one.terms[term] * other.terms[term] for term in sorted(shared)), 6)
        several = len(telling) >= SHARED and score >= LEAST
        named = any(term.startswith("@") or term in rare for term in telling) and score >= LEAST_BY_NAME
        if several or named:
            by_weight = sorted(shared, key=lambda term: (-one.terms[term] * other.terms[term], term))
            yield Pair(one, other, score, tuple(by_weight), topic)


@cache
def _empty() -> frozenset[str]:
    words = lexicon.load("stopwords")
    return frozenset((*words["empty"], *words["titles"], *words["light_verbs"]))


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["generic"])


def _is_telling(token: Token) -> bool:
    if token.pos[0] == "名詞":
        return token.pos[1] != "数詞" and token.normalized not in _empty() and len(token.normalized) > 1
    return token.pos[0] == "動詞" and token.pos[1] == "一般" and token.normalized not in _empty()


def _terms(tokens: Sequence[Token], names: Mapping[Span, str]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for token in tokens:
        name = next((label for span, label in names.items() if span.contains(token.span)), None)
        if name is not None:
            found.setdefault(name, token.span)
        elif _is_telling(token):
            found.setdefault(token.normalized, token.span)
    return found


def _statements(comparison: Comparison, copies: set[str]) -> list[Statement]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in comparison.mentions:
        if isinstance(mention, (Attribution, LabelMention, LoadedWord, ModalityCue)):
            mentions[mention.passage].append(mention)
    read: list[_Read] = []
    before: dict[str, Span] = {}
    for item in comparison.passages:
        if not item.passage.kind.is_prose or item.passage.article in copies:
            before = {}
            continue
        for sentence in item.sentences:
            own = [mention for mention in mentions[item.passage.id] if sentence.overlaps(mention.span)]
            names = {mention.span: f"@{mention.referent}" for mention in own if isinstance(mention, LabelMention)}
            tokens = item.tokens_in(sentence)
            terms = _terms(tokens, names)
            earlier = frozenset(before) - frozenset(terms) if _points_back(item, sentence) else frozenset()
            read.append(_Read(item, sentence, terms, earlier, own))
            before = terms
    frequency = Counter(term for one in read for term in one.terms)
    return [_statement(one, frequency, len(read)) for one in read]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as it is read: its terms, and those it takes over from the sentence it points back to."""

    item: TokenisedPassage
    sentence: Span
    terms: Mapping[str, Span]
    earlier: frozenset[str]
    own: Sequence[Mention]


def _points_back(item: TokenisedPassage, sentence: Span) -> bool:
    """Whether a sentence speaks of what the one before it said (これは…, こうした動きは…)."""
    start = sentence.start - item.passage.span.start
    return item.text.startswith(_pointing_back(), start)


@cache
def _pointing_back() -> tuple[str, ...]:
    return tuple(lexicon.load("stopwords")["pointing_back"])


def _statement(read: _Read, frequency: Mapping[str, int], total: int) -> Statement:
    weights = {
        term: math.log((total + 1) / (frequency[term] + 0.5))
        * (GENERIC if term in _generic() else 1.0)
        * (EARLIER if term in read.earlier else 1.0)
        for term in sorted((*read.terms, *read.earlier))
    }
    length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
    item, sentence = read.item, read.sentence
    start = item.passage.span.start
    return Statement(
        article=item.passage.article,
        passage=item.passage.id,
        span=sentence,
        text=item.text[sentence.start - start : sentence.end - start],
        terms={term: weight / length for term, weight in weights.items()},
        places=read.terms,
        cues=tuple(mention for mention in read.own if isinstance(mention, ModalityCue)),
        sources=tuple(mention for mention in read.own if isinstance(mention, Attribution)),
        loaded=tuple(mention for mention in read.own if isinstance(mention, LoadedWord)),
    )
