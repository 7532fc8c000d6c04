import pytest

from compare.corpus.dates import dateline, printed_dates
from compare.corpus.metadata import Metadata, describe

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("10/28/2025", "2025-10-28"),
        ("28/10/2025", "2025-10-28"),
        ("2025-10-28", "2025-10-28"),
        ("2025/10/28 18:05", "2025-10-28"),
        ("2025.10.28", "2025-10-28"),
        ("28.10.2025", "2025-10-28"),
        ("2025年10月28日(火) 午後6時5分", "2025-10-28"),
        ("令和7年10月28日", "2025-10-28"),
        ("令和元年5月1日", "2019-05-01"),
        ("Oct. 28, 2025", "2025-10-28"),
        ("28 October 2025", "2025-10-28"),
        ("2025-10-28T18:05:00+09:00", "2025-10-28"),
        ("配信:2025/10/28", "2025-10-28"),
        ("2019年9月25日 18時08分 北日ニュース", "2019-09-25"),
        ("三ツ浦新報 2025年9月15日", "2025-09-15"),
    ],
)
def test_a_line_that_is_only_a_date_is_a_dateline(line, value):
    assert dateline(line) == value


@pytest.mark.parametrize(
    "line",
    [
        "2025年10月28日、東京で会談が開かれた",
        "2025年10月28日 首脳会談",
        "2025年10月",
        "10月28日",
        "13/32/2025",
        "2025-02-30",
        "1.2.3.2025.10.28.1",
        "3/4",
        "",
    ],
)
def test_other_lines_are_none(line):
    assert dateline(line) is None


def test_several_dates_are_printed_in_order():
    assert [one.value for one in printed_dates("公開 2025-10-01 更新 2025-11-02")] == ["2025-10-01", "2025-11-02"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"題名\n\n2025年10月30日更新\n2025年10月28日公開\n\n{PROSE}\n", "2025-10-28"),
        (f"題名\n\n{PROSE}\n\n2026/01/05 07:00 配信\n", "2026-01-05"),
        (f"題名\n\n最終更新：2026年1月5日\n\n{PROSE}\n", "2026-01-05"),
        (f"題名\n\n2025年10月28日、式典が開かれた。\n\n{PROSE}\n", None),
        (f"---\ntitle: 題名\npublished: 2026-03-18\n---\n{PROSE}\n", "2026-03-18"),
        (f"---\ndate: 2026-03-18T10:00:00+09:00\n---\n# 題名\n\n{PROSE}\n", "2026-03-18"),
        (f"{PROSE}\n" * 800 + "2026年2月2日掲載\n", "2026-02-02"),
    ],
)
def test_the_day_of_publication_is_the_one_the_page_prints(text, published):
    assert describe(text).published == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"給食無償化を可決　市議会\n\n{PROSE}\n", "給食無償化を可決　市議会"),
        (f"【速報】給食無償化を可決\n2026年3月18日\n{PROSE}\n", "【速報】給食無償化を可決"),
        (f"10/28/2025\n給食無償化を可決\n{PROSE}\n", "給食無償化を可決"),
        (f"# 給食無償化を可決 #\n\n{PROSE}\n", "給食無償化を可決"),
        (f"給食無償化を可決\n==========\n\n{PROSE}\n", "給食無償化を可決"),
        (f"給食無償化を可決！\n給食無償化を可決！\n{PROSE}\n", "給食無償化を可決！"),
        (f'---\ntitle: "給食無償化"\n---\n{PROSE}\n', "給食無償化"),
        (f"{PROSE}\n{PROSE}\n", None),
        (f"1) 採決の経過\n{PROSE}\n", None),
        ("", None),
        ("\n\n|\n", None),
    ],
)
def test_the_title_is_the_first_line_that_is_one(text, title):
    assert describe(text).title == title


REPORT = "県は5日、豪雨の被害が120棟に上ると発表した。けが人は7人だった。80人が避難した。県道2本が通行止めになった。\n"
FORECAST = (
    "日銀は19日、金融政策決定会合に臨みます。利上げを決める公算です。賃上げの動向が焦点です。"
    "円相場への影響は避けられないでしょう。年内の追加利上げの可能性があります。\n"
)
COMMENTARY = (
    "本記事では、住民税の仕組みをわかりやすく解説します。住民税は前年の所得にかかります。"
    "控除を使うと負担が減ります。早めに準備する必要があります。\n"
)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"豪雨被害120棟に\n\n{REPORT}", "report"),
        (f"日銀、利上げへ\n\n{FORECAST}", "forecast"),
        (f"住民税とは\n\n{COMMENTARY}", "commentary"),
        (f"【解説】{'豪雨被害'}の背景\n\n{REPORT}", "commentary"),
        (f"題名\n\n{PROSE}\n", None),
        ("", None),
    ],
)
def test_the_genre_is_said_when_the_text_is_clear(text, genre):
    assert describe(text).genre == genre


def test_hostile_text_is_described_too():
    for text in ("\ud800\n\u202e\n", "---\n" * 50, "年月日" * 100_000, "\x00" * 1000, "9" * 100_000):
        assert isinstance(describe(text), Metadata)


@pytest.mark.parametrize(
    "title", ["東浜精機が最高益 長浜工場を増強へ", "英首相が31日来日へ 会談の焦点は", "暖房器具を回収 2人けが"]
)
def test_a_headline_may_end_like_a_sentence_that_goes_on(title):
    assert describe(f"{title}\n\n{PROSE}\n").title == title
