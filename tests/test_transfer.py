"""Annotations leave a project and come into another without loss; what a project has is never changed by an import."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_samples import AT, TEXTS, build, decide, edit, note

from compare import transfer
from compare.errors import CompareError
from compare.exchange import annotation_lines, fact_ledger, web_annotations
from compare.model import Annotation, Answer, PlacementState, ProposedBy, Review, Target
from compare.records import Records
from compare.review import record

LOADS = {"jsonld": web_annotations.loads, "jsonl": annotation_lines.loads, "csv": fact_ledger.loads}


@pytest.fixture
def root(tmp_path):
    root = build(tmp_path / "project")
    name = decide(root, "asked", note="=1+1\n'引用'")
    note(root, "news/asa.txt", "移転", note="地図, できれば", tags=("要確認", "1.10"))
    records = Records(root)
    records.second(name, "rejected", note="別の図書館")
    records.answer(name, "確認中")
    return root


def pages(root):
    return {path: path.read_bytes() for path in (root / "annotations").rglob("*.yaml")}


@pytest.mark.parametrize("form", transfer.FORMATS)
def test_what_leaves_one_project_comes_into_another_unchanged(root, tmp_path, form):
    text = transfer.exported(transfer.project(root), form)
    other = build(tmp_path / "other")
    taken = transfer.take_in(transfer.project(other), text, "x")
    assert (len(taken.new), taken.known, taken.problems) == (2, 0, ())
    assert Records(other).ledger.annotations == Records(root).ledger.annotations
    before = pages(other)
    again = transfer.take_in(transfer.project(other), text, "x")
    assert (len(again.new), again.known, again.problems, pages(other)) == (0, 2, (), before)


@pytest.mark.parametrize("form", transfer.FORMATS)
def test_import_never_overwrites(root, form):
    text = transfer.exported(transfer.project(root), form)
    for path in pages(root):
        path.write_text(path.read_text(encoding="utf-8").replace("severity: ", "severity: 3  # "), encoding="utf-8")
    before = pages(root)
    taken = transfer.take_in(transfer.project(root), text, "x")
    assert ([problem.code for problem in taken.problems], taken.new) == (["differs"] * 2, ())
    assert pages(root) == before


def test_a_dry_run_changes_nothing_and_an_import_can_be_taken_back(root, tmp_path):
    text = transfer.exported(transfer.project(root), "jsonl")
    other = build(tmp_path / "other")
    records = transfer.project(other)
    assert len(transfer.take_in(records, text, "x", dry_run=True).new) == 2
    assert not (other / "annotations").exists()
    transfer.take_in(records, text, "x")
    records.undo()
    assert Records(other).ledger.annotations == ()


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=12)
PRINTABLE = WORDS.filter(str.isprintable)


@st.composite
def annotations(draw):
    words = {name: draw(PRINTABLE) for name in ("exact", "prefix", "suffix", "sha256")}
    path = draw(st.sampled_from(["news/a.txt", "ニュース/朝刊 1版.md", "a%20b?#.txt"]))
    start = draw(st.integers(0, 10**6))
    target = Target(path, words["exact"], words["prefix"], words["suffix"], start, start + 1, words["sha256"])
    proposal = draw(st.none() | st.just(ProposedBy("rule", "1", "0f", "0.90")))
    return Annotation(
        id=draw(st.sampled_from(["a00001", "k7q2xm"])),
        category="figure",
        status=draw(st.sampled_from(["accepted", "asked"])),
        targets=(target, replace(target, exact="別の語")),
        by=draw(st.sampled_from(["校閲 花子 <h@example.jp>", "=cmd", "甲"])),
        at=AT,
        values=((path, draw(PRINTABLE)),) if proposal else (),
        proposed_by=proposal,
        note=draw(PRINTABLE).strip(),
        tags=tuple(draw(st.lists(PRINTABLE, max_size=2))),
        answer=draw(st.none() | st.just(Answer("出稿部", AT, "はい"))),
        reviews=draw(st.just(()) | st.just((Review("乙", AT, "再校", "accepted", "よい"),))),
    )


@settings(deadline=None, max_examples=60)
@given(annotations())
def test_every_format_says_all_of_any_record(annotation):
    texts = {
        "jsonld": web_annotations.dumps([annotation]),
        "jsonl": annotation_lines.dumps([annotation]),
        "csv": fact_ledger.dumps([annotation], lambda _target: 1),
    }
    for form, text in texts.items():
        [foreign] = LOADS[form](text, "x")
        content = {key: value for key, value in foreign.content.items() if value is not None}
        assert record.read(content) == (annotation, []), form


def test_the_web_annotation_says_the_standard_things_in_the_standard_places(root):
    page = json.loads(transfer.exported(transfer.project(root), "jsonld"))
    assert (page["@context"][0], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    item = next(one for one in page["items"] if one["motivation"] == "assessing")
    assert item["creator"] == {"type": "Person", "name": "甲", "email": "mailto:k@example.jp"}
    quote, position = item["target"][0]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "12億円")
    assert TEXTS["news/asa.txt"][position["start"] : position["end"]] == "12億円"


def test_a_note_of_another_program_is_anchored_to_its_words(tmp_path):
    root = build(tmp_path / "project")
    foreign = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "駅のどちら側か"},
        "target": {"source": "news/hiru.txt", "selector": {"type": "TextQuoteSelector", "exact": "図書館が駅前に移る"}},
    }
    taken = transfer.take_in(transfer.project(root), json.dumps(foreign), "x")
    records = Records(root)
    [annotation] = records.ledger.annotations
    assert (taken.problems, annotation.note, annotation.mode) == ((), "駅のどちら側か", "info")
    assert [place.state for place in records.placements(annotation)] == [PlacementState.PLACED]


def test_a_row_that_a_person_added_to_the_ledger_becomes_an_annotation(root):
    text = transfer.exported(transfer.project(root), "csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    text += "," + ",".join(["news/hiru.txt", "", "市によると", "", "どの部署か"]) + "\r\n"
    taken = transfer.take_in(transfer.project(root), text, "x")
    assert ([one.note for one in taken.new], taken.known, taken.problems) == (["どの部署か"], 2, ())
    [target] = taken.new[0].targets
    assert (target.exact, TEXTS["news/hiru.txt"][target.start : target.end]) == ("市によると", "市によると")


def test_what_is_no_annotation_is_named_and_the_rest_comes_in(root, tmp_path):
    lines = transfer.exported(transfer.project(root), "jsonl").splitlines()
    text = "\n".join([lines[0], '{"id": "x", "targets": [], "status": "よい"}', lines[1]])
    taken = transfer.take_in(transfer.project(build(tmp_path / "other")), text, "x.jsonl")
    assert len(taken.new) == 2
    assert {(str(problem.place), problem.code) for problem in taken.problems} == {("x.jsonl:2", "schema")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "こんにちは",
        "[]",
        "{}",
        '{"targets": [\n',
        "[" * 100_000,
        '{"type": "AnnotationPage"}',
        'article,exact\n"a',
        "a,b\n1,2\n",
    ],
)
def test_a_file_that_is_something_else_is_said(root, text):
    before = pages(root)
    with pytest.raises(CompareError):
        transfer.take_in(transfer.project(root), text, "x")
    assert pages(root) == before


def test_no_path_leads_out_of_the_project(root):
    content = json.loads(transfer.exported(transfer.project(root), "jsonl").splitlines()[0])
    content |= {"id": "z00001", "targets": [{**content["targets"][0], "article": "../../etc/passwd"}]}
    taken = transfer.take_in(transfer.project(root), json.dumps(content), "x")
    assert (taken.new, [problem.code for problem in taken.problems]) == ((), ["schema"])


def test_an_export_does_not_overwrite_articles_or_records(root):
    records = transfer.project(root)
    for file in ("news/asa.txt", records.file_of(records.ledger.annotations[0].id)):
        with pytest.raises(CompareError, match="not overwritten"):
            transfer.write(records, "csv", root / file)
    transfer.write(records, "csv", root / "台帳.csv")
    assert (root / "台帳.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_ledger_tells_the_line_of_today(root):
    edit(root, "news/hiru.txt", "2026年4月1日", "速報\n2026年4月1日")
    text = transfer.exported(transfer.project(root), "csv")
    rows = [row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))) if row["exact"] == "15億円"]
    assert [row["line"] for row in rows] == ["5"]
