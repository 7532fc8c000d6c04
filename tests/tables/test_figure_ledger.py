"""The figure ledger: one row per quantity, verbatim and normalised, with who agrees, who differs, who is silent."""

from dataclasses import replace

import pytest

from compare.findings import find
from compare.model import Article
from compare.pipeline import compare_articles
from compare.tables.figure_ledger import Order, State, arranged, figure_ledger

QUAKE = (
    ("a", "地震の被害\n\n県は9日、地震の死者は12人、けが人は104人になったと発表した。停電は約2万3千戸に上った。\n"),
    ("b", "地震の被害\n\n県によると、地震の死者は15人、けが人は104人となった。\n"),
    ("c", "地震の被害\n\n県内では地震で一時2万3000戸が停電した。鉄道は3路線が止まった。\n"),
)


def ledger(texts=QUAKE):
    comparison = compare_articles(Article(name, f"{name}.txt", text, published="2026-04-09") for name, text in texts)
    return figure_ledger(replace(comparison, findings=find(comparison)))


@pytest.fixture(scope="module")
def quake():
    return ledger()


def row(table, *words):
    return next(
        row
        for row in table.rows
        if {entry.mention.text for cell in row.cells for entry in cell.entries}.issuperset(words)
    )


def test_a_conflict_is_one_row_with_both_values(quake):
    dead = row(quake, "12人", "15人")
    assert (dead.state, dead.reason) == (State.CONFLICT, "true")
    assert [entry.value for cell in dead.cells for entry in cell.entries] == ["12 COUNT:人", "15 COUNT:人"]
    assert len({entry.camp for cell in dead.cells for entry in cell.entries}) == 2
    assert dead.silent == ("c",)
    assert dead.spread == pytest.approx(0.2)


def test_a_conflict_names_its_finding(quake):
    dead = row(quake, "12人", "15人")
    assert len(dead.findings) == len(dead.notes) == 1


def test_agreement_is_a_result(quake):
    injured = row(quake, "104人")
    assert (injured.state, injured.spread) == (State.AGREE, 0)
    assert [cell.article for cell in injured.cells] == ["a", "b"]
    assert {entry.camp for cell in injured.cells for entry in cell.entries} == {0}


def test_what_one_article_gives_is_kept(quake):
    assert row(quake, "3路線").state is State.ALONE


def test_every_figure_that_can_be_compared_stands_in_exactly_one_row(quake):
    places = [
        (entry.mention.article, entry.mention.span) for row in quake.rows for c in row.cells for entry in c.entries
    ]
    assert len(places) == len(set(places))


def test_the_columns_are_the_articles_in_order(quake):
    assert quake.articles == ("a", "b", "c")


@pytest.mark.parametrize("order", Order)
def test_sorting_loses_and_adds_nothing(quake, order):
    assert sorted(map(repr, arranged(quake.rows, order))) == sorted(map(repr, quake.rows))


def test_rows_can_be_sorted(quake):
    states = [row.state for row in arranged(quake.rows, Order.STATE)]
    assert states == sorted(states, key=list(State).index)
    spreads = [row.spread for row in arranged(quake.rows, Order.SPREAD)]
    assert spreads == sorted(spreads, reverse=True)
    labels = [row.label for row in arranged(quake.rows, Order.LABEL)]
    assert labels == sorted(labels)


def test_the_order_of_the_articles_changes_nothing():
    assert repr(ledger(QUAKE)) == repr(ledger(tuple(reversed(QUAKE))))


def test_an_earlier_value_is_marked_and_differs_from_nothing():
    table = ledger(
        (
            ("a", "駅前再開発\n\n市は駅前再開発の総事業費を当初の300億円から420億円に引き上げた。\n"),
            ("b", "駅前再開発\n\n市の駅前再開発の総事業費は420億円となる。\n"),
        )
    )
    cost = row(table, "420億円")
    assert cost.state is State.AGREE
    former = [entry for each in table.rows for cell in each.cells for entry in cell.entries if entry.former]
    assert [entry.mention.text for entry in former] == ["300億円"]


def test_a_forecast_is_not_contradicted():
    comparison = compare_articles(
        (
            Article("a", "a.txt", "首脳会談\n\n両首脳の会談は1時間程度の見通しだ。\n", genre="forecast"),
            Article("b", "b.txt", "首脳会談\n\n両首脳の会談は約40分間だった。\n"),
        )
    )
    talks = row(figure_ledger(comparison), "1時間程度", "約40分間")
    assert (talks.state, talks.reason) == (State.EXPLAINED, "revision")


def test_nothing_to_compare_is_an_empty_table():
    assert figure_ledger(compare_articles(())).rows == ()
