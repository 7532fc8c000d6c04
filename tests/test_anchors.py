"""`yomikurabe anchors`: quotes that are not in place are listed, and anchored anew only where a person said so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from records_samples import build, commit, decide, edit, note

from compare.anchors import Anchors
from compare.checking import check_project
from compare.model import PlacementState


@pytest.fixture
def root(tmp_path):
    return build(tmp_path / "project")


def run(root, *arguments, keys=""):
    done = subprocess.run(
        [sys.executable, "-m", "compare", "--lang", "en", "anchors", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONUTF8": "1", "XDG_CONFIG_HOME": str(root / "config")},
        input=keys.encode(),
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def pages(root):
    return {path: path.read_bytes() for path in (root / "annotations").rglob("*.yaml")}


def test_nothing_is_listed_while_all_quotes_are_in_place(root):
    decide(root)
    edit(root, "news/asa.txt", "市、図書館", "【速報】市、図書館")
    assert Anchors.open(root, {}).displaced() == ()


def test_a_changed_quote_is_repaired_only_by_a_yes(root):
    name = decide(root)
    kept = note(root, "news/hiru.txt", "駅前に移る", note="番地は？")
    edit(root, "news/hiru.txt", "15億円", "18億円")
    edit(root, "news/hiru.txt", "駅前に移る", "駅前へ移る")
    before = pages(root)
    code, out, _ = run(root, "--dry-run")
    assert (code, pages(root)) == (1, before)
    assert "移転費は【15億円】" in out
    assert "[-15億-]{+18億+}円" in out
    code, out, err = run(root, "--repair", keys="n\nq\n")
    assert pages(root) == before
    code, out, err = run(root, "--repair", "--only", name, keys="y\n")
    assert (code, "Anchored anew: 1" in err) == (0, True)
    changed = [path for path in before if pages(root)[path] != before[path]]
    assert [path.stem for path in changed] == [name]
    [left] = Anchors.open(root, {}).displaced()
    assert (left.annotation.id, left.placement.state) == (kept, PlacementState.STALE)


def test_who_decided_and_what_stays_when_a_quote_is_anchored_anew(root):
    decide(root, "rejected", rejection="known")
    edit(root, "news/hiru.txt", "15億円", "18億円")
    records = Anchors.open(root, {})
    [before] = records.ledger.annotations
    records.repair(records.displaced())
    [after] = records.ledger.annotations
    assert (after.by, after.at, after.status, after.values) == (before.by, before.at, before.status, before.values)
    assert [target.exact for target in after.targets] == ["12億円", "18億円"]
    assert records.undo() is not None
    assert records.ledger.annotations == (before,)


def test_the_end_of_the_input_ends_the_questions(root):
    decide(root)
    edit(root, "news/hiru.txt", "15億円", "18億円")
    before = pages(root)
    code, _, _ = run(root, "--repair")
    assert (code, pages(root)) == (1, before)


def test_a_lost_quote_is_listed_and_kept(root):
    decide(root)
    (root / "news/hiru.txt").write_text("記事は取り消されました。\n", encoding="utf-8")
    before = pages(root)
    code, out, err = run(root, "--repair", keys="y\ny\n")
    assert (code, "no place" in out, "Without a place: 1" in err, pages(root)) == (1, True, True, before)


def test_the_new_name_of_an_article_is_written_into_quotes_and_values(root):
    decide(root)
    commit(root, "初校")
    (root / "news/asa.txt").rename(root / "news/asahi.txt")
    records = Anchors.open(root, {})
    [one] = records.displaced()
    assert (one.is_renamed, one.placement.state) == (True, PlacementState.PLACED)
    records.repair([one])
    [annotation] = Anchors.open(root, {}).ledger.annotations
    assert annotation.targets[0].article == "news/asahi.txt"
    assert [path for path, _ in annotation.values] == ["news/asahi.txt", "news/hiru.txt"]
    assert check_project(root, encodings={}).problems == ()


@pytest.mark.parametrize("arguments", [("--repair", "--yes"), ("--only", "nobody")])
def test_what_cannot_be_meant_is_refused(root, arguments):
    decide(root)
    code, _, err = run(root, *arguments)
    assert (code, err.count("\n")) == (2, 1)
