from __future__ import annotations

import json
import os

import pytest
from review_samples import ARTICLES, AT, BY, RAIN, crowd, target, titles

from compare.i18n import render
from compare.model import Ledger
from compare.review import journal, ledger, steps, storage


def decided(finding, start, name, **fields):
    return ledger.decide(start, finding, ARTICLES, "accepted", by=BY, at=AT, new_id=name, **fields)


def lived(root, *states):
    """Save and journal one state after the other, as the workspace does."""
    before, stamps = Ledger(), {}
    for after in states:
        stamps = storage.save(root, before, after, stamps)
        journal.record(root, before, after)
        before = after


def history():
    one = decided(titles(), Ledger(), "a00001")
    two = decided(crowd(), one, "b00001")
    three = ledger.annotate(two, [target(RAIN, "九州")], by=BY, at=AT, new_id="c00001", note="確認\n中")
    return one, two, three, steps.undo(three)


def test_the_way_back_and_forth_survives_a_restart(tmp_path):
    states = history()
    lived(tmp_path, *states)
    restored = journal.restore(tmp_path, storage.load(tmp_path).annotations)
    assert restored == states[-1]
    assert render(restored.undone[-1].what) == "annotate “九州”"
    assert steps.undo(steps.undo(restored)).annotations == ()
    assert steps.redo(restored).annotations == states[2].annotations


def test_redo_and_new_steps_are_journalled_too(tmp_path):
    states = history()
    again = steps.redo(states[-1])
    other = ledger.remove(steps.undo(again), "a00001")
    lived(tmp_path, *states, again, steps.undo(again), other)
    assert journal.restore(tmp_path, storage.load(tmp_path).annotations) == other


def test_a_torn_last_line_costs_no_more_than_itself(tmp_path):
    states = history()
    lived(tmp_path, *states)
    path = tmp_path / journal.FILE
    whole = path.read_bytes()
    for cut in (1, 2, 40, len(whole) // 2):
        path.write_bytes(whole[:-cut])
        restored = journal.restore(tmp_path, storage.load(tmp_path).annotations)
        assert restored.annotations == states[-1].annotations
    path.write_bytes(whole[:-1])
    after = ledger.change(states[-1], "a00001", severity=3)
    lived_on = journal.restore(tmp_path, states[-1].annotations)
    journal.record(tmp_path, lived_on, ledger.change(lived_on, "a00001", severity=3))
    assert len(journal.restore(tmp_path, after.annotations).done) == 3


def test_what_others_did_meanwhile_is_not_undone(tmp_path):
    states = history()
    lived(tmp_path, *states[:3])
    loaded = storage.load(tmp_path)
    path = tmp_path / loaded.stamps["c00001"].file
    path.write_text(path.read_text("utf-8").replace("severity: 2", "severity: 3"), "utf-8")
    assert journal.restore(tmp_path, storage.load(tmp_path).annotations).done == ()


def test_anything_may_stand_in_the_file(tmp_path):
    states = history()
    lived(tmp_path, *states[:2])
    path = tmp_path / journal.FILE
    whole = path.read_bytes()
    junk = [b"null", b"[]", b'{"do": 1}', b'{"do": {}, "undo": {}}', b"[" * 100_000, os.urandom(300), b'{"hop": {}}']
    step = json.loads(whole.splitlines()[0])["do"]
    junk.append(json.dumps({"do": {**step, "after": [{"id": "x"}]}}).encode())
    path.write_bytes(b"\n".join([*junk, whole, *junk]))
    restored = journal.restore(tmp_path, storage.load(tmp_path).annotations)
    assert restored == states[1]


def test_without_a_journal_or_with_a_folder_in_its_place_there_is_no_way_back(tmp_path):
    one = history()[0]
    assert journal.restore(tmp_path, one.annotations) == Ledger(one.annotations)
    (tmp_path / journal.FILE).mkdir(parents=True)
    assert journal.restore(tmp_path, one.annotations) == Ledger(one.annotations)


def test_a_long_journal_is_shortened_at_a_start(tmp_path, monkeypatch):
    states = history()
    lived(tmp_path, *states)
    monkeypatch.setattr(journal, "_LONG", 10)
    monkeypatch.setattr(journal, "_KEPT", 2)
    restored = journal.restore(tmp_path, states[-1].annotations)
    assert len(restored.done) == 2
    monkeypatch.setattr(journal, "_LONG", 10**9)
    assert journal.restore(tmp_path, states[-1].annotations) == restored
    assert len((tmp_path / journal.FILE).read_text().splitlines()) == 4


def test_a_journal_that_cannot_be_written_stops_nobody(tmp_path):
    one = history()[0]
    (tmp_path / journal.FILE).mkdir(parents=True)
    lived(tmp_path, one)
    assert storage.load(tmp_path).annotations == one.annotations


def test_it_keeps_itself_out_of_git(tmp_path):
    lived(tmp_path, history()[0])
    assert (tmp_path / ".yomikurabe/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("words", ["{nope}", "{}", "{quote:>999999999}", "{quote.__class__}", "{quote!r}", "{quote"])
def test_a_step_whose_words_cannot_be_shown_is_passed_over(tmp_path, words):
    lived(tmp_path, *history()[:1])
    path = tmp_path / journal.FILE
    line = json.loads(path.read_text(encoding="ascii"))
    line["do"]["what"][0] = words
    path.write_text(json.dumps(line) + "\n", encoding="ascii")
    assert journal.restore(tmp_path, storage.load(tmp_path).annotations).done == ()
