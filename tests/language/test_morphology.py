"""Words: places hold on any text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language.morphology import MAX_PIECE, tokenise


def _surfaces(text: str) -> list[str]:
    return [token.surface for token in tokenise(text)]


def test_longest_units_with_short_units_inside() -> None:
    (token,) = tokenise("選挙管理委員会")
    assert token.surface == "選挙管理委員会"
    assert [unit for unit, _ in token.units] == ["選挙", "管理", "委員", "会"]
    assert token.units[0][1] == "名詞-普通名詞"


def test_a_word_without_parts_is_its_own_unit() -> None:
    (token,) = tokenise("台風")
    assert token.units == (("台風", "名詞-普通名詞"),)


def test_numerals_are_one_token_with_their_value() -> None:
    assert tokenise("三千五百億円")[0].normalized == "350000000000"


def test_offset_is_added() -> None:
    token = tokenise("大雨", offset=120)[0]
    assert (token.span.start, token.span.end) == (120, 122)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\ud800",
        "株価\ud83d上昇\udc00",
        "あ" * 60_000,
        "ﷺ" * 9_000,
        "雨。" * 30_000,
        "\x00\x1b[31m赤",
        "ｶﾞｷﾞ㍿㌔",
    ],
    ids=["empty", "newline", "surrogate", "surrogates", "no border", "grows", "long", "control", "compatibility"],
)
def test_surfaces_are_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert "".join(token.surface for token in tokens) == text
    assert all(text[token.span.start : token.span.end] == token.surface for token in tokens)


def test_long_text_is_cut_where_nothing_is_torn() -> None:
    sentence = "気象庁は十八日、梅雨明けを発表した。"
    text = sentence * (2 * MAX_PIECE // len(sentence) + 2)
    assert set(_surfaces(text)) == set(_surfaces(sentence))


def test_every_thread_has_its_own_tokenizer() -> None:
    texts = ["円安が進んだ。", "決勝で敗れた。", "震度五強を観測した。"] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tokenise, texts)) == [tokenise(text) for text in texts]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert "".join(_surfaces(text)) == text
