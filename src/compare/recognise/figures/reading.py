"""What the grammar makes of a stretch of text, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compare.language.numerals import Numeral
from compare.model import MentionKind


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure. Fields as in `compare.model.Figure`; places count from the start of the passage."""

    start: int
    end: int
    kind: MentionKind
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    modifier: str | None = None
    per: str | None = None
    basis: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time. Fields as in `compare.model.TimeExpression`."""

    start: int
    end: int
    kind: MentionKind
    written: str
    modifier: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch that holds a numeral and is no figure: a name, an identifier, a label, a list mark."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word makes of the number before it: the kind of figure, the code, and a factor for its value."""

    kind: MentionKind
    code: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit as read so far: one side of a range, or all of an amount."""

    number: Numeral
    end: int
    low: Decimal
    high: Decimal
    unit: Unit


Reading = Amount | When | Silence
