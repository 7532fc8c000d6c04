"""Cell widths are those that the screen lays out with."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from compare.display.safety import visible
from compare.display.width import cell_width, char_width, fit


def test_every_assigned_character_is_as_wide_as_rich_says():
    different = [
        f"U+{code:04X} ours {char_width(shown)} rich {cell_len(shown)}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) != "Cn" and char_width(shown := visible(chr(code))) != cell_len(shown)
    ]
    assert different == []


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None, exclude_categories=["Cn"])))
def test_any_visible_text_is_as_wide_as_rich_says(text):
    shown = visible(text)
    assert cell_width(shown) == cell_len(shown)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("開幕戦", 8, "開幕戦  "),
        ("開幕戦", 6, "開幕戦"),
        ("開幕戦の観衆", 8, "開幕戦…"),
        ("開幕戦の観衆", 9, "開幕戦の…"),
        ("abc", 2, "a…"),
        ("abc", 0, ""),
        ("か\u3099き", 3, "か\u3099…"),
    ],
)
def test_fit_fills_the_cells_exactly(text, width, shown):
    assert fit(text, width).rstrip() == shown.rstrip()
    assert cell_width(fit(text, width)) == width
