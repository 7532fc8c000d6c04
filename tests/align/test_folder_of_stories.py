"""A folder with several stories is split; one story is never torn."""

from pathlib import Path

import pytest
from witnesses import prepared

from compare.align import align
from compare.align.champions import candidates
from compare.align.concepts import Names, shipped
from compare.align.profiles import profile
from compare.align.space import weigh
from compare.align.splitting import stories

HERE = Path(__file__).parent / "stories"
STORIES = sorted(path.name for path in HERE.iterdir())


def texts(*names):
    return [path.read_text("utf-8") for name in names for path in sorted(HERE.joinpath(name).glob("*.[tm]*"))]


def profiles(*names):
    _, passages = prepared(texts(*names))
    return profile(passages, Names(shipped()), {})


@pytest.mark.parametrize("name", STORIES)
def test_one_story_is_not_torn(name):
    assert len(stories(profiles(name))) == 1


@pytest.mark.parametrize("names", [("school", "earthquake"), ("merger", "wage"), ("port", "election", "school")])
def test_several_stories_are_parted(names):
    found = stories(profiles(*names))
    assert [len(articles) for articles in found] == [4] * len(names)


def test_no_topic_reaches_across_stories_and_nobody_is_silent_on_another_story():
    articles, passages = prepared(texts("school", "earthquake"))
    alignment = align(articles, passages, ())
    assert len(alignment.stories) == 2
    for topic in alignment.topics:
        assert any(set(topic.articles) <= set(story) for story in alignment.stories)
    assert align(articles[::-1], passages[::-1], ()) == alignment


def test_champion_lists_find_nearly_all_that_is_much_alike():
    space = weigh(profiles("school", "wage", "port", "earthquake", "merger", "election"))
    found = {frozenset((one, other)): value for one, other, value in candidates(space.vectors)}
    ids = list(space.vectors)
    alike = {
        frozenset((one, other)): space.similarity(one, other)
        for place, one in enumerate(ids)
        for other in ids[:place]
        if space.similarity(one, other) >= 0.2
    }
    assert len(alike) > 40
    assert sum(pair in found for pair in alike) >= 0.97 * len(alike)
    assert all(found[pair] == pytest.approx(value, abs=1e-6) for pair, value in alike.items() if pair in found)
