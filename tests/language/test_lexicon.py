"""Every lexicon can be read, and holds strings only."""

from __future__ import annotations

from typing import Any

import pytest

from compare.errors import CompareError
from compare.language import lexicon

NAMES = sorted(path.stem for path in lexicon.LEXICONS.glob("*.yaml"))


def _scalars(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *(scalar for inner in value.values() for scalar in _scalars(inner))]
    if isinstance(value, list):
        return [scalar for inner in value for scalar in _scalars(inner)]
    return [value]


@pytest.mark.parametrize("name", NAMES)
def test_lexicons_hold_strings(name: str) -> None:
    assert all(scalar is None or isinstance(scalar, str) for scalar in _scalars(lexicon.load(name)))


def test_a_missing_lexicon_says_so() -> None:
    with pytest.raises(CompareError, match="nowhere"):
        lexicon.load("nowhere")
