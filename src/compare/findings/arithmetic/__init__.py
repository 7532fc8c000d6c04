"""arithmetic: what a reader with a pencil would find, inside one article.

One module per kind of reckoning, each a function from a comparison to findings: weekdays of dates, totals of tables,
breakdowns and changes told in words, counts of lists, shares, and conversions from one currency into another. What
does not add up is asked (relation `conflict`, reason `arith`); totals that do are shown as agreement.

A figure takes part only if its value is a point; roundings are allowed for by the digits that were written, so
「約4割」 of 38 % is no slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.findings.arithmetic import breakdowns, changes, conversions, lists, shares, tables, weekdays
from compare.findings.rule import Rule
from compare.model import Comparison, Finding

ID: Final = "arithmetic"
VERSION: Final = "1"
_CHECKS: Final = (weekdays, tables, breakdowns, lists, changes, shares, conversions)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield what does not add up, check by check."""
    for check in _CHECKS:
        yield from check.find(comparison)


RULE: Final = Rule(ID, VERSION, "figure", find)
