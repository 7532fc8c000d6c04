"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compare.model import Comparison, Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of looking at a comparison.

    Attributes:
        id: its name in files and on screen; its module has the same name with `_`.
        version: raised when its findings change, so that a decision says what it was made on.
        category: the category its findings have (see `compare.vocabulary`).
        find: yields the findings; it sees the model only and does not depend on other rules.
    """

    id: str
    version: str
    category: str
    find: Callable[[Comparison], Iterable[Finding]]
