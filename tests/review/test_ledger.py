from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import ARTICLES, AT, BY, GAME, MATCH, RAIN, crowd, full_record, target, titles

from compare.errors import UsageError
from compare.i18n import render
from compare.model import Ledger
from compare.review import ids, ledger, steps
from compare.review.rules import violations


def decided(status="accepted", start=None, **fields):
    fields = {"by": BY, "at": AT, "new_id": "a00001", **fields}
    return ledger.decide(start or Ledger(), titles(), ARTICLES, status, **fields)


def test_a_decision_takes_over_what_the_machine_says():
    [record] = decided().annotations
    assert (record.id, record.status, record.category, record.relation, record.reason) == (
        "a00001",
        "accepted",
        "figure",
        "conflict",
        "true",
    )
    assert (record.mode, record.severity, record.rating) == ("query", 1, None)
    assert record.note == "“5回目の優勝” stands against “4回目”."
    assert record.values == (("news/game.txt", "5 ORDINAL:回"), ("news/match.txt", "4 ORDINAL:回"))
    assert record.proposed_by.fingerprint == titles().fingerprint
    assert [(one.article, one.exact) for one in record.targets] == [
        ("news/game.txt", "5回目"),
        ("news/match.txt", "4回目"),
    ]


def test_a_person_may_set_everything_but_the_machine_sets_no_mode_and_no_rating():
    [record] = decided(
        "edited",
        mode="fix",
        rating="inaccurate",
        category="time",
        relation="confine",
        reason="period",
        severity=2,
        note=" 確認済み\r\n",
    ).annotations
    assert (record.mode, record.rating, record.category) == ("fix", "inaccurate", "time")
    assert (record.relation, record.reason, record.severity, record.note) == ("confine", "period", 2, "確認済み")


def test_deciding_again_updates_the_same_record():
    first = decided(note="連盟に照会")
    again = decided("deferred", first, new_id="b00001")
    [record] = again.annotations
    assert (record.id, record.status, record.note) == ("a00001", "deferred", "連盟に照会")
    assert len(again.done) == 2


def test_a_decision_is_found_by_meaning_and_not_by_place():
    pushed = [replace(article, text="【訂正あり】" + article.text) for article in ARTICLES]
    finding = titles()
    moved = replace(
        finding,
        topic="t09",
        evidence=tuple(
            replace(piece, span=type(piece.span)(piece.span.start + 6, piece.span.end + 6))
            for piece in finding.evidence
        ),
    )
    after = ledger.decide(decided(), moved, pushed, "deferred", by=BY, at=AT, new_id="b00001")
    [record] = after.annotations
    assert record.id == "a00001"
    assert record.targets[0].start == titles().evidence[0].span.start + 6


def test_the_machines_sentence_is_no_reason_for_a_rejection():
    record = decided("rejected", decided(), rejection="notation").annotations[0]
    assert (record.note, record.rejection) == ("", "notation")
    with pytest.raises(UsageError, match="needs a note"):
        decided("rejected", decided(), rejection="other")
    assert decided("rejected", rejection="other", note="見出しのみ").annotations[0].note == "見出しのみ"


def test_accepting_after_all_drops_the_reason_for_the_rejection():
    record = decided("accepted", decided("rejected", rejection="misread")).annotations[0]
    assert (record.status, record.rejection) == ("accepted", None)


@pytest.mark.parametrize(
    ("status", "fields", "says"),
    [
        ("rejected", {}, "needs a reason"),
        ("rejected", {"rejection": "boring"}, "not a rejection"),
        ("rejected", {"rejection": "other", "note": " \n"}, "needs a note"),
        # The machine's sentence is a note, but an accusation must be in the person's own words.
        ("accepted", {"rating": "fabricated"}, "asserts intent"),
        ("deferred", {"rating": "fabricated"}, "asserts intent"),
        ("praised", {}, "not a status"),
        ("accepted", {"mode": "red"}, "not a mode"),
        ("accepted", {"severity": 4}, "not a severity"),
        ("accepted", {"rating": "bad"}, "not a rating"),
    ],
)
def test_rules_hold_for_decisions(status, fields, says):
    with pytest.raises(UsageError, match=says):
        decided(status, **fields)


def test_an_own_annotation_spans_articles():
    after = ledger.annotate(
        Ledger(),
        [target(GAME, "南洋"), target(RAIN, "412.5ミリ")],
        by=BY,
        at=AT,
        new_id="c00001",
        note="降雨との関係は?",
        tags=("天候",),
    )
    [record] = after.annotations
    assert (record.category, record.status, record.proposed_by, record.values) == ("note", "accepted", None, ())
    assert [one.article for one in record.targets] == ["news/game.txt", "weather/rain.md"]
    with pytest.raises(UsageError, match="no words"):
        ledger.annotate(Ledger(), [], by=BY, at=AT, new_id="c00001")


def test_change_and_remove_say_what_cannot_be():
    start = decided()
    assert ledger.find(ledger.change(start, "a00001", note="別の言葉\n"), "a00001").note == "別の言葉"
    assert ledger.change(start, "a00001", severity=1) is start
    for name, fields in (("zzzzzz", {"note": ""}), ("a00001", {"id": "x"}), ("a00001", {"noet": ""})):
        with pytest.raises(UsageError):
            ledger.change(start, name, **fields)
    with pytest.raises(UsageError):
        ledger.change(start, "a00001", rating="fabricated")
    assert ledger.change(start, "a00001", rating="fabricated", note="内部文書を確認")
    with pytest.raises(UsageError):
        ledger.remove(start, "zzzzzz")
    assert ledger.remove(start, "a00001").annotations == ()


def test_every_step_has_a_name_and_can_be_taken_back():
    start = decided()
    after = ledger.remove(ledger.change(start, "a00001", severity=3), "a00001")
    assert [render(step.what) for step in after.done] == ["accept “5回目”", "change “5回目”", "remove “5回目”"]
    back = steps.undo(steps.undo(steps.undo(after)))
    assert back.annotations == ()
    assert steps.undo(back) is back
    assert steps.redo(back).annotations == start.annotations
    assert steps.redo(steps.redo(steps.redo(back))) == after
    assert steps.redo(after) is after


def test_a_new_step_forgets_what_was_undone():
    other = ledger.decide(steps.undo(decided()), crowd(), ARTICLES, "accepted", by=BY, at=AT, new_id="b00001")
    assert other.undone == ()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["accept", "reject", "other", "note", "change", "remove", "undo", "redo"]), max_size=14)
)
def test_undo_takes_back_any_history_step_by_step(moves):
    state, names = Ledger(), iter(f"a{number:05}" for number in range(100))
    for move in moves:
        known = [record.id for record in state.annotations]
        fields = {"by": BY, "at": AT, "new_id": next(names)}
        match move:
            case "accept" | "other":
                finding = titles() if move == "accept" else crowd()
                state = ledger.decide(state, finding, ARTICLES, "accepted", **fields)
            case "reject":
                state = ledger.decide(state, titles(), ARTICLES, "rejected", rejection="known", **fields)
            case "note":
                state = ledger.annotate(state, [target(MATCH, "南洋")], **fields)
            case "change" if known:
                state = ledger.change(state, known[0], note=f"{fields['new_id']}")
            case "remove" if known:
                state = ledger.remove(state, known[-1])
            case "undo" | "redo":
                state = getattr(steps, move)(state)
        assert [record.id for record in state.annotations] == sorted({record.id for record in state.annotations})
    forth = state
    while forth.done:
        forth = steps.undo(forth)
    assert forth.annotations == ()
    while len(forth.done) < len(state.done):
        forth = steps.redo(forth)
    assert forth.annotations == state.annotations


def test_changes_are_what_files_have_to_show():
    before = decided()
    after = ledger.remove(ledger.annotate(before, [target(RAIN, "九州")], by=BY, at=AT, new_id="c00001"), "a00001")
    difference = steps.changes(before, after)
    assert [record.id for record in difference.written] == ["c00001"]
    assert [record.id for record in difference.removed] == ["a00001"]
    assert steps.changes(after, after) == steps.Changes((), ())


def test_rebase_keeps_only_steps_that_fit_the_files():
    one = decided()
    two = ledger.annotate(one, [target(RAIN, "九州")], by=BY, at=AT, new_id="c00001")
    back = steps.undo(two)
    assert steps.rebase(two.annotations, two.done, ()) == two
    assert steps.rebase(back.annotations, back.done, back.undone) == back
    edited = tuple(
        replace(record, note="手で直した") if record.id == "c00001" else record for record in two.annotations
    )
    assert steps.rebase(edited, two.done, ()).done == ()
    assert steps.rebase((), two.done, two.undone) == Ledger()
    # Somebody changed the older record: the newer step can still be taken back, the older one cannot.
    older = tuple(replace(record, note="手で直した") if record.id == "a00001" else record for record in two.annotations)
    assert steps.rebase(older, two.done, ()).done == two.done[1:]


def test_ids_are_words_of_six_letters_that_no_yaml_reads_as_a_number():
    names = {ids.new_id() for _ in range(500)}
    assert all(len(name) == 6 and name[0].isalpha() and name == name.lower() for name in names)
    assert not set("ilou") & set("".join(names))
    assert len(names) > 490


def test_a_taken_id_is_a_bug_of_the_caller():
    with pytest.raises(ValueError, match="taken"):
        ledger.annotate(decided(), [target(RAIN, "九州")], by=BY, at=AT, new_id="a00001")


def test_a_full_record_breaks_no_rule():
    assert list(violations(full_record())) == []


def test_a_person_may_empty_what_the_machine_or_an_earlier_decision_set():
    first = decided("edited", rating="misleading")
    [record] = decided("edited", first, relation=None, reason=None, rating=None).annotations
    assert (record.relation, record.reason, record.rating) == (None, None, None)
    [kept] = decided("accepted", first).annotations
    assert (kept.relation, kept.reason, kept.rating) == ("conflict", "true", "misleading")
