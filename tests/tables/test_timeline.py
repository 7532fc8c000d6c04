"""The timeline: dated events by day, who did what, how a date was resolved, where each article stands in time."""

import pytest

from compare.events.reading import Telling, Vantage
from compare.model import Article
from compare.pipeline import compare_articles
from compare.tables.timeline import timeline

PORT = (
    ("a", "2026-03-01", "港の新ターミナル\n\n県は1日、若竹港の新ターミナルを4月10日に開業すると発表した。\n"),
    ("b", "2026-04-10", "港の新ターミナル\n\n若竹港の新ターミナルが10日、開業した。\n"),
    ("c", "2026-05-02", "港の新ターミナル\n\n4月10日に開業した若竹港の新ターミナルは連休でにぎわった。\n"),
    ("d", "2026-02-01", "港の工事\n\n若竹港では工事が続く。\n"),
)


def table(texts=PORT):
    return timeline(compare_articles(Article(n, f"{n}.txt", text, published=day) for n, day, text in texts))


@pytest.fixture(scope="module")
def opening():
    return next(row for row in table().rows if row.low == "2026-04-10")


def test_one_event_is_one_row_however_its_date_is_written(opening):
    assert [cell.article for cell in opening.cells] == ["a", "b", "c"]
    assert [event.time.text for cell in opening.cells for event in cell.events] == ["4月10日", "10日", "4月10日"]


def test_each_article_stands_somewhere_in_time(opening):
    assert [cell.vantage for cell in opening.cells] == [Vantage.BEFORE, Vantage.DURING, Vantage.AFTER]
    assert opening.silent == (("d", Vantage.BEFORE),)


def test_what_happened_and_who_did_it(opening):
    assert opening.label == "開業"
    assert {event.what for cell in opening.cells for event in cell.events} == {"開業"}
    assert "若竹港の新ターミナル" in {event.who for cell in opening.cells for event in cell.events}


def test_how_it_is_told(opening):
    told = {cell.article: cell.events[0].telling for cell in opening.cells}
    assert told == {"a": Telling.COMING, "b": Telling.PAST, "c": Telling.PAST}


def test_how_a_date_was_resolved_is_kept(opening):
    event = opening.cells[1].events[0]
    assert event.time.written == "XXXX-XX-10"
    assert event.time.resolved_by is not None


def test_rows_are_in_the_order_of_time():
    days = [(row.low, row.high) for row in table().rows]
    assert days == sorted(days)


def test_two_things_on_one_day_are_two_rows():
    rows = table(
        (
            (
                "a",
                "2026-04-11",
                "二つの動き\n\n10日、若竹港で新ターミナルが開業した。\n\n裁判所は10日、元社長に判決を言い渡した。\n",
            ),
        )
    ).rows
    assert [row.label for row in rows] == ["開業", "言い渡し"]


@pytest.mark.parametrize(
    "text",
    [
        "売上高は前年比5%増だった。",
        "2025年度の予算は3兆円だった。",
        "2026年3月期の純利益は400億円だった。",
        "昨年に比べて2割減った。",
    ],
)
def test_a_year_that_a_figure_is_of_is_no_event(text):
    assert table((("a", "2026-04-11", f"数字\n\n{text}\n"),)).rows == ()


def test_the_year_turns_around_with_the_months():
    rows = table(
        (("a", "2026-01-05", "合併\n\n両社は昨年12月25日に合併契約を結んだ。株主総会は今月20日に開かれる。\n"),)
    ).rows
    assert [row.low for row in rows] == ["2025-12-25", "2026-01-20"]


def test_an_article_without_a_date_stands_where_its_words_say():
    rows = table((("a", None, "開港\n\n新空港は2026年4月10日に開港する予定だ。\n"),)).rows
    assert rows[0].cells[0].vantage is Vantage.BEFORE


def test_the_order_of_the_articles_changes_nothing():
    assert repr(table()) == repr(table(tuple(reversed(PORT))))
