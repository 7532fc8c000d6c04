"""What stands around a figure and says how it is meant: 約, 以上, 超, 規模 …, kept apart from the value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from compare.recognise.figures.reading import Amount
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import Words, directions, modifiers_after, modifiers_before, word_list

BOUNDS: Final = ("more-than", "less-than", "at-least", "at-most")
_MOST_AFTER: Final = 3
"""級相当 and the like: no figure has more words of the kind behind it."""


def stronger(first: str | None, second: str | None) -> str | None:
    """Return which of two modifiers a figure keeps: a bound says more than an approximation."""
    if first is None or second in BOUNDS:
        return second or first
    return first


def after(view: View, end: int, table: Words[str] | None = None) -> tuple[int, str | None]:
    """Read approximators and bounds from `end` on; return where they end and which one holds."""
    modifier: str | None = None
    for _ in range(_MOST_AFTER):
        found = (table or modifiers_after()).at(view, end)
        if found is None:
            break
        end, modifier = found[0], stronger(modifier, found[1])
    return end, modifier


def before(view: View, start: int) -> tuple[int, str | None]:
    """Read approximators and bounds that end at `start`; return where they begin and which one holds."""
    modifier: str | None = None
    total = word_list("approximators", "summed").before(view, start)
    if total is not None and modifiers_before().before(view, total[0]):
        # 少なくとも計2億円: the bound is one of the sum.
        start = total[0]
    for _ in range(2):
        found = modifiers_before().before(view, start)
        if found is None:
            break
        start, modifier = found[0], stronger(found[1], modifier)
    return start, modifier


def bounded(low: Decimal | None, high: Decimal | None, modifier: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Open the end of a value that a bound leaves open."""
    if modifier in ("more-than", "at-least"):
        return low, None
    if modifier in ("less-than", "at-most"):
        return None, high
    return low, high


def with_modifiers(view: View, amount: Amount) -> Amount:
    """Take the modifiers around an amount into it."""
    end, last = after(view, amount.end)
    start, first = before(view, amount.start)
    modifier = stronger(first, stronger(last, None)) if last or first else amount.modifier
    if amount.modifier == "tens-of" and modifier not in BOUNDS:
        modifier = amount.modifier
    direction = directions().at(view, view.skip_blanks(end))
    low, high = bounded(amount.low, amount.high, modifier)
    if direction is not None:
        end = direction[0] if direction[0] == end + 1 else end
    return replace(
        amount,
        start=start,
        end=end,
        low=low,
        high=high,
        modifier=modifier,
        direction=direction[1] if direction else amount.direction,
    )
