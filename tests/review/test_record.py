from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import full_record

from compare import guarded_yaml
from compare.errors import InputError
from compare.model import Annotation, Answer, ProposedBy, Review, Target
from compare.review import paths, record
from compare.review.problems import Gravity
from compare.review.schema import annotation_schema
from compare.written_yaml import emitter

AWKWARD = (
    *(
        "no",
        "10:28",
        "2025-10-28",
        "1.10",
        "1e5",
        "0x1f",
        "~",
        "null",
        "",
        "- a",
        "a: b",
        "a #b",
        "#",
        "'",
        '"',
        "a\nb",
    ),
    *("%x", "@x", "`x", "!x", "&x", "*x", "[a]", "{a}", "a,b", "|", ">", "?", "? x", "x:", "0?", "a:b", "=", "<<", "…"),
    *(
        "---",
        "...",
        "<<<<<<< HEAD",
        "\ud800",
        "\u202e夜",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\ufeff",
        "\t",
        " a ",
        "　全角　",
    ),
    *("1_000", ".5", "｜", "http://example.jp/?a=1#b"),
)
TEXT = st.text(max_size=30) | st.sampled_from(AWKWARD)
NOTE = TEXT.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n").strip())
WHOLE = st.integers(0, 10**9)
TARGETS = st.builds(
    Target, st.sampled_from(["seeds/003_c2.txt", "a b/日本.md", "10:28.txt"]), TEXT, TEXT, TEXT, WHOLE, WHOLE, TEXT
)
ANNOTATIONS = st.builds(
    Annotation,
    id=st.sampled_from(["k7q2xm", "123456", "1e5000", "normal"]),
    category=st.sampled_from(["figure", "note", "actor"]),
    status=st.just("accepted"),
    targets=st.lists(TARGETS, min_size=1, max_size=3).map(tuple),
    by=TEXT,
    at=st.sampled_from(["2026-04-02T10:15:00+09:00", "2026-04-02", "2026-04-02T01:15:00Z"]),
    relation=st.none() | st.just("conflict"),
    reason=st.none() | st.just("true"),
    mode=st.sampled_from(["query", "fix"]),
    severity=st.integers(1, 3),
    rating=st.none() | st.just("accurate"),
    values=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda values: tuple(sorted(values.items()))),
    proposed_by=st.builds(ProposedBy, TEXT, TEXT, TEXT, TEXT),
    note=NOTE,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    reviews=st.lists(st.builds(Review, TEXT, st.just("2026-04-02"), TEXT, TEXT, NOTE), max_size=2).map(tuple),
)


def written(annotation: Annotation) -> str:
    return emitter.document(record.to_tree(annotation), "# modeline")


def test_a_record_reads_like_a_page():
    assert (
        written(full_record())
        == """\
# modeline
version: "2"
id: k7q2xm
category: figure
relation: conflict
reason: "true"
mode: query
severity: 1
status: accepted
rating: null
targets:
  - article: news/game.txt
    exact: "5回目の優勝を決めた。\\n観客は"
    prefix: 北海は6日、札幌で行われた決勝で南洋を3対1で下し、2年ぶり
    suffix: "2万4,512人だった。延長12回、代打の村井が決勝打を放った。"
    start: 30
    end: 45
    sha256: d78b80fedda2fbb5e0d73d19ac679b1a5adeafd05e7caa83acb7e97a346c4e79
  - article: news/match.txt
    exact: 4回目
    prefix: "で北海に1対3で敗れた。観客は約2万5,000人。\\n北海の優勝は"
    suffix: "。\\n"
    start: 40
    end: 43
    sha256: bd3362dabb1a92bcd0b841b88a75f4be1e15ea37549a8592d6c0406edb2e985c
values: {"003_c2": "4", game: "2025-10-28"}
proposed_by: {rule: figure-difference, version: "1", fingerprint: 0123456789abcdef, confidence: "0.86"}
note: |
  優勝回数が食い違う。

    連盟の記録: 5回
  # これは注釈ではない
tags: [要確認, "1.10", "no"]
by: 校閲 花子 <hanako@example.jp>
at: "2026-04-02T10:15:00+09:00"
reviews:
  - by: 再校 一郎
    at: "2026-04-02T10:15:00+09:00"
    pass: 再校
    verdict: 同意
    note: |
      記録集p.12
      で確認
""".replace("fingerprint: 0123456789abcdef", 'fingerprint: "0123456789abcdef"')
    )


@settings(deadline=None, max_examples=150)
@given(ANNOTATIONS)
def test_what_is_written_is_what_is_read(annotation):
    parsed = record.parse(written(annotation), "f")
    assert parsed.problems == ()
    assert parsed.annotation == annotation
    assert written(annotation).count("\r") == 0


@settings(deadline=None, max_examples=150)
@given(ANNOTATIONS)
def test_no_yaml_reader_takes_a_text_for_something_else(annotation):
    tree, text = record.to_tree(annotation), written(annotation)
    if "\\uD8" in text or "\\uDC" in text:
        return
    # A reader with all the implicit types of YAML 1.1 sees the same texts and numbers.
    content = yaml.safe_load(text)
    notes = [content, *content["reviews"]]
    for one in notes:
        one["note"] = one["note"].strip("\n") if one["note"] != "" else ""
    assert content == tree
    assert {key: type(value) for key, value in content.items()} == {key: type(value) for key, value in tree.items()}


@settings(deadline=None, max_examples=100)
@given(ANNOTATIONS)
def test_what_is_written_fits_the_schema_for_editors(annotation):
    text = written(annotation)
    if "\\uD8" not in text and "\\uDC" not in text:
        jsonschema.Draft7Validator(annotation_schema()).validate(yaml.safe_load(text))


def test_the_schema_is_draft_7_and_names_every_key_and_term():
    schema = annotation_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert set(record.to_tree(replace(full_record(), rejection="known", answer=Answer("a", "2026-04-02", "b")))) == set(
        schema["properties"]
    )
    assert "$defs" not in json.dumps(schema)
    wrong = yaml.safe_load(written(full_record()).replace("status: accepted", "status: acceptd"))
    assert not jsonschema.Draft7Validator(schema).is_valid(wrong)


def test_no_control_or_direction_mark_reaches_a_file():
    text = written(replace(full_record(), note="夜\u202e朝", by="a\x1b[31m\u2066", tags=("\x9b",)))
    assert not set("\x1b\x9b\u202e\u2066") & set(text)


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        (("category: figure", "categry: figure"), "f:4:1", "Did you mean “category”?"),
        (("category: figure", "categry: figure"), "f:2:1", "the key “category” is missing"),
        (("status: accepted", "status: acepted"), "f:9:9", "“acepted” is not a status. Did you mean “accepted”?"),
        (("status: accepted", "status: 採用"), "f:9:9", "Choose one of: accepted, edited"),
        (("status: accepted", "status: [accepted]"), "f:9:9", "“status” must be text"),
        (("status: accepted", "status:"), "f:9:8", "the key “status” is missing or empty"),
        (("severity: 1", "severity: 4"), "f:8:11", "not a severity"),
        (("start: 30", "start: 三十"), "f:16:12", "“start” must be a whole number"),
        (("start: 30", "start: -1"), "f:16:12", "“start” must be a whole number"),
        (("    end: 45\n", ""), "f:12:5", "the key “end” is missing"),
        (("article: news/game.txt", "article: ../../etc/passwd"), "f:12:14", "leads out of the project"),
        (("article: news/game.txt", "article: /etc/passwd"), "f:12:14", "leads out of the project"),
        (("article: news/game.txt", "article: C:\\x"), "f:12:14", "leads out of the project"),
        (("article: news/game.txt", "article: news/game.txt\n    extra: 1"), "f:13:5", "the key “extra” is not known"),
        (('at: "2026-04-02T10:15:00+09:00"\nreviews', "at: 昨日\nreviews"), "f:35:5", "“at” is not a time"),
        (("tags: [", "tags: a # ["), "f:33:7", "“tags” must be a list"),
        (('version: "2"', "version: one"), "f:2:10", "not a version"),
        (('version: "2"', "version: 0"), "f:2:10", "not a version"),
        (("status: accepted", "status: rejected"), "f:9:9", "a rejection needs a reason"),
        (("rating: null", "rating: null\nrejection: known"), "f:11:12", "but the status is “accepted”"),
        (("rating: null", "rating: 正確"), "f:10:9", "not a rating"),
        (("reviews:\n", "reviews: x\nignored:\n"), "f:36:10", "“reviews” must be a list"),
        (("id: k7q2xm", "id: ''"), "f:3:5", "“id” must not be empty"),
    ],
)
def test_every_error_has_a_place_a_cause_and_a_remedy(change, place, says):
    text = written(full_record())
    assert change[0] in text
    problems = record.parse(text.replace(*change, 1), "f").problems
    assert all(problem.remedy for problem in problems)
    assert [problem for problem in problems if str(problem.place) == place and says in str(problem)], [
        *map(str, problems)
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "# only a comment\n"])
def test_a_file_without_keys_is_no_annotation(text):
    [problem] = record.parse(text, "f").problems
    assert "not an annotation" in str(problem)


def test_a_newer_version_is_read_as_far_as_it_can_be():
    text = written(full_record()).replace('version: "2"', 'version: "3"\nmood: calm', 1)
    parsed = record.parse(text, "f")
    assert parsed.newer
    assert parsed.annotation == full_record()
    assert [problem.gravity for problem in parsed.problems] == [Gravity.WARNING]
    assert record.parse(f"version: {'9' * 5000}\n", "f").problems
    parsed = record.parse('version: "9"\nall: other\n', "f")
    assert (parsed.annotation, len(parsed.problems)) == (None, 1)


def test_missing_keys_with_a_default_are_no_problem():
    text = "\n".join(
        line
        for line in written(full_record()).splitlines()
        if not line.startswith(("mode", "severity", "rating", "tags"))
    )
    parsed = record.parse(text + "\n", "f")
    assert parsed.problems == ()
    assert (parsed.annotation.mode, parsed.annotation.severity, parsed.annotation.tags) == ("query", 2, ())


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("id: staus\n-[]{}\"'|>#&*!") | st.characters(), max_size=200))
def test_any_text_gives_a_record_or_a_problem(text):
    parsed = record.parse(text, "f")
    assert parsed.annotation is not None or parsed.problems
    guarded_yaml.plain(None)


@pytest.mark.parametrize(
    ("article", "folder"),
    [
        ("seeds/003_c2.txt", "annotations/seeds/003_c2"),
        ("記事/台風 12号.md", "annotations/記事/台風 12号"),
        ("...txt", "annotations/...txt"),
        ("a/.txt", "annotations/a/.txt"),
        ("a.tar.gz", "annotations/a.tar"),
    ],
)
def test_records_lie_beside_each_other_by_article(article, folder):
    assert paths.folder_of(article) == folder


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/x", "a//x", "./x", "", "a/..", "C:/x", "..\\x", "\\\\host\\x", "a\0b"]
)
def test_no_path_leaves_the_project(path):
    assert not paths.is_inside(path)
    with pytest.raises(InputError, match="outside the project"):
        paths.folder_of(path)


def test_the_modeline_points_at_the_schema():
    assert paths.modeline("annotations/seeds/003/k7q2xm.yaml").endswith("$schema=../../annotation.schema.json")
    assert paths.modeline("annotations/k7q2xm.yaml").endswith("$schema=annotation.schema.json")
