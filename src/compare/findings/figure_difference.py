"""figure-difference: the same quantity, another value, across articles.

What `compare.quantities` holds against each other becomes findings here: camps that differ for one reason are one
finding. Target dates of one target are compared in `deadlines`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.findings import deadlines
from compare.findings.merging import ordered
from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Comparison, Evidence, Finding, PassageKind, Role
from compare.quantities.comparing import Compared, Difference, compare_figures
from compare.quantities.pairing import Camps, value_text
from compare.quantities.reading import Quantity
from compare.quantities.reasons import sentence

_ID: Final = "figure-difference"
_VERSION: Final = "1"
_CATEGORY: Final = "figure"
_UNIT_MARKS: Final = ("割", "百万", "分の")
"""Signs of another way to write a number: 3割 and 30%, 412,865百万円 and 4128億円."""
_NAMED: Final = 3
"""How many further values a sentence names; the evidence has all of them."""
_MENTIONS: Final = 2
"""How many mentions of one value in one article are shown."""


def _evidence(quantity: Quantity, role: Role) -> Evidence:
    mention = quantity.mention
    return Evidence(mention.article, mention.span, mention.text, value_text(quantity), role)


class _Writer:
    """Turns differences between camps into findings."""

    def __init__(self, comparison: Comparison, compared: Compared) -> None:
        quantities = compared.quantities
        self.quantities = quantities
        self.camps = compared.camps
        self.members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(quantities)):
            self.members[self.camps.of(number)].append(number)

    def _speaks(self, number: int) -> bool:
        """Whether a figure may be a side: in prose or a headline, not in a table."""
        return self.quantities[number].kind is not PassageKind.ROW

    def _camp(self, number: int) -> list[Evidence]:
        """Return the evidence of one side: its article's mentions, then the articles that agree."""
        article = self.quantities[number].article
        members = self.members[self.camps.of(number)]
        own = [number, *(item for item in members if item != number and self.quantities[item].article == article)]
        shown = [item for item in own if self._speaks(item)][:_MENTIONS]
        pieces = [_evidence(self.quantities[item], Role.SIDE) for item in shown]
        others: dict[str, list[int]] = defaultdict(list)
        for item in members:
            if self.quantities[item].article != article:
                others[self.quantities[item].article].append(item)
        for _, items in sorted(others.items()):
            pieces += [_evidence(self.quantities[item], Role.AGREE) for item in items[:_MENTIONS]]
        return pieces

    def finding(self, bundle: Sequence[Difference]) -> Finding | None:
        """Return the finding for differences of one quantity and reason, or `None` if no two sides may speak."""
        spoken = [item for item in bundle if self._speaks(item.one) and self._speaks(item.other) and not item.foretold]
        if not spoken:
            return None
        chief = min(spoken, key=lambda item: item.gravity)
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


def _bundles(differences: Sequence[Difference], camps: Camps) -> list[list[Difference]]:
    """Put together the differences of one reason whose camps hang together: three values are one finding."""
    groups = Camps(len(differences))
    first: dict[tuple[str, int], int] = {}
    for number, difference in enumerate(differences):
        for camp in (camps.of(difference.one), camps.of(difference.other)):
            groups.join(first.setdefault((difference.outcome.reason, camp), number), number)
    bundles: dict[int, list[Difference]] = defaultdict(list)
    for number, difference in enumerate(differences):
        bundles[groups.of(number)].append(difference)
    return list(bundles.values())


def _agreements(comparison: Comparison, compared: Compared, writer: _Writer) -> Iterator[Finding]:
    """Yield what articles give as the same in other words: rounded, or in another unit. Low: for information."""
    for members in writer.members.values():
        for one, other in combinations(members, 2):
            first, second = compared.quantities[one], compared.quantities[other]
            if first.article == second.article or (reason := _other_words(first, second)) is None:
                continue
            shared = sorted(first.topics & second.topics)
            yield Finding(
                rule=_ID,
                rule_version=_VERSION,
                category=_CATEGORY,
                relation="agree",
                reason=reason,
                severity=3,
                confidence=0.8,
                topic=shared[0] if shared else None,
                message=message(
                    "{a} gives {x}, {b} gives {y} for “{measure}”: the same, rounded or in another unit.",
                    a=first.article,
                    x=first.mention.text,
                    b=second.article,
                    y=second.mention.text,
                    measure=first.label or second.label,
                ),
                evidence=ordered([_evidence(first, Role.SIDE), _evidence(second, Role.SIDE)]),
            )
            break


def _other_words(one: Quantity, other: Quantity) -> str | None:
    """Return why two figures that agree are written differently, `None` if they are not."""
    if one.value.point is not None and other.value.point is not None and one.value.point != other.value.point:
        return "approx"
    units = [getattr(quantity.mention, "unit", "") for quantity in (one, other)]
    marks = any((mark in one.mention.text) is not (mark in other.mention.text) for mark in _UNIT_MARKS)
    return "unit" if units[0] != units[1] or marks else None


def _find(comparison: Comparison) -> Iterator[Finding]:
    compared = compare_figures(comparison)
    writer = _Writer(comparison, compared)
    for bundle in _bundles(compared.differences, compared.camps):
        finding = writer.finding(bundle)
        if finding is not None:
            yield finding
    yield from _agreements(comparison, compared, writer)
    yield from deadlines.find(comparison, compared.reader, compared.quantities)


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
