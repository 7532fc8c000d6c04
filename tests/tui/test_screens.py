"""What each screen shows, at the sizes people have."""

import shutil
import subprocess

import pytest
from conftest import TEXTS, compared, read

from compare import i18n
from compare.i18n import message
from compare.model import Comparison, Skipped
from compare.tui.screens.annotations import AnnotationsScreen
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.commit import CommitScreen
from compare.tui.screens.compare import CompareScreen
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.small import SmallScreen
from compare.tui.screens.summary import SummaryScreen
from compare.tui.widgets.bars import KeyBar

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_review_shows_topics_passages_and_candidate(reviewing, size):
    async with reviewing(size=size) as review:
        topics = review.text("topics")
        assert "All candidates  ○4" in topics
        assert "Without topic  ○1" in topics
        assert "避難した人  2/3  ○2" in topics
        passages = review.text("passages")
        assert "約3,200人" in passages.replace("\n   ", "")
        assert "5,600人" in passages
        assert "no mention found" in passages
        assert "C  【速報】台風12号" in passages
        candidate = " ".join(review.text("candidate").split())
        assert "figure, conflict, true difference" in candidate
        assert "figure-difference 1" in candidate
        assert "→ 3200" in candidate
        assert "→ 5600" in candidate


@pytest.mark.parametrize("size", SIZES)
async def test_differing_agreeing_and_plain_figures_have_different_signs(reviewing, size):
    async with reviewing(size=size) as review:
        rows = [row for row in review.rows("passages") if "3,200人" in row or "5,600人" in row]
        assert all("≠" in row[:3] for row in rows)
        await review.press("J")
        rows = [row for row in review.rows("passages") if "1万2,000戸" in row or "約1万2千戸" in row]
        assert all("≈" in row[:3] for row in rows)


async def test_side_by_side_needs_room_and_says_so(reviewing):
    async with reviewing(size=(80, 24)) as review:
        await review.press("v")
        assert "not enough room" in review.notice
    async with reviewing(size=(120, 40)) as review:
        await review.press("v")
        assert any("A  台風12号" in row and "B  台風12号" in row for row in review.rows("passages"))
        await review.press("v")
        assert not any("A  台風12号" in row and "B  台風12号" in row for row in review.rows("passages"))


async def test_words_are_chosen_and_annotated(reviewing):
    async with reviewing() as review:
        await review.press("tab", "home", "w", "w")
        assert review.pane("passages").selection == (2, 4)
        await review.press("space", "w", "shift+right", "shift+left", "b", "w")
        start, end = review.pane("passages").selection
        words = review.pane("passages").paragraph.text[start:end]
        await review.press("a", "確", "ctrl+s")
        (made,) = review.workspace.ledger.annotations
        assert made.targets[0].exact == words
        assert made.note == "確"
        assert made.proposed_by is None
        assert len(review.files()) == 1
        assert "●" in "".join(row[:3] for row in review.rows("passages"))
        await review.press("u")
        assert review.workspace.ledger.annotations == ()


async def test_without_a_choice_the_whole_passage_is_annotated(reviewing):
    async with reviewing() as review:
        await review.press("a", "x", "escape")
        assert review.workspace.ledger.annotations == ()
        await review.press("a", "x", "ctrl+s")
        assert review.workspace.ledger.annotations[0].targets[0].exact == TEXTS["a_morning"].split("\n")[2]


async def test_a_sentence_can_be_chosen_and_given_up(reviewing):
    async with reviewing() as review:
        await review.press("tab", "W", "W")
        start, end = review.pane("passages").selection
        assert review.pane("passages").paragraph.text[start:end] == "県によると、避難した人は約3,200人に上った。"
        await review.press("escape")
        assert review.pane("passages").selection is None
        assert isinstance(review.screen, CompareScreen)


async def test_the_article_opens_at_the_passage_and_goes_back(reviewing):
    async with reviewing() as review:
        await review.press("6")
        assert isinstance(review.screen, ArticleScreen)
        assert "避難した人は約3,200人" in review.pane("passages").paragraph.text
        assert "復旧を目指す" in review.text("passages")
        await review.press("right_square_bracket")
        assert "川の水" in review.text("passages")
        await review.press("w", "a", "y", "ctrl+s")
        assert review.workspace.ledger.annotations[0].targets[0].exact == "台風"
        await review.press("escape")
        assert isinstance(review.screen, CompareScreen)


async def test_annotations_list_changes_and_deletes(reviewing):
    async with reviewing() as review:
        await review.press("y", "a", "z", "ctrl+s", "t")
        assert isinstance(review.screen, AnnotationsScreen)
        listed = review.text("passages")
        assert "own annotation" in listed
        assert "accepted" in listed
        await review.press("home", "e", "!", "ctrl+s")
        assert any("!" in entry.note for entry in review.workspace.ledger.annotations)
        await review.press("d")
        assert len(review.workspace.ledger.annotations) == 1
        await review.press("u")
        assert len(review.workspace.ledger.annotations) == 2
        await review.press("enter")
        assert isinstance(review.screen, ArticleScreen)


async def test_j_and_k_move_in_a_list_as_the_arrows_do(reviewing):
    async with reviewing() as review:
        await review.press("y", "a", "z", "ctrl+s", "t", "home", "j", "d")
        assert [entry.note for entry in review.workspace.ledger.annotations] == ["z"]
        await review.press("u", "home", "j", "k", "d")
        assert [entry.note for entry in review.workspace.ledger.annotations] != ["z"]


async def test_annotations_out_of_place_come_first(reviewing, project):
    async with reviewing() as review:
        await review.press("y")
    texts = TEXTS | {"b_evening": TEXTS["b_evening"].replace("5,600人", "6,500人")}
    articles, passages, mentions = read(texts)
    changed = Comparison(articles=articles, passages=passages, mentions=mentions)
    async with reviewing(changed) as review:
        await review.press("a", "z", "ctrl+s", "t")
        first = next(row for row in review.rows("passages") if row.strip())
        assert "!" in first[:3]
        assert "text changed" in first or "place lost" in first


async def test_the_summary_is_shown_and_written(reviewing):
    async with reviewing() as review:
        await review.press("y", "r")
        assert isinstance(review.screen, SummaryScreen)
        assert "# " in review.text("passages")
        await review.press("w")
        assert (review.workspace.root / "summary-storm.md").read_text(encoding="utf-8").startswith("#")


async def test_help_lists_keys_and_signs(reviewing):
    async with reviewing() as review:
        await review.press("question_mark")
        assert isinstance(review.screen, HelpScreen)
        text = review.text("passages")
        assert "Reject the candidate" in text
        assert "≠" in text
        await review.press("q")
        assert isinstance(review.screen, CompareScreen)


async def test_commit_without_a_repository_says_so(reviewing):
    async with reviewing() as review:
        await review.press("y", "c")
        assert isinstance(review.screen, CommitScreen)
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert "repository" in review.text("changes")
        await review.press("escape")
        assert isinstance(review.screen, CompareScreen)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
async def test_commit_shows_what_changed_asks_for_a_message_and_commits(reviewing, project):
    def git(*arguments):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments]
        return subprocess.run(command, cwd=project.parent, capture_output=True, text=True, check=True).stdout

    git("init", "--quiet")
    git("config", "user.name", "校閲")
    git("config", "user.email", "k@example.jp")
    git("add", "storm")
    git("commit", "--quiet", "--message=texts")
    async with reviewing(size=(80, 24)) as review:
        await review.press("y", "c")
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert "figure-difference" in review.text("changes")
        await review.press("end", "ctrl+u", *"checked", "enter")
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert isinstance(review.screen, CompareScreen)
        assert "Committed" in review.notice
    assert git("log", "-1", "--format=%s").strip() == "checked"
    assert git("status", "--porcelain", "annotations") == ""


@pytest.mark.parametrize("size", [(79, 24), (80, 19), (20, 5), (1, 1)])
async def test_a_small_window_asks_for_room_and_comes_back(reviewing, size):
    async with reviewing() as review:
        await review.press("x")
        await review.pilot.resize_terminal(*size)
        await review.pilot.pause()
        assert isinstance(review.screen, SmallScreen)
        await review.press("y", "1")
        assert set(review.states) == {"open"}
        await review.pilot.resize_terminal(120, 40)
        await review.pilot.pause()
        await review.press("1")
        assert review.states.count("rejected") == 1


async def test_a_storm_of_sizes_leaves_everything_in_place(reviewing):
    async with reviewing() as review:
        await review.press("v", "tab", "w")
        for size in [(100, 30), (60, 10), (240, 70), (80, 20), (1, 1), (81, 21), (200, 50), (30, 90), (120, 40)]:
            await review.pilot.resize_terminal(*size)
        await review.pilot.pause()
        assert isinstance(review.screen, CompareScreen)
        assert "約3,200人" in "".join(row.strip() for row in review.rows("passages"))
        assert review.pane("passages").selection is not None
        await review.press("y")
        assert review.states.count("accepted") == 1


async def test_starting_in_a_small_window(reviewing):
    async with reviewing(size=(40, 10)) as review:
        assert isinstance(review.screen, SmallScreen)
        await review.pilot.resize_terminal(80, 24)
        await review.pilot.pause()
        assert isinstance(review.screen, CompareScreen)


def articles_only(*names):
    articles, passages, mentions = read({name: TEXTS[name] for name in names})
    return Comparison(articles=articles, passages=passages, mentions=mentions)


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (Comparison(skipped=(Skipped("storm/photo.pdf", message("is not text.")),)), "No article was found"),
        (articles_only("a_morning"), "only one article"),
        (articles_only("a_morning", "c_web"), "No two passages"),
        (
            Comparison(**{name: getattr(compared(), name) for name in ("articles", "passages", "topics")}),
            "no candidate",
        ),
    ],
)
async def test_emptiness_is_explained(reviewing, comparison, said):
    async with reviewing(comparison) as review:
        text = " ".join(review.text("passages").split())
        assert said in text
        assert "Looked at: " in text
        if comparison.skipped:
            assert "photo.pdf" in text
        await review.press(
            "y", "x", "e", "s", "j", "k", "n", "J", "K", "u", "ctrl+r", "a", "escape", "6", "escape", "w"
        )


async def test_the_key_bar_has_at_most_eight_keys_and_follows_the_focus(reviewing):
    async with reviewing(size=(80, 24)) as review:
        bar = review.screen.query_one(KeyBar)
        first = str(bar.render())
        assert first.count("  ") <= 8
        assert "help" in first
        await review.press("tab", "w")
        assert str(bar.render()) != first
        assert "release" in str(bar.render())


async def test_the_palette_finds_every_action_and_place(reviewing):
    async with reviewing() as review:
        await review.press("ctrl+p", *"Putthe")
        await review.pilot.pause(0.5)
        await review.press("enter")
        await review.pilot.pause(0.5)
        assert review.states.count("deferred") == 1
        await review.press("ctrl+p", *"Gototopic停電")
        await review.pilot.pause(0.5)
        await review.press("enter")
        await review.pilot.pause(0.5)
        assert review.screen.position.entry == "t02"


async def test_everything_is_said_in_japanese_too(reviewing):
    i18n.use("ja")
    async with reviewing() as review:
        assert "採用" in str(review.screen.query_one(KeyBar).render())
        assert "言及を確認できず" in review.text("passages")


async def test_the_mouse_chooses_topics(reviewing):
    async with reviewing() as review:
        await review.pilot.click("#topics", offset=(6, 4))
        await review.pilot.pause()
        assert review.screen.position.entry == "t02"


async def test_that_git_cannot_be_used_is_said_once_at_the_beginning(reviewing):
    async with reviewing() as review:
        assert "without git" in review.text("notice")
        await review.press("j")
        await review.press("y")
        assert "without git" not in review.text("notice")
