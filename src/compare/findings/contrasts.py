"""Points across articles: pairs of statements that a rule finds to differ, brought together point by point.

Pairs of one topic belong together; no statement speaks in two findings of a rule, so that what is shown once is not
shown again under another topic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from compare.findings.points import Pair, Statement
from compare.language.clauses import clauses
from compare.model import Span, TokenisedPassage

T = TypeVar("T")

CORE: Final = 3
"""Weightiest shared words of a pair, of which one must be shared by a point for the pair to belong to it."""


@dataclass(frozen=True, slots=True)
class Contrast(Generic[T]):
    """Two statements that make the same point and differ in what a rule looks at.

    Attributes:
        pair: the statements.
        one, other: how the rule read each.
    """

    pair: Pair
    one: T
    other: T


def whole(statement: Statement, _: object) -> Span:
    """Return the whole statement as what speaks only once."""
    return statement.span


def by_point(
    contrasts: Iterable[Contrast[T]], part: Callable[[Statement, T], Span] = whole
) -> Iterator[list[Contrast[T]]]:
    """Yield the contrasts of each point, the most alike first; every statement is in one of them only.

    Args:
        contrasts: in any order.
        part: the part of a statement that speaks in one point only: its clause, say.

    A contrast joins a point if one of its statements speaks there already, the other nowhere else, and it is about the
    same words as the first contrast of the point; otherwise it is a point of its own, or is passed over.
    """
    home: dict[tuple[str, Span], int] = {}
    groups: list[list[Contrast[T]]] = []
    for contrast in sorted(contrasts, key=_order):
        places = [
            (statement.article, part(statement, reading))
            for statement, reading in ((contrast.pair.one, contrast.one), (contrast.pair.other, contrast.other))
        ]
        homes = {home[place] for place in places if place in home}
        if not homes:
            homes = {len(groups)}
            groups.append([])
        number = homes.pop()
        core = groups[number][0].pair.shared if groups[number] else contrast.pair.shared
        if not homes and set(core) & set(contrast.pair.shared[:CORE]):
            groups[number].append(contrast)
            home.update(dict.fromkeys(places, number))
    yield from groups


def _order(contrast: Contrast[T]) -> tuple[object, ...]:
    one, other = contrast.pair.one, contrast.pair.other
    return -contrast.pair.score, one.article, one.span, other.article, other.span


def clause_of(statement: Statement, shared: Iterable[str], passage: TokenisedPassage) -> Span:
    """Return the clause of a statement that holds most of the shared words; of equals the last."""
    parts = clauses(passage.tokens_in(statement.span)) or (statement.span,)

    def weight(part: Span) -> float:
        return sum(
            statement.terms[term]
            for term in sorted(set(shared) & statement.places.keys())
            if part.start <= statement.places[term].start < part.end
        )

    return max(parts, key=lambda part: (round(weight(part), 6), part.start))
