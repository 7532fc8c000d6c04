from __future__ import annotations

from dataclasses import replace

import pytest
from review_samples import ARTICLES, AT, BY, GAME, crowd, target, titles

from compare.model import Ledger, Review
from compare.review import ledger
from compare.review.agreement import agreement, alpha, disagreements


def decided(finding, status, by, name, **fields):
    state = ledger.decide(Ledger(), finding, ARTICLES, status, by=by, at=AT, new_id=name, **fields)
    return state.annotations[0]


def test_alpha_of_krippendorffs_own_example():
    readers = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    units = [[word for word in words if word != "."] for words in zip(*(line.split() for line in readers), strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "value"),
    [
        ([], None),
        ([["a"], ["b"]], None),
        ([["a", "a"], ["a", "a"]], None),
        ([["a", "a"], ["b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -0.5),
    ],
)
def test_alpha_at_its_borders(units, value):
    assert alpha(units) == value


def test_two_readers_who_decided_on_the_same_findings_are_compared_by_category():
    records = [
        decided(titles(), "accepted", "甲", "a00001"),
        decided(titles(), "edited", "乙", "b00001"),
        decided(crowd(), "accepted", "甲", "a00002"),
        decided(crowd(), "rejected", "乙", "b00002", rejection="known"),
    ]
    every, figure = agreement(records)
    assert (every.category, every.units, every.verdicts, every.raw) == (None, 2, 4, 0.5)
    assert (figure.category, figure.alpha) == ("figure", every.alpha)
    [one] = disagreements(records)
    assert [(verdict.by, verdict.status) for verdict in one.verdicts] == [("甲", "accepted"), ("乙", "rejected")]


def test_the_word_of_a_second_reader_counts_and_the_last_one_of_each_person():
    first = ledger.annotate(Ledger(), [target(GAME, "北海")], by=BY, at=AT, new_id="c00001").annotations[0]
    said = [
        Review("再", f"2026-04-0{day}T10:00:00+09:00", "再校", verdict)
        for day, verdict in ((3, "rejected"), (4, "accepted"))
    ]
    assert agreement([replace(first, reviews=tuple(said))])[0].raw == 1.0
    assert agreement([replace(first, reviews=tuple(said[:1]))])[0].raw == 0.0
    assert agreement([replace(first, reviews=(replace(said[0], verdict="同意"),))])[0].units == 0


def test_one_reader_agrees_with_nobody():
    [only] = agreement(
        [
            decided(titles(), "accepted", "甲", "a00001"),
            decided(titles(), "rejected", "甲", "b00001", rejection="known"),
        ]
    )
    assert (only.units, only.raw, only.alpha) == (0, None, None)
