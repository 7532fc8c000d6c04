"""The whole pipeline: order-free, deterministic, and true to the text."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.exchange.analysis import dumps
from compare.model import Article, Mention

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@pytest.fixture(scope="module")
def articles():
    return [Article(p.stem, f"seeds/{p.name}", p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def comparison(articles):
    return compare.compare_articles(articles)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_articles_changes_nothing(articles, comparison, seed):
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - any order will do
    assert dumps(compare.compare_articles(shuffled)) == dumps(comparison)


def test_every_span_is_its_text(comparison):
    texts = {article.id: article.text for article in comparison.articles}
    pieces: list[Mention] = [*comparison.mentions, *(p for f in comparison.findings for p in f.evidence)]
    assert pieces
    assert all(piece.span.of(texts[piece.article]) == piece.text for piece in pieces)


def test_every_story_passage_is_in_a_topic_or_unaligned(comparison):
    story = {item.passage.id for item in comparison.passages if item.passage.kind.is_story}
    placed = {passage for topic in comparison.topics for passage in topic.passages}
    assert placed | set(comparison.unaligned) == story
    assert not placed & set(comparison.unaligned)


def test_furniture_and_captions_hold_no_figure_and_no_topic(comparison):
    outside = {item.passage.id for item in comparison.passages if not item.passage.kind.is_story}
    assert not outside & {passage for topic in comparison.topics for passage in topic.passages}
    figures = {m.passage for m in comparison.mentions if m.kind.value in ("money", "percent", "quantity", "date")}
    assert not outside & figures


def test_two_articles_of_one_id_are_refused(articles):
    with pytest.raises(ValueError, match="same id"):
        compare.compare_articles([articles[0], articles[0]])


def test_no_article_and_one_article_are_compared_too(articles):
    assert compare.compare_articles([]).findings == ()
    assert compare.compare_articles(articles[:1]).articles == (articles[0],)


@given(st.lists(st.text(max_size=120), max_size=3))
@settings(deadline=None, max_examples=40)
def test_any_texts_at_all_are_compared(texts):
    articles = [Article(str(number), f"{number}.txt", text) for number, text in enumerate(texts)]
    compared = compare.compare_articles(articles)
    assert len(compared.articles) == len(texts)
    dumps(compared)
