"""On the seeds: the flags that no editor may miss are shown, and what is shown first is what a careful reader shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from compare.corpus.reading import read_folder
from compare.guarded_yaml import load_file
from compare.model import Comparison, Finding
from compare.pipeline import compare_articles

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
FLAGS: Any = load_file(HERE / "gold" / "flags.yaml")
FLAGS_SHOWN: Final = 0.9
"""Least share of the flags of high severity that a finding shows, of whatever severity."""
PRECISION: Final = 0.85
"""Least share of the findings of severity 1 and 2 whose sides a careful reader shows too."""

Place = tuple[str, int, int]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare_articles(read_folder(SEEDS, SEEDS.parent).articles)


@pytest.fixture(scope="module")
def shown(comparison: Comparison) -> list[Place]:
    lines = (HERE / "gold" / "shown.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    texts = {number(article.id): article.text for article in comparison.articles}
    for article, start, quote in rows:
        assert texts[article].startswith(quote, int(start))
    return [(article, int(start), int(start) + len(quote)) for article, start, quote in rows]


def number(article: str) -> str:
    return article.split("_", maxsplit=1)[0]


def places(finding: Finding) -> Iterator[Place]:
    for piece in finding.evidence:
        yield number(piece.article), piece.span.start, piece.span.end


def meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def test_flags_of_high_severity_are_shown(comparison: Comparison) -> None:
    pieces = [place for finding in comparison.findings for place in places(finding)]
    missed = [
        flag["id"]
        for flag in FLAGS
        if not any(
            meet((quote["article"], int(quote["start"]), int(quote["start"]) + len(quote["quote"])), piece)
            for quote in flag["quotes"]
            for piece in pieces
        )
    ]
    assert len(missed) <= len(FLAGS) * (1 - FLAGS_SHOWN), missed


def test_what_is_shown_first_is_in_the_key(comparison: Comparison, shown: list[Place]) -> None:
    first = [finding for finding in comparison.findings if finding.severity <= 2]
    beside = []
    for finding in first:
        articles = {number(piece.article) for piece in finding.evidence}
        known = {piece[0] for piece in places(finding) if any(meet(piece, place) for place in shown)}
        if len(known) < min(2, len(articles)):
            beside.append(str(finding.message))
    assert len(first) >= 10
    assert len(beside) <= len(first) * (1 - PRECISION), beside
