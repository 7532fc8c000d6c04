"""Opening, failing and leaving."""

import threading

import pytest
from conftest import compared

from compare import settings
from compare.errors import InputError, Place
from compare.i18n import message
from compare.tui import app as app_module
from compare.tui import keys
from compare.tui.app import ReviewApp
from compare.tui.screens.compare import CompareScreen
from compare.tui.screens.opening import OpeningScreen
from compare.workspace import Workspace


async def test_the_window_is_there_while_the_folder_is_read(project):
    go_on = threading.Event()

    def opening(progress):
        progress(message("Aligning {count} passages", count=7))
        assert go_on.wait(20)
        return Workspace(project, project.parent, compared())

    app = ReviewApp(project, opening)
    async with app.run_test(size=(80, 24)) as pilot:
        while not (isinstance(app.screen, OpeningScreen) and "7 passages" in app.screen.query_one("#notice").text):
            await pilot.pause()
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_leaving_while_the_folder_is_read(project, key):
    left = threading.Event()

    def opening(progress):
        assert left.wait(20)
        progress(message("too late"))
        raise AssertionError("not reached")

    app = ReviewApp(project, opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        left.set()
    assert app.return_value == 0


async def test_a_folder_that_cannot_be_read_is_handed_to_the_caller(project):
    def opening(_progress):
        raise InputError(message("does not exist."), place=Place("storm"))

    app = ReviewApp(project, opening)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.return_value == 3
    assert str(app.failure) == "storm: does not exist."


def test_run_raises_what_the_reader_can_mend(tmp_path, monkeypatch):
    monkeypatch.setattr(ReviewApp, "run", lambda app: setattr(app, "failure", InputError(message("is a file."))))
    with pytest.raises(InputError):
        app_module.run(tmp_path, encodings={})
    monkeypatch.setattr(ReviewApp, "run", lambda app: None)
    assert app_module.run(tmp_path, encodings={}) == 70


@pytest.mark.parametrize(("name", "used"), [("cud", "cud"), ("nowhere", "genko-dark"), (None, "genko-dark")])
async def test_the_theme_is_the_one_asked_for(project, name, used):
    app = ReviewApp(project, lambda _progress: Workspace(project, project.parent, compared()), theme_name=name)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.theme == used


async def test_textual_own_themes_draw_every_mark(reviewing):
    async with reviewing() as review:
        for name in sorted(review.app.available_themes):
            review.app.theme = name
            await review.pilot.pause()
            assert "3,200人" in review.text("passages").replace("\n", "")


async def test_a_broken_theme_of_the_reader_is_told_and_the_review_opens(project, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "bad.yaml").write_text("name: '[/]'\ndark: true\ncolors: {}\nmarks: {}\n", encoding="utf-8")
    app = ReviewApp(project, lambda _progress: Workspace(project, project.parent, compared()))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        assert any("bad.yaml:1:7" in note.message for note in app._notifications)


async def test_the_place_is_kept_when_the_candidate_stays(reviewing):
    async with reviewing() as review:
        await review.press("tab", "end")
        here = review.pane("passages").paragraph.key
        await review.press("a", "x", "ctrl+s")
        assert review.pane("passages").paragraph.key == here


async def test_annotation_files_that_cannot_be_read_are_told(reviewing, project):
    bad = project.parent / "annotations" / "storm" / "a_morning" / "bad.yaml"
    bad.parent.mkdir(parents=True)
    bad.write_text("version: [", encoding="utf-8")
    async with reviewing() as review:
        assert "bad.yaml" in review.notice
        await review.press("t")
        assert "bad.yaml" in review.text("passages")


def test_what_the_settings_say_reaches_the_review(project, monkeypatch):
    (project.parent / settings.FILE_NAME).write_text(
        'signs = "ascii"\nwidth = "wide"\ntheme = "cud"\nphrases = ["要確認"]\n[keys]\naccept = ["Y"]\n',
        encoding="utf-8",
    )
    made = []
    monkeypatch.setattr(app_module, "ReviewApp", lambda *_places, **wishes: made.append(wishes) or Finished())
    assert app_module.run(project, encodings={}) == 0
    (wishes,) = made
    assert (wishes["ascii_only"], wishes["wide"], wishes["theme_name"]) == (True, True, "cud")
    assert wishes["phrases"] == ("要確認",)
    assert wishes["keys"].of(keys.ACCEPT) == ("Y",)


class Finished:
    """A review that the reader left at once."""

    failure = None

    def run(self):
        return 0


async def test_the_theme_chosen_last_time_is_there_again(project):
    for chosen in ("cud", None):
        app = ReviewApp(project, lambda _progress: Workspace(project, project.parent, compared()))
        async with app.run_test(size=(80, 24)) as pilot:
            while not isinstance(app.screen, CompareScreen):
                await pilot.pause()
            if chosen:
                app.theme = chosen
            await pilot.press("ctrl+q")
    assert app.theme == "cud"
