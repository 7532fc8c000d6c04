"""Tables whose cells stand on lines of their own: put together where their width is certain."""

import pytest

from compare.corpus.passages import split
from compare.model import Article, PassageKind

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"


def cells(*lines):
    """Return words, column, unit and row of each cell."""
    text = "\n".join((PROSE, *lines, PROSE)) + "\n"
    return [
        (cell.span.of(text), cell.column, cell.unit, cell.row.of(text) if cell.row else None)
        for passage in split(Article("a", "a.txt", text))
        if passage.kind is PassageKind.ROW
        for cell in passage.cells
    ]


def test_figures_know_their_column_and_row():
    found = cells("選手", "所属", "得点", "青木", "東西商", "21", "石川", "南北工", "18", "上田", "中央高", "9")
    assert found[:3] == [("選手", "", "", None), ("所属", "", "", None), ("得点", "", "", None)]
    assert found[3:6] == [("青木", "選手", "", None), ("東西商", "所属", "", "青木"), ("21", "得点", "", "青木")]
    assert found[-1] == ("9", "得点", "", "上田")


def test_the_heading_and_the_note_before_a_table_are_not_in_it():
    found = cells("販売の内訳", "(単位:千台)", "車種", "国内", "海外", "小型", "120", "45", "大型", "31", "8")
    assert found[0][0] == "車種"
    assert [cell[1:] for cell in found if cell[0] in ("120", "8")] == [
        ("国内", "千台", "小型"),
        ("海外", "千台", "大型"),
    ]


def test_a_dash_stands_for_a_figure():
    found = cells("番号", "年代", "入院", "1", "20代", "3日", "2", "30代", "—", "3", "50代", "5日")
    assert ("—", "入院", "", "2") in found
    assert found[-1] == ("5日", "入院", "", "3")


@pytest.mark.parametrize(
    "lines",
    [
        ("札幌", "仙台", "広島", "福岡", "那覇", "金沢"),
        ("シェア", "ポスト", "保存", "12", "印刷", "3"),
        ("開会は", "10時に", "休憩を", "12時に", "閉会は", "17時に"),
        ("都市", "人口", "東京", "1400", "大阪"),
    ],
)
def test_other_short_lines_are_no_table(lines):
    assert all(cell[1] == "" for cell in cells(*lines))
