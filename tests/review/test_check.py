from __future__ import annotations

from dataclasses import replace

from review_samples import ARTICLES, AT, BY, GAME, MATCH, RAIN, titles

from compare.model import Ledger
from compare.review import ledger, storage
from compare.review.check import check
from compare.review.problems import Gravity


def project(root):
    after = ledger.decide(Ledger(), titles(), ARTICLES, "accepted", by=BY, at=AT, new_id="a00001")
    stamps = storage.save(root, Ledger(), after, {})
    return root / stamps["a00001"].file


def problems(root, *articles):
    return check(storage.load(root), articles or ARTICLES)


def brief(found):
    return [(problem.code, str(problem.place).partition("game/")[2], problem.gravity.value) for problem in found]


def test_a_sound_project_has_no_problems(tmp_path):
    project(tmp_path)
    assert problems(tmp_path) == ()


def test_quotes_are_held_against_the_articles_as_they_are_now(tmp_path):
    project(tmp_path)
    changed = replace(GAME, text=GAME.text.replace("5回目", "6回目"))
    assert brief(problems(tmp_path, changed, MATCH)) == [("stale-quote", "a00001.yaml:13:12", "error")]
    assert "“5回目” is now “6回目”" in str(problems(tmp_path, changed, MATCH)[0])
    gone = replace(GAME, text="記事は取り消されました。")
    assert brief(problems(tmp_path, gone, MATCH)) == [("orphan-quote", "a00001.yaml:13:12", "error")]
    moved = replace(GAME, text=GAME.text.replace("の優勝を決めた", "の優勝を決められなかった"))
    assert brief(problems(tmp_path, moved, MATCH)) == [("moved-quote", "a00001.yaml:13:12", "warning")]
    pushed = replace(GAME, text="【速報】" + GAME.text)
    assert problems(tmp_path, pushed, MATCH) == ()


def test_an_article_that_is_not_there_is_said(tmp_path):
    project(tmp_path)
    assert brief(problems(tmp_path, GAME, RAIN)) == [("unknown-article", "a00001.yaml:19:14", "error")]


def test_a_file_must_be_named_for_its_record(tmp_path):
    path = project(tmp_path)
    path.rename(path.with_name("b00001.yaml"))
    assert brief(problems(tmp_path)) == [("file-name", "b00001.yaml:3:5", "error")]
    path.with_name("b00001.yaml").rename(path.with_suffix(".yml"))
    assert problems(tmp_path) == ()


def test_two_verdicts_on_one_finding_are_a_contradiction_that_names_both(tmp_path):
    path = project(tmp_path)
    other = path.with_name("b00001.yaml")
    text = path.read_text("utf-8").replace("id: a00001", "id: b00001").replace(BY, "別の人")
    other.write_text(text.replace("status: accepted", "status: edited").replace("10:15", "10:20"), "utf-8")
    assert problems(tmp_path) == ()
    rejected = text.replace("status: accepted", "status: rejected\nrejection: known").replace("10:15", "10:20")
    other.write_text(rejected, "utf-8")
    [problem] = problems(tmp_path)
    assert (problem.code, problem.gravity) == ("contradiction", Gravity.ERROR)
    assert str(problem.place) == "annotations/news/game/b00001.yaml:9:9"
    assert all(name in str(problem) for name in (BY, "別の人", "a00001.yaml"))


def test_broken_files_are_among_the_problems_in_a_fixed_order(tmp_path):
    path = project(tmp_path)
    path.with_name("b.yaml").write_text("<<<<<<< HEAD\n")
    path.with_name("0.yaml").write_text("version: '1'\nid: x\nmood: 1\n")
    found = problems(tmp_path, MATCH)
    assert [problem.code for problem in found] == [*["schema"] * 5, "unknown-key", "unknown-article", "merge-conflict"]
    assert list(found) == sorted(found, key=lambda problem: problem.order)
    assert found == check(storage.load(tmp_path), [MATCH])
