"""Target dates: one target, another date by which it is to be met.

A date is the deadline of a target when it stands with a figure and a word like 達成 or まで, in one sentence or the
next. A shift (2年前倒し) is added to the original date, wherever that is given, and the result compared like a date
that was written: 本来は2027年度 and 2年前倒し say the same as 2025年度.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations
from typing import Final

from compare.findings.cues import words
from compare.findings.gate import kinship
from compare.findings.quantities import Quantity, Reader, duration
from compare.findings.surroundings import Surroundings
from compare.findings.values import Value
from compare.i18n import Message, message
from compare.model import (
    Comparison,
    Evidence,
    Finding,
    MentionKind,
    PassageKind,
    Role,
    Span,
    TimeExpression,
    Token,
)

_DATE: Final = re.compile(r"(FY)?(\d{4})(?:-(\d{2}))?")
_NEAR: Final = 4
"""How many words behind a date may make it a deadline."""
_ORIGINAL: Final = 5
"""How many words before a date may call it the original one."""
_COMPARED: Final = 10
"""How many claims of a target a new one is compared with."""
_FIGURES: Final = 20
"""Figures in one sentence above which it is a table run together and sets no target."""
_MENTIONS: Final = 2
"""How many mentions of one date in one article are shown."""
_DERIVED: Final = 0.85
"""Confidence when another article bears out that the date was moved."""
_PLAIN: Final = 0.7


class Part(Enum):
    """What a date is to its target."""

    CURRENT = "current"
    ORIGINAL = "original"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Claim:
    """An article gives a date, or a shift of it, for a target.

    Attributes:
        time: the words.
        target: the figure that is to be met.
        part: current date, original date, or shift.
        date: the date (`FY2027`, `2027`, `2027-10`); empty for a shift.
        months: the shift, negative for earlier; 0 for a date.
    """

    time: TimeExpression
    target: Quantity
    part: Part
    date: str = ""
    months: int = 0

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.time.article


def shifted(date: str, months: int) -> str | None:
    """Return the date moved by so many months, at its own precision, or `None` if that is too coarse to say."""
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    fiscal, year, month = match.group(1) or "", int(match.group(2)), match.group(3)
    if month is None:
        return f"{fiscal}{year + months // 12}" if months % 12 == 0 else None
    count = year * 12 + int(month) - 1 + months
    return f"{count // 12}-{count % 12 + 1:02d}"


def _has(tokens: Sequence[Token], group: str) -> bool:
    return any(token.normalized in words(group) for token in tokens)


def _until_stop(tokens: Sequence[Token], most: int) -> list[Token]:
    near: list[Token] = []
    for token in tokens[:most]:
        if token.pos[1] in ("句点", "読点"):
            break
        near.append(token)
    return near


def _claim(time: TimeExpression, target: Quantity, before: Sequence[Token], behind: Sequence[Token]) -> Claim | None:
    """Read what a time expression says of a target, from the words around it."""
    follows = _until_stop(behind, _NEAR)
    if time.kind is MentionKind.DURATION:
        length = duration(time.written)
        if length is None or length[1] != "MONTHS" or length[0] % 1:
            return None
        if time.modifier == "earlier" or _has(follows[:2], "earlier"):
            return Claim(time, target, Part.SHIFT, months=-int(length[0]))
        if time.modifier == "later" or _has(follows[:2], "later"):
            return Claim(time, target, Part.SHIFT, months=int(length[0]))
        return None
    date = time.high or time.low
    if date is None or not _DATE.fullmatch(date) or (time.low not in (None, date)):
        return None
    until = time.modifier == "by" or "まで" in time.text or any(token.surface == "まで" for token in follows[:2])
    moved = any(token.surface == "から" for token in follows[:1]) and (_has(behind, "earlier") or _has(behind, "later"))
    if not (until or moved or _has(follows, "deadline")):
        return None
    original = moved or _has(_until_stop(list(reversed(before)), _ORIGINAL), "original")
    return Claim(time, target, Part.ORIGINAL if original else Part.CURRENT, date=date)


class _Binder:
    """Finds the target of every date: a figure of its sentence, or of the sentence before."""

    def __init__(self, reader: Reader, quantities: Sequence[Quantity]) -> None:
        self.reader = reader
        self.targets: dict[tuple[str, int], list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            if not isinstance(quantity.mention, TimeExpression) and quantity.kind is not PassageKind.ROW:
                self.targets[quantity.passage, quantity.sentence.start].append(quantity)

    def claims(self) -> Iterator[Claim]:
        """Yield all claims in reading order."""
        for passage in dict.fromkeys(passage for passage, _ in self.targets):
            around = self.reader.around(passage)
            for time in around.times:
                target = self._target(around, time)
                claim = _claim(time, target, *around.sides(time.span)) if target else None
                if claim is not None:
                    yield claim

    def _target(self, around: Surroundings, time: TimeExpression) -> Quantity | None:
        """Return the nearest figure of the date's sentence, or of the one before, if that sentence sets a target."""
        index = around.index_at(time.span.start)
        for sentence in (around.sentences[index], around.sentences[index - 1] if index else None):
            found = self.targets.get((time.passage, sentence.start)) if sentence else None
            if sentence and found:
                aims = len(found) <= _FIGURES and _has(around.tokens_in(sentence), "deadline")
                near = found if aims else []
                return min(near, key=lambda target: _distance(target.mention.span, time.span), default=None)
        return None


def _distance(one: Span, other: Span) -> tuple[int, int]:
    return max(one.start - other.end, other.start - one.end), one.start


def _targets(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Group the claims by target: the same quantity with the same value."""
    groups: dict[tuple[str, Value], list[list[Claim]]] = defaultdict(list)
    for claim in claims:
        target = claim.target
        alike = groups[target.unit, replace(target.value, rough=False)]
        group = next(
            (group for group in alike if any(kinship(target, item.target) for item in group[:_COMPARED])), None
        )
        if group is None:
            alike.append([claim])
        else:
            group.append(claim)
    return [group for alike in groups.values() for group in alike]


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
        years, months = divmod(abs(self.shift.months), 12)
        if months:
            return message(
                "{article}: {original} and {months} months {direction} is {date}.",
                article=self.shift.article,
                original=self.original.date,
                months=abs(self.shift.months),
                direction=_direction(self.shift.months),
                date=self.date,
            )
        return message(
            "{article}: {original} and {years} years {direction} is {date}.",
            article=self.shift.article,
            original=self.original.date,
            years=years,
            direction=_direction(self.shift.months),
            date=self.date,
        )


def _direction(months: int) -> Message:
    return message("earlier") if months < 0 else message("later")


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
        self.derived = list(self._derive([claim for claim in claims if claim.part is Part.SHIFT]))
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
        return _finding(text, pieces, "revision" if revised else "true", _DERIVED if revised else _PLAIN)

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
        return _finding(text, pieces, "revision", _PLAIN)

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
                yield _finding(text, pieces, None, _DERIVED)
                return


def _finding(text: Message, pieces: list[Evidence], reason: str | None, confidence: float) -> Finding:
    relation = {None: "agree", "true": "conflict"}.get(reason, "confine")
    return Finding(
        rule="figure-difference",
        rule_version="1",
        category="figure",
        relation=relation,
        reason=reason,
        severity=3 if reason is None else 1,
        confidence=confidence,
        topic=None,
        message=text,
        evidence=tuple(pieces),
    )


def find(comparison: Comparison, reader: Reader, quantities: Sequence[Quantity]) -> Iterator[Finding]:
    """Yield what the articles say differently, or by computation alike, on the date of one target."""
    forecasts = frozenset(article.id for article in comparison.articles if article.genre == "forecast")
    for claims in _targets(_Binder(reader, quantities).claims()):
        if len({claim.article for claim in claims}) > 1:
            yield from _Target(claims, forecasts).findings()
