from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Article, PlacementState, Span
from compare.review.anchoring import describe, place
from compare.review.carrying import carry

ROWS = "札幌の来場者は1,200人だった。\n仙台の来場者は1,200人だった。\n福岡の来場者は980人だった。\n"


def carried(old, new, words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = old.index(words, start + 1)
    found = carry(Span(start, start + len(words)), old, new)
    return None if found is None else found.of(new)


def test_words_go_where_the_words_around_them_went():
    new = "【更新】\n" + ROWS.replace("980人", "1,050人")
    assert carried(ROWS, new, "札幌の来場者") == "札幌の来場者"
    assert carried(ROWS, new, "980人") == "1,050人"
    assert carried(ROWS, ROWS.replace("福岡の来場者は980人だった。\n", ""), "980人") == ""


def test_of_two_equal_figures_each_keeps_its_own():
    for occurrence, city in enumerate(("札幌", "仙台")):
        start = ROWS.index("1,200人", ROWS.index(city))
        edited = "速報値を含む。\n" + ROWS
        found = carry(Span(start, start + 6), ROWS, edited)
        assert found == Span(start + 8, start + 14), occurrence


@settings(deadline=None, max_examples=60)
@given(st.text("県市は約12億円。\n", max_size=60), st.text("県市は約12億円。\n", max_size=60), st.data())
def test_every_answer_is_a_place_in_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = carry(Span(start, end), old, new)
    assert found is None or found.end <= len(new)
    if old == new and start < end:
        assert found == Span(start, end)


def test_the_old_text_tells_equal_rows_apart_which_their_surroundings_cannot():
    old, new = "出席 12人\n" * 9, "改定版\n" + "出席 12人\n" * 9
    start = 4 * 7 + 3
    target = describe(Article("a", "a.txt", old), Span(start, start + 3))
    article = Article("a", "a.txt", new)
    assert place(target, article).state is PlacementState.MOVED
    found = place(target, article, lambda: old)
    assert (found.state, found.span) == (PlacementState.PLACED, Span(start + 4, start + 7))


def test_the_old_text_says_that_a_figure_was_taken_out_and_is_not_its_namesake():
    old = "支援金は3億円。市長が会見で述べた。\n" + "別の橋の工事は3億円で、来春に終わる。\n"
    new = "市長が会見で述べた。\n別の橋の工事は3億円で、来春に終わる。\n"
    target = describe(Article("a", "a.txt", old), Span(4, 7))
    found = place(target, Article("a", "a.txt", new), lambda: old)
    assert found.state is PlacementState.ORPHAN


def test_an_old_text_that_does_not_hold_the_quote_is_not_believed():
    target = describe(Article("a", "a.txt", ROWS), Span(7, 13))
    edited = Article("a", "a.txt", "全文差し替え。" + ROWS[4:])
    assert place(target, edited, lambda: "何か別の文。") == place(target, edited)
