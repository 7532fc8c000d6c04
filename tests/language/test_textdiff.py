"""Diffs cut between words, keep figures whole and lose nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language.textdiff import diff, words
from compare.model import EditKind


def shown(old, new):
    signs = {EditKind.SAME: "", EditKind.REMOVED: "-", EditKind.ADDED: "+"}
    return [signs[edit.kind] + edit.text for edit in diff(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("総額5,500億ドル", "総額4,000億ドル", ["総額", "-5,500億", "+4,000億", "ドル"]),
        ("国防費を示した", "防衛費を示した", ["-国防費", "+防衛費", "を示した"]),
        ("2027年度に達成", "2025年度に達成", ["-2027", "+2025", "年度に達成"]),
        ("同じ", "同じ", ["同じ"]),
        ("", "新しい", ["+新しい"]),
        ("気温は１２．５度", "気温は１２．０度", ["気温は", "-１２．５", "+１２．０", "度"]),
    ],
)
def test_the_diff_cuts_between_words_and_keeps_figures_whole(old, new, edits):
    assert shown(old, new) == edits


@given(st.text(max_size=80), st.text(max_size=80))
@settings(deadline=None)
def test_both_texts_can_be_read_off_the_diff(old, new):
    edits = diff(old, new)
    assert "".join(edit.text for edit in edits if edit.kind is not EditKind.ADDED) == old
    assert "".join(edit.text for edit in edits if edit.kind is not EditKind.REMOVED) == new


@given(st.text(max_size=200))
@settings(deadline=None)
def test_words_lose_nothing(text):
    assert "".join(words(text)) == text
