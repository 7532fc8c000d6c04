"""Dates filled in from the article's day and from the text, and what is left open."""

from __future__ import annotations

import pytest
from figure_examples import read

import compare
from compare.model import Article, TimeExpression
from compare.pipeline import compare_articles


def resolved(text: str, reference: str | None = None) -> list[str]:
    found = [mention for mention in read(text, reference) if isinstance(mention, TimeExpression)]
    return [mention.low if mention.low == mention.high else f"{mention.low}..{mention.high}" for mention in found]  # type: ignore[misc]


FROM_THE_ARTICLE = [
    ("明日の首脳会談", ["2025-10-28"]),
    ("きょう開幕する", ["2025-10-27"]),
    ("一昨日の試合", ["2025-10-25"]),
    ("28日に会談する", ["2025-10-28"]),
    ("3日の祝日に", ["2025-11-03"]),
    ("昨年の台風", ["2024"]),
    ("昨年3月の地震", ["2024-03"]),
    ("来年4月1日から", ["2026-04-01"]),
    ("先月28日に発表", ["2025-09-28"]),
    ("今月末に閉店", ["2025-10"]),
    ("今年度の予算", ["FY2025"]),
    ("来年度に始める", ["FY2026"]),
    ("来春の選抜", ["2026-03..2026-05"]),
    ("昨夏の大会", ["2024-06..2024-08"]),
    ("先週の株価", ["2025-10-20..2025-10-26"]),
    ("年末の商戦", ["2025-12"]),
    ("年内に決める", ["2025"]),
    ("年度末まで続く", ["2026-03"]),
    ("3年前に始めた", ["2022"]),
    ("2日後に開く", ["2025-10-29"]),
    ("半年前の調査", ["2025-04"]),
    ("7月下旬の大雨", ["2025-07-21..2025-07-31"]),
    ("2月上旬に開く", ["2026-02-01..2026-02-10"]),
    ("12月28日〜1月3日は休み", ["2025-12-28..2026-01-03"]),
    ("来年3月期の業績", ["2025-04..2026-03"]),
    ("前半戦は2月の大会", ["2026-02"]),
    ("9月の統計を24日に公表", ["2025-09", "2025-10-24"]),
    ("4〜6月期の決算を30日に発表", ["2025-04..2025-06", "2025-10-30"]),
    ("9月3日に開幕し、15日に閉幕", ["2025-09-03", "2025-09-15"]),
]

FROM_THE_TEXT = [
    ("2024年8月30日に上陸し、翌日に温帯低気圧になった", ["2024-08-30", "2024-08-31"]),
    ("2024年8月30日に上陸し、翌31日に消えた", ["2024-08-30", "2024-08-31"]),
    ("2024年12月31日に閉め、翌1日に開けた", ["2024-12-31", "2025-01-01"]),
    ("2023年5月に申請し、同年12月に認められた", ["2023-05", "2023-12"]),
    ("2023年5月に申請し、7月に認められた", ["2023-05", "2023-07"]),
    ("2011年3月11日の地震。同日夜、津波が来た", ["2011-03-11", "2011-03-11", "TNI"]),
    ("10月27〜29日に来日し、28日に会談", ["XXXX-10-27..XXXX-10-29", "XXXX-10-28"]),
    ("2024年度は赤字で、翌年度に黒字となった", ["FY2024", "FY2025"]),
    ("1964年に開き、翌年に閉じた", ["1964", "1965"]),
    ("2025年7月・9月の会合", ["2025-07", "2025-09"]),
]

LEFT_OPEN = [
    ("明日、開幕する", ["XXXX-XX-XX"]),
    ("28日に会談", ["XXXX-XX-28"]),
    ("同日、逮捕した", ["XXXX-XX-XX"]),
    ("10月28日に会談", ["XXXX-10-28"]),
    ("来年度の予算", ["FYXXXX"]),
    ("第3四半期の業績", ["XXXX-Q3"]),
]


@pytest.mark.parametrize(("text", "expected"), FROM_THE_ARTICLE)
def test_from_the_articles_day(text: str, expected: list[str]) -> None:
    assert resolved(text, "2025-10-27") == expected


@pytest.mark.parametrize(("text", "expected"), FROM_THE_TEXT)
def test_from_the_text(text: str, expected: list[str]) -> None:
    assert resolved(text) == expected


@pytest.mark.parametrize(("text", "expected"), LEFT_OPEN)
def test_what_nothing_tells_stays_open(text: str, expected: list[str]) -> None:
    assert resolved(text) == expected


def test_how_it_was_resolved_is_said_and_the_written_form_kept() -> None:
    (mention,) = read("28日に発表した", "2025-10-27")
    assert isinstance(mention, TimeExpression)
    assert mention.written == "XXXX-XX-28"
    assert str(mention.resolved_by) == "filled in from the article's date, 2025-10-27"


def test_the_same_day_said_in_two_ways_is_equal() -> None:
    (tomorrow,) = read("明日の首脳会談", "2025-10-27")
    (day,) = read("28日の首脳会談", "2025-10-28")
    assert isinstance(tomorrow, TimeExpression)
    assert isinstance(day, TimeExpression)
    assert (tomorrow.low, tomorrow.high) == (day.low, day.high)


@pytest.mark.parametrize("reference", ["2025", "2025-02-30", "soon", "0000-01-01", "9999-12-31"])
def test_any_day_of_the_article_is_survived(reference: str) -> None:
    assert read("明日、来年、来週、翌31日、12月、5000年後、3年前の28日", reference)


def _story(*articles: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    found = [
        Article(f"a{number}", f"a{number}.txt", text, published=day) for number, (text, day) in enumerate(articles)
    ]
    comparison = compare_articles(found)
    return [
        (mention.text, mention.low)
        for mention in comparison.mentions
        if isinstance(mention, TimeExpression) and mention.article == "a0"
    ]


def test_an_undated_article_takes_about_the_day_of_the_others():
    others = (("市は補正予算案をまとめた。", "2026-04-20"), ("市は補正予算案を公表した。", "2026-04-21"))
    assert _story(("市長選は19日に投票された。昨年11月に表明していた。", None), *others) == [
        ("19日", "2026-04-19"),
        ("昨年11月", "2025-11"),
    ]


def test_a_day_reckoned_from_the_articles_own_stays_open_without_it():
    assert _story(("きのう市が発表した。", None), ("市が発表した。", "2026-04-20")) == [("きのう", "XXXX-XX-XX")]


def test_articles_far_apart_say_nothing_of_an_undated_one():
    others = (("市が発表した。", "2024-04-20"), ("市が発表した。", "2026-04-21"))
    assert _story(("市長選は19日に投票された。", None), *others) == [("19日", "XXXX-XX-19")]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("プールが1日、営業を始めた。", "2025-06-01"),
        ("プールは1日に営業を始める。", "2025-07-01"),
        ("4月28日に発熱した。市は18日から助成する。", "2025-06-18"),
        ("4月28日に発熱し、30日に入院した。", "2025-04-30"),
        ("20日、社長が辞任した。", "2025-06-20"),
    ],
)
def test_a_day_without_a_month_is_the_one_its_verb_fits(text, low):
    days = [mention.low for mention in compare.figures(text, reference="2025-06-18") if mention.kind == "date"]
    assert days[-1] == low
