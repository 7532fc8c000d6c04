"""figure-difference: the same quantity, another value, across articles.

Every figure is matched with its best partner in every other article (`gate`, `pairing`); partners that agree form one
camp, and camps that differ for one reason (`reasons`) are one finding. Target dates of one target are compared in
`deadlines`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.findings import deadlines, values
from compare.findings.cues import Standing
from compare.findings.merging import ordered
from compare.findings.pairing import Camps, join_repeats, matches, partners, value_text
from compare.findings.quantities import Quantity, Reader
from compare.findings.reasons import Outcome, agree, explain, sentence
from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Comparison, Evidence, Finding, PassageKind, Role

_ID: Final = "figure-difference"
_VERSION: Final = "1"
_CATEGORY: Final = "figure"
_LEAST: Final = 0.5
"""Confidence below which nothing is said."""
_NAMED: Final = 3
"""How many further values a sentence names; the evidence has all of them."""
_MENTIONS: Final = 2
"""How many mentions of one value in one article are shown."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """Two figures that differ, and what is to be said about it."""

    one: int
    other: int
    outcome: Outcome
    former: int | None


def _former(quantities: Sequence[Quantity], one: Quantity, other: Quantity) -> int | None:
    """Return where `one`'s article names `other`'s value as an earlier one, if it does."""
    for number, quantity in enumerate(quantities):
        if (
            quantity.article == one.article
            and quantity.unit == one.unit
            and quantity.head == one.head
            and values.compare(quantity.value, other.value) is values.Comparison.SAME
        ):
            return number
    return None


def _differences(quantities: Sequence[Quantity], comparison: Comparison, camps: Camps) -> Iterator[_Difference]:
    """Yield the pairs that differ, and put those that agree in one camp."""
    published = {article.id: article.published for article in comparison.articles}
    valid = [number for number, quantity in enumerate(quantities) if quantity.cues.standing is not Standing.FORMER]
    current = [quantities[number] for number in valid]
    found = {(valid[one], valid[other]): match for (one, other), match in matches(current).items()}
    formers = [quantity for quantity in quantities if quantity.cues.standing is Standing.FORMER]
    place = {id(quantity): number for number, quantity in enumerate(quantities)}
    for one, other in partners(quantities, found):
        first, second = quantities[one], quantities[other]
        if agree(first, second):
            camps.join(one, other)
            continue
        former = _former(formers, first, second)
        former = _former(formers, second, first) if former is None else former
        outcome = explain(first, second, found[one, other], published, former is not None)
        if outcome is not None and outcome.confidence >= _LEAST:
            yield _Difference(one, other, outcome, place[id(formers[former])] if former is not None else None)


def _evidence(quantity: Quantity, role: Role) -> Evidence:
    mention = quantity.mention
    return Evidence(mention.article, mention.span, mention.text, value_text(quantity), role)


class _Writer:
    """Turns differences between camps into findings."""

    def __init__(self, comparison: Comparison, quantities: Sequence[Quantity], camps: Camps) -> None:
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

    def finding(self, bundle: Sequence[_Difference]) -> Finding | None:
        """Return the finding for differences of one quantity and reason, or `None` if no two sides may speak."""
        spoken = [item for item in bundle if self._speaks(item.one) and self._speaks(item.other)]
        if not spoken:
            return None
        chief = min(spoken, key=_gravity)
        first, second = self.quantities[chief.one], self.quantities[chief.other]
        outcome = chief.outcome
        sides = dict.fromkeys(number for item in (chief, *spoken) for number in (item.one, item.other))
        camps = {self.camps.of(number): number for number in reversed(sides)}
        evidence = [piece for number in camps.values() for piece in self._camp(number)]
        evidence += [
            _evidence(self.quantities[item.former], Role.CONTEXT) for item in spoken if item.former is not None
        ]
        shared = sorted(first.sure & second.sure) or sorted(first.topics & second.topics)
        text = sentence(
            outcome.reason,
            first.article,
            first.mention.text,
            second.article,
            second.mention.text,
            first.label or second.label,
        )
        others = sorted(set(camps.values()) - {chief.one, chief.other})
        for number in others[:_NAMED]:
            other = self.quantities[number]
            text = message("{difference} {a} gives {x}.", difference=text, a=other.article, x=other.mention.text)
        if rest := len(others[_NAMED:]):
            text = message("{difference} Further values: {count}.", difference=text, count=rest)
        return Finding(
            rule=_ID,
            rule_version=_VERSION,
            category=_CATEGORY,
            relation=outcome.relation,
            reason=outcome.reason,
            severity=outcome.severity,
            confidence=round(outcome.confidence, 2),
            topic=shared[0] if shared else None,
            message=text,
            evidence=ordered(evidence),
        )


def _one_per_camps(differences: Iterable[_Difference], camps: Camps) -> Iterator[_Difference]:
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


def _bundles(differences: Sequence[_Difference], camps: Camps) -> list[list[_Difference]]:
    """Put together the differences of one reason whose camps hang together: three values are one finding."""
    groups = Camps(len(differences))
    first: dict[tuple[str, int], int] = {}
    for number, difference in enumerate(differences):
        for camp in (camps.of(difference.one), camps.of(difference.other)):
            groups.join(first.setdefault((difference.outcome.reason, camp), number), number)
    bundles: dict[int, list[_Difference]] = defaultdict(list)
    for number, difference in enumerate(differences):
        bundles[groups.of(number)].append(difference)
    return list(bundles.values())


def _find(comparison: Comparison) -> Iterator[Finding]:
    reader = Reader(comparison)
    quantities = tuple(reader.quantities())
    camps = Camps(len(quantities))
    differences = tuple(_differences(quantities, comparison, camps))
    join_repeats(quantities, camps)
    writer = _Writer(comparison, quantities, camps)
    for bundle in _bundles(tuple(_one_per_camps(differences, camps)), camps):
        finding = writer.finding(bundle)
        if finding is not None:
            yield finding
    yield from deadlines.find(comparison, reader, quantities)


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
