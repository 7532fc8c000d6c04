"""The annotations of a project without a comparison: what others change is told, both versions of a clash are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from records_samples import ARTICLES, AT, build, commit, cost, decide, edit, git, note

from compare.errors import CompareError, UsageError
from compare.history import status
from compare.i18n import render
from compare.model import Comparison, PlacementState
from compare.records import Records
from compare.review import ledger, queue, storage
from compare.review.clashes import ClashError


@pytest.fixture
def root(tmp_path):
    return build(tmp_path / "project")


def words(messages):
    return [render(message) for message in messages]


def test_what_others_changed_on_disk_is_told_in_one_line(root):
    first = decide(root)
    records = Records(root)
    assert records.reload() is None
    note(root, "news/asa.txt", "移転", note="地図を")
    edit(root, records.file_of(first), "severity: 1", "severity: 2")
    assert render(records.reload()) == "Changed on disk by others: 1 new, 1 changed, 0 removed"
    (root / records.file_of(first)).unlink()
    assert render(records.reload()).endswith("0 new, 0 changed, 1 removed")


@pytest.mark.parametrize(("choice", "kept"), [("mine", "私のメモ"), ("theirs", "先方のメモ")])
def test_of_two_versions_of_a_record_the_editor_chooses(root, choice, kept):
    name = note(root, "news/asa.txt", "移転", note="元のメモ")
    records = Records(root)
    edit(root, records.file_of(name), "元のメモ", "先方のメモ  # 手書き")
    edit(root, records.file_of(name), "  # 手書き", "")
    with pytest.raises(ClashError) as caught:
        records.change(name, note="私のメモ")
    [clash] = caught.value.clashes
    assert (clash.mine.note, clash.theirs.note, clash.is_rival) == ("私のメモ", "先方のメモ", False)
    assert records.ledger.annotations[0].note == "元のメモ"
    records.settle(caught.value.clashes, choice)
    assert [one.note for one in records.ledger.annotations] == [kept]
    assert storage.load(root).annotations == records.ledger.annotations


def test_a_record_that_others_removed_comes_back_only_if_the_editor_wants_it(root):
    name = note(root, "news/asa.txt", "移転", note="元のメモ")
    for choice, left in (("theirs", 0), ("mine", 1)):
        records = Records(root)
        (root / records.file_of(name)).unlink()
        with pytest.raises(ClashError) as caught:
            records.change(name, note="私のメモ")
        assert caught.value.clashes[0].theirs is None
        records.settle(caught.value.clashes, choice)
        assert len(storage.load(root).annotations) == left
        if not left:
            name = note(root, "news/asa.txt", "移転", note="元のメモ")


def test_a_file_that_cannot_be_read_is_not_written_over(root):
    name = note(root, "news/asa.txt", "移転", note="元のメモ")
    records = Records(root)
    broken = root / records.file_of(name)
    broken.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(ClashError) as caught:
        records.change(name, note="私のメモ")
    with pytest.raises(ClashError):
        records.settle(caught.value.clashes, "mine")
    assert broken.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def decided(records, status, **fields):
    after = ledger.decide(records.ledger, cost(), ARTICLES, status, by="乙", at=AT, new_id=records.new_id(), **fields)
    records.save(after)


def test_two_processes_that_decide_on_one_finding_do_not_leave_two_records_unseen(root):
    records = Records(root)
    theirs = decide(root, "rejected", rejection="known")
    with pytest.raises(ClashError) as caught:
        decided(records, "accepted")
    [clash] = caught.value.clashes
    assert (clash.is_rival, clash.agrees, clash.theirs.id) == (True, False, theirs)
    records.settle(caught.value.clashes, "both")
    [candidate] = queue.reconcile(Comparison(articles=ARTICLES, findings=(cost(),)), records.ledger)
    assert candidate.is_disputed
    assert {verdict.by for verdict in candidate.verdicts} == {"甲 <k@example.jp>", "乙"}


def test_the_same_decision_by_two_processes_is_known_to_agree(root):
    records = Records(root)
    decide(root)
    with pytest.raises(ClashError) as caught:
        decided(records, "accepted")
    assert caught.value.clashes[0].agrees
    records.settle(caught.value.clashes, "mine")
    assert [one.by for one in storage.load(root).annotations] == ["乙"]


def test_a_second_reader_and_the_answer_of_the_desk_are_kept_with_the_decision(root):
    name = decide(root, "asked")
    records = Records(root)
    records.second(name, "rejected", reading="再校", note="別の図書館では")
    records.answer(name, "15億円が正しい", by="出稿部")
    [again] = storage.load(root).annotations
    assert (again.answer.by, again.answer.note) == ("出稿部", "15億円が正しい")
    assert [(review.reading, review.verdict) for review in again.reviews] == [("再校", "rejected")]
    for undone in ("answer", "read"):
        assert undone in render(records.undo())
    assert storage.load(root).annotations[0].reviews == ()


def test_words_that_are_none_are_refused(root):
    name = decide(root)
    records = Records(root)
    with pytest.raises(UsageError, match="is not a status"):
        records.second(name, "よい")
    with pytest.raises(UsageError, match="reading"):
        records.second(name, "accepted", reading="三校")
    with pytest.raises(UsageError, match="nothing was asked"):
        records.answer(name, "12億円です")


def test_the_past_of_a_record_is_told_in_words(root):
    name = decide(root, "asked")
    commit(root, "初校")
    records = Records(root)
    records.change(name, status="rejected", rejection="other-time", note="移転費は建設費を含まない")
    commit(root, "再校")
    records.second(name, "accepted")
    told = records.log(name)
    assert [(entry.commit is None, entry.subject) for entry in told] == [(True, ""), (False, "再校"), (False, "初校")]
    assert words(told[0].changes)[0].startswith("再校 by ")
    assert "decision: asked → rejected" in words(told[1].changes)
    assert any("建設費" in line for line in words(told[1].changes))
    assert words(told[2].changes) == ["new: asked, by 甲 <k@example.jp>"]


def test_a_record_without_git_has_no_past_and_says_why(root):
    name = decide(root)
    with pytest.raises(CompareError):
        Records(root).log(name)
    assert status(root).note is not None


@pytest.mark.parametrize("known_by", ["digest", "git"])
def test_decisions_follow_an_article_whose_file_was_renamed(root, known_by):
    decide(root, "rejected", rejection="known")
    if known_by == "git":
        commit(root, "初校")
        git(root, "mv", "news/asa.txt", "news/asahi.txt")
        edit(root, "news/asahi.txt", "発表した", "正式に発表した")
        commit(root, "改名")
    else:
        (root / "news/asa.txt").rename(root / "news/asahi.txt")
    records = Records(root)
    assert records.renamed == {"news/asa.txt": "news/asahi.txt"}
    [annotation] = records.ledger.annotations
    assert {place.state for place in records.placements(annotation)} == {PlacementState.PLACED}
    text = (root / "news/asahi.txt").read_text(encoding="utf-8")
    renamed = replace(ARTICLES[0], id="asahi", path="news/asahi.txt", text=text)
    finding = cost()
    moved = replace(finding.evidence[0], article="asahi")
    now = Comparison(
        articles=(renamed, ARTICLES[1]), findings=(replace(finding, evidence=(moved, finding.evidence[1])),)
    )
    assert [entry.state for entry in queue.reconcile(now, records.ledger, records.renamed)] == ["rejected"]
    assert [entry.state for entry in queue.reconcile(now, records.ledger)] == ["open"]


def test_a_copy_is_no_renaming(root):
    decide(root)
    for name in ("a.txt", "b.txt"):
        (root / "news" / name).write_bytes((root / "news/asa.txt").read_bytes())
    assert Records(root).renamed == {}
    (root / "news/asa.txt").unlink()
    assert Records(root).renamed == {}
