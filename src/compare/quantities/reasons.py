"""Why two figures of one quantity may differ. Only what no reason explains is a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from compare.i18n import Message, message
from compare.model import PassageKind
from compare.quantities import values
from compare.quantities.cues import Standing, words
from compare.quantities.gate import Kinship
from compare.quantities.reading import Quantity
from compare.quantities.scoring import Match
from compare.quantities.slips import Slip, slip

_TOO_FAR: Final = 50
"""A ratio beyond which two numbers do not measure the same thing, whatever their words say."""
_FAR: Final = 8
"""A ratio from which that becomes likely."""
_PART: Final = 2
"""A ratio from which part and whole are told apart without asking."""
_NEWS: Final = 3
"""Days between two articles after which even a settled number may have been settled anew."""
_MONTH: Final = 31
"""Days between two articles after which a change is likelier than a mistake."""
_SEASON: Final = 180
"""Days between two articles after which another number is no surprise."""
_SURE: Final = 0.6
"""Confidence from which a conflict is worth a correction if it is right."""
_CLEAR: Final = Decimal("0.1")
"""Relative difference from which even a rounded number should be confirmed."""
_LARGE: Final = Decimal("0.2")
"""Relative difference from which a plan and a result should be confirmed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be said about two different figures of one quantity (fields as in `Finding`)."""

    relation: str
    reason: str
    severity: int
    confidence: float


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one quantity say the same."""
    opposed = one.cues.change * other.cues.change < 0
    return not opposed and values.compare(one.value, other.value) is values.Comparison.SAME


def _in_title(one: Quantity, other: Quantity) -> bool:
    """Whether one stands in a headline, which has no room for more than a round number."""
    return any(quantity.kind in (PassageKind.TITLE, PassageKind.HEADING) for quantity in (one, other))


def _ratio(one: Quantity, other: Quantity) -> Decimal:
    small, large = sorted((abs(one.value.size), abs(other.value.size)))
    return large / small if small else Decimal(_TOO_FAR if large > 1 else 1)


def _moves(quantity: Quantity) -> bool:
    """Whether the number is of a kind that changes while a story runs."""
    return quantity.head in words("moving") or quantity.unit.startswith("COUNT:")


def _days_apart(one: str | None, other: str | None) -> int:
    """Return the days between two ISO dates; 0 when one is not known to the day."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return 0


def _other_moment(one: Quantity, other: Quantity, published: Mapping[str, str | None]) -> int:
    """Return the severity if the two speak of other moments, 0 if nothing says so.

    The moment of a figure is the day its sentence names, else the day its article was published.
    """
    articles = _days_apart(published.get(one.article), published.get(other.article))
    if articles > _MONTH:
        return 3
    if not (_moves(one) and _moves(other)):
        return 2 if articles > _NEWS else 0
    if one.moment and other.moment and one.moment != other.moment:
        # 午前8時時点, 8時40分現在.
        return 3
    gap = _days_apart(one.day or published.get(one.article), other.day or published.get(other.article))
    if one.day and other.day:
        later = articles and not {one.head, other.head}.isdisjoint(words("moving"))
        # Told a day later of the same day, a running count has run on.
        return 3 if gap else 2 if later else 0
    if one.head in words("moving") or other.head in words("moving"):
        return 2 if gap else 0
    if gap == 1 and _grew(one, other, published):
        return 2
    return 3 if gap > 1 else 0


def _grew(one: Quantity, other: Quantity, published: Mapping[str, str | None]) -> bool:
    """Whether the later of two articles has the larger number, as counts of a running story do."""
    first, second = published.get(one.article) or "", published.get(other.article) or ""
    swapped = slip(one.value.point, other.value.point) is Slip.SWAP
    return not swapped and (first < second) is (one.value.size < other.value.size)


def _for_another_year(one: Quantity, other: Quantity, published: Mapping[str, str | None]) -> bool:
    """Whether one is planned for a year to come, and the other is reported and does not speak of that year."""
    planned, reported = (one, other) if one.cues.standing is Standing.PLANNED else (other, one)
    reports = reported.cues.standing is Standing.PRESENT and planned.cues.standing is Standing.PLANNED
    if not reports or not planned.periods or planned.periods & reported.periods:
        return False
    told = [int(day[:4]) for quantity in (one, other) if (day := published.get(quantity.article))]
    return not told or min(period.first for period in planned.periods) > max(told) + 1


def explain(
    one: Quantity, other: Quantity, match: Match, published: Mapping[str, str | None], revised: bool
) -> Outcome | None:
    """Return what to say about two figures that passed the gate and do not agree, or `None` for nothing.

    Args:
        one: a figure.
        other: the figure it is compared with.
        match: how they are the same quantity.
        published: date of each article, as far as known.
        revised: whether one article names the other's value as an earlier one.
    """
    apart = values.distance(one.value, other.value)
    sure = match.confidence
    ratio = _ratio(one, other)
    if ratio >= _TOO_FAR or _days_apart(published.get(one.article), published.get(other.article)) > _SEASON:
        return None
    if ratio >= _FAR:
        sure -= 0.15
    if revised:
        return Outcome("confine", "revision", 2, min(0.9, sure + 0.1))
    if values.compare(one.value, other.value) is values.Comparison.ROUNDED:
        exact = one.value.point is not None and other.value.point is not None
        return Outcome("confine", "approx", 2 if apart >= _CLEAR and not (exact and _in_title(one, other)) else 3, sure)
    if one.cues.assumed and other.cues.assumed:
        # 30年借りる場合, 35年の場合: each reckons with what it likes.
        return Outcome("confine", "definition", 3, sure)
    if one.cues.standing is not other.cues.standing:
        if _for_another_year(one, other, published):
            return None
        moving = not {one.head, other.head}.isdisjoint(words("moving"))
        grave = apart >= _LARGE and sure >= _SURE and not moving
        return Outcome("confine", "revision", 2 if grave else 3, sure - 0.05)
    if severity := _other_moment(one, other, published):
        return Outcome("confine", "period", 3 if ratio >= _PART else severity, sure)
    if match.partial:
        return Outcome("confine", "scope", 3, sure) if ratio < _PART else None
    if one.per != other.per:
        return Outcome("confine", "period", 3, sure)
    if one.basis != other.basis or match.kinship is Kinship.NAMED:
        # A change against the year and one against the month are seldom one thing.
        return Outcome("confine", "definition", 3 if one.cues.change else 2, sure - 0.1)
    return Outcome("conflict", "true", 1 if sure >= _SURE else 2, sure)


def sentence(reason: str, a: str, x: str, b: str, y: str, measure: str) -> Message:
    """Return the sentence for an editor: what both articles give, and what may lie behind it."""
    if reason == "approx":
        return message(
            "{a} gives {x}, {b} gives {y} for “{measure}”. They may be rounded differently.",
            a=a, x=x, b=b, y=y, measure=measure,
        )  # fmt: skip
    if reason == "period":
        return message(
            "{a} gives {x}, {b} gives {y} for “{measure}”. They may speak of different times or periods.",
            a=a, x=x, b=b, y=y, measure=measure,
        )  # fmt: skip
    if reason == "scope":
        return message(
            "{a} gives {x}, {b} gives {y} for “{measure}”. One may cover only a part.",
            a=a, x=x, b=b, y=y, measure=measure,
        )  # fmt: skip
    if reason == "revision":
        return message(
            "{a} gives {x}, {b} gives {y} for “{measure}”. One may be an earlier or planned value.",
            a=a, x=x, b=b, y=y, measure=measure,
        )  # fmt: skip
    if reason == "definition":
        return message(
            "{a} gives {x}, {b} gives {y} for “{measure}”. They may be defined differently.",
            a=a, x=x, b=b, y=y, measure=measure,
        )  # fmt: skip
    return message("{a} gives {x}, {b} gives {y} for “{measure}”.", a=a, x=x, b=b, y=y, measure=measure)
