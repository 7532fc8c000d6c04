"""Nothing that acts on a terminal or hides from a reader gets through, and every offset stays true."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.display.safety import visible, visible_lines

ANY_TEXT = st.text(alphabet=st.characters(codec=None))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]52;c;cm0gLXJm\x1b\\", "␛]52;c;cm0gLXJm␛\\"),
        ("\x1b[31m赤\x07", "␛[31m赤␇"),
        ("\x9b31m\x9d0;x", "␦31m␦0;x"),
        ("甲\x7f乙\x00", "甲␡乙␀"),
        ("a\u202eb\u202c", "a⇠b⇿"),
        ("\u2067隠\u2069", "⇠隠⇿"),
        ("3\u200b億", "3╎億"),
        ("\ufeff冒頭", "╎冒頭"),
        ("行\u2028段\u2029末", "行␤段⁋末"),
        ("タグ\U000e0041", "タグ╎"),
        ("so\u00adft", "so¬ft"),
        ("\ud83d欠け", "�欠け"),
        ("表\t値\r\n", "表␉値␍␊"),
        ("⚠️", "⚠\ufe0e"),
    ],
)
def test_signs_become_marks(raw, shown):
    assert visible(raw) == shown


@pytest.mark.parametrize(
    "text", ["東証の終値は3万9,101円22銭だった。", "葛\U000e0100城市", "か\u3099", "①※→“”—", "𠮷野家", "🎌", "ｶﾞｽ"]
)
def test_ordinary_text_stays(text):
    assert visible(text) is text


@settings(deadline=None)
@given(ANY_TEXT)
def test_one_for_one_harmless_and_stable(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    shown.encode("utf-8")


def test_every_control_format_and_separator_is_covered():
    visible_formats = {"\u0600", "\u0601", "\u0602", "\u0603", "\u0604", "\u0605", "\u06dd", "\u070f", "\u08e2"}
    visible_formats |= {"\u0890", "\u0891", "\U000110bd", "\U000110cd"}
    left = [
        f"U+{code:04X}"
        for code in range(0x110000)
        if unicodedata.category(char := chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and char not in visible_formats
        and visible(char) == char
    ]
    assert left == []


def test_line_feeds_are_kept_only_on_request():
    assert visible_lines("一\n二\x1b\n") == "一\n二␛\n"
    assert visible("一\n二") == "一␊二"
