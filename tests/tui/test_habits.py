"""What editors do all day: go about, search, filter, decide together, set their own keys."""

from pathlib import Path

import pytest
from conftest import compared

from compare import settings
from compare.errors import UsageError
from compare.model import Article, Span
from compare.review import filtering, memory
from compare.review.filtering import Filter
from compare.review.queue import Candidate
from compare.tui import external, going, keyboard, keys, matrix, search
from compare.tui.app import ReviewApp
from compare.tui.render import Paragraph, level, rows
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.compare import CompareScreen
from compare.tui.view import Index


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("トランプ大統領", "とらんぷ", "トランプ"),
        ("ﾄﾗﾝﾌﾟ氏", "トランプ", "ﾄﾗﾝﾌﾟ"),
        ("ＧＤＰ比２％", "gdp比2%", "ＧＤＰ比２％"),
        ("GDP", "ｇｄｐ", "GDP"),
    ],
)
def test_search_folds_kana_width_and_case(text, query, found):
    whole = f"前{text}後"
    assert [span.of(whole) for span in search.spans(whole, query)] == [found]


def test_search_finds_nothing_for_blanks():
    assert list(search.spans("本文", "  ")) == []


def test_a_key_can_be_changed_and_swapped():
    board = keyboard.read({"accept": ("x",), "reject": ("y",)})
    assert board.problems == ()
    assert board.of(keys.ACCEPT) == ("x",)
    assert board.keymap()["accept.ime"] == "ｘ"


@pytest.mark.parametrize(("setting", "said"), [({"accept": ("x",)}, "reject"), ({"acept": ("y",)}, "acept")])
def test_a_conflict_of_keys_is_reported_and_passed_over(setting, said):
    board = keyboard.read(setting)
    assert said in str(board.problems[0])
    assert board.of(keys.ACCEPT) == ("y",)


def test_no_key_does_two_things_on_a_screen():
    for place in keyboard.GROUPS:
        used = [name for key in keyboard.keys_of(place) for name in key.keys]
        assert len(used) == len(set(used)), place


@pytest.mark.parametrize("place", keyboard.GROUPS)
def test_every_key_of_every_screen_has_an_action(place):
    screen = next(kind for kind in (CompareScreen, ArticleScreen, *going.SCREENS.values()) if place == kind.PLACE)
    for key in keyboard.keys_of(place):
        name = key.action.partition("(")[0]
        owner = ReviewApp if name.startswith("app.") else screen
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), key.id


@pytest.mark.parametrize(("size", "side"), [((120, 40), "width"), ((80, 24), "height")])
async def test_the_list_of_candidates_takes_room_from_the_candidate(reviewing, size, side):
    async with reviewing(size=size) as review:
        await review.press("3")
        before = getattr(review.pane("list").outer_size, side)
        await review.press("greater_than_sign")
        assert getattr(review.pane("list").outer_size, side) == before + 2


async def test_a_pane_has_the_whole_window_and_gives_it_back(reviewing):
    async with reviewing() as review:
        await review.press("tab")
        before = review.pane("passages").size
        await review.press("z")
        assert review.pane("passages").size.width > before.width
        assert review.pane("passages").size.height > before.height
        assert review.screen.query_one("KeyBar").size.height == 1
        await review.press("escape")
        assert review.pane("passages").size == before
        assert isinstance(review.screen, CompareScreen)


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "/p/a.txt"]),
        ("code", ["code", "--wait", "--goto", "/p/a.txt:7"]),
        ("hx", ["hx", "/p/a.txt:7"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/p/a.txt"]),
    ],
)
def test_editors_are_opened_at_the_line(editor, command):
    assert external.editor_command(editor, Path("/p/a.txt"), 7) == command


def test_a_quotation_has_its_source():
    article = Article("a", "news/a.txt", "題\n\n\x1b本文", title="題", published="2025-10-28")
    assert external.quotation(article, Span(3, 6)) == "「␛本文」\n題 2025-10-28 (news/a.txt, line 3)"


def test_the_matrix_counts_signs_and_gaps():
    comparison = compared()
    table = matrix.matrix(comparison.topics, _candidates(comparison))
    lines = matrix.lines(table, comparison.topics, Index(comparison))
    assert [cell.text for cell in lines[0].cells] == ["避難した人", "■ ≠ !", "■ ≠ !", "∅", "○2"]


def _candidates(comparison):
    return tuple(Candidate(finding, None, "open") for finding in comparison.findings)


def test_candidates_are_filtered_by_every_field():
    candidates = _candidates(compared())
    assert len(filtering.listed(candidates, Filter(rule="figure-difference"))) == 2
    assert len(filtering.listed(candidates, Filter(severity="1", category="figure"))) == 1
    assert len(filtering.listed(candidates, Filter(article="c_web"))) == 1
    assert filtering.listed(candidates, Filter(state="accepted")) == ()


def test_paragraphs_of_one_level_begin_at_one_height():
    columns = [
        (Paragraph("一", level=0), Paragraph("二" * 60, level=1), Paragraph("三", level=2)),
        (Paragraph("前置き" * 20), Paragraph("三", level=2)),
    ]
    left, right = level(columns, [rows(column, 30) for column in columns])
    place = [next(y for y, row in enumerate(own) if row.paragraph == number) for own, number in ((left, 2), (right, 1))]
    assert place[0] == place[1]


def test_memory_keeps_words_and_forgives_anything(tmp_path):
    memory.keep(tmp_path, {"place": "queue"})
    assert memory.recall(tmp_path) == {"place": "queue"}
    (tmp_path / memory.FILE).write_text("[1", encoding="utf-8")
    assert memory.recall(tmp_path) == {}


def test_settings_of_the_screen_are_checked(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path / "none")
    file = tmp_path / settings.FILE_NAME
    file.write_text('width = "wide"\nphrases = ["確認"]\n[keys]\naccept = ["y", "enter"]\n', encoding="utf-8")
    read = settings.load(tmp_path)
    assert (read.width, read.phrases, read.keys) == ("wide", ("確認",), {"accept": ("y", "enter")})
    file.write_text("[keys]\naccept = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"keys\.accept"):
        settings.load(tmp_path)


async def test_candidates_are_decided_together_after_they_were_shown(reviewing):
    async with reviewing() as review:
        await review.press("3", "b")
        assert "First choose" in review.notice
        await review.press("f", "enter", "b")
        assert len(review.screen.query_one("#waiting")._lines) == 4
        await review.press("y")
        assert review.states == ["accepted"] * 4
        await review.press("u")
        assert review.states == ["open"] * 4


async def test_places_are_added_and_annotated_together(reviewing):
    async with reviewing() as review:
        await review.press("tab", "home", "m", "down", "m", "a", "確", "ctrl+s")
        (made,) = review.workspace.ledger.annotations
        assert len(made.targets) == 2


async def test_every_screen_is_reached_and_left(reviewing):
    async with reviewing(size=(80, 24)) as review:
        for key in keys.PLACES:
            await review.press(key.keys[0])
            assert key.id == review.screen.PLACE
        await review.press("g", "c")
        assert isinstance(review.screen, CompareScreen)
        await review.press("slash", *"避難者は", "enter")
        assert isinstance(review.screen, ArticleScreen)
