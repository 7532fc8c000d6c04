"""Sentences that answer each other: which are lit up with the one under the cursor, which stand side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compare.model import Correspondence, Sentence, Span


@dataclass(frozen=True, slots=True)
class Answers:
    """The pairs of a topic, seen from some words.

    Attributes:
        pairs: sentences of different articles that answer each other.
        article: id of the article under the cursor, if any.
        span: the words under the cursor.
    """

    pairs: tuple[Correspondence, ...] = ()
    article: str = ""
    span: Span = Span(0, 0)  # noqa: RUF009 - frozen

    def lit(self, article: str) -> tuple[Span, ...]:
        """Return the sentences of an article that answer the words under the cursor."""
        found = [other.span for here, other in self._answering() if other.article == article]
        return tuple(dict.fromkeys(found))

    def _answering(self) -> Iterable[tuple[Sentence, Sentence]]:
        for pair in self.pairs:
            for here, other in ((pair.one, pair.other), (pair.other, pair.one)):
                if here.article == self.article and here.span.overlaps(self.span):
                    yield here, other

    def levels(self, shown: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """Return which passages stand at one height: passage id → level.

        The first article with passages is the measure; of the others, as many passages stand beside what they answer
        as can without changing their order.

        Args:
            shown: article id → passage ids in reading order, column by column.
        """
        columns = [(article, list(passages)) for article, passages in shown.items() if passages]
        if len(columns) < 2:
            return {}
        first, measure = columns[0]
        levels = {passage: number for number, passage in enumerate(measure)}
        for article, passages in columns[1:]:
            scores: dict[tuple[int, int], float] = {}
            for pair in self.pairs:
                one, other = (pair.one, pair.other) if pair.one.article == first else (pair.other, pair.one)
                if (one.article, other.article) != (first, article):
                    continue
                if one.passage in measure and other.passage in passages:
                    place = (measure.index(one.passage), passages.index(other.passage))
                    scores[place] = scores.get(place, 0.0) + pair.score
            levels |= {passages[there]: here for here, there in _chain(scores)}
        return levels


NO_ANSWERS: Final = Answers()
"""Nothing is known to answer anything."""


def _chain(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs, growing on both sides, that have most in common together."""
    best: list[tuple[float, list[tuple[int, int]]]] = []
    for place in sorted(scores):
        before = [entry for entry in best if entry[1][-1][0] < place[0] and entry[1][-1][1] < place[1]]
        score, chain = max(before, key=lambda entry: entry[0], default=(0.0, []))
        best.append((score + scores[place], [*chain, place]))
    return max(best, key=lambda entry: entry[0], default=(0.0, []))[1]
