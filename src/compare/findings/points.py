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
from functools import cache
from itertools import combinations, pairwise
from typing import Final

from compare.language import lexicon
from compare.model import (
    Attribution,
    Comparison,
    Figure,
    LabelMention,
    LoadedWord,
    Mention,
    ModalityCue,
    PassageKind,
    Span,
    TimeExpression,
    Token,
    TokenisedPassage,
    asked_once,
)

LEAST: Final = 0.15
"""Cosine from which on two sentences of a topic that share several telling words make the same point."""
LEAST_BY_NAME: Final = 0.2
"""The same, where all they share is one name of the lists or one word that hardly any other sentence has."""
LEAST_APART: Final = 0.3
"""The same, for two sentences that share one such word and are in no topic together."""
LEAST_BY_NUMBER: Final = 0.1
"""The same, for two sentences that share a thing named by a number."""
SHARED: Final = 2
"""Telling words that are several."""
EARLIER: Final = 0.6
"""Weight of the words of the sentence before, for a sentence that points back to it."""
RARE: Final = 6
"""Sentences that a word may stand in to tell a point by itself."""
FIGURE: Final = "#"
"""Begins a term that is a figure: its value and unit, or a number that names something (10号機)."""
DATE: Final = "~"
"""Begins a term that is a date."""
GENERIC: Final = 0.25
"""Weight of a word of the trade against another of the same rarity."""
_YEAR: Final = 4
_NUMBERED: Final = frozenset(
    {"号機", "号", "号線", "条", "代", "期", "回", "号車", "号炉", "丁目", "番", "次", "番線", "区", "系", "世代"}
)
PER_TOPIC: Final = 240
"""Sentences of a topic that are compared: what grows with their square must not grow with the folder."""
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
        topic: id of the topic both are in; `None` where they are in none.
    """

    one: Statement
    other: Statement
    score: float
    shared: tuple[str, ...]
    topic: str | None

    @property
    def telling(self) -> int:
        """How many telling words stand in both, those of sentences they only point back to left out."""
        return sum(
            term in self.one.places
            and term in self.other.places
            and term not in _generic()
            and not term.startswith((FIGURE, DATE))
            for term in self.shared
        )

    @property
    def figures(self) -> int:
        """How many figures stand in both."""
        return sum(
            term.startswith(FIGURE) and term in self.one.places and term in self.other.places for term in self.shared
        )


@asked_once
def pairs(comparison: Comparison) -> tuple[Pair, ...]:
    """Return the pairs of statements that make the same point, best first. The order of articles changes nothing."""
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
            best.setdefault(_place(pair), pair)
    for pair in _beyond(statements, rare):
        best.setdefault(_place(pair), pair)
    order = sorted(best.values(), key=lambda pair: (-pair.score, pair.one.article, pair.one.span, pair.other.span))
    return tuple(order)


def _place(pair: Pair) -> tuple[str, Span, str, Span]:
    return pair.one.article, pair.one.span, pair.other.article, pair.other.span


def _within(own: Sequence[Statement], topic: str, rare: AbstractSet[str]) -> Iterator[Pair]:
    """Yield the pairs of one topic."""
    taken: Counter[str] = Counter()
    ordered: list[Statement] = []
    most = max(2, min(PER_ARTICLE, PER_TOPIC // max(1, len({statement.article for statement in own}))))
    for statement in sorted(own, key=lambda statement: (statement.article, statement.span)):
        taken[statement.article] += 1
        if taken[statement.article] <= most:
            ordered.append(statement)
    for one, other in combinations(ordered, 2):
        if one.article == other.article or _of_others(one, other):
            continue
        pair = _pair(one, other, topic)
        telling = [term for term in pair.shared if term not in _generic()]
        several = len(telling) >= SHARED and pair.score >= LEAST
        named = any(term.startswith("@") or term in rare for term in telling) and pair.score >= LEAST_BY_NAME
        if several or named or (_numbered(pair) and pair.score >= LEAST_BY_NUMBER):
            yield pair


def _beyond(statements: Sequence[Statement], rare: AbstractSet[str]) -> Iterator[Pair]:
    """Yield the pairs that no topic holds together but that share several rare words or figures."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for term in sorted(statement.terms.keys() & rare):
            holders[term].append(number)
    common = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    for (first, second), count in sorted(common.items()):
        one, other = sorted((statements[first], statements[second]), key=lambda each: (each.article, each.span))
        if one.article != other.article and not _of_others(one, other):
            pair = _pair(one, other, None)
            least = LEAST_BY_NUMBER if _numbered(pair) else LEAST if count >= SHARED else LEAST_APART
            if pair.score >= least:
                yield pair


def _numbered(pair: Pair) -> bool:
    """Whether the two share a thing that a number names (10号機)."""
    return any(term.startswith(FIGURE) and term.endswith(tuple(_NUMBERED)) and " " not in term for term in pair.shared)


def _of_others(one: Statement, other: Statement) -> bool:
    """Whether the two speak of different numbered things (9号機, 10号機)."""
    mine, theirs = (
        {
            term.lstrip(FIGURE + "0123456789"): term
            for term in statement.places
            if term.startswith(FIGURE) and term.endswith(tuple(_NUMBERED)) and " " not in term
        }
        for statement in (one, other)
    )
    return any(mine[counter] != theirs[counter] for counter in mine.keys() & theirs.keys())


def _pair(one: Statement, other: Statement, topic: str | None) -> Pair:
    shared = one.terms.keys() & other.terms.keys()
    score = round(math.fsum(one.terms[term] * other.terms[term] for term in sorted(shared)), 6)
    by_weight = sorted(shared, key=lambda term: (-one.terms[term] * other.terms[term], term))
    return Pair(one, other, score, tuple(by_weight), topic)


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
    for number, counter in pairwise(tokens):
        # 10号機, 第5条: a number that names something.
        if number.pos[1] == "数詞" and counter.pos[0] in ("名詞", "接尾辞") and counter.surface in _NUMBERED:
            found.setdefault(f"{FIGURE}{number.normalized}{counter.surface}", Span(number.span.start, counter.span.end))
    return found


def _statements(comparison: Comparison, copies: set[str]) -> list[Statement]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in comparison.mentions:
        if isinstance(mention, (Attribution, Figure, LabelMention, LoadedWord, ModalityCue, TimeExpression)):
            mentions[mention.passage].append(mention)
    read: list[_Read] = []
    before: set[str] = set()
    for item in comparison.passages:
        if not item.passage.kind.is_prose or item.passage.article in copies:
            before = set()
            continue
        here: set[str] = set()
        for sentence in item.sentences:
            own = [mention for mention in mentions[item.passage.id] if sentence.overlaps(mention.span)]
            names = {mention.span: f"@{mention.referent}" for mention in own if isinstance(mention, LabelMention)}
            tokens = item.tokens_in(sentence)
            terms = _terms(tokens, names) | _figures(own)
            back = _points_back(item, sentence, terms, bool(here))
            earlier = frozenset(here or before) - frozenset(terms) if back else frozenset()
            read.append(_Read(item, sentence, terms, earlier, own))
            here = here | terms.keys()
        before = here
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


def _points_back(item: TokenisedPassage, sentence: Span, terms: Mapping[str, Span], goes_on: bool) -> bool:
    """Whether a sentence speaks of what the one before it said: これは…, or with hardly a subject of its own.

    Args:
        item: its passage.
        sentence: its place.
        terms: its own terms.
        goes_on: whether the sentence before it is in the same passage.
    """
    start = sentence.start - item.passage.span.start
    if item.text.startswith(_pointing_back(), start):
        return True
    own = sum(term not in _generic() for term in terms)
    return own < SHARED and item.passage.kind is PassageKind.BODY and (goes_on or len(item.sentences) > 1)


def _figures(own: Sequence[Mention]) -> dict[str, Span]:
    """Return the figures and dates of a sentence as terms: value and unit, whatever their spelling."""
    found: dict[str, Span] = {}
    for mention in own:
        if isinstance(mention, Figure) and (mention.low is not None or mention.high is not None):
            value = mention.low if mention.low is not None else mention.high
            found.setdefault(f"{FIGURE}{value} {mention.unit}", mention.span)
        elif isinstance(mention, TimeExpression) and mention.low and len(mention.low) > _YEAR:
            found.setdefault(f"{DATE}{mention.low}", mention.span)
    return found


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
