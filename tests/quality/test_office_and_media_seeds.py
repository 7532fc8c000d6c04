"""On the seeds, office-timeline and media-provenance say what the key lists, once, and nothing else.

Key: discrepancy D01 (who is prime minister), flags X09 (AI-generated image) and the stock credits of 003.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.corpus.reading import read_folder
from compare.model import Comparison, Finding, Role
from compare.pipeline import compare_articles

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare_articles(read_folder(SEEDS, SEEDS.parent).articles)


def findings(comparison: Comparison, rule: str) -> list[Finding]:
    return [finding for finding in comparison.findings if finding.rule == rule]


def number(article: str) -> str:
    return article.split("_", maxsplit=1)[0]


def test_the_prime_minister_of_003_is_one_finding_against_all_others(comparison: Comparison) -> None:
    (finding,) = findings(comparison, "office-timeline")
    assert (finding.severity, finding.reason, finding.category) == (1, "timeline", "actor")
    assert finding.confidence >= 0.9
    assert "日本の岸田文雄首相" in [piece.text for piece in finding.sides if number(piece.article) == "003"]
    against = {number(piece.article) for piece in finding.evidence if "高市" in piece.text}
    assert against == {"000", "001", "002", "004"}
    assert "2026年3月" in [piece.text for piece in finding.evidence if piece.role is Role.CONTEXT]


def test_the_ai_image_of_001_and_the_stock_pictures_of_003_are_one_finding_each(comparison: Comparison) -> None:
    found = {
        (number(finding.evidence[0].article), finding.severity): [piece.text for piece in finding.evidence]
        for finding in findings(comparison, "media-provenance")
        if finding.confidence > 0.8 and finding.relation == "evidence"
    }
    assert set(found) == {("001", 1), ("003", 3)}
    assert found["001", 1] == ["右上の写真はAIで生成された画像です"]
    assert len(found["003", 3]) == 13
    assert "people eating inside of cafeteria during daytime" in found["003", 3]
    assert "Photo by Mediamodifier on Unsplash" in found["003", 3]


def test_the_picture_without_credit_and_the_articles_without_date_are_said_once(comparison: Comparison) -> None:
    uncredited, undated = (
        [finding for finding in findings(comparison, "media-provenance") if finding.severity == 3 and test(finding)]
        for test in (
            lambda finding: finding.relation == "evidence" and finding.confidence == 0.8,
            lambda finding: finding.relation == "silent",
        )
    )
    assert [piece.text for finding in uncredited for piece in finding.evidence] == [
        "people eating inside of cafeteria during daytime"
    ]
    assert [{number(piece.article) for piece in finding.evidence} for finding in undated] == [
        {"000", "002", "003", "004"}
    ]
