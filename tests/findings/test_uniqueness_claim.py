import pytest
from rule_cases import cases, found

from compare.findings import uniqueness_claim
from compare.model import Article, Claim, UniquenessClaim
from compare.pipeline import compare_articles

RULE = uniqueness_claim.RULE
CASES = cases(RULE)


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["beat"])
def test_fires(case):
    asked = [finding for finding in found(RULE, case) if finding.relation == "conflict"]
    assert len(asked) == 1, [str(finding.message) for finding in found(RULE, case)]
    assert asked[0].severity == 2


@pytest.mark.parametrize("case", CASES["scopes"], ids=lambda case: case["beat"])
def test_other_scopes_may_both_hold(case):
    (one,) = found(RULE, case)
    assert (one.relation, one.reason, one.severity) == ("confine", "scope", 3)


@pytest.mark.parametrize("case", CASES["check"], ids=lambda case: case["beat"])
def test_strong_claims_are_listed(case):
    (one,) = found(RULE, case)
    assert (one.relation, one.severity) == ("evidence", 3)


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["beat"])
def test_stays_silent(case):
    assert [str(finding.message) for finding in found(RULE, case) if finding.severity < 3] == []


def test_there_are_enough_cases():
    assert len(CASES["fires"]) >= 25
    assert len(CASES["silent"]) >= 25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高市氏は憲政史上初の女性首相となった。", [(Claim.FIRST, "憲政史上")]),
        ("昨年の大会で初優勝した。", [(Claim.FIRST, "")]),
        ("創業以来初めて赤字となった。", [(Claim.FIRST, "創業以来")]),
        ("観測史上最大の雨だった。", [(Claim.MOST, "観測史上")]),
        ("二度目の挑戦で、3年ぶりに勝った。", [(Claim.AGAIN, ""), (Claim.REVIVED, "")]),
        ("初日の最初の会見は年初にあった。", []),
        ("最大3日間、最短で1時間。", []),
    ],
)
def test_claims_are_read_with_their_scope(text, expected):
    comparison = compare_articles([Article("a", "a.txt", text)])
    claims = [mention for mention in comparison.mentions if isinstance(mention, UniquenessClaim)]
    assert [(claim.claim, claim.scope) for claim in claims] == expected
    assert all(claim.span.of(text) == claim.text for claim in claims)
