from __future__ import annotations

from dataclasses import replace

from review_samples import ARTICLES, AT, BY, GAME, RAIN, crowd, target, titles

from compare.model import Comparison, Ledger
from compare.review import ledger, queue


def comparison(*findings):
    return Comparison(articles=ARTICLES, findings=findings)


def decided(finding, status="accepted", start=None, name="a00001", at=AT, **fields):
    return ledger.decide(start or Ledger(), finding, ARTICLES, status, by=BY, at=at, new_id=name, **fields)


def test_what_was_decided_is_no_longer_open():
    candidates = queue.reconcile(comparison(titles(), crowd()), decided(crowd(), "rejected", rejection="notation"))
    assert [candidate.state for candidate in candidates] == ["open", "rejected"]


def test_another_topic_number_rule_version_or_agreeing_article_reopens_nothing():
    again = replace(titles(), topic="t17", rule_version="2", severity=3)
    [candidate] = queue.reconcile(comparison(again), decided(titles()))
    assert candidate.state == "accepted"


def test_another_value_is_another_question():
    finding = titles()
    other = replace(finding, evidence=(replace(finding.evidence[0], value="6 ORDINAL:回"), finding.evidence[1]))
    after = decided(finding)
    [candidate] = queue.reconcile(comparison(other), after)
    assert (candidate.state, candidate.earlier.id) == ("open", "a00001")
    assert queue.gone(comparison(other), after) == ()
    assert [record.id for record in queue.gone(comparison(crowd()), after)] == ["a00001"]


def test_a_decision_on_articles_that_are_not_open_is_not_gone():
    without_match = Comparison(articles=(GAME, RAIN))
    assert queue.gone(without_match, decided(titles())) == ()
    assert queue.gone(comparison(titles()), decided(titles())) == ()


def test_own_annotations_are_listed_when_one_of_their_articles_is_open():
    after = ledger.annotate(decided(titles()), [target(RAIN, "九州")], by=BY, at=AT, new_id="c00001")
    assert [record.id for record in queue.own(comparison(), after)] == ["c00001"]
    assert queue.own(Comparison(articles=(GAME,)), after) == ()


def test_two_editors_who_disagree_are_both_shown_latest_first():
    first = decided(titles(), "accepted").annotations[0]
    # The same moment an hour later, written in another zone.
    second = replace(first, id="a00000", status="deferred", by="別の人", at="2026-04-02T02:15:00+00:00")
    [candidate] = queue.reconcile(comparison(titles()), Ledger((second, first)))
    assert (candidate.state, [rival.id for rival in candidate.rivals]) == ("deferred", ["a00001"])
    assert queue.decision_on(titles(), Ledger((second, first)), ARTICLES).id == "a00000"


def test_two_editors_who_agree_are_no_rivals():
    first = decided(titles()).annotations[0]
    [candidate] = queue.reconcile(comparison(titles()), Ledger((first, replace(first, id="b00001"))))
    assert candidate.rivals == ()


def test_times_without_zone_or_sense_are_sorted_too():
    assert queue.instant("nonsense") < queue.instant("0001-01-01T00:00:00+09:00") < queue.instant("2026-04-02")
    assert queue.instant("2026-04-02T10:00:00") == queue.instant("2026-04-02T19:00:00+09:00")
