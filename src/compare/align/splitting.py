"""Which articles tell one story: a folder with several is split first, and no article is silent on another story.

Articles are compared by what they name; those that an average link ties are one story. An article joins the story it
is most like on the mean, then stories that are alike are joined: near linear in the number of articles.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from compare.align.profiles import Profile
from compare.align.space import Vector, dot
from compare.align.terms import stop_words

LINKED: Final = 0.055
"""Mean similarity from which on articles tell one story. Of 36 stories of three to five articles none is torn at this
bar, nor at .07, and of folders made of several of them 97 % of the pairs of different stories are parted: to tear a
story costs more than to show two under one roof."""


def stories(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """Return the articles by story, stories and articles in the order of their ids.

    Args:
        profiles: those of all story passages.
    """
    vectors = _vectors(profiles)
    found: list[set[str]] = []
    sums: list[Vector] = []
    holding: dict[str, set[int]] = {}
    for article in sorted(vectors):
        vector = vectors[article]
        common: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number in holding.get(term, ()):
                common[number] += weight * sums[number][term]
        means = {number: round(value / len(found[number]), 9) for number, value in common.items()}
        best = min(means, key=lambda number: (-means[number], number), default=None)
        if best is None or means[best] < LINKED:
            best = len(found)
            found.append(set())
            sums.append({})
        found[best].add(article)
        for term, weight in vector.items():
            sums[best][term] = sums[best].get(term, 0.0) + weight
            holding.setdefault(term, set()).add(best)
    _join(found, sums)
    return tuple(sorted(tuple(sorted(articles)) for articles in found if articles))


def _vectors(profiles: Sequence[Profile]) -> dict[str, Vector]:
    """Return each article as the terms it names, of length one; an article that names nothing has none."""
    counts: dict[str, defaultdict[str, float]] = {}
    idle = stop_words().generic
    for profile in profiles:
        own = counts.setdefault(profile.article, defaultdict(float))
        for term, count in profile.own.counts.items():
            if term.removeprefix("@") not in idle:
                own[term] += count  # a close term counts half
    having = Counter(term for own in counts.values() for term in own)
    vectors: dict[str, Vector] = {}
    for article, own in counts.items():
        vector = {
            term: (1 + math.log(count) if count >= 1 else count)
            * (math.log((len(counts) + 1) / (having[term] + 1)) + 1)
            for term, count in own.items()
        }
        length = math.sqrt(math.fsum(weight**2 for weight in vector.values()))
        vectors[article] = {term: weight / length for term, weight in vector.items()} if length else {}
    return vectors


def _join(found: list[set[str]], sums: list[Vector]) -> None:
    """Join stories that are alike on the mean, the most alike first, until none are."""
    links: dict[tuple[int, int], float] = {}

    def link(one: int, others: Mapping[int, Vector]) -> None:
        for other, vector in others.items():
            mean = round(dot(sums[one], vector) / (len(found[one]) * len(found[other])), 9)
            if mean >= LINKED:
                links[min(one, other), max(one, other)] = mean

    for number in range(len(found)):
        link(number, dict(enumerate(sums[:number])))
    while links:
        one, other = min(links, key=lambda pair: (-links[pair], pair))
        found[one] |= found[other]
        found[other] = set()
        for term, weight in sums[other].items():
            sums[one][term] = sums[one].get(term, 0.0) + weight
        sums[other] = {}
        for pair in [pair for pair in links if {one, other} & set(pair)]:
            del links[pair]
        link(one, {number: sums[number] for number in range(len(found)) if found[number] and number != one})
