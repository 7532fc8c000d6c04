"""Choosing words of a passage with keys. Pure: spans in, a span out, all in code points of the passage."""

from __future__ import annotations

from collections.abc import Sequence

Words = tuple[int, int]


def step(units: Sequence[Words], chosen: Words | None, direction: int, *, hold: bool) -> Words | None:
    """Return what is chosen after a step by one unit (a word, a sentence).

    Args:
        units: the units in order.
        chosen: what is chosen now, if anything.
        direction: 1 forwards, -1 backwards.
        hold: the start stays and the end moves; otherwise the choice becomes the next unit.
    """
    if not units:
        return chosen
    if chosen is None:
        return units[0] if direction > 0 else units[-1]
    start, end = chosen
    if hold:
        ends = [unit[1] for unit in units if unit[1] > (end if direction > 0 else start)]
        if direction > 0:
            return (start, ends[0]) if ends else chosen
        before = [place for place in ends if place < end]
        return (start, before[-1]) if before else chosen
    if direction > 0:
        return next((unit for unit in units if unit[0] > start), chosen)
    return next((unit for unit in reversed(units) if unit[0] < start), chosen)


def grow(length: int, chosen: Words | None, step_by: int) -> Words | None:
    """Return the choice with its end moved by characters; at least one stays, none beyond `length`.

    Without a choice, forwards begins with the first character.
    """
    if chosen is None:
        return (0, 1) if step_by > 0 and length else None
    start, end = chosen
    return start, min(max(end + step_by, start + 1), length)
