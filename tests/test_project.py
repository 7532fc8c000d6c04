"""This repository is a project itself: its decisions are real and valid, and the example summary says just them."""

from pathlib import Path

import pytest

from compare import i18n
from compare.checking import check_project
from compare.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def workspace():
    return Workspace.open(ROOT / "seeds")


@pytest.fixture(autouse=True)
def english():
    yield
    i18n.use("en")


def test_all_annotations_are_valid_and_their_quotes_stand():
    checked = check_project(ROOT, encodings={})
    assert checked.annotations >= 5
    assert checked.problems == ()


def test_the_machine_still_finds_what_was_decided(workspace):
    assert workspace.gone() == ()
    assert workspace.problems == ()


def test_the_timeline_conflict_and_the_image_note_were_accepted(workspace):
    accepted = {
        annotation.proposed_by.rule
        for annotation in workspace.ledger.annotations
        if annotation.proposed_by and annotation.status in ("accepted", "edited", "asked")
    }
    assert {"office-timeline", "media-provenance", "figure-difference"} <= accepted


def test_there_are_rejections_and_annotations_of_the_editors_own(workspace):
    assert workspace.own()
    assert {annotation.status for annotation in workspace.ledger.annotations} > {"rejected"}


@pytest.mark.parametrize("file", ["example-summary.md", "example-summary.ja.md", "example-summary.html"])
def test_the_example_summary_is_what_the_tool_writes(workspace, file):
    assert workspace.check_summary(ROOT / "docs" / file) == ()
