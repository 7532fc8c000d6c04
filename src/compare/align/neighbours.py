"""Which passages of other articles are like a passage."""

from __future__ import annotations

from compare.align.space import Space


def neighbours(space: Space, least: float) -> dict[str, dict[str, float]]:
    """Return for every passage those of other articles that have at least `least` in common with it, and how much."""
    postings: dict[str, list[tuple[str, float]]] = {}
    near: dict[str, dict[str, float]] = {}
    for passage, vector in space.vectors.items():
        article = space.profiles[passage].article
        common: dict[str, float] = {}
        for term, weight in vector.items():
            own = postings.setdefault(term, [])
            for other, value in own:
                common[other] = common.get(other, 0.0) + weight * value
            own.append((passage, weight))
        near[passage] = {}
        for other, value in common.items():
            if round(value, 9) >= least and space.profiles[other].article != article:
                near[passage][other] = near[other][passage] = round(value, 9)
    return near
