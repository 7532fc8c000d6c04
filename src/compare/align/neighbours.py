"""Which passages of other articles are like a passage: all compared with all, or candidates where they are many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from compare.align.space import Space

EXACT: Final = 1000
"""Passages up to which all are compared with all."""


def neighbours(space: Space, least: float) -> dict[str, dict[str, float]]:
    """Return for every passage those of other articles that have at least `least` in common with it, and how much.

    Above `EXACT` passages the search is by champion lists (`compare.align.champions`) and misses some of the weak ones.
    """
    if len(space.vectors) > EXACT:
        # Half a second to import: only large stories pay for it.
        from compare.align.champions import candidates  # noqa: PLC0415

        pairs: Iterable[tuple[str, str, float]] = candidates(space.vectors)
    else:
        pairs = _all_pairs(space, least)
    near: dict[str, dict[str, float]] = {passage: {} for passage in space.vectors}
    for one, other, value in pairs:
        if value >= least and space.profiles[one].article != space.profiles[other].article:
            near[one][other] = near[other][one] = value
    return near


def _all_pairs(space: Space, least: float) -> list[tuple[str, str, float]]:
    """Return all pairs of passages that have about `least` in common, and how much."""
    postings: dict[str, list[tuple[str, float]]] = {}
    pairs: list[tuple[str, str, float]] = []
    for passage, vector in space.vectors.items():
        common: dict[str, float] = {}
        for term, weight in vector.items():
            own = postings.setdefault(term, [])
            for other, value in own:
                common[other] = common.get(other, 0.0) + weight * value
            own.append((passage, weight))
        pairs += [(passage, other, round(value, 9)) for other, value in common.items() if value > least - 1e-6]
    return pairs
