"""figure-difference: the same quantity, another value, across articles.

Every figure is matched with its best partner in every other article (`gate`); partners that agree form one camp, and
two camps that differ are one finding with a reason (`reasons`). Target dates of one target are compared in `deadlines`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from compare.findings import deadlines, values
from compare.findings.cues import Standing
from compare.findings.gate import Match, same_quantity, stripped
from compare.findings.merging import ordered
from compare.findings.quantities import Quantity, Reader
from compare.findings.reasons import Outcome, agree, explain, sentence
from compare.findings.rule import Rule
from compare.model import Comparison, Evidence, Finding, MentionKind, PassageKind, Role

_ID: Final = "figure-difference"
_VERSION: Final = "1"
_CATEGORY: Final = "figure"
_LEAST: Final = 0.5
"""Confidence below which nothing is said."""
_PER_ARTICLE: Final = 8
"""How many figures of one head are compared per article; a long table of them is no claim of its own."""
_MENTIONS: Final = 2
"""How many mentions of one value in one article are shown."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """Two figures that differ, and what is to be said about it."""

    one: int
    other: int
    outcome: Outcome
    former: int | None


def _keys(quantity: Quantity) -> Iterator[str]:
    """Yield what figures must have in common to be compared at all."""
    if quantity.mention.kind is MentionKind.AGE:
        yield from sorted(quantity.names)
    elif quantity.head:
        yield quantity.head
        yield stripped(quantity.head)
        yield from sorted(quantity.compounds)
        yield from (quantity.head[start:] for start in range(1, len(quantity.head) - 1))


def _pairs(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different articles that share unit and a key, once each, in order."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    taken: dict[tuple[str, str, str], int] = defaultdict(int)
    for number, quantity in enumerate(quantities):
        for key in dict.fromkeys(_keys(quantity)):
            slot = (quantity.unit, key, quantity.article)
            taken[slot] += 1
            if taken[slot] <= _PER_ARTICLE:
                buckets[quantity.unit, key].append(number)
    pairs = {
        pair
        for bucket in buckets.values()
        for pair in combinations(bucket, 2)
        if quantities[pair[0]].article != quantities[pair[1]].article
    }
    yield from sorted(pairs)


def _partners(quantities: Sequence[Quantity], matches: Mapping[tuple[int, int], Match]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which each is the best partner of the other in its article; agreement is best."""
    best: dict[tuple[int, str], tuple[tuple[bool, float, float, int], int]] = {}
    for (one, other), match in matches.items():
        first, second = quantities[one], quantities[other]
        apart = float(values.distance(first.value, second.value))
        for mine, theirs in ((one, other), (other, one)):
            rank = (agree(first, second), match.confidence, -apart, -theirs)
            slot = (mine, quantities[theirs].article)
            if slot not in best or rank > best[slot][0]:
                best[slot] = (rank, theirs)
    for one, other in sorted(matches):
        first, second = quantities[one], quantities[other]
        if best[one, second.article][1] == other and best[other, first.article][1] == one:
            yield one, other


class _Camps:
    """Figures that say the same: sets that grow together."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first


def _join_repeats(quantities: Sequence[Quantity], camps: _Camps) -> None:
    """Put what an article says again in the camp of the first time."""
    first: dict[tuple[str, str, str, str], int] = {}
    for number, quantity in enumerate(quantities):
        if quantity.head and quantity.cues.standing is not Standing.FORMER:
            key = (quantity.article, quantity.unit, stripped(quantity.head), value_text(quantity))
            earlier = first.setdefault(key, number)
            if quantity.names == quantities[earlier].names or not quantity.names:
                camps.join(earlier, number)


def value_text(quantity: Quantity) -> str:
    """Return the normalised value of a figure as evidence shows it: `2000 COUNT:人`, `20..90 USD`, `FY…` not."""
    low, high = (
        format(end.normalize(), "f") if end is not None else "" for end in (quantity.value.low, quantity.value.high)
    )
    number = low if low == high else f"{low}..{high}"
    sign = {0: "", 1: "+", -1: "-"}[quantity.cues.change]
    return f"{sign}{number} {quantity.unit}"


def _former(quantities: Sequence[Quantity], one: Quantity, other: Quantity) -> int | None:
    """Return where `one`'s article names `other`'s value as an earlier one, if it does."""
    for number, quantity in enumerate(quantities):
        if (
            quantity.article == one.article
            and quantity.cues.standing is Standing.FORMER
            and quantity.unit == one.unit
            and quantity.head == one.head
            and values.compare(quantity.value, other.value) is values.Comparison.SAME
        ):
            return number
    return None


def _differences(quantities: Sequence[Quantity], comparison: Comparison, camps: _Camps) -> Iterator[_Difference]:
    """Yield the pairs that differ, and put those that agree in one camp."""
    published = {article.id: article.published for article in comparison.articles}
    valid = [number for number, quantity in enumerate(quantities) if quantity.cues.standing is not Standing.FORMER]
    current = [quantities[number] for number in valid]
    matches = {
        (valid[one], valid[other]): match
        for one, other in _pairs(current)
        if (match := same_quantity(current[one], current[other])) is not None
    }
    formers = [quantity for quantity in quantities if quantity.cues.standing is Standing.FORMER]
    place = {id(quantity): number for number, quantity in enumerate(quantities)}
    for one, other in _partners(quantities, matches):
        first, second = quantities[one], quantities[other]
        if agree(first, second):
            camps.join(one, other)
            continue
        former = _former(formers, first, second)
        former = _former(formers, second, first) if former is None else former
        outcome = explain(first, second, matches[one, other], published, former is not None)
        if outcome is not None and outcome.confidence >= _LEAST:
            yield _Difference(one, other, outcome, place[id(formers[former])] if former is not None else None)


def _evidence(quantity: Quantity, role: Role) -> Evidence:
    mention = quantity.mention
    return Evidence(mention.article, mention.span, mention.text, value_text(quantity), role)


class _Writer:
    """Turns differences between camps into findings."""

    def __init__(self, comparison: Comparison, quantities: Sequence[Quantity], camps: _Camps) -> None:
        self.quantities = quantities
        self.camps = camps
        self.members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(quantities)):
            self.members[camps.of(number)].append(number)
        self.forecasts = {article.id for article in comparison.articles if article.genre == "forecast"}

    def _speaks(self, number: int) -> bool:
        """Whether a figure may be a side: prose or headline, and not of a forecast."""
        quantity = self.quantities[number]
        return quantity.kind is not PassageKind.ROW and quantity.article not in self.forecasts

    def _camp(self, number: int) -> list[Evidence]:
        """Return the evidence of one side: its article's mentions, then the articles that agree."""
        article = self.quantities[number].article
        members = self.members[self.camps.of(number)]
        own = [number, *(item for item in members if item != number and self.quantities[item].article == article)]
        shown = [item for item in own if self._speaks(item)][:_MENTIONS]
        pieces = [_evidence(self.quantities[item], Role.SIDE) for item in shown]
        others = {
            self.quantities[item].article: item
            for item in reversed(members)
            if self.quantities[item].article != article
        }
        pieces += [_evidence(self.quantities[item], Role.AGREE) for _, item in sorted(others.items())]
        return pieces

    def finding(self, difference: _Difference) -> Finding | None:
        """Return the finding for a difference, or `None` if a side may not speak."""
        if not (self._speaks(difference.one) and self._speaks(difference.other)):
            return None
        first, second = self.quantities[difference.one], self.quantities[difference.other]
        outcome = difference.outcome
        evidence = [*self._camp(difference.one), *self._camp(difference.other)]
        if difference.former is not None:
            evidence.append(_evidence(self.quantities[difference.former], Role.CONTEXT))
        shared = sorted(first.sure & second.sure) or sorted(first.topics & second.topics)
        measure = first.label or second.label
        return Finding(
            rule=_ID,
            rule_version=_VERSION,
            category=_CATEGORY,
            relation=outcome.relation,
            reason=outcome.reason,
            severity=outcome.severity,
            confidence=round(outcome.confidence, 2),
            topic=shared[0] if shared else None,
            message=sentence(
                outcome.reason, first.article, first.mention.text, second.article, second.mention.text, measure
            ),
            evidence=ordered(evidence),
        )


def _one_per_camps(differences: Iterable[_Difference], camps: _Camps) -> Iterator[_Difference]:
    """Yield one difference for each two camps: the gravest, then the surest, then the first."""
    best: dict[tuple[int, int], _Difference] = {}
    for difference in differences:
        first, second = sorted((camps.of(difference.one), camps.of(difference.other)))
        if first == second:
            # One article agrees with both: the difference is in its words, not between the articles.
            continue
        known = best.get((first, second))
        if known is None or _gravity(difference) < _gravity(known):
            best[first, second] = difference
    yield from best.values()


def _gravity(difference: _Difference) -> tuple[int, float, int, int]:
    return difference.outcome.severity, -difference.outcome.confidence, difference.one, difference.other


def _find(comparison: Comparison) -> Iterator[Finding]:
    reader = Reader(comparison)
    quantities = tuple(reader.quantities())
    camps = _Camps(len(quantities))
    differences = tuple(_differences(quantities, comparison, camps))
    _join_repeats(quantities, camps)
    writer = _Writer(comparison, quantities, camps)
    for difference in _one_per_camps(differences, camps):
        finding = writer.finding(difference)
        if finding is not None:
            yield finding
    yield from deadlines.find(comparison, reader, quantities)


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
