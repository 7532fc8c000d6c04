from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_samples import ARTICLES, BY, GAME, RAIN, full_record, target, titles

from compare import guarded_yaml
from compare.model import Annotation, Ledger, Review
from compare.review import editing, ledger, record
from compare.written_yaml import emitter

LATER = "2026-04-03T09:00:00+09:00"


def written(annotation: Annotation) -> str:
    return emitter.document(record.to_tree(annotation), "# modeline")


def rewritten(text: str, before: Annotation, after: Annotation) -> str:
    return editing.rewrite(text, "f", before, after, "# modeline")


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines of each text that the other has not, in order."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


@pytest.mark.parametrize(
    ("fields", "old", "new"),
    [
        ({"severity": 3}, ["severity: 1\n"], ["severity: 3\n"]),
        ({"rating": "accurate"}, ["rating: null\n"], ["rating: accurate\n"]),
        ({"relation": None}, ["relation: conflict\n"], ["relation: null\n"]),
        ({"tags": ()}, ['tags: [要確認, "1.10", "no"]\n'], ["tags: []\n"]),
        (
            {"status": "rejected", "rejection": "known"},
            ["status: accepted\n"],
            ["status: rejected\n", "rejection: known\n"],
        ),
        ({"note": "短く"}, None, ["  短く\n"]),
        ({"note": ""}, None, ['note: ""\n']),
        ({"reviews": ()}, None, ["reviews: []\n"]),
    ],
)
def test_only_the_lines_of_a_changed_field_change(fields, old, new):
    before = full_record()
    text = written(before)
    edited = rewritten(text, before, replace(before, **fields))
    gone, come = changed_lines(text, edited)
    assert come == new
    assert old in (None, gone)
    assert edited == written(replace(before, **fields))


def test_one_field_of_one_target_is_one_line():
    before = full_record()
    first, second = before.targets
    after = replace(before, targets=(first, replace(second, start=41)))
    assert changed_lines(written(before), rewritten(written(before), before, after)) == (
        ["    start: 40\n"],
        ["    start: 41\n"],
    )


def test_lists_grow_at_their_end():
    before = full_record()
    review = Review("三校 次郎", LATER, "三校", "保留", "")
    after = replace(before, targets=(*before.targets, target(RAIN, "九州")), reviews=(*before.reviews, review))
    text = rewritten(written(before), before, after)
    assert text == written(after)


BY_HAND = """\
# yaml-language-server: $schema=../x.json
# 担当: 朝刊デスク

at: '2026-04-02T10:15:00+09:00'   # 初稿
version: '2'
id:   k7q2xm
status:    accepted # まだ仮
    # ↑ 部長に確認
category: "figure"
x-desk: {page: 3, "edition": [朝, 夕]}   # こちらの覚え
note: >-   # 折り返し
  一行目
  二行目

  # これは本文

# 見出しとの関係
targets:   # 二紙
- exact: '4回目'   # 引用
  article: news/match.txt
  start: 40
  end: 43
  x-page: 12

  sha256: ab
-   article: "news/game.txt"
    exact: 5回目
    start: 30
    end: 33
    sha256: cd   # 後で
tags:
  - 要確認   # 毎朝
  - 運動
reviews:
rating:
by: 花子
"""


def test_a_page_that_a_person_arranged_keeps_its_arrangement():
    before = record.parse(BY_HAND, "f").annotation
    after = replace(
        before,
        status="rejected",
        rejection="known",
        note="改めた\n二行",
        severity=1,
        rating="misleading",
        tags=("要確認", "運動", "決勝"),
        targets=(replace(before.targets[0], end=44), before.targets[1], target(GAME, "南洋")),
        reviews=(Review("一郎", LATER, "再校", "同意", ""),),
        at=LATER,
    )
    edited = rewritten(BY_HAND, before, after)
    expected = BY_HAND
    for old, new in (
        ("'2026-04-02T10:15:00+09:00'", f'"{LATER}"'),
        ("accepted # まだ仮\n", "rejected # まだ仮\nrejection: known\n"),
        ('category: "figure"\n', 'category: "figure"\nseverity: 1\n'),
        ("note: >-   # 折り返し\n  一行目\n  二行目\n\n  # これは本文\n", "note: |  # 折り返し\n  改めた\n  二行\n"),
        ("end: 43", "end: 44"),
        ("cd   # 後で\n", "cd   # 後で\n" + emitter.item(record.to_tree(after)["targets"][2], 0)),
        ("  - 運動\n", "  - 運動\n  - 決勝\n"),
        ("reviews:\n", "reviews:\n" + emitter.item(record.to_tree(after)["reviews"][0], 2)),
        ("rating:\n", "rating: misleading\n"),
    ):
        assert old in expected
        expected = expected.replace(old, new, 1)
    assert edited == expected
    assert record.parse(edited, "f").annotation == after


@pytest.mark.parametrize(
    "text",
    [
        """{version: '1', id: k7q2xm, category: note, status: accepted, x: [1], by: a, at: '2026-04-02',
targets: [{article: a.txt, exact: b, start: 0, end: 1, sha256: c, page: 3}]}
""",
        """---
? version
: '1'
? id
: k7q2xm
? category
: note
? status
: accepted
by: a
at: '2026-04-02'
x: [1]
targets: [{article: a.txt, exact: b, start: 0, end: 1, sha256: c, page: 3}]
...
""",
    ],
)
def test_a_page_too_unusual_is_written_anew_with_all_it_said(text):
    before = record.parse(text, "f").annotation
    after = replace(before, status="rejected", rejection="known", note="一\n二", severity=3, tags=("x",))
    edited = rewritten(text, before, after)
    assert record.parse(edited, "f").annotation == after
    content = guarded_yaml.load(edited, "f")
    assert (content["x"], content["targets"][0]["page"]) == (["1"], "3")


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "category": st.sampled_from(["time", "note"]),
        "status": st.sampled_from(["rejected", "deferred", "edited"]),
        "relation": st.sampled_from([None, "confine"]),
        "severity": st.sampled_from([2, 3]),
        "rating": st.sampled_from(["accurate", "false"]),
        "note": st.sampled_from(["", "一行", "一\n\n 二\n三 # 四", "a: b\n- c", "夜\u202e", "'"]),
        "tags": st.sampled_from([(), ("a",), ("要確認", "1.10", "no", "増"), ("a b", "c, d")]),
        "reviews": st.sampled_from([(), (Review("b", LATER, "再校", "可", "x\ny"),)]),
        "by": st.sampled_from(["別の人 <b@example.jp>", "a: b"]),
        "at": st.just(LATER),
        "targets": st.sampled_from(
            [
                (target(GAME, "南洋"),),
                (target(GAME, "5回目の優勝を決めた。\n観客は"), target(RAIN, "九州")),
                (*full_record().targets, target(RAIN, "412.5ミリ")),
            ]
        ),
    },
)


def handled(text: str, random: Random) -> str:
    """Do to a file what people do: comments, blank lines, own keys, other order, other quotes, other line ends."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line[:1] in (" ", "-", "") and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    head, rest = blocks[0], blocks[1:]
    if random.random() < 0.5:
        random.shuffle(rest)
    lines: list[str] = list(head)
    # An indented comment below a literal block would be a part of it.
    after_note = False
    for number, block in enumerate(rest):
        inside = False
        for line in block:
            inside = inside or line.endswith("|")
            if not inside and random.random() < 0.2:
                lines.append(" " * random.choice((0,) if after_note else (0, 2, 7)) + f"# 手書き {number}")
            if not inside and random.random() < 0.1:
                lines.append("")
            if random.random() < 0.2 and (not inside or line.endswith("|")):
                lines.append(f"{line}   # 行末 {number}")
            else:
                lines.append(line)
        if random.random() < 0.2 and not inside:
            lines += [f"x-key{number}:", f"  - 自分用   # 覚え {number}", "  - {a: 1}"]
        after_note = inside
    end = random.choice(("\n", "\r\n"))
    return end.join(lines) + random.choice((end, end, ""))


def comments(text: str) -> list[str]:
    return sorted(
        f"{kind} {rest.split()[0]}" for kind in ("手書き", "行末", "覚え") for rest in text.split(f"# {kind} ")[1:]
    )


@settings(deadline=None, max_examples=250)
@given(CHANGES, st.integers(0, 10**9))
def test_any_change_to_any_hand_edited_page_keeps_what_people_wrote(fields, seed):
    before = full_record()
    text = handled(written(before), Random(seed))  # noqa: S311 - edits, not secrets
    assert record.parse(text, "f").annotation == before
    rejection = {"rejection": "known"} if fields.get("status") == "rejected" else {}
    after = replace(before, **fields, **rejection)
    edited = rewritten(text, before, after)
    assert record.parse(edited, "f").annotation == after
    own = {key: value for key, value in guarded_yaml.load(text, "f").items() if key.startswith("x-")}
    assert own.items() <= guarded_yaml.load(edited, "f").items()
    if not {"targets", "reviews"} & set(fields):
        assert comments(edited) == comments(text)
    if fields == {}:
        assert edited == text
    if "\r\n" in text:
        assert edited.count("\r\n") == edited.count("\n")
    # Every line of a field that did not change is still there, in its order.
    touched = {*fields, *rejection}
    key, kept = "", []
    for line in text.splitlines():
        if line and line[0] not in " -#":
            key = line.split(":")[0]
        if key not in touched and line:
            kept.append(line)
    remaining = iter(edited.splitlines())
    assert all(line in remaining for line in kept)


def test_a_decision_taken_back_leaves_the_page_as_it_was():
    first = ledger.decide(Ledger(), titles(), ARTICLES, "accepted", by=BY, at=LATER, new_id="a00001")
    second = ledger.decide(first, titles(), ARTICLES, "rejected", by=BY, at=LATER, new_id="x", rejection="known")
    before, after = first.annotations[0], second.annotations[0]
    text = written(before).replace("status: accepted", "status: accepted   # 朝")
    assert rewritten(rewritten(text, before, after), after, before) == text
