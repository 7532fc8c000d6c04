"""Digits that ran together: the ways to cut them into well-formed numbers, and what sums and shares say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

Cut = tuple[str, ...]
"""One way to cut a run of digits: the numbers, in order."""

LONGEST: Final = 24  # digits and signs; no row holds more in one run
MOST_CUTS: Final = 20_000  # combinations of cuts that are tried against the sums
SHARE_SLACK: Final = Decimal("0.6")  # by which a rounded share may differ from the computed one
WHOLE: Final = Decimal(100)
MISSING: Final = "—―"
"""Signs that stand for a figure that is missing."""
_NUMBER: Final = re.compile(rf"(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|[1-9]\d*|0)(?:\.\d{{1,3}})?|[{MISSING}]{{1,2}}")


def cuts(digits: str, pieces: int, *, commas: bool) -> tuple[Cut, ...]:
    """Return the ways to cut a run of digits into so many numbers.

    Args:
        digits: digits with the commas and points between them.
        pieces: how many numbers.
        commas: whether the table writes thousands with commas, so that 1120 without one is no number of it.
    """
    return tuple(_cuts(digits, pieces, commas=commas)) if len(digits) <= LONGEST else ()


def _cuts(digits: str, pieces: int, *, commas: bool) -> Iterator[Cut]:
    if pieces == 1:
        if _is_number(digits, commas=commas):
            yield (digits,)
        return
    for end in range(1, len(digits) - pieces + 2):
        if _is_number(digits[:end], commas=commas):
            for rest in _cuts(digits[end:], pieces - 1, commas=commas):
                yield (digits[:end], *rest)


def _is_number(digits: str, *, commas: bool) -> bool:
    if _NUMBER.fullmatch(digits) is None:
        return False
    return not commas or "," in digits or len(digits.partition(".")[0]) <= 3


def decimals(number: str) -> int | None:
    """Return how many digits stand after the point; `None` for a missing figure."""
    return None if number[0] in MISSING else len(number.partition(".")[2])


def value(number: str) -> Decimal:
    """Return the number's value; a missing one adds nothing."""
    return Decimal(0) if number[0] in MISSING else Decimal(number.replace(",", ""))


def proved(ways: Sequence[Sequence[Cut]], total: int | None, share: int | None) -> tuple[Cut, ...] | None:
    """Return the one cut of every row that the arithmetic of the table proves, if there is one and only one.

    Args:
        ways: the possible cuts of each row.
        total: number of the row that adds up the others, if there is one.
        share: which of the numbers of a row is its share of the whole in per cent, if one is.
    """
    combinations = 1
    for row in ways:
        combinations *= len(row)
    if not 0 < combinations <= MOST_CUTS or (total is None and share is None) or len(ways) < 3:
        return None
    found = [rows for rows in product(*ways) if _adds_up(rows, total, share)]
    return found[0] if len(found) == 1 else None


def _adds_up(rows: Sequence[Cut], total: int | None, share: int | None) -> bool:
    columns = [[value(number) for number in column] for column in zip(*rows, strict=True)]
    parts = [[number for row, number in enumerate(column) if row != total] for column in columns]
    if total is not None:
        sums = [(sum(part), column[total], len(part)) for part, column in zip(parts, columns, strict=True)]
        # Shares are rounded one by one and may miss the whole by a little; amounts must fit to the last digit.
        if any(
            abs(found - said) > (count * SHARE_SLACK if column == share else 0)
            for column, (found, said, count) in enumerate(sums)
        ):
            return False
    if share is None:
        return True
    if abs(sum(parts[share]) - WHOLE) > len(parts[share]) * SHARE_SLACK:
        return False
    amounts = next((part for column, part in enumerate(parts) if column != share), None)
    whole = sum(amounts) if amounts else Decimal(0)
    if amounts is None or whole == 0:
        return True
    return all(
        abs(amount * WHOLE / whole - part) <= SHARE_SLACK for amount, part in zip(amounts, parts[share], strict=True)
    )
