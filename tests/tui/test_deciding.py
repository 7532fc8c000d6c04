"""Each key does what it says, to the ledger and to the disk."""

import pytest
from conftest import compared

from compare.errors import ConflictError, Place
from compare.i18n import message
from compare.tui.screens.clash import ClashScreen
from compare.workspace import Workspace


async def test_the_review_opens_at_the_first_topic_with_something_to_decide(reviewing):
    async with reviewing() as review:
        assert "避難した人" in str(review.pane("passages").border_title)
        assert review.pane("topics").paragraph.key == "t01"
        assert "Candidate 1/2" in str(review.pane("candidate").border_title)


async def test_y_accepts_and_goes_on(reviewing):
    async with reviewing() as review:
        first = review.screen.position
        await review.press("y")
        assert review.states.count("accepted") == 1
        assert review.screen.position != first
        assert len(review.files()) == 1


async def test_everything_can_be_decided_with_keys(reviewing):
    async with reviewing() as review:
        await review.press("y", "x", "1", "s", "e", "ctrl+s")
        assert sorted(review.states) == ["accepted", "deferred", "edited", "rejected"]
        assert len(review.files()) == 4
        assert "Everything is decided" in review.notice or "accepted with edits" in review.notice


async def test_reject_asks_for_a_reason_and_escape_leaves_it_open(reviewing):
    async with reviewing() as review:
        await review.press("x", "escape")
        assert set(review.states) == {"open"}
        await review.press("x", "3")
        rejected = [c for c in review.workspace.candidates() if c.state == "rejected"]
        assert [c.annotation.rejection for c in rejected] == ["notation"]


async def test_another_reason_is_asked_for_in_words(reviewing):
    async with reviewing() as review:
        await review.press("x", "0", "enter")
        assert set(review.states) == {"open"}
        await review.press("1", "q", "enter")
        rejected = [c.annotation for c in review.workspace.candidates() if c.state == "rejected"]
        assert [(entry.rejection, entry.note) for entry in rejected] == [("other", "1q")]


async def test_undo_and_redo_bring_back_the_candidate(reviewing):
    async with reviewing() as review:
        start = review.screen.position
        await review.press("y", "u")
        assert set(review.states) == {"open"}
        assert review.files() == []
        assert review.screen.position.candidate == start.candidate
        await review.press("ctrl+r")
        assert review.states.count("accepted") == 1
        await review.press("u", "u")
        assert "nothing to take back" in review.notice


async def test_edit_changes_fields_by_their_letters(reviewing):
    async with reviewing() as review:
        await review.press("e", "tab", "t", "tab", "tab", "tab", "f", "tab", "3", "tab", "4")
        await review.press("tab", "語", "tab", "X", "ctrl+s")
        edited = next(c.annotation for c in review.workspace.candidates() if c.state == "edited")
        assert (edited.category, edited.mode, edited.severity, edited.rating) == ("time", "fix", 3, "inaccurate")
        assert "X" in edited.note
        assert edited.tags == ("語",)


async def test_the_same_candidate_can_be_decided_again(reviewing):
    async with reviewing() as review:
        await review.press("y", "u")
        await review.press("s")
        assert len(review.files()) == 1


@pytest.mark.parametrize("keys", [("ｙ",), ("ｊ", "ｙ"), ("ｘ", "１"), ("ｓ",), ("え", "ctrl+s")])
async def test_keys_work_while_an_input_method_is_on(reviewing, keys):
    async with reviewing() as review:
        await review.press(*keys)
        assert len([state for state in review.states if state != "open"]) == 1


async def test_signs_and_blanks_of_an_input_method_work_too(reviewing):
    async with reviewing() as review:
        await review.press("l", "w", "ideographic_space", "ｗ", "あ")
        assert review.app.screen.query("#note")
        await review.press("escape", "fullwidth_question_mark")
        assert "Help: Compare" in str(review.pane("passages").border_title)


async def test_what_the_disk_refuses_is_told_in_one_line(reviewing, monkeypatch):
    async with reviewing() as review:

        def refuse(*_args, **_fields):
            raise ConflictError(
                message("changed on disk."), remedy=message("Open it again."), place=Place("annotations/x.yaml")
            )

        monkeypatch.setattr(review.workspace, "decide", refuse)
        await review.press("y")
        assert review.notice == "annotations/x.yaml: changed on disk. Open it again."
        assert set(review.states) == {"open"}
        monkeypatch.setattr(review.workspace, "undo", refuse)
        await review.press("u")
        assert "changed on disk" in review.notice


async def test_decisions_are_there_again_after_a_restart(reviewing):
    async with reviewing() as review:
        await review.press("y", "x", "6")
    async with reviewing() as review:
        assert sorted(review.states) == ["accepted", "open", "open", "rejected"]
        assert review.screen.candidate.state == "open"


async def test_when_all_is_decided_the_reader_is_told_what_to_do_next(reviewing):
    async with reviewing() as review:
        await review.press("y", "y", "y", "y", "n")
        assert "Everything is decided" in review.notice


@pytest.fixture
def colleague(project):
    """Somebody else with the same folder open."""
    return lambda: Workspace(project, project.parent, compared())


@pytest.mark.parametrize(
    ("choice", "states"),
    [("m", {"accepted"}), ("t", {"deferred"}), ("b", {"accepted", "deferred"}), ("escape", {"deferred"})],
)
async def test_when_two_decide_at_once_the_reader_chooses(reviewing, colleague, choice, states):
    async with reviewing() as review:
        other = colleague()
        finding = review.screen.candidate.finding
        other.decide(finding, "deferred")
        await review.press("y")
        assert isinstance(review.screen, ClashScreen)
        shown = review.text("versions")
        assert "mine" in shown
        assert "theirs" in shown
        await review.press(choice)
        other.reload()
        assert {entry.status for entry in other.ledger.annotations} == states


async def test_a_second_reader_and_the_writing_desk_have_their_say(reviewing):
    async with reviewing() as review:
        await review.press("y", "7", "v", "x", "tab", "tab", "N", "ctrl+s")
        (record,) = review.workspace.ledger.annotations
        assert [(word.verdict, word.reading, word.note) for word in record.reviews] == [("rejected", "再校", "N")]
        await review.press("a")
        await review.press("a", "O", "K", "ctrl+s")
        (record,) = review.workspace.ledger.annotations
        assert (record.status, record.answer.note) == ("asked", "OK")
        await review.press("l")
        await review.app.workers.wait_for_complete()
        await review.pilot.pause()
        assert record.id in str(review.pane("passages").border_title)
        await review.press("escape")
        assert review.screen.PLACE == "annotations"
