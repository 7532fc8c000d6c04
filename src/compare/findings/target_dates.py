"""Which dates the articles set for which targets: the reading half of `deadlines`.

A date is the deadline of a target when it stands with a figure and a word like 達成 or まで, in one sentence or the
next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from compare.model import MentionKind, PassageKind, Span, TimeExpression, Token
from compare.quantities.cues import words
from compare.quantities.gate import kinship
from compare.quantities.reading import Quantity, Reader, duration
from compare.quantities.surroundings import Surroundings
from compare.quantities.values import Value

_DATE: Final = re.compile(r"(FY)?(\d{4})(?:-(\d{2}))?")
_NEAR: Final = 4
"""How many words behind a date may make it a deadline."""
_ORIGINAL: Final = 5
"""How many words before a date may call it the original one."""
_COMPARED: Final = 10
"""How many claims of a target a new one is compared with."""
_FIGURES: Final = 20
"""Figures in one sentence above which it is a table run together and sets no target."""


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


class Binder:
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


def targets(claims: Iterable[Claim]) -> list[list[Claim]]:
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
