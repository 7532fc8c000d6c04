"""Target dates: one target, another date by which it is to be met.

A shift (2年前倒し) is added to the original date, wherever that is given, and the result compared like a date that was
written: 本来は2027年度 and 2年前倒し say the same as 2025年度.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from compare.findings.target_dates import Binder, Claim, Part, shifted, targets
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, Role
from compare.quantities.reading import Quantity, Reader

_MENTIONS: Final = 2
"""How many mentions of one date in one article are shown."""
_DERIVED: Final = 0.85
"""Confidence when another article bears out that the date was moved."""
_PLAIN: Final = 0.7
"""Confidence when two dates stand against each other and nothing more is said."""


@dataclass(frozen=True, slots=True)
class _Derived:
    """A date computed from a shift: the shift, the original date it is counted from, the result."""

    shift: Claim
    original: Claim
    date: str

    def evidence(self, role: Role) -> Evidence:
        """Return the shift as evidence for the date that it leads to."""
        return _evidence(self.shift, role, self.date)

    def sentence(self) -> Message:
        """Say how the date was computed."""
        return message(
            "{article}: “{shift}”, reckoned from {original}, is {date}.",
            article=self.shift.article,
            shift=self.shift.time.text,
            original=_day(self.original.date),
            date=_day(self.date),
        )


def _day(date: str) -> str | Message:
    """Return a date as a reader writes it: a fiscal year in words, all else in figures."""
    return message("fiscal {year}", year=date[2:]) if date.startswith("FY") else date


def _evidence(claim: Claim, role: Role, date: str | None = None) -> Evidence:
    return Evidence(claim.article, claim.time.span, claim.time.text, date or claim.date, role)


class _Target:
    """All that the articles say on the date of one target."""

    def __init__(self, claims: Sequence[Claim], forecasts: frozenset[str]) -> None:
        self.originals = [claim for claim in claims if claim.part is Part.ORIGINAL]
        self.current: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.part is Part.CURRENT and claim.article not in forecasts:
                self.current[claim.date].append(claim)
        self.derived = list(
            self._derive([claim for claim in claims if claim.part is Part.SHIFT and claim.article not in forecasts])
        )
        self.label = next((claim.target.label for claim in claims if claim.target.label), "")
        self.value = claims[0].target.mention.text

    def _derive(self, shifts: Sequence[Claim]) -> Iterator[_Derived]:
        """Count each shift from the original date: that of its own article, else the one the others agree on."""
        for shift in shifts:
            own = [claim for claim in self.originals if claim.article == shift.article]
            bases = own or self.originals or [claim for claims in self.current.values() for claim in claims]
            dates = sorted({claim.date for claim in bases})
            if len(dates) == 1 and (date := shifted(dates[0], shift.months)):
                yield _Derived(shift, bases[0], date)

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each two dates that differ, and one for a computed agreement that nothing disputes."""
        dates = sorted(self.current)
        found = False
        for first, second in combinations(dates, 2):
            if {claim.article for claim in self.current[first]} != {claim.article for claim in self.current[second]}:
                found = True
                yield self._difference(first, second)
        for item in self.derived:
            others = [date for date in dates if date != item.date and self._given_elsewhere(date, item)]
            if item.date not in self.current and others:
                found = True
                yield self._moved(others[0], item)
        if not found:
            yield from self._agreement()

    def _given_elsewhere(self, date: str, item: _Derived) -> bool:
        return any(claim.article != item.shift.article for claim in self.current[date])

    def _camp(self, date: str) -> list[Evidence]:
        """Return the evidence for one date: its first article as the side, the others as agreeing."""
        claims = sorted(self.current[date], key=lambda claim: (claim.article, claim.time.span))
        own = [claim for claim in claims if claim.article == claims[0].article]
        others = {claim.article: claim for claim in reversed(claims) if claim.article != claims[0].article}
        pieces = [_evidence(claim, Role.SIDE) for claim in own[:_MENTIONS]]
        pieces += [_evidence(others[article], Role.AGREE) for article in sorted(others)]
        return pieces + [item.evidence(Role.AGREE) for item in self.derived if item.date == date]

    def _context(self) -> list[Evidence]:
        return [_evidence(claim, Role.CONTEXT) for claim in self.originals]

    def _difference(self, first: str, second: str) -> Finding:
        former = {claim.date for claim in self.originals}
        computed = [item for item in self.derived if item.date in (first, second)]
        older, newer = (second, first) if second in former and first not in former else (first, second)
        revised = older in former or bool(computed)
        text = message(
            "{a} gives {x} for “{measure}” ({value}), {b} gives {y}.",
            a=self.current[older][0].article,
            x=self.current[older][0].time.text,
            b=self.current[newer][0].article,
            y=self.current[newer][0].time.text,
            measure=self.label,
            value=self.value,
        )
        if revised:
            text = message("{difference} The date may have been revised.", difference=text)
        if computed:
            text = message("{difference} {computation}", difference=text, computation=computed[0].sentence())
        pieces = [*self._camp(older), *self._camp(newer), *self._context()]
        topic = _shared_topic(self.current[older], self.current[newer])
        return _finding(text, pieces, "revision" if revised else "true", _DERIVED if revised else _PLAIN, topic)

    def _moved(self, date: str, item: _Derived) -> Finding:
        claim = self.current[date][0]
        text = message(
            "{a} gives {x} for “{measure}” ({value}), {b} says {y}. The date may have been revised.",
            a=claim.article,
            x=claim.time.text,
            b=item.shift.article,
            y=item.shift.time.text,
            measure=self.label,
            value=self.value,
        )
        text = message("{difference} {computation}", difference=text, computation=item.sentence())
        pieces = [*self._camp(date), item.evidence(Role.SIDE), *self._context()]
        return _finding(text, pieces, "revision", _PLAIN, _shared_topic(self.current[date], [item.shift]))

    def _agreement(self) -> Iterator[Finding]:
        for item in self.derived:
            claims = [claim for claim in self.current.get(item.date, ()) if claim.article != item.shift.article]
            if claims:
                text = message(
                    "{a} and {b} say the same for “{measure}” ({value}). {computation}",
                    a=claims[0].article,
                    b=item.shift.article,
                    measure=self.label,
                    value=self.value,
                    computation=item.sentence(),
                )
                pieces = [_evidence(claims[0], Role.SIDE), item.evidence(Role.SIDE), *self._context()]
                yield _finding(text, pieces, None, _DERIVED, _shared_topic(claims, [item.shift]))
                return


def _shared_topic(some: Sequence[Claim], others: Sequence[Claim]) -> str | None:
    """Return the first topic that holds the targets of both sides, if one does."""
    first = {topic for claim in some for topic in claim.target.topics}
    return min((topic for claim in others for topic in claim.target.topics if topic in first), default=None)


def _finding(
    text: Message, pieces: list[Evidence], reason: str | None, confidence: float, topic: str | None
) -> Finding:
    relation = {None: "agree", "true": "conflict"}.get(reason, "confine")
    return Finding(
        rule="figure-difference",
        rule_version="1",
        category="figure",
        relation=relation,
        reason=reason,
        severity=3 if reason is None else 1,
        confidence=confidence,
        topic=topic,
        message=text,
        evidence=tuple(pieces),
    )


def find(comparison: Comparison, reader: Reader, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Yield what the articles say differently, or by computation alike, on the date of one target."""
    forecasts = frozenset(article.id for article in comparison.articles if article.genre == "forecast")
    for claims in targets(Binder(reader, quantities).claims()):
        if len({claim.article for claim in claims}) > 1:
            yield from _Target(claims, forecasts).findings()
