import pytest
from rule_cases import cases, found

from compare.findings import arithmetic

RULE = arithmetic.RULE
CASES = cases(RULE)


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["beat"])
def test_fires(case):
    asked = [finding for finding in found(RULE, case) if finding.relation == "conflict"]
    assert len(asked) == 1, [str(finding.message) for finding in asked]
    assert asked[0].reason == "arith"
    assert asked[0].severity <= 2


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["beat"])
def test_stays_silent(case):
    assert [str(finding.message) for finding in found(RULE, case) if finding.relation == "conflict"] == []


def test_there_are_enough_cases():
    assert len(CASES["fires"]) >= 25
    assert len(CASES["silent"]) >= 25
