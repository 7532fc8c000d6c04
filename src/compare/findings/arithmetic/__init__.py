"""arithmetic: what can be recomputed from the words, inside one article and against the others.

The weekday of a date, sums of tables and lists, changes and their percentages, shares, the exchange rate that two
amounts of one sum imply, and how many things are announced and listed. Each check is a module of its own; what fits is
silent, save where another article is borne out by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.findings.arithmetic import announced, breakdowns, changes, ends, rates, shares, sums, weekdays
from compare.findings.rule import Rule
from compare.model import Comparison, Finding

_CHECKS: Final = (
    announced.find,
    breakdowns.find,
    changes.find,
    ends.find,
    rates.find,
    shares.find,
    sums.find,
    weekdays.find,
)


def _find(comparison: Comparison) -> Iterator[Finding]:
    for check in _CHECKS:
        yield from check(comparison)


RULE: Final = Rule("arithmetic", "1", "figure", _find)
