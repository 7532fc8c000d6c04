"""Cells of tables: where they are, what heads them, which unit they have."""

import pytest

from compare.corpus.passages import split
from compare.corpus.tables.cells import unit_of
from compare.model import Article, PassageKind

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"


def rows(text):
    """Return the cells of each row as (words, column, unit, row name); `None` for a garbled row."""
    found = []
    for passage in split(Article("a", "a.txt", text)):
        if passage.kind is PassageKind.ROW:
            cells = [
                (cell.span.of(text), cell.column, cell.unit, cell.row.of(text) if cell.row else None)
                for cell in passage.cells
            ]
            found.append(None if passage.is_garbled else cells)
    return found


TABLES = (
    ("markdown", "| 年度 | 予算（億円） | 前年比 |\n|---|---:|---:|\n| 2024 | 120 | 3.1% |\n| 2025 | 131 | 9.2% |\n"),
    ("pipes without a rule", "| 年度 | 予算（億円） | 前年比 |\n| 2024 | 120 | 3.1% |\n| 2025 | 131 | 9.2% |\n"),
    ("open pipes", "年度 | 予算(億円) | 前年比\n2024 | 120 | 3.1%\n2025 | 131 | 9.2%\n"),
    ("tabs", "年度\t予算(億円)\t前年比\n2024\t120\t3.1%\n2025\t131\t9.2%\n"),
    ("wide blanks around names of several words", "年度  予算(億円)  前年比\n2024  120  3.1%\n2025  131  9.2%\n"),
    ("wide blanks", "年度　予算(億円)　前年比\n2024　120　3.1%\n2025　131　9.2%\n"),
)


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_every_kind_of_border_gives_the_same_cells(name, table):
    assert rows(f"{PROSE}\n\n{table}\n{PROSE}\n")[1:] == [
        [("2024", "年度", "", None), ("120", "予算", "億円", "2024"), ("3.1%", "前年比", "", "2024")],
        [("2025", "年度", "", None), ("131", "予算", "億円", "2025"), ("9.2%", "前年比", "", "2025")],
    ]


def test_a_note_above_gives_the_unit_of_all_columns_of_figures():
    text = f"{PROSE}\n\n（単位：千トン）\n| 品目 | 輸出 | 前年比 |\n|---|---|---|\n| 米 | 45 | 77% |\n\n{PROSE}\n"
    assert [cell[2] for cell in rows(text)[1]] == ["", "千トン", ""]


def test_an_empty_cell_leaves_the_others_under_their_headers():
    text = "| 候補 | 得票 | 惜敗率 |\n|---|---|---|\n| 山田 |  | 98.1 |\n"
    assert rows(text)[1] == [("山田", "候補", "", None), ("98.1", "惜敗率", "", "山田")]


def test_names_beside_values_are_no_header():
    text = "| 会社名 | 東浜精機株式会社 |\n| 設立 | 1962年 |\n| 従業員 | 412人 |\n"
    assert rows(text)[0] == [("会社名", "", "", None), ("東浜精機株式会社", "", "", "会社名")]


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("防衛費（兆円）", "防衛費", "兆円"),
        ("世界シェア(%)", "世界シェア", "%"),
        ("人口［千人］", "人口", "千人"),
        ("発電量(億kWh)", "発電量", "億kWh"),
        ("売上高（単位：百万円）", "売上高", "百万円"),
        ("予算(前年比)", "予算(前年比)", ""),
        ("出荷額(2025年)", "出荷額(2025年)", ""),
        ("備考", "備考", ""),
    ],
)
def test_a_header_gives_the_unit_in_brackets(header, name, unit):
    assert unit_of(header) == (name, unit)
