"""What several rules and tables ask of one comparison is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache, wraps
from typing import Final, TypeVar

from compare.model.findings import Comparison

T = TypeVar("T")

_READ: Final = tuple(field.name for field in fields(Comparison) if field.name not in ("findings", "skipped"))


class _Key:
    """Equal for comparisons that were read and aligned as one: comparing contents would cost more than the work."""

    __slots__ = ("_hash", "comparison")

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._hash = hash(tuple(id(getattr(comparison, name)) for name in _READ))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and all(
            getattr(self.comparison, name) is getattr(other.comparison, name) for name in _READ
        )


def asked_once(answer: Callable[[Comparison], T]) -> Callable[[Comparison], T]:
    """Make a function of a comparison keep its last answer, and give it again when it is asked the same again.

    A comparison with its findings is the same as without them, so `answer` must not look at them (nor at the files that
    were skipped). The answer must not be changed by those who get it.
    """

    @lru_cache(maxsize=1)
    def last(key: _Key) -> T:
        return answer(key.comparison)

    @wraps(answer)
    def asked(comparison: Comparison) -> T:
        return last(_Key(comparison))

    return asked
