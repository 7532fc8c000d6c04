"""Any value printed in any notation is read back; any text at all keeps its places."""

from __future__ import annotations

import itertools
import time
from datetime import date
from decimal import Decimal

import pytest
from figure_examples import read
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Figure, MentionKind, PassageKind, TimeExpression
from compare.recognise import figures_in

DIGITS = "〇一二三四五六七八九"
ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
SIGNS = (
    "0123456789０１２一二十百千万億兆年月日時分秒円ドル%％割人件約数第〜、・から以上前後昨翌同"
    "午前後半期度令和RMG$.,/-:()（） \t"
)
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def _group(value: int) -> str:
    """Write 0 < value < 10,000 as 二千三百."""
    signs = ""
    for place, scale in zip((1000, 100, 10, 1), "千百十 ", strict=True):
        digit = value // place % 10
        if digit:
            signs += ("" if digit == 1 and place > 1 else DIGITS[digit]) + scale.strip()
    return signs


def kanji(value: int) -> str:
    """Write a value as 一億二千三百万."""
    groups = [(value // 10**power % 10**4, scale) for power, scale in ((12, "兆"), (8, "億"), (4, "万"), (0, ""))]
    return "".join(
        ("一千" if digits == 1000 and scale else _group(digits)) + scale for digits, scale in groups if digits
    )


def mixed(value: int) -> str:
    """Write a value as 1億2300万."""
    groups = [(value // 10**power % 10**4, scale) for power, scale in ((12, "兆"), (8, "億"), (4, "万"), (0, ""))]
    return "".join(f"{digits}{scale}" for digits, scale in groups if digits)


NOTATIONS = {
    "plain": str,
    "commas": lambda value: f"{value:,}",
    "wide": lambda value: f"{value:,}".translate(WIDE),
    "positional": lambda value: "".join(DIGITS[int(digit)] for digit in str(value)),
    "kanji": kanji,
    "mixed": mixed,
    "mixed with commas": lambda value: f"{value // 10**8:,}億" if value % 10**8 == 0 else mixed(value),
}


def only(text: str) -> Figure | TimeExpression:
    (mention,) = read(text)
    assert isinstance(mention, Figure | TimeExpression)
    return mention


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(deadline=None, max_examples=60)
@given(value=st.integers(1, 10**15 - 1))
def test_values_are_read_back(notation: str, value: int) -> None:
    figure = only(f"総額は{NOTATIONS[notation](value)}円だった。")
    assert (figure.low, figure.high) == (value, value)
    assert figure.kind is MentionKind.MONEY


@settings(deadline=None, max_examples=60)
@given(value=st.decimals("0.1", "9999", places=1), wide=st.booleans())
def test_decimals_are_read_back(value: Decimal, wide: bool) -> None:
    written = str(value).translate(WIDE) if wide else str(value)
    assert only(f"伸び率は{written}％だった。").low == value


@settings(deadline=None, max_examples=60)
@given(
    day=st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    notation=st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0.year}/{0.month:02d}/{0.day:02d}", "{0}"]),
)
def test_dates_are_read_back(day: date, notation: str) -> None:
    assert only(f"{notation.format(day)}に開いた。").low == day.isoformat()


@settings(deadline=None, max_examples=60)
@given(low=st.integers(1, 900), more=st.integers(1, 90), sign=st.sampled_from("〜～~―"))
def test_ranges_are_read_back(low: int, more: int, sign: str) -> None:
    figure = only(f"重さは{low}{sign}{low + more}トンだ。")
    assert (figure.low, figure.high, figure.unit) == (low, low + more, "t")


@settings(deadline=None, max_examples=60)
@given(wari=st.integers(1, 9), bu=st.integers(1, 9), rin=st.integers(1, 9))
def test_tenths_are_read_back(wari: int, bu: int, rin: int) -> None:
    assert only(f"打率は{wari}割{bu}分{rin}厘だ。").low == Decimal(f"{wari}{bu}.{rin}")
    assert only(f"打率は{DIGITS[wari]}割{DIGITS[bu]}分だ。").low == Decimal(f"{wari}{bu}")


@settings(deadline=None, max_examples=60)
@given(yen=st.integers(1, 99_999), sen=st.integers(1, 99))
def test_money_in_two_parts_is_read_back(yen: int, sen: int) -> None:
    assert only(f"終値は{yen}円{sen:02d}銭だった。").low == yen + Decimal(sen) / 100
    assert only(f"終値は{yen:,}ドル{sen:02d}セントだった。").low == yen + Decimal(sen) / 100


@settings(deadline=None, max_examples=60)
@given(era=st.sampled_from(sorted(ERAS)), year=st.integers(2, 14), month=st.integers(1, 12), day=st.integers(1, 28))
def test_eras_are_read_back(era: str, year: int, month: int, day: int) -> None:
    wanted = f"{ERAS[era] + year - 1}-{month:02d}-{day:02d}"
    assert only(f"{era}{year}年{month}月{day}日に開いた。").low == wanted
    assert only(f"{era}{kanji(year)}年{kanji(month)}月{kanji(day)}日に開いた。").low == wanted


@settings(deadline=None, max_examples=60)
@given(year=st.integers(1950, 2100), month=st.integers(1, 12))
def test_business_terms_are_read_back(year: int, month: int) -> None:
    assert only(f"{year}年度の予算。").low == f"FY{year}"
    for written in (f"{year}年{month}月期", f"{year}年{month}月通期"):
        term = only(f"{written}の決算。")
        assert term.high == f"{year}-{month:02d}"
        assert term.low == (f"{year}-01" if month == 12 else f"{year - 1}-{month + 1:02d}")


@settings(deadline=None, max_examples=60)
@given(hours=st.integers(1, 23), minutes=st.integers(1, 59), seconds=st.integers(1, 59))
def test_times_are_read_back(hours: int, minutes: int, seconds: int) -> None:
    assert only(f"記録は{hours}時間{minutes}分{seconds}秒だった。").low == f"PT{hours}H{minutes}M{seconds}S"
    assert only(f"{hours}時{minutes}分に着いた。").low == f"T{hours:02d}:{minutes:02d}"
    assert only(f"発車は{hours:02d}:{minutes:02d}だ。").low == f"T{hours:02d}:{minutes:02d}"


@settings(deadline=None, max_examples=60)
@given(value=st.integers(1, 999), scale=st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_english_amounts_are_read_back(value: int, scale: str) -> None:
    wanted = value * 10 ** {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert only(f"It cost ${value} {scale} in all.").low == wanted
    assert only(f"About {value} {scale} people came.").low == wanted


@settings(deadline=None, max_examples=60)
@given(value=st.integers(11, 10**9), word=st.sampled_from(["約", "およそ", "最大", "少なくとも", "計"]))
def test_a_modifier_leaves_the_value_alone(value: int, word: str) -> None:
    figure = only(f"総額は{word}{value:,}円だった。")
    assert value in (figure.low, figure.high)
    assert {figure.low, figure.high} <= {value, None}


@settings(deadline=None, max_examples=300)
@given(
    st.text(
        st.one_of(
            st.sampled_from(SIGNS),
            st.characters(),
        ),
        max_size=60,
    )
)
def test_any_text_keeps_its_places(text: str) -> None:
    mentions = read(text)
    assert all(text[mention.span.start : mention.span.end] == mention.text != "" for mention in mentions)
    ends = [(mention.span.start, mention.span.end) for mention in mentions]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(ends))


def test_places_count_in_the_whole_text() -> None:
    text = "見出し\n約120人が避難した。\n翌日、3人が戻った。"
    mentions = figures_in(text, "2024-02-03")
    assert [mention.text for mention in mentions] == ["約120人", "翌日", "3人"]
    assert all(mention.span.of(text) == mention.text for mention in mentions)


@pytest.mark.parametrize("unit", ["3人と5億円、", "昨年3月から", "1、2", "28日も続き"])
def test_time_grows_with_the_length(unit: str) -> None:
    def taken(times: int) -> float:
        start = time.process_time()
        read(unit * times)
        return time.process_time() - start

    taken(100)
    short, long = (min(taken(times) for _ in range(2)) for times in (500, 2_000))
    assert long < 10 * short, "four times the text; quadratic would be sixteen times the time"


@pytest.mark.parametrize("kind", [PassageKind.CAPTION, PassageKind.FURNITURE])
def test_what_is_not_the_story_has_no_figures(kind: PassageKind) -> None:
    assert read("価格は2,980円。", kind=kind) == ()


def test_rows_are_read_only_where_cells_are_told_apart() -> None:
    assert read("設備費12047%", kind=PassageKind.ROW) == ()
    cells = read("設備費\t120億円\t47%", kind=PassageKind.ROW)
    assert [mention.text for mention in cells] == ["120億円", "47%"]
    assert [mention.text for mention in read("| 大阪 | 1,250 | 3.4 |", kind=PassageKind.ROW)] == ["1,250", "3.4"]


@pytest.mark.parametrize(
    "unit",
    ["1", "一", "1,", "3年", "1、2", "昨年", "第1", "$1", "1日", "2025年", "1〜", "前年比", "(1)", "12.", "a1", "約"],
)
def test_hostile_repetition_is_read(unit: str) -> None:
    text = unit * (3_000 // len(unit))
    assert all(mention.span.end <= len(text) for mention in read(text))
