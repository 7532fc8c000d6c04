"""A project's own word lists: they add, win, switch off, and complain with file, line and column."""

from __future__ import annotations

import pytest

from compare.errors import DataError
from compare.language.own_words import extended, read
from compare.language.wordlists import shipped

GOOD = """
loaded:
  - words: [神対応, 画期的]
    wording: promotional
    polarity: "+"
    strength: "3"
    unless: ['神対応力']
names:
  - referent: 新庁舎
    names: [ハコモノ, 処理水]
    contested: "yes"
certainty:
  possible: [可能性 が 浮上]
ignore: [焦点, 汚染水]
"""


def test_own_words_come_over_the_shipped_ones() -> None:
    words = extended([read(GOOD, "lexicons/desk.yaml")])
    assert words.loaded_entries["神対応"].source == "lexicons/desk.yaml"
    assert words.loaded_entries["画期的"].strength == 3
    assert words.cues["possible"][0] == "可能性 が 浮上"
    assert words.chains[0].referent == "新庁舎"


def test_ignored_words_are_switched_off_and_taken_names_leave_their_chain() -> None:
    words = extended([read(GOOD, "a.yaml")])
    assert "焦点" not in words.loaded_entries
    others = [name for chain in words.chains[1:] for name in chain.names]
    assert "処理水" not in others
    assert "汚染水" not in others
    assert "核汚染水" in others


def test_of_two_files_the_first_wins() -> None:
    first = read('loaded: [{words: [妙案], strength: "3"}]', "a.yaml")
    second = read('loaded: [{words: [妙案], strength: "1"}]', "b.yaml")
    assert extended([first, second]).loaded_entries["妙案"].strength == 3
    assert extended([second, first]).loaded_entries["妙案"].strength == 1


def test_nothing_of_ones_own_is_the_shipped_lists() -> None:
    assert extended([]) is shipped()
    assert extended([read("", "a.yaml")]).loaded_entries == shipped().loaded_entries


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("lodaed: []", 1),
        ("loaded:\n  - {words: [x], polarity: plus}", 2),
        ('loaded:\n  - {words: [x], strength: "9"}', 2),
        ("loaded:\n  - {words: []}", 2),
        ("loaded:\n  - words: [x]\n    wording: nice", 3),
        ("loaded:\n  - words: [x]\n    unless: ['(']", 3),
        ("loaded:\n  - words: [x]\n    unless: ['(a+)+']", 3),
        ("loaded:\n  - words: [x]\n    literal_in: [golf]", 3),
        ("names:\n  - {names: [一つ]}", 2),
        ("names: 処理水", 1),
        ("certainty: [x]", 1),
        ("certainty:\n  perhaps: [x]", 2),
        ("ignore:\n  - [x]", 2),
        ("loaded: &a [*a]", 1),
    ],
)
def test_errors_name_file_and_line(text: str, line: int) -> None:
    with pytest.raises(DataError) as error:
        read(text, "lexicons/a.yaml")
    assert error.value.place is not None
    assert (error.value.place.file, error.value.place.line) == ("lexicons/a.yaml", line)
    assert error.value.remedy is not None
