import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.corpus.decoding import decode
from compare.errors import CompareError, InputError, UsageError

NOTE = "首相は28日、ワシントンで記者会見し、約2兆円の経済対策を発表した。\n会見は40分間だった。\n"
# Signs that Shift_JIS tables disagree on: a wrong choice of encoding would change them without a word.
SIGNS = "負担は2〜3割～4割で、①関税と②投資が焦点だ。－５℃、㈱北海。\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp932", "cp932"),
        ("euc_jis_2004", "euc_jis_2004"),
        ("iso2022_jp", "iso2022_jp"),
    ],
)
def test_what_japanese_desks_write_is_read_as_it_was_written(encoding, name):
    assert decode(NOTE.encode(encoding)) == (NOTE, name)


def test_shift_jis_is_read_as_windows_writes_it():
    text = SIGNS.replace("〜", "～")  # cp932 has only the full-width tilde
    assert decode(text.encode("cp932"))[0] == text


def test_a_marked_utf16_be_file_loses_its_mark():
    assert decode(codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be")) == (NOTE, "utf-16")


def test_only_line_ends_and_the_mark_are_changed():
    assert (
        decode("\ufeff一行目\r\n二行目\r三行目\n\t　四　\u200b\u2028".encode())[0]
        == "一行目\n二行目\n三行目\n\t　四　\u200b\u2028"
    )


@pytest.mark.parametrize(
    "data",
    [
        "La réunion a été annulée.\n".encode("latin-1"),
        "Встреча отменена.\n".encode("cp1251"),
        "정상회담이 열렸다.\n".encode("cp949"),
        "会谈已经取消，双方将择日再谈。\n".encode("gb18030"),
        "会議は延期".encode("cp932") + b"\x81\x20\xff\xfe" + "された".encode("euc_jp"),
        NOTE.encode("cp932") + b"\x80",
        codecs.BOM_UTF8 + "途中から壊れた".encode() + b"\xff\xff",
    ],
)
def test_doubt_is_refused_with_the_remedy(data):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert "--encoding FILE=cp932" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (bytes(range(256)), "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    with pytest.raises(InputError, match=kind):
        decode(data)


def test_the_encoding_that_is_named_is_used():
    assert decode("1,200円\n".encode("cp932"), "cp932") == ("1,200円\n", "cp932")
    assert decode("Café".encode("latin-1"), "latin-1")[0] == "Café"


def test_a_named_encoding_that_does_not_fit_says_where():
    with pytest.raises(InputError, match=r"is not utf-8 \(byte 0\)"):
        decode("円".encode("cp932"), "utf-8")


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "base64", "", "\0"])
def test_a_name_that_is_no_text_encoding_is_a_usage_error(name):
    with pytest.raises(UsageError):
        decode(b"abc", name)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400))
def test_reading_is_total(data):
    try:
        text, name = decode(data)
    except CompareError:
        return
    assert "\r" not in text
    codecs.lookup(name)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=200))
def test_utf8_comes_back_unchanged(text):
    assert decode(text.encode())[0] == text
