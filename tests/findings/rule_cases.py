"""Cases of a rule: small articles through the whole pipeline, and what one rule says of them."""

from __future__ import annotations

from pathlib import Path

from compare.findings import Rule
from compare.guarded_yaml import load_file
from compare.model import Article, Comparison, Finding
from compare.pipeline import compare_articles

HERE = Path(__file__).parent


def cases(rule: Rule) -> dict:
    name = f"{rule.id.replace('-', '_')}_cases.yaml"
    return load_file(HERE / name, name)


def compared(case: dict) -> Comparison:
    texts = case["articles"] if "articles" in case else [case["text"]]
    published = case.get("published", [])
    return compare_articles(
        Article("abcdef"[number], f"{'abcdef'[number]}.txt", text, published=published[number] if published else None)
        for number, text in enumerate(texts)
    )


def found(rule: Rule, case: dict) -> list[Finding]:
    return [finding for finding in compared(case).findings if finding.rule == rule.id]
