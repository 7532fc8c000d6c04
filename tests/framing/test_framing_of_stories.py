"""Whole stories with a key written before the tool was run: names, points and flags are found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.corpus.metadata import describe
from compare.guarded_yaml import load_file
from compare.model import Article, Comparison, Evidence, Finding
from compare.pipeline import compare_articles
from compare.tables.names import names

STORIES: Any = load_file(Path(__file__).with_name("stories.yaml"))
FRAMING = {
    *("label-divergence", "certainty-divergence", "attribution-divergence", "loaded-wording", "coverage-gap"),
    *("media-provenance", "promotion", "furniture-residue", "hidden-characters"),
}


def article(name: str, text: str) -> Article:
    about = describe(text)
    return Article(name, f"{name}.txt", text, title=about.title, published=about.published, genre=about.genre)


@pytest.fixture(scope="module")
def compared() -> dict[str, Comparison]:
    made = {}
    for name, story in STORIES.items():
        made[name] = compare_articles([article(key, text) for key, text in story["articles"].items()])
    return made


def holds(piece: Evidence, name: str, words: str, comparison: Comparison) -> bool:
    """Whether a piece of evidence stands in the sentence of an article that has these words."""
    text = comparison.article(name).text
    start = text.index(words)
    if piece.article != name:
        return False
    return piece.span.start < start + len(words) and start < piece.span.end


def framing(comparison: Comparison) -> list[Finding]:
    return [finding for finding in comparison.findings if finding.rule in FRAMING]


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_names_of_one_thing_are_in_one_chain(compared: dict[str, Comparison]) -> None:
    hits = []
    for name, story in STORIES.items():
        chains = [{use.text for uses in chain.uses.values() for use in uses} for chain in names(compared[name])]
        hits += [
            any(sum(any(word in text for text in chain) for word in group) > 1 for chain in chains)
            for group in story["names"]
        ]
    assert share(hits) >= 0.6, hits


def test_the_same_point_is_shown_with_both_quotes(compared: dict[str, Comparison]) -> None:
    hits = {}
    for name, story in STORIES.items():
        comparison = compared[name]
        for one, mine, other, theirs in story["points"]:
            hits[name, mine] = any(
                any(holds(piece, one, mine, comparison) for piece in finding.evidence)
                and any(holds(piece, other, theirs, comparison) for piece in finding.evidence)
                for finding in framing(comparison)
            )
    assert share(list(hits.values())) >= 0.6, [key for key, hit in hits.items() if not hit]


def test_what_an_editor_must_see_is_shown(compared: dict[str, Comparison]) -> None:
    hits = {}
    for name, story in STORIES.items():
        comparison = compared[name]
        for rule, where, words in story["flags"]:
            hits[name, words] = any(
                finding.rule == rule and any(holds(piece, where, words, comparison) for piece in finding.evidence)
                for finding in framing(comparison)
            )
    assert share(list(hits.values())) >= 0.9, [key for key, hit in hits.items() if not hit]


def test_no_finding_of_framing_accuses(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        for finding in framing(comparison):
            assert not any(word in str(finding.message).lower() for word in ("omit", "hide", "bias", "wrong", "false"))
