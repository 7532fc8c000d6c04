"""Figures in tables: each cell in the unit of its column, measured by the names of column and row."""

from __future__ import annotations

import pytest

from compare.model import Article, Figure, TimeExpression
from compare.pipeline import mentions_of


def table(text: str) -> list[tuple[str, str, str, str | None, str]]:
    """Words, value, unit, basis and measure of the figures in a table."""
    found = []
    for mention in mentions_of(Article("a", "a.md", text, published="2025-06-18")):
        if isinstance(mention, Figure):
            low, high = mention.low, mention.high
            value = str(low) if low == high else f"{low}..{high}".replace("None", "*")
            measure = mention.measure.phrase if mention.measure else ""
            found.append((mention.text, value, mention.unit, mention.basis, measure))
    return found


BUDGET = """| 年度 | 一般会計(億円) | 前年度比(%) | 職員数(人) |
|---|---|---|---|
| 2023年度 | 1,204 | 3.2 | 約2,310 |
| 2024年度 | 1,250 | ▲1.5 | 2,298 |
"""


def test_a_number_takes_the_unit_of_its_column():
    values = {(text, value, unit) for text, value, unit, _, _ in table(BUDGET)}
    assert ("1,204", "120400000000", "JPY") in values
    assert ("▲1.5", "-1.5", "PERCENT") in values
    assert ("約2,310", "2310", "COUNT:人") in values


def test_a_share_is_measured_against_what_its_column_names():
    assert {basis for _, _, unit, basis, _ in table(BUDGET) if unit == "PERCENT"} == {"前年度"}


def test_row_and_column_name_the_measure():
    assert ("1,204", "120400000000", "JPY", None, "2023年度・一般会計") in table(BUDGET)


def test_the_period_of_a_row_is_read():
    mentions = mentions_of(Article("a", "a.md", BUDGET, published="2025-06-18"))
    assert "FY2023" in {mention.low for mention in mentions if isinstance(mention, TimeExpression)}


@pytest.mark.parametrize(("cell", "value"), [("8", "8"), ("2未満", "*..2"), ("11.0(見込み)", "11")])
def test_one_digit_is_read_where_the_column_has_a_unit(cell, value):
    text = f"| 国 | 世界シェア(%) |\n|---|---|\n| チリ | 24 |\n| 豪州 | {cell} |\n"
    assert (value, "PERCENT", "豪州・世界シェア") in [(read[1], read[2], read[4]) for read in table(text)]


def test_a_unit_in_the_cell_wins_over_that_of_the_column():
    text = "| 品目 | 金額(億円) |\n|---|---|\n| 米 | 320 |\n| 麦 | 5千万円 |\n"
    assert [read[:3] for read in table(text)] == [("320", "32000000000", "JPY"), ("5千万円", "50000000", "JPY")]


def test_cells_that_cannot_be_told_apart_are_left_alone():
    assert table("品目数量割合\n米1234567\n麦2345678\n") == []
