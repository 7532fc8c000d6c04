"""`yomikurabe check` for people and programs: every kind of problem has its place, in the columns of each format."""

from __future__ import annotations

import json

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif
from records_samples import build, commit, decide, edit, note

from compare.checking import check_project
from compare.exchange import problems as exchange
from compare.records import Records
from compare.summary.stamp import Options, Stamp, digest_of_decisions


@pytest.fixture
def root(tmp_path):
    return build(tmp_path / "project")


def codes(root, **options):
    return [problem.code for problem in check_project(root, encodings={}, **options).problems]


def test_a_project_in_order_has_no_problems(root):
    decide(root)
    assert codes(root, strict=True) == []


def test_a_correction_that_is_not_decided_is_a_problem_of_strict_checks_only(root):
    decide(root, "deferred", mode="fix")
    note(root, "news/asa.txt", "移転", mode="fix")
    assert codes(root) == []
    checked = check_project(root, encodings={}, strict=True)
    assert ([problem.code for problem in checked.problems], checked.to_mend) == (["undecided-fix"], 1)


def test_strict_checks_count_warnings(root):
    decide(root)
    (root / "news/asa.txt").rename(root / "news/asahi.txt")
    checked = check_project(root, encodings={})
    assert ({problem.code for problem in checked.problems}, checked.to_mend) == ({"renamed-article"}, 0)
    assert check_project(root, encodings={}, strict=True).to_mend == len(checked.problems)


def test_a_second_reader_who_disagrees_is_named_until_they_agree(root):
    name = decide(root)
    records = Records(root)
    records.who = "再校 花子"
    records.second(name, "rejected")
    [problem] = check_project(root, encodings={}).problems
    assert problem.code == "disagreement"
    assert "再校 花子" in str(problem)
    records.second(name, "accepted")
    assert codes(root) == []


def test_a_word_of_a_second_reader_that_is_no_status_is_kept_and_said(root):
    name = decide(root)
    file = Records(root).file_of(name)
    edit(root, file, "reviews: []", 'reviews:\n  - {by: 丙, at: "2026-04-03", pass: 再校, verdict: 同意}')
    assert codes(root) == ["unknown-verdict"]


@pytest.mark.parametrize("name", ["summary.md", "news/編集要約.html"])
def test_a_summary_of_other_decisions_is_out_of_date(root, name):
    decide(root)
    decisions = digest_of_decisions(Records(root).ledger.annotations)
    stamp = Stamp("0.1.0", "0", decisions, Options("ja"))
    (root / name).write_text(f"# 要約\n\n<!-- {stamp} -->\n", encoding="utf-8")
    assert codes(root) == []
    note(root, "news/asa.txt", "移転")
    [problem] = check_project(root, encodings={}).problems
    assert (problem.code, problem.place.file) == ("stale-summary", name)


@pytest.fixture
def wrong(root):
    """A project with a changed quote, whose record a person wrote in Japanese keys' company, and a broken file."""
    name = decide(root)
    file = Records(root).file_of(name)
    edit(root, "news/hiru.txt", "15億円", "18億円")
    edit(root, file, "    exact: 15億円", "    exact:  15億円")
    edit(root, file, "status: accepted", "status: accepted\n図書館: {移転: 1, 費用: [2}")
    (root / "annotations/news/asa/壊れた,: %.yaml").write_text("\ufeff図書館: 'とじない\n", encoding="utf-8")
    return root


def test_columns_count_code_points_in_sarif_and_bytes_for_reviewdog(root):
    name = decide(root)
    file = Records(root).file_of(name)
    edit(root, file, "status: accepted", "status: accepted\nquote: {exact: 図書館, 費用: x, 費用: y}")
    checked = check_project(root, encodings={})
    [problem] = checked.problems
    line = (root / file).read_text(encoding="utf-8").split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == "費用: y}"
    sarif = json.loads(exchange.as_sarif(checked.problems, "1"))["runs"][0]
    assert sarif["columnKind"] == "unicodeCodePoints"
    region = sarif["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": problem.place.line, "startColumn": problem.place.column}
    start = json.loads(exchange.as_rdjsonl(checked.problems, checked.texts))["location"]["range"]["start"]
    assert line.encode()[start["column"] - 1 :].decode() == "費用: y}"


def test_a_byte_order_mark_counts_as_three_bytes_and_no_column(root):
    decide(root)
    (root / "annotations/news/asa/b.yaml").write_text("\ufeff図書館: &a 1\n", encoding="utf-8")
    checked = check_project(root, encodings={})
    [problem] = checked.problems
    assert (problem.place.line, problem.place.column) == (1, 6)
    start = json.loads(exchange.as_rdjsonl(checked.problems, checked.texts))["location"]["range"]["start"]
    assert start == {"line": 1, "column": 3 + len("図書館: ".encode()) + 1}


def test_sarif_fits_its_schema_whatever_is_wrong(wrong):
    checked = check_project(wrong, encodings={})
    log = exchange.as_sarif(checked.problems, "0.1.0", checked.prefix)
    Sarif.model_validate_json(log)
    run = json.loads(log)["runs"][0]
    assert len(run["results"]) == len(checked.problems) >= 2
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert "annotations/news/asa/%E5%A3%8A%E3%82%8C%E3%81%9F%2C%3A%20%25.yaml" in uris
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert exchange.as_sarif((), "0.1.0").startswith("{")
    Sarif.model_validate_json(exchange.as_sarif((), "0.1.0"))


def test_github_commands_are_escaped_and_on_one_line_each(wrong):
    checked = check_project(wrong, encodings={})
    lines = exchange.as_github(checked.problems).splitlines()
    assert len(lines) == len(checked.problems)
    assert any("file=annotations/news/asa/壊れた%2C%3A %25.yaml,line=" in line for line in lines)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_the_json_of_a_check_says_all_that_the_text_says(wrong):
    checked = check_project(wrong, encodings={})
    document = json.loads(exchange.as_json(checked.problems, checked.annotations))
    assert [row["code"] for row in document["problems"]] == [problem.code for problem in checked.problems]
    assert all(row["remedy"] for row in document["problems"])


def test_programs_know_files_by_their_place_in_the_repository(tmp_path):
    root = build(tmp_path / "repository" / "project")
    decide(root)
    commit(root.parent, "base")
    edit(root, "news/hiru.txt", "15億円", "18億円")
    checked = check_project(root, encodings={})
    assert checked.prefix == "project/"
    assert "file=project/annotations/" in exchange.as_github(checked.problems, checked.prefix)
