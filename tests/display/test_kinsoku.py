"""Lines break as a Japanese reader expects, nothing is lost, and long input stays fast."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.display.kinsoku import NOT_AT_END, NOT_AT_START, wrap
from compare.display.safety import visible
from compare.display.width import cell_width

REPORTS = [
    "台風10号は28日午後、時速約15キロで北上した。気象庁は「これまでに経験したことのない暴風になる」と警戒を呼びかけた。",
    "東証プライムの売買代金は概算で4兆2,310億円、売買高は17億8,002万株だった(値上がりは1,120銘柄)。",
    "同社の2024年度の純利益は前年度比12.5%増の3,450億円となり、3年連続で過去最高を更新した……という。",
    "投票率は56.78%で、前回(2021年)を1.25ポイント上回った。「政治とカネ」の問題が争点になった。",
    "決勝は延長12回、5―4でサヨナラ勝ち。メーカー各社のサポーターがスタジアムへ詰めかけた――6万人。",
]


def rows(text, width):
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize("text", REPORTS)
@pytest.mark.parametrize("width", range(20, 61, 5))
def test_no_row_starts_or_ends_badly(text, width):
    parts = rows(text, width)
    assert "".join(parts) == text
    assert all(cell_width(part) <= width for part in parts)
    assert not [part for part in parts[1:] if part[0] in NOT_AT_START]
    assert not [part for part in parts[:-1] if part[-1] in NOT_AT_END]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("総額はおよそ約4,000億ドルに達した", "約4,000億ドル"),
        ("実施は2027年度からとなる", "2027年度"),
        ("工事は10か月かかるという", "10か月"),
        ("負担は１兆２千億円になった", "１兆２千億円"),
        ("勝率は.512で第3位だった", "第3位"),
        ("気象庁は2024-08-28に発表", "2024-08-28"),
        ("試合は19:30に開始予定だ", "19:30"),
        ("郵便番号は〒100-0001です", "〒100-0001"),
        ("会談は40分間だったという", "40分間"),
        ("参加はASEAN各国に及んだ", "ASEAN"),
        ("株価は＄12.50だった模様", "＄12.50"),
    ],
)
def test_figures_keep_their_unit_and_words_stay_whole(text, whole):
    for width in range(cell_width(whole) + 2, 40):
        assert any(whole in row for row in rows(text, width)), (width, rows(text, width))


def test_a_blank_may_hang():
    assert rows("国内総生産 (GDP) は", 10) == ["国内総生産 ", "(GDP) は"]


def test_what_cannot_be_kept_whole_is_cut_at_the_width():
    assert rows("。" * 12, 8) == ["。。。。"] * 3
    assert rows("1" * 25, 10) == ["1" * 10, "1" * 10, "1" * 5]
    assert rows("「" * 7, 6) == ["「「「", "「「「", "「"]


def test_nothing_has_one_empty_row():
    assert wrap("", 10) == ((0, 0),)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None)), st.integers(min_value=-3, max_value=50))
def test_any_text_is_covered_without_gap_and_fits(text, width):
    shown = visible(text)
    result = wrap(shown, width)
    assert "".join(shown[start:end] for start, end in result) == shown
    assert all(before[1] == after[0] for before, after in pairwise(result))
    assert all(end > start for start, end in result) or not shown
    for start, end in result:
        assert cell_width(shown[start:end].rstrip(" \u3000")) <= max(2, width)


@settings(deadline=None)
@given(st.text(alphabet="「」。、123,億円A ー…(", min_size=1), st.integers(min_value=2, max_value=20))
def test_hard_mixtures_are_covered_too(text, width):
    assert "".join(rows(text, width)) == text


@pytest.mark.parametrize("unit", ["あ", "1", "「", "。", " ", "a", "\u3099", "1,", "約1億円 ", "・"])
def test_long_input_takes_linear_time(unit):
    text = unit * (200_000 // len(unit))
    begun = time.perf_counter()
    wrap(text, 40)
    assert time.perf_counter() - begun < 4
