"""What is asked of one comparison several times is worked out once, and never given for another."""

from __future__ import annotations

from dataclasses import replace

from compare.i18n import Message
from compare.model import Article, Comparison, Finding, asked_once


def test_the_same_comparison_is_worked_out_once_with_or_without_findings() -> None:
    worked: list[Comparison] = []

    @asked_once
    def count(comparison: Comparison) -> int:
        worked.append(comparison)
        return len(comparison.articles)

    comparison = Comparison(articles=(Article("a", "a.txt", "本文"),))
    finding = Finding("rule", "1", "figure", "conflict", None, 1, 1.0, None, Message("told"), ())
    assert [count(comparison), count(replace(comparison, findings=(finding,)))] == [1, 1]
    assert len(worked) == 1


def test_other_articles_are_another_question_even_if_they_read_alike() -> None:
    worked: list[Comparison] = []

    @asked_once
    def ask(comparison: Comparison) -> Comparison:
        worked.append(comparison)
        return comparison

    one, other = (Comparison(articles=(Article("a", "a.txt", "本文"),)) for _ in range(2))
    assert ask(one) is one
    assert ask(other) is other
    assert ask(one) is one
    assert len(worked) == 3
