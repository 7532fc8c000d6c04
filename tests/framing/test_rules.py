"""Rules of framing on small stories of many beats: what must fire, what must stay silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.guarded_yaml import load_file
from compare.model import Article, Finding
from compare.pipeline import compare_articles

CASES: Any = load_file(Path(__file__).with_name("rules.yaml"))
DAY = "2026-05-01"


def findings(rule: str, texts: list[str]) -> list[Finding]:
    articles = [
        Article(name, f"{name}.txt", text.replace("／", "\n"), published=DAY, author="記者")
        for name, text in zip("abcdef", texts, strict=False)
    ]
    return [finding for finding in compare_articles(articles).findings if finding.rule == rule]


def cases(kind: str) -> list[tuple[str, list[str]]]:
    return [(rule, texts) for rule, groups in CASES.items() for texts in groups[kind]]


@pytest.mark.parametrize(("rule", "texts"), cases("fires"))
def test_a_rule_fires(rule: str, texts: list[str]) -> None:
    found = findings(rule, texts)
    assert found, texts
    assert all(piece.text for finding in found for piece in finding.evidence)


@pytest.mark.parametrize(("rule", "texts"), cases("silent"))
def test_a_rule_stays_silent(rule: str, texts: list[str]) -> None:
    assert [str(finding.message) for finding in findings(rule, texts)] == []
