"""Paragraphs, rows and marks, without a terminal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.tui import chooser, render
from compare.tui.render import Mark, Tone, columns_that_fit, paragraph, pieces, rows, short


def test_marks_stay_on_their_words_across_rows():
    text = "投票率は56.78%で、前回を1.25ポイント上回った。"
    start = text.index("1.25ポイント")
    block = paragraph(text, marks=[Mark(start, start + 8, Tone.DIFFER)])
    drawn = [piece for row in rows([block], 20) for piece in pieces(block, row)]
    assert "".join(piece.text for piece in drawn) == text
    assert "".join(piece.text for piece in drawn if Tone.DIFFER in piece.tones) == "1.25ポイント"


def test_the_strongest_mark_gives_the_sign_of_its_row():
    block = paragraph("売上高は12億円", marks=[Mark(4, 8, Tone.AGREE), Mark(4, 6, Tone.DIFFER)], sign="·")
    assert [row.sign for row in rows([block], 40)] == ["≠ "]
    assert [row.sign for row in rows([paragraph("売上高", sign="·")], 40)] == ["· "]


def test_what_is_dangerous_is_drawn_as_marks_at_the_same_places():
    block = paragraph("損失\x1b[31mは\u202e3億円", marks=[Mark(9, 12, Tone.FIGURE)])
    assert block.text == "損失␛[31mは⇠3億円"
    (row,) = rows([block], 60)
    assert [piece.text for piece in pieces(block, row) if Tone.FIGURE in piece.tones] == ["3億円"]


def test_a_monstrous_line_is_cut_and_says_so():
    block = paragraph("あ" * 1_000_000)
    assert len(block.text) < render.LONGEST + 100
    assert "980000" in block.text


def test_columns_need_twenty_full_width_characters_each():
    assert [columns_that_fit(width, 5) for width in (40, 86, 128, 129, 300)] == [1, 2, 2, 3, 5]


def test_short_cuts_at_cells_and_joins_lines():
    assert short("一面\nトップ", 40) == "一面 トップ"
    assert short("一面トップの見出し", 9) == "一面トッ…"


@settings(deadline=None, max_examples=60)
@given(
    st.text(min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(list(Tone))), max_size=6),
    st.integers(6, 50),
)
def test_rows_and_pieces_cover_any_text_once(text, marks, width):
    inside = [Mark(min(a, b, len(text)), min(max(a, b), len(text)), tone) for a, b, tone in marks]
    block = paragraph(text, marks=inside)
    drawn = [piece for row in rows([block], width) for piece in pieces(block, row, (0, 1))]
    assert "".join(piece.text for piece in drawn) == block.text
    for mark in inside:
        covered = sum(len(piece.text) for piece in drawn if mark.tone in piece.tones)
        assert covered >= mark.end - mark.start


WORDS = [(0, 2), (2, 3), (3, 7)]


def test_words_are_chosen_one_after_the_other():
    assert chooser.step(WORDS, None, 1, hold=False) == (0, 2)
    assert chooser.step(WORDS, None, -1, hold=False) == (3, 7)
    assert chooser.step(WORDS, (0, 2), 1, hold=False) == (2, 3)
    assert chooser.step(WORDS, (3, 7), 1, hold=False) == (3, 7)
    assert chooser.step(WORDS, (2, 3), -1, hold=False) == (0, 2)
    assert chooser.step([], None, 1, hold=False) is None


def test_a_held_start_lets_the_end_move():
    assert chooser.step(WORDS, (0, 2), 1, hold=True) == (0, 3)
    assert chooser.step(WORDS, (0, 7), -1, hold=True) == (0, 3)
    assert chooser.step(WORDS, (0, 2), -1, hold=True) == (0, 2)
    assert chooser.step(WORDS, (0, 7), 1, hold=True) == (0, 7)


def test_growing_stays_within_the_passage():
    assert chooser.grow(7, None, 1) == (0, 1)
    assert chooser.grow(7, None, -1) is None
    assert chooser.grow(7, (5, 7), 1) == (5, 7)
    assert chooser.grow(7, (5, 6), -1) == (5, 6)
