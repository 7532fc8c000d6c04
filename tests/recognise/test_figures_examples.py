"""Every phenomenon: texts that must be read, and texts that must stay silent."""

from __future__ import annotations

from collections import Counter

import pytest
from figure_examples import lines, read, show

READ = [*lines("figures_read.txt"), *lines("times_read.txt"), *lines("sentences_read.txt")]
SILENT = lines("figures_silent.txt")


@pytest.mark.parametrize(("phenomenon", "line"), READ)
def test_is_read(phenomenon: str, line: str) -> None:
    text, _, expected = line.partition(" || ")
    assert " | ".join(show(mention) for mention in read(text)) == expected


@pytest.mark.parametrize(("phenomenon", "text"), SILENT)
def test_stays_silent(phenomenon: str, text: str) -> None:
    assert [show(mention) for mention in read(text)] == []


@pytest.mark.parametrize("examples", [READ, SILENT], ids=["read", "silent"])
def test_every_phenomenon_has_eight_examples(examples: list[tuple[str, str]]) -> None:
    counts = Counter(phenomenon for phenomenon, _ in examples)
    assert {phenomenon: count for phenomenon, count in counts.items() if count < 8} == {}
