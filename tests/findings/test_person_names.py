"""Names and titles of one person across articles: the name half of office-timeline."""

import pytest

from compare.findings import person_names
from compare.model import Article
from compare.pipeline import compare_articles


def found(*texts):
    comparison = compare_articles(
        Article("abc"[n], f"{'abc'[n]}.txt", text, published="2026-10-05") for n, text in enumerate(texts)
    )
    return list(person_names.find(comparison))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("北総急行の野口洋一社長は陳謝した。", "北総急行の野口洋平社長は陳謝した。", 1),
        ("ミナト精機の村瀬慎一社長が会見した。", "ミナト精機の村瀬慎二社長が会見した。", 1),
        ("遠山良子さん(34)が受賞した。", "遠山良美さん(34)が受賞した。", 2),
        ("丸栄食品の高村洋一社長は述べた。", "丸栄食品の高村洋一会長は述べた。", 2),
    ],
)
def test_another_name_or_title_is_asked_about(one, other, severity):
    findings = found(one, other)
    assert [(finding.relation, finding.severity) for finding in findings] == [("conflict", severity)]
    assert {piece.article for piece in findings[0].sides} == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("野口洋一社長は陳謝した。", "野口洋一社長は会見した。"),
        ("野口洋一社長は陳謝した。", "野口社長は会見した。"),
        ("野口洋一社長は陳謝した。", "村瀬慎二社長は会見した。"),
        ("野口洋一社長と野口洋平社長が会談した。", "野口洋平社長は会見した。"),
        ("山田太郎容疑者が逮捕された。", "山田太郎被告が起訴された。"),
        ("山田太郎社長は述べた。", "山田太郎前会長は述べた。"),
        ("佐藤花子副社長は述べた。", "佐藤花子社長は述べた。"),
    ],
)
def test_what_can_be_one_name_is_left_alone(one, other):
    assert found(one, other) == []


def test_the_articles_that_agree_stand_beside():
    (finding,) = found("野口洋一社長は陳謝した。", "野口洋平社長は会見した。", "野口洋平社長は謝罪した。")
    assert {piece.article for piece in finding.evidence} == {"a", "b", "c"}
