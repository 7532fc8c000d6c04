"""Who speaks of what, how much and where; silence says what was searched."""

from __future__ import annotations

from framing_world import comparison, topic

from compare.model import Attribution, MentionKind, PassageKind, Span
from compare.tables.coverage import Position, coverage

TITLE, BODY, ROW, FURNITURE = PassageKind.TITLE, PassageKind.BODY, PassageKind.ROW, PassageKind.FURNITURE
ARTICLES = {
    "a": [
        (TITLE, "豪雨で橋が流失"),
        (BODY, "橋が流された。" * 2),
        (BODY, "避難所には百人がいる。"),
        (BODY, "復旧は未定。"),
    ],
    "b": [(BODY, "大雨が降り、川が増水した。"), (BODY, "県道の橋が落ちた。"), (FURNITURE, "橋の写真はこちら")],
    "c": [(BODY, "避難所が開設された。"), (FURNITURE, "流失した橋の動画")],
}
BRIDGE = topic("橋の流失", {"a": [0, 1], "b": [1]}, ["橋", "流失"])


def test_every_article_is_in_a_cell_or_silent() -> None:
    (row,) = coverage(comparison(ARTICLES, [BRIDGE])).rows
    assert [cell.article for cell in row.cells] == ["a", "b"]
    assert [silence.article for silence in row.silent] == ["c"]
    assert row.only is None


def test_room_is_counted_in_characters_of_the_story() -> None:
    (row,) = coverage(comparison(ARTICLES, [BRIDGE])).rows
    first, second = row.cells
    assert first.characters == len("豪雨で橋が流失") + 2 * len("橋が流された。")
    assert 0.5 < first.share < 0.6
    assert second.share == len("県道の橋が落ちた。") / len("県道の橋が落ちた。大雨が降り、川が増水した。")


def test_place_and_headline_are_those_of_the_first_passage() -> None:
    (row,) = coverage(comparison(ARTICLES, [BRIDGE])).rows
    assert [(cell.position, cell.headline) for cell in row.cells] == [(Position.LEAD, True), (Position.MIDDLE, False)]
    late = topic("復旧", {"a": [3]}, ["復旧"])
    assert coverage(comparison(ARTICLES, [late])).rows[0].cells[0].position is Position.END


def test_silence_names_what_was_searched_and_what_stands_elsewhere_in_the_story() -> None:
    found = topic("避難所と川", {"b": [0], "a": [2]}, ["避難所", "増水"])
    (silence,) = coverage(comparison(ARTICLES, [found])).rows[0].silent
    assert silence.searched == ("避難所", "増水", "避難所と川")
    assert silence.elsewhere == ("避難所",)


def test_words_of_furniture_are_no_mention() -> None:
    (silence,) = coverage(comparison(ARTICLES, [BRIDGE])).rows[0].silent
    assert silence.elsewhere == ()


def test_a_topic_of_one_article_names_it() -> None:
    (row,) = coverage(comparison(ARTICLES, [topic("復旧", {"a": [3]}, ["復旧"])])).rows
    assert row.only == "a"


def test_one_article_alone_is_not_the_only_one() -> None:
    (row,) = coverage(comparison({"a": ARTICLES["a"]}, [topic("復旧", {"a": [3]}, ["復旧"])])).rows
    assert row.only is None


def attribution(article: str, source: str, kind: str, quotes: tuple[Span, ...] = ()) -> Attribution:
    return Attribution(
        *(article, f"{article}:0", Span(0, 1), "", MentionKind.ATTRIBUTION),
        source=source,
        source_kind=kind,
        quotes=quotes,
    )


def test_voices_are_counted_by_article_and_nobody_comes_last() -> None:
    said = [
        attribution("a", "", "nobody"),
        attribution("b", "", "nobody"),
        attribution("a", "町長", "office", (Span(2, 7),)),
        attribution("b", "町長", "office"),
        attribution("b", "住民", "public", (Span(1, 4), Span(5, 6))),
    ]
    mayor, residents, nobody = coverage(comparison(ARTICLES, mentions=said)).voices
    assert (mayor.name, mayor.times, mayor.quoted) == ("町長", {"a": 1, "b": 1}, {"a": 5, "b": 0})
    assert (residents.name, residents.quoted) == ("住民", {"b": 4})
    assert (nobody.name, nobody.times) == ("", {"a": 1, "b": 1})


def test_no_articles_and_empty_articles_are_no_error() -> None:
    assert coverage(comparison({})).rows == ()
    assert coverage(comparison({"a": [(ROW, "")]})).articles == ("a",)
