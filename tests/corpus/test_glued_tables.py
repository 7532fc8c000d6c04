"""Tables whose cells ran together: taken apart where that is certain, left whole where it is not.

Each case is a header and rows as copied text shows them; `¦` marks where the cells must be cut. A row without it must
stay whole. The cut lines are glued again before they are read, so that the key cannot differ from the text.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.corpus.passages import split
from compare.model import Article, PassageKind

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"
CUT = "¦"
CASES = {
    "amounts and shares": """
        費目¦金額(億円)¦構成比¦主な内容
        人件費¦1,240¦52%¦職員給与など
        施設費¦780¦33%¦庁舎の改修
        委託料¦366¦15%¦窓口業務の委託
        合計¦2,386¦100%¦前年度を下回る""",
    "years name the rows": """
        年度¦出生数(万人)¦出生率¦主な出来事
        2021年度¦81.1¦1.30%¦コロナ禍で婚姻が減少
        2022年度¦77.0¦1.26%¦80万人を割り込む
        2023年度¦72.7¦1.20%¦過去最低を更新""",
    "bare years that count up": """
        年¦売上高(億円)¦営業利益率
        2022¦6.8¦1.3%
        2023¦8.4¦1.6%
        2024¦9.1¦2.0%""",
    "the unit in the header keeps 日 for 日本": """
        国・地域¦生産量(万トン)¦主な輸出先
        豪州¦86¦日本・中国
        チリ¦49¦日本・韓国
        中国¦33¦国内消費が中心""",
    "a unit in every row": """
        路線¦利用者数¦前年比
        北線¦1,204人¦3.1%
        南線¦890人¦12.4%
        西線¦77人¦0.8%""",
    "the head of the names is missing": """
        売上高¦営業利益¦純利益
        25年3月期¦4,812億円¦318億円¦214億円
        24年3月期¦4,530億円¦287億円¦191億円""",
    "ranks count up": """
        順位¦都道府県¦人口(万人)
        1¦東京都¦1,404
        2¦神奈川県¦923
        3¦大阪府¦878""",
    "a dash for a figure that is missing": """
        候補者¦得票数¦得票率
        山田太郎¦12,345¦48.2%
        鈴木一郎¦8,901¦34.8%
        佐藤花子¦—¦17.0%""",
    "two decimals run together are told apart by a row that allows one reading": """
        地点¦最大風速¦最高気温
        鶴見¦28.1¦35.6
        浜田¦31.4¦36.1
        尾崎¦31.4¦6.1""",
    "sums prove what the digits leave open": """
        区分¦男性¦女性
        市部¦120¦135
        町部¦46¦44
        村部¦21¦17
        合計¦187¦196""",
    "the digits alone leave it open": """
        党派¦公示前¦獲得議席
        自民245220
        立憲96111
        維新4138""",
    "sums that fit in no way prove nothing": """
        区分¦男性¦女性
        市部120135
        町部4644
        村部2117
        合計188196""",
    "a range may be a figure with a minus sign": """
        部門¦売上高(億円)¦前年比
        自動車1,204-3.1%
        電機890-12.4%
        化学772.0%""",
    "an unknown header, but no digit can be cut": """
        惑星¦衛星発見¦記事
        木星¦95¦最も多い年もあった
        海王星¦16¦遠くて見えにくい
        火星¦2¦フォボスとダイモス""",
    "an unknown header, and the digits can be cut": """
        惑星¦衛星発見
        木星951610
        海王星161477
        火星281145""",
    "whole numbers with 億 and 万": """
        企業名¦売上高¦純利益
        甲社¦1億2000万円¦3400万円
        乙社¦9800万円¦210万円""",
    "a bound and a note belong to the figure": """
        国名¦輸入量(千トン)¦割合
        甲国¦420(速報値)¦70%
        乙国¦170¦28%
        丙国¦12未満¦2%""",
    "shares above a hundred are none": """
        用途¦使用量(万kl)¦構成比
        家庭¦41¦20.5%
        工業¦104¦52.0%
        農業¦55¦27.5%""",
}


def case(name):
    header, *rows = (line.strip() for line in CASES[name].strip().split("\n"))
    return header, rows


def read(header, rows):
    """Return the rows of the table cut at their cells."""
    lines = [header.replace(CUT, ""), *(row.replace(CUT, "") for row in rows)]
    text = f"{PROSE}\n\n" + "\n".join(lines) + f"\n\n{PROSE}\n"
    found = []
    for passage in split(Article("a", "a.txt", text)):
        if passage.kind is PassageKind.ROW:
            cells = [cell.span.of(text) for cell in passage.cells]
            assert not cells or "".join(cells) == passage.span.of(text)
            found.append(passage.span.of(text) if passage.is_garbled else CUT.join(cells))
    return found[1:]


@pytest.mark.parametrize("name", CASES)
def test_rows_are_cut_where_that_is_certain_and_only_there(name):
    header, rows = case(name)
    assert read(header, rows) == rows


def test_every_figure_knows_its_column_and_unit():
    header, rows = case("amounts and shares")
    text = f"{PROSE}\n\n" + "\n".join(line.replace(CUT, "") for line in (header, *rows)) + "\n"
    passages = [passage for passage in split(Article("a", "a.txt", text)) if passage.kind is PassageKind.ROW]
    assert [(cell.column, cell.unit) for cell in passages[1].cells] == [
        ("費目", ""),
        ("金額", "億円"),
        ("構成比", ""),
        ("主な内容", ""),
    ]
    assert {cell.row.of(text) for cell in passages[1].cells[1:]} == {"人件費"}


def test_words_that_run_over_two_columns_have_no_header():
    header, rows = "国名¦シェア(%)¦輸出先¦特徴", ["甲国¦60¦日本採掘で優位", "乙国¦8¦韓国再精製を海外に依存"]
    assert read(header, rows) == rows


def test_a_cell_on_each_line_knows_header_and_row():
    text = f"{PROSE}\n\n都市\n上昇率\n東京\n5.2%\n大阪\n3.1%\n福岡\n9.0%\n\n{PROSE}\n"
    cells = [passage.cells[0] for passage in split(Article("a", "a.txt", text)) if passage.kind is PassageKind.ROW]
    assert [(cell.column, cell.row and cell.row.of(text)) for cell in cells[2:4]] == [
        ("都市", None),
        ("上昇率", "東京"),
    ]


AMOUNT = st.integers(0, 99_999).map(lambda number: f"{number:,}")
PLAIN = st.integers(0, 999).map(str)  # a table writes thousands in one way
DECIMAL = st.decimals(0, 99, places=1).map(str)
PERCENT = st.decimals(0, 100, places=1).map(lambda number: f"{number}%")
COLUMNS = st.lists(
    st.sampled_from(
        [("金額(億円)", AMOUNT), ("構成比", PERCENT), ("気温", DECIMAL), ("得点", PLAIN), ("前年比", PERCENT)]
    ),
    min_size=1,
    max_size=3,
)


@settings(deadline=None, max_examples=150)
@given(st.data(), COLUMNS)
def test_no_figure_ever_straddles_two_cells(data, columns):
    names = data.draw(st.lists(st.sampled_from(["甲市", "乙町", "丙村", "丁区", "戊郡"]), min_size=2, max_size=5))
    figures = [[data.draw(values) for _, values in columns] for _ in names]
    remarks = data.draw(st.sampled_from(["", "前年を上回る", "日本一の規模"]))
    header = "".join(["項目", *(name for name, _ in columns), "備考" if remarks else ""])
    lines = ["".join([name, *row, remarks]) for name, row in zip(names, figures, strict=True)]
    for found, name, row in zip(read(header, lines), names, figures, strict=False):
        if CUT in found:
            assert found.split(CUT) == [name, *row, *([remarks] if remarks else [])]
