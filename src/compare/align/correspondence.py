"""Inside a topic: which sentence answers which, and what is the same and different in the two.

Words that all sentences of the topic share say nothing here; so rarity is counted inside the topic. Figures of one
kind with other values answer each other, too: that is what an editor looks for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Indel

from compare.align.concepts import Names
from compare.align.pieces import Piece, marks, pieces
from compare.language.textdiff import diff, words
from compare.model import Correspondence, Mention, Sentence, Span, TokenisedPassage

LEAST: Final = 0.2
"""Cosine from which on two sentences answer each other."""
PART: Final = 0.7
"""A sentence answers another with at least this part of the best score that either has in the other's article."""
COPIED: Final = 0.7
"""Share of common words, in order, from which on two sentences are versions of one text and a diff reads well."""
MOST: Final = 100
"""Sentences of one article in one topic that are held against those of the others. A topic has a few dozen; more is a
text without paragraphs, of which nobody reads the pairs, and all of which would keep a reader waiting."""
SHORTEST: Final = 6
"""Words of a sentence that can be called copied; 「以下の通り。」 is chance."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its pieces and their weights."""

    sentence: Sentence
    text: str
    pieces: tuple[Piece, ...]
    vector: Mapping[str, float]


def correspondences(
    passages: Iterable[TokenisedPassage], mentions: Iterable[Mention], names: Names
) -> tuple[Correspondence, ...]:
    """Return the pairs of sentences of different articles that answer each other, in reading order.

    Args:
        passages: the passages of one topic.
        mentions: what was recognised in them; others are passed over.
        names: the names of concepts.
    """
    ordered = sorted(passages, key=lambda item: (item.passage.article, item.passage.span))
    by_passage: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_passage.setdefault(mention.passage, []).append(mention)
    read = _weighed(
        [
            (Sentence(item.passage.article, span, item.passage.id), item, own)
            for item, span in _first_sentences(ordered)
            if (own := pieces(item, span, by_passage.get(item.passage.id, ()), names))
        ]
    )
    scores = {
        (one, other): score
        for one, other in combinations(range(len(read)), 2)
        if read[one].sentence.article != read[other].sentence.article
        and (score := _cosine(read[one].vector, read[other].vector)) >= LEAST
    }
    best: dict[tuple[int, str], float] = {}
    for (one, other), score in scores.items():
        for near, far in ((one, other), (other, one)):
            key = (near, read[far].sentence.article)
            best[key] = max(best.get(key, 0.0), score)
    return tuple(
        _correspondence(read[one], read[other], score)
        for (one, other), score in sorted(scores.items())
        if score >= PART * min(best[one, read[other].sentence.article], best[other, read[one].sentence.article])
    )


def _first_sentences(passages: Sequence[TokenisedPassage]) -> Iterator[tuple[TokenisedPassage, Span]]:
    """Yield the sentences of the passages, of each article no more than can be held against each other at once."""
    taken: Counter[str] = Counter()
    for item in passages:
        for span in item.sentences[: MOST - taken[item.passage.article]]:
            taken[item.passage.article] += 1
            yield item, span


def _weighed(found: Sequence[tuple[Sentence, TokenisedPassage, tuple[Piece, ...]]]) -> list[_Read]:
    frequency = Counter(term for _, _, own in found for term in {term for piece in own for term in piece.terms})
    total = len(found)
    read: list[_Read] = []
    for sentence, item, own in found:
        counts: dict[str, float] = {}
        for piece in own:
            for term, count in piece.terms.items():
                counts[term] = max(counts.get(term, 0.0), count)
        vector = {term: count * (math.log((total + 1) / (frequency[term] + 1)) + 1) for term, count in counts.items()}
        length = math.sqrt(math.fsum(value**2 for value in vector.values()))
        start = item.passage.span.start
        text = Span(sentence.span.start - start, sentence.span.end - start).of(item.text)
        read.append(_Read(sentence, text, own, {term: value / length for term, value in vector.items()}))
    return read


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return round(math.fsum(value * other[term] for term, value in one.items() if term in other), 6)


def _correspondence(one: _Read, other: _Read, score: float) -> Correspondence:
    first, second = words(one.text), words(other.text)
    copied = min(len(first), len(second)) >= SHORTEST and Indel.normalized_similarity(first, second) >= COPIED
    return Correspondence(
        one.sentence,
        other.sentence,
        score,
        marks(one.pieces, other.pieces),
        diff(one.text, other.text) if copied else (),
    )
