from pathlib import Path

import pytest
from figure_world import compared, found

from compare.guarded_yaml import load_file
from compare.model import Finding

CASES = load_file(Path(__file__).parent / "figure_difference_cases.yaml")


def _of(case) -> tuple[Finding, ...]:
    return found(compared(case["articles"], case.get("published", ()), case.get("genre", ())))


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["beat"])
def test_fires(case):
    findings = _of(case)
    assert len(findings) == 1, [str(finding.message) for finding in findings]
    assert f"{findings[0].relation}/{findings[0].reason}" in case["says"]
    assert len({piece.article for piece in findings[0].sides}) == int(case.get("articles_that_differ", 2))
    for value in case.get("values", ()):
        assert value in {piece.value for piece in findings[0].sides}


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["beat"])
def test_stays_silent(case):
    assert [str(finding.message) for finding in _of(case) if finding.relation != "agree"] == []


def test_there_are_enough_cases():
    assert len(CASES["fires"]) >= 25
    assert len(CASES["silent"]) >= 25
