"""The commands on annotations as a user runs them: data on stdout, talk on stderr, in both languages."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

RECORD = """version: "2"
id: {name}
category: figure
relation: conflict
status: {status}
targets:
  - {{article: news/asa.txt, exact: 120億円, prefix: 新造船の建造費は, suffix: を見込む, start: 0, end: 5, sha256: "0"}}
proposed_by: {{rule: figure-difference, version: "1", fingerprint: "0f", confidence: "0.9"}}
by: {by}
at: "2026-04-02T10:15:00+09:00"
"""


@pytest.fixture
def annotated(project):
    folder = project / "annotations/news/asa"
    folder.mkdir(parents=True)
    for name, status, by in (("a00001", "accepted", "甲"), ("b00001", "deferred", "乙")):
        text = RECORD.format(name=name, status=status, by=by)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return project


def test_check_speaks_to_programs(annotated, run):
    done = run("check", "--format", "rdjsonl", lang="ja")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, {one["code"]["value"] for one in found}) == (1, {"contradiction"})
    assert "確認した注釈 2件" in done.err
    assert json.loads(run("check", "--format", "sarif").out)["version"] == "2.1.0"
    assert run("check", "--format", "github").out.startswith("::")


def test_agreement_prints_a_table_and_who_disagrees(annotated, run):
    done = run("agreement", lang="ja")
    assert done.code == 0
    assert "一致率" in done.out
    assert "保留  乙" in done.out
    document = json.loads(run("agreement", "--format", "json").out)
    assert document["agreement"][0]["raw"] == 0.0
    assert len(document["disagreements"][0]["verdicts"]) == 2


def test_export_and_import_go_round(annotated, run, project):
    text = run("export", "--format", "jsonl").out
    (project / "x.jsonl").write_text(text, encoding="utf-8")
    (annotated / "annotations/news/asa/b00001.yaml").unlink()
    assert run("import", "x.jsonl", "--dry-run").out.startswith("b00001")
    assert run("import", "x.jsonl", lang="ja").err.strip() == "新規 1件。既存 1件。見送り 0件。"
    assert run("export", "--format", "jsonl").out == text


def test_log_tells_what_git_has_kept(annotated, run, project):
    for command in ("init -q", "config user.name 甲", "config user.email k@e.jp", "add -A", "commit -qm 初校"):
        subprocess.run(["git", *command.split()], cwd=project, check=True)
    file = annotated / "annotations/news/asa/b00001.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("deferred", "accepted"), encoding="utf-8")
    lines = run("log", "b00001", lang="ja").out.splitlines()
    assert lines[:2] == ["未コミット", "  判断：保留 → 採用"]
    assert lines[2].endswith("甲 <k@e.jp>  初校")
    assert run("log", "nobody").code == 2


def test_the_pre_commit_hook_names_a_command_that_there_is(run):
    [hook] = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    program, *arguments = hook["entry"].split()
    assert (program, run(*arguments).code) == ("yomikurabe", 0)
