"""Every phenomenon: texts that must be read, and texts that must stay silent."""

from __future__ import annotations

from collections import Counter

import pytest
from figure_examples import lines, read, show

ROWS = (
    *("full-width, commas", "kanji numerals", "mixed scale", "two-part money", "range, unit said once"),
    *("date range, part said once", "approximators", "bounds", "vague counts", "negation, direction"),
    *("percent, 割, 分, 厘", "fractions, halves", "multiples", "comparison basis", "per-unit, rates", "currencies"),
    *("units", "counters", "ordinals", "full dates", "eras", "fiscal years", "partial dates", "relative dates"),
    *("deictic trap", "durations", "duration idioms", "decades and centuries", "clock times", "tables run together"),
    *("identifiers", "names with numerals", "words with numerals", "list marks", "linked items", "English"),
)
"""The phenomena a recogniser of Japanese figures must handle: docs/figures.md has the same table."""
READ = [*lines("figures_read.txt"), *lines("times_read.txt"), *lines("sentences_read.txt")]
SILENT = lines("figures_silent.txt")


@pytest.mark.parametrize(("phenomenon", "line"), READ)
def test_is_read(phenomenon: str, line: str) -> None:
    text, _, expected = line.partition(" || ")
    text, _, reference = text.partition(" @")
    assert " | ".join(show(mention) for mention in read(text, reference or None)) == expected


@pytest.mark.parametrize(("phenomenon", "text"), SILENT)
def test_stays_silent(phenomenon: str, text: str) -> None:
    assert [show(mention) for mention in read(text)] == []


@pytest.mark.parametrize("examples", [READ, SILENT], ids=["read", "silent"])
def test_every_phenomenon_has_eight_examples(examples: list[tuple[str, str]]) -> None:
    counts = Counter(phenomenon for phenomenon, _ in examples)
    assert {row: counts[row] for row in (*ROWS, *counts) if counts[row] < 8} == {}
