"""The editor's topics, changed from the review."""

import pytest

from compare.tui.screens.topic import TopicScreen
from compare.workspace import Workspace


async def settled(review):
    await review.app.workers.wait_for_complete()
    await review.pilot.pause()


@pytest.fixture
def real(project):
    """The three reports, compared by the engine."""
    return Workspace.open(project).comparison


async def test_a_topic_is_renamed_at_once_and_on_disk_and_back(reviewing, real):
    async with reviewing(real) as review:
        topic = real.topics[0]
        review.screen.go_to_topic(topic)
        await review.press("T", "r", *["backspace"] * len(topic.label), "X", "Y", "enter")
        await settled(review)
        assert "XY" in review.text("topics")
        assert "XY" in (review.workspace.folder / "topics.yaml").read_text(encoding="utf-8")
        await review.press("T", "u")
        await settled(review)
        assert topic.label in review.text("topics")


async def test_a_passage_is_dropped_from_its_topic(reviewing, real):
    async with reviewing(real) as review:
        topic = next(entry for entry in real.topics if len(entry.passages) > 2)
        review.screen.go_to_topic(topic)
        await review.press("tab")
        assert review.pane("passages").has_focus
        article, span = review.screen.place()
        passage = review.screen.index.passage_at(article, span).passage.id
        await review.press("T", "d")
        await settled(review)
        now = review.workspace.topics.topic(topic.label)
        assert now is None or passage not in now.passages


async def test_escape_leaves_the_topics_alone(reviewing):
    async with reviewing() as review:
        await review.press("T")
        assert isinstance(review.screen, TopicScreen)
        await review.press("escape")
        assert not (review.workspace.folder / "topics.yaml").exists()
