from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import guarded_yaml
from compare.errors import CompareError, DataError, InputError


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        # Newer libyaml looks far enough ahead to stop by itself, at its own depth: then the column is not ours to say.
        ("[" * 100_000, 1, None, "64 levels"),
        ("[" * 100 + "]" * 100, 1, 65, "64 levels"),
        ("{a: " * 100_000, 1, None, "64 levels"),
        ("- " * 5_000, 1, None, "64 levels"),
        ("a: &x 1\nb: *x\n", 1, 4, "anchors"),
        ("a: [&x [1, 2], *x]\n", 1, 5, "anchors"),
        ("a: 1\nb: *x\n", 2, 4, "anchors"),
        ("a: !!python/object:os.system x\n", 1, 4, "tags"),
        ("a: !!int 3\n", 1, 4, "tags"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "stands twice (first in line 1)"),
        ("a:\n  b: 1\n  b: 2\n", 3, 3, "stands twice"),
        ("a: {b: 1, b: 2}\n", 1, 11, "stands twice"),
        ("? [a]\n: b\n", 1, 3, "plain words"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("a: 'x\n", 2, 1, "not valid YAML"),
        ("a: b: c\n", 1, 5, "not valid YAML"),
        ("a:\n\t- 1\n", 2, 1, "not valid YAML"),
        ("a: x\x01\n", 1, 5, "U+0001"),
        ("a: 1\nb: \x00\n", 2, 4, "U+0000"),
        ("a: \ud800\n", 1, 4, "U+D800"),
        ("id: a\n<<<<<<< HEAD\nstatus: accepted\n=======\nstatus: rejected\n>>>>>>> other\n", 2, 1, "merge conflict"),
    ],
)
def test_what_is_dangerous_or_ambiguous_is_refused_with_its_place(text, line, column, says):
    with pytest.raises(DataError) as caught:
        guarded_yaml.load(text, "f.yaml")
    assert says in str(caught.value)
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == ("f.yaml", line)
    assert column in (None, caught.value.place.column)


@pytest.mark.parametrize(
    "word", ["10:28", "NO", "yes", "1_000", "1.10", "0x1f", "2025-10-28", "007", "1e3", ".inf", "="]
)
def test_no_scalar_becomes_anything_but_text(word):
    assert guarded_yaml.load(f"a: {word}\n", "f") == {"a": word}


def test_only_a_plain_nothing_is_nothing():
    text = "a: null\nb: ~\nc:\nd: 'null'\ne: \"\"\n"
    assert guarded_yaml.load(text, "f") == {"a": None, "b": None, "c": None, "d": "null", "e": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# only words\n", "---\n", "---\n...\n"])
def test_an_empty_document_is_nothing(text):
    assert guarded_yaml.load(text, "f") is None


def test_lone_surrogates_may_be_written_as_escapes():
    assert guarded_yaml.load('a: "\\uDCFF\\ud800"\n', "f") == {"a": "\udcff\ud800"}


def test_marks_count_code_points_in_every_line_end():
    text = "あ: 𠮷野家\r\n牛丼: |  # 並\r\n  450円\r\n\r\n# 後\r\nz: [1]\r\n"
    root = guarded_yaml.compose(text, "f")
    marks = {key.value: value.mark for key, value in root.pairs}
    assert text[marks["あ"].start : marks["あ"].end] == "𠮷野家"
    assert text[marks["牛丼"].start :].startswith("|  # 並")
    assert text[marks["z"].start : marks["z"].end] == "[1]"
    assert (marks["z"].line, marks["z"].column) == (6, 4)


def test_both_readers_agree_on_marks(monkeypatch):
    text = "# c\na:\n- b: |\n    x\n\n  c: >-\n    y\n# d\ne: {f: 'g', h: [i, j]}\nk:\n"
    fast = guarded_yaml.compose(text, "f")
    monkeypatch.setattr(guarded_yaml, "_FAST", yaml.SafeLoader)
    assert guarded_yaml.compose(text, "f") == fast


def test_a_file_is_utf_8_with_or_without_a_mark(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xe4\xb8\x80\n")
    assert guarded_yaml.load_file(path) == {"a": "一"}
    path.write_bytes("a: 1\nb: 一\n".encode("cp932"))
    with pytest.raises(DataError, match=r"f\.yaml:2: is not UTF-8"):
        guarded_yaml.load_file(path, "f.yaml")


def test_a_file_that_is_too_large_or_missing_is_said(tmp_path):
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(guarded_yaml.MAX_BYTES + 1)
    with pytest.raises(DataError, match="larger than 4 MiB"):
        guarded_yaml.load_file(path)
    with pytest.raises(DataError, match="larger than 4 MiB"):
        guarded_yaml.load("あ" * (guarded_yaml.MAX_BYTES // 3 + 1), "f")
    with pytest.raises(InputError, match="cannot be read"):
        guarded_yaml.load_file(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        guarded_yaml.load_file(tmp_path)


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \n\t\r\\u0é一\x85\u2028\ufeff\x00\ud800~<=") | st.characters()))
def test_any_text_is_read_or_refused(text):
    try:
        guarded_yaml.load(text, "f")
    except CompareError as error:
        assert str(error)  # noqa: PT017 - both ends are right


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data):
    try:
        assert isinstance(guarded_yaml.decode(data, "f"), str)
    except DataError as error:
        assert "UTF-8" in str(error)  # noqa: PT017 - both ends are right
