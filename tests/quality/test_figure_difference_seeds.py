"""Figure-difference on the seeds against a key: what must be met, what may be said, what must not be linked."""

from itertools import combinations
from pathlib import Path

import pytest

from compare.corpus.reading import read_folder
from compare.findings import figure_difference
from compare.findings.merging import merged
from compare.guarded_yaml import load_file
from compare.model import Figure, Span, TimeExpression
from compare.pipeline import compare_articles
from compare.quantities.comparing import compare_figures

ROOT = Path(__file__).parent.parent.parent
GOLD = Path(__file__).parent / "gold"
KEY = load_file(GOLD / "figure_differences.yaml")
MEASURES = load_file(GOLD / "figure_measures.yaml")["figures"]
MEASURED = 0.85
"""Floor: share of the amounts of the seeds for which what is counted was read."""


@pytest.fixture(scope="module")
def comparison():
    return compare_articles(read_folder(ROOT / "seeds", ROOT).articles)


@pytest.fixture(scope="module")
def findings(comparison):
    return merged(figure_difference.RULE.find(comparison))


def _touches(piece, side) -> bool:
    start = int(side["start"])
    return piece.article == side["article"] and piece.span.overlaps(Span(start, start + len(side["text"])))


def _is_about(finding, difference) -> bool:
    """Whether the finding's sides lie on two articles of the difference."""
    return len({p.article for p in finding.sides if any(_touches(p, side) for side in difference["sides"])}) > 1


@pytest.mark.parametrize("name", ["D12", "D22", "D30"])
def test_the_differences_an_editor_must_meet_are_found(findings, name):
    difference = next(item for item in KEY["differences"] if item["id"] == name)
    assert any(_is_about(finding, difference) for finding in findings)


def test_findings_that_ask_for_a_decision_are_in_the_key(findings):
    strangers = [
        str(finding.message)
        for finding in findings
        if finding.severity <= 2 and not any(_is_about(finding, difference) for difference in KEY["differences"])
    ]
    assert strangers == []


def test_no_agreement_is_called_a_difference(findings):
    for group in KEY["agreements"]:
        for finding in findings:
            touched = [piece for piece in finding.sides for side in group["figures"] if _touches(piece, side)]
            assert len({piece.article for piece in touched}) < 2, (group["key"], str(finding.message))


def test_rounding_is_not_a_conflict_and_the_moved_target_is_a_revision(findings):
    reasons = {tuple(sorted({piece.text for piece in finding.sides})): finding.reason for finding in findings}
    assert reasons["2,110億円", "約2,000億円"] == "approx"
    assert reasons["2025年度中", "2027年度までに"] == "revision"


def test_the_computed_agreement_is_shown(findings):
    moved = next(finding for finding in findings if finding.reason == "revision")
    assert any(piece.text == "2年前倒し" and piece.value == "FY2025" for piece in moved.evidence)


def _gold_of(mention) -> dict | None:
    for item in MEASURES:
        start = int(item["start"])
        if mention.article == item["article"] and mention.span.overlaps(Span(start, start + len(item["text"]))):
            return item
    return None


def test_other_quantities_are_never_linked(comparison):
    """Neither as agreeing nor as differing, though many numbers of the seeds are equal."""
    compared = compare_figures(comparison)
    keys = [_gold_of(quantity.mention) for quantity in compared.quantities]
    camps = [compared.camps.of(number) for number in range(len(keys))]
    agreeing = [pair for pair in combinations(range(len(keys)), 2) if camps[pair[0]] == camps[pair[1]]]
    linked = [
        (compared.quantities[one].mention.text, compared.quantities[other].mention.text)
        for one, other in (*agreeing, *((item.one, item.other) for item in compared.differences))
        if (first := keys[one]) and (second := keys[other])
        if compared.quantities[one].article != compared.quantities[other].article
        if (first["key"] or first["measures"]) != (second["key"] or second["measures"])
    ]
    assert linked == []


def test_most_amounts_have_a_measure(comparison):
    amounts = [
        mention for mention in comparison.mentions if isinstance(mention, Figure | TimeExpression) and _gold_of(mention)
    ]
    measured = [mention for mention in amounts if mention.measure and mention.measure.head]
    assert len(measured) / len(amounts) >= MEASURED
