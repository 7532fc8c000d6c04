from dataclasses import replace
from itertools import permutations

from figure_world import compared, found
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.findings import RULES, find
from compare.findings.merging import merged
from compare.model import Comparison, Role, Topic

TEXTS = (
    "# 被害\n地震の死者は10人、けが人は250人となった。",
    "# 被害\n地震の死者は12人、けが人は250人となった。",
    "# 被害\n地震の死者は10人、けが人は300人となった。",
)


def _said(comparison: Comparison) -> list[tuple]:
    texts = {article.id: article.text for article in comparison.articles}
    return sorted(
        (
            finding.relation,
            finding.reason,
            finding.severity,
            sorted(
                (texts[piece.article], piece.text, piece.role) for piece in finding.evidence if piece.role is Role.SIDE
            ),
        )
        for finding in found(comparison)
    )


def test_every_rule_has_its_own_id():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_nothing_is_found_in_nothing():
    assert find(Comparison()) == ()


def test_most_severe_first_and_the_same_every_time():
    findings = find(compared(TEXTS))
    assert findings == find(compared(TEXTS))
    assert [finding.severity for finding in findings] == sorted(finding.severity for finding in findings)


def test_what_differs_does_not_depend_on_the_order_of_articles():
    counts = {len(_said(compared(order))) for order in permutations(TEXTS)}
    assert counts == {2}


def test_those_who_agree_stand_beside_one_side():
    findings = found(compared(TEXTS))
    dead = next(finding for finding in findings if "10 COUNT:人" in {piece.value for piece in finding.sides})
    assert {piece.value for piece in dead.evidence if piece.role is Role.AGREE} == {"10 COUNT:人"}
    assert len({piece.article for piece in dead.evidence}) == 3


def test_a_finding_is_told_once_however_many_topics_hold_it():
    comparison = compared(TEXTS)
    twice = replace(comparison, topics=(*comparison.topics, replace(comparison.topics[0], id="t02")))
    assert [finding.fingerprint for finding in found(twice)] == [finding.fingerprint for finding in found(comparison)]


def test_findings_of_one_fingerprint_are_merged():
    (first, *_) = found(compared(TEXTS))
    again = replace(first, confidence=0.1, topic=None)
    (only,) = merged([again, first])
    assert only.confidence == first.confidence
    assert only.evidence == first.evidence


def test_a_fingerprint_does_not_know_places_or_topics():
    comparison = compared(TEXTS)
    moved = compared(["\n" + text for text in TEXTS])
    renamed = replace(comparison, topics=tuple(Topic("t99", "", topic.cells) for topic in comparison.topics))
    prints = [finding.fingerprint for finding in found(comparison)]
    assert [finding.fingerprint for finding in found(moved)] == prints
    assert [finding.fingerprint for finding in found(renamed)] == prints


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.text(alphabet="死者は約3人10%億円、。2027年度までに前倒し（）達成の", max_size=50), min_size=2, max_size=3
    )
)
def test_any_articles_can_be_compared(texts):
    comparison = compared(texts)
    for finding in found(comparison):
        for piece in finding.evidence:
            assert piece.span.of(comparison.article(piece.article).text) == piece.text
