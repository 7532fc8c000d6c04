"""What any alignment must hold, whatever the texts."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from witnesses import prepared

from compare.align import align
from compare.model import Strength
from compare.recognise import recognise

RIVER = """台風で川が氾濫 3人不明

台風12号の大雨で9日、瀬波川が氾濫し、流域で3人が行方不明になった。
市は全域の2万世帯に避難指示を出した。
私鉄は終日運休した。
"""
HOUSES = """瀬波川あふれ住宅浸水

記録的な豪雨で瀬波川があふれ、住宅300棟が水につかった。
避難勧告を受け、約800人が体育館で夜を過ごした。
名物の花火大会は30年ぶりに中止となった。
花火大会の実行委は払い戻しに応じる。
"""
TRAINS = """交通に乱れ、鉄道は計画運休

台風12号の接近で、鉄道各社は計画運休に踏み切った。空の便も40便が欠航した。
安否不明の3人の捜索が続いている。
"""
FLOOD = (RIVER, HOUSES, TRAINS)


def aligned(texts):
    articles, passages = prepared(texts)
    return align(articles, passages, ()), {passage.passage.id: passage for passage in passages}


def topic_of(alignment, passages, *beginnings):
    """Return the topics that hold passages beginning like each of these."""
    return [
        topic
        for topic in alignment.topics
        if all(any(passages[member].text.startswith(words) for member in topic.passages) for words in beginnings)
    ]


def test_every_story_passage_is_in_a_topic_or_listed_and_nothing_else_is():
    alignment, passages = aligned(FLOOD)
    placed = {member for topic in alignment.topics for member in topic.passages}
    assert placed.isdisjoint(alignment.unaligned)
    assert placed | set(alignment.unaligned) == {key for key in passages if passages[key].passage.kind.is_story}


@pytest.mark.parametrize(
    ("one", "other"),
    [("市は全域の", "避難勧告を受け"), ("私鉄は終日", "台風12号の接近"), ("台風12号の大雨で", "安否不明の3人")],
)
def test_one_point_under_two_names_is_one_topic(one, other):
    (topic, *_) = topic_of(*aligned(FLOOD), one, other)
    assert len(topic.articles) > 1


def test_what_only_one_article_reports_is_a_topic_of_its_own_or_unaligned():
    alignment, passages = aligned(FLOOD)
    for topic in topic_of(alignment, passages, "名物の花火大会"):
        assert topic.articles == ("b",)


def test_every_member_says_why_and_how_surely():
    alignment, _ = aligned(FLOOD)
    shared = [topic for topic in alignment.topics if len(topic.articles) > 1]
    assert shared
    for topic in shared:
        assert topic.label
        assert topic.why
        for cell in topic.cells:
            assert all(member.why and member.strength in Strength for member in cell.members)


def test_labels_are_words_of_the_passages_and_differ():
    alignment, passages = aligned(FLOOD)
    labels = [topic.label for topic in alignment.topics]
    assert len(set(labels)) == len(labels)
    for topic in alignment.topics:
        text = " ".join(passages[member].text for member in topic.passages)
        assert all(part in text for part in topic.label.split("・"))


def test_topics_of_several_articles_come_first_and_cells_are_in_order():
    alignment, passages = aligned(FLOOD)
    counts = [len(topic.articles) for topic in alignment.topics]
    assert counts == sorted(counts, reverse=True)
    assert [topic.id for topic in alignment.topics] == [f"t{n:02}" for n in range(1, len(counts) + 1)]
    for topic in alignment.topics:
        assert list(topic.articles) == sorted(topic.articles)
        for cell in topic.cells:
            places = [passages[member.passage].passage.span for member in cell.members]
            assert places == sorted(places)


def test_the_order_of_the_input_changes_nothing():
    articles, passages = prepared(FLOOD)
    expected = align(articles, passages, ())
    for order in permutations(articles):
        assert align(order, passages[::-1], ()) == expected


def test_an_empty_result_names_the_nearest_pair():
    alignment, passages = aligned(["市場は静かだった。\n株価は動かない。\n", "山に雪が降った。\n市場の前も白い。\n"])
    assert not [topic for topic in alignment.topics if len(topic.articles) > 1]
    assert alignment.nearest is not None
    assert {passages[key].text for key in alignment.nearest.passages} == {"市場は静かだった。", "市場の前も白い。"}
    assert alignment.nearest.shared == ("市場",)


def test_nothing_in_common_has_no_nearest_pair():
    alignment, _ = aligned(["猫が鳴く。", "Rain."])
    assert alignment.nearest is None
    assert alignment.topics == ()


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["一つだけの記事。"]])
def test_too_little_to_align_is_no_error(texts):
    alignment, _ = aligned(texts)
    assert not [topic for topic in alignment.topics if len(topic.articles) > 1]


@given(st.lists(st.text(st.characters(codec=None), max_size=60), max_size=4))
@settings(deadline=None, max_examples=60)
def test_any_text_at_all_can_be_aligned(texts):
    alignment, passages = aligned(texts)
    placed = {member for topic in alignment.topics for member in topic.passages}
    assert placed | set(alignment.unaligned) == {key for key in passages if passages[key].passage.kind.is_story}


MAKER = """暖房器具を回収

白鳥電機は発火の恐れがある器具を集める。
対策費用として約38億円を今期に計上する。
"""
FIRE = """ヒーターの火事

住宅の壁を焼く火事があった。
特別損失として約38億円を計上する。
"""


def test_an_equal_figure_of_some_digits_ties_passages():
    articles, passages = prepared([MAKER, FIRE])
    mentions = [
        mention
        for article in articles
        for mention in recognise(article, [item for item in passages if item.passage.article == article.id])
    ]
    topics = align(articles, passages, mentions).topics
    texts = {passage.passage.id: passage.text for passage in passages}
    assert any(sum("約38億円" in texts[member] for member in topic.passages) == 2 for topic in topics)
    assert not any("38" in topic.label for topic in topics)
