import pytest
from rule_cases import cases, found

from compare.findings import event_timeline

RULE = event_timeline.RULE
CASES = cases(RULE)


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["beat"])
def test_fires(case):
    findings = found(RULE, case)
    assert len(findings) == 1, [str(finding.message) for finding in findings]
    assert findings[0].severity <= 2
    assert {piece.article for piece in findings[0].sides} <= {"a", "b"}


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["beat"])
def test_stays_silent(case):
    assert [str(finding.message) for finding in found(RULE, case)] == []
