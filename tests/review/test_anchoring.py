from __future__ import annotations

import re
import time
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Article, Placement, PlacementState, Span
from compare.review.anchoring import CONTEXT, NEAR, describe, place

BUDGET = "県は27日、来年度の防災費を約2,000億円増額する方針を固めた。財源は起債でまかなうとしている。"
ROWS = "札幌 気温12.5度 湿度40%\n仙台 気温14.0度 湿度55%\n福岡 気温12.5度 湿度40%\n"
PROFIT = "甲社の売上高は前年比5%増の1,200億円だった。", "乙社の売上高は前年比5%増の1,200億円だった。"


def article(text: str) -> Article:
    return Article("a", "a.txt", text)


def after(text: str, words: str, edited: str, occurrence: int = 0) -> tuple[str, str | None]:
    """Anchor `words` in `text` and return how and on which words they stand in `edited`."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    found = place(describe(article(text), Span(start, start + len(words))), article(edited))
    return found.state.value, None if found.span is None else found.span.of(edited)


def test_a_target_holds_the_words_and_their_surroundings():
    start = BUDGET.index("約2,000億円")
    target = describe(article(BUDGET), Span(start, start + 8))
    assert (target.article, target.exact, target.prefix) == ("a.txt", "約2,000億円", "県は27日、来年度の防災費を")
    assert target.suffix == "増額する方針を固めた。財源は起債でまかなうとしている。"
    assert len(describe(article(BUDGET * 3), Span(60, 62)).prefix) == CONTEXT
    assert target.sha256 == article(BUDGET).sha256


@pytest.mark.parametrize(
    ("words", "old", "new", "answer"),
    [
        ("約2,000億円", "", "", ("placed", "約2,000億円")),
        ("約2,000億円", "県は27日", "【速報】県は27日", ("placed", "約2,000億円")),
        # A digit, a longer number, a unit, a name, a negation, a tense: never the same words.
        ("約2,000億円", "2,000", "2,500", ("stale", "約2,500億円")),
        ("2,000億円", "2,000", "12,000", ("stale", "12,000億円")),
        ("2,000", "2,000", "2,000,000", ("stale", "2,000,000億")),
        ("2,000億円", "億円", "億ドル", ("stale", "2,000億ドル")),
        ("県は27日", "県は", "府は", ("stale", "府は27日")),
        ("起債でまかなう", "まかなう", "まかなわない", ("stale", "起債でまかなわない")),
        ("方針を固めた", "固めた", "固める", ("stale", "方針を固める")),
        ("約2,000億円", "約2,000億円", "約２，０００億円", ("stale", "約２，０００億円")),
        # The words stand, but what follows turns them round.
        ("起債でまかなう", "まかなうとしている", "まかなうことはないとしている", ("moved", "起債でまかなう")),
        ("約2,000億円増額する", "増額する方針", "増額する必要はないとの方針", ("moved", "約2,000億円増額する")),
        ("約2,000億円", "を約2,000億円", "を", ("orphan", None)),
    ],
)
def test_every_change_in_a_quote_is_said(words, old, new, answer):
    assert after(BUDGET, words, BUDGET.replace(old, new) if old else BUDGET) == answer


def test_a_sentence_put_into_a_quote_makes_it_stale():
    edited = BUDGET.replace("固めた。", "固めた。知事は会見で議会の理解を得たいと述べた。")
    state, words = after(BUDGET, "方針を固めた。財源は起債", edited)
    assert state == "stale"
    assert words.startswith("方針を固めた。知事は")
    assert words.endswith("財源は起債")


def test_the_same_figure_in_another_story_is_not_taken_for_it():
    assert after(BUDGET, "約2,000億円", "台風の損害は約2,000億円とみられる。") == ("orphan", None)


def test_a_changed_figure_is_not_looked_for_in_a_look_alike():
    edited = PROFIT[0].replace("1,200", "1,300") + PROFIT[1]
    assert after("".join(PROFIT), "1,200億円", edited) == ("stale", "1,300億円")


def test_a_deleted_sentence_leaves_no_silent_note_on_its_look_alike():
    state, _ = after("".join(PROFIT), "1,200億円", PROFIT[1])
    assert state in ("moved", "orphan")


def test_equal_rows_cannot_be_told_apart_silently():
    text = "\n".join(["出席 12人"] * 9)
    assert after(text, "12人", "改定版\n" + text, 4)[0] == "moved"


def test_equal_figures_in_rows_keep_their_row():
    edited = "見出し\n" + ROWS
    for occurrence in (0, 1):
        start = -1
        for _ in range(occurrence + 1):
            start = ROWS.index("12.5度", start + 1)
        found = place(describe(article(ROWS), Span(start, start + 5)), article(edited))
        assert found.span == Span(start + 4, start + 9)


def test_a_long_quote_that_stands_alone_is_known_in_any_surroundings():
    sentence = "財源は起債でまかなうとしている。"
    assert after(BUDGET, sentence, "全文を差し替えました。" + sentence) == ("moved", sentence)


def test_a_swapped_paragraph_keeps_its_notes():
    first, second = (
        BUDGET + "\n",
        "台風12号は8日夜、九州に上陸した。24時間雨量は412.5ミリに達した。各地で避難が続く。\n",
    )
    assert after(first + second, "412.5ミリ", second + first)[1] == "412.5ミリ"
    assert after(first + second, "約2,000億円", second + first)[1] == "約2,000億円"


def test_offsets_that_a_person_got_wrong_do_not_matter():
    target = describe(article(BUDGET), Span(0, 2))
    wrong = type(target)(**{**{name: getattr(target, name) for name in target.__slots__}, "start": 9, "end": 11})
    assert place(wrong, article(BUDGET)).span == Span(0, 2)


def test_an_empty_quote_or_text_has_no_place():
    target = describe(article(BUDGET), Span(3, 3))
    assert place(target, article(BUDGET)).state is PlacementState.PLACED
    assert place(target, article(BUDGET + "。")).state is PlacementState.ORPHAN
    assert place(describe(article(BUDGET), Span(0, 5)), article("")).state is PlacementState.ORPHAN


def test_repetitive_megabytes_take_no_time():
    long = "あ" * 2_000_000
    begin = time.monotonic()
    place(describe(article(long), Span(10, 12)), article(long + "い"))
    place(describe(article(long), Span(0, 1_000_000)), article("い" + long))
    place(describe(article("1,2" * 300_000), Span(9, 12)), article("1,3" * 300_000))
    assert time.monotonic() - begin < 30


WORDS = st.sampled_from(
    [
        "県",
        "市",
        "首相",
        "知事",
        "が",
        "は",
        "を",
        "に",
        "。",
        "、",
        "\n",
        "約2,000億円",
        "3.5%",
        "12人",
        "27日",
        "増額",
        "減額",
        "する",
        "しない",
        "方針",
        "発表",
        "検討",
        "決勝",
        "気温",
        "株価",
        "上昇",
        "下落",
        "地震",
        "投票率",
        "逮捕",
        "容疑",
        "否認",
    ]
)
TEXTS = st.lists(WORDS, min_size=30, max_size=90)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.data())
def test_no_note_ever_moves_silently(words, data):
    """Random edits of random text: `placed` only on the very words, elsewhere only where the surroundings are equal."""
    text = "".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 24)))
    target = describe(article(text), Span(start, end))
    carried: list[int | None] = []
    edited = ""
    for number, word in enumerate(words):
        choice = data.draw(st.sampled_from(["keep"] * 12 + ["drop", "put", "swap"]), label=f"edit {number}")
        if choice == "put":
            edited += data.draw(WORDS)
        if choice in ("keep", "put"):
            carried += range(len(edited), len(edited) + len(word))
            edited += word
        else:
            carried += [None] * len(word)
            edited += data.draw(WORDS) if choice == "swap" else ""
    found = place(target, article(edited))
    truth = carried[start:end]
    assert (found.span is None) == (found.state is PlacementState.ORPHAN)
    if found.state in (PlacementState.PLACED, PlacementState.MOVED):
        assert found.span.of(edited) == target.exact
    if found.state is PlacementState.STALE:
        assert found.span.of(edited) != target.exact or edited.count(target.exact) > 1
    if found.state is PlacementState.PLACED and truth != list(range(found.span.start, found.span.end)):
        # Only where nobody who sees no more than the surroundings could tell: the whole sentence is the same.
        assert edited[: found.span.start].endswith(target.prefix[-NEAR:])
        assert edited[found.span.end :].startswith(target.suffix[:NEAR])


@settings(deadline=None, max_examples=100)
@given(st.text(min_size=1, max_size=300), st.text(max_size=300), st.data())
def test_any_two_texts_give_an_answer(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = place(describe(article(old), Span(start, end)), article(new))
    assert found.span is None or found.span.end <= len(new)


SENTENCES = (
    "県は27日、来年度の防災費を約2,000億円増額する方針を固めた。",
    "財源は起債でまかなうとしている。",
    "台風12号は8日夜、九州に上陸した。",
    "24時間雨量は熊本県内で412.5ミリに達した。",
    "24時間雨量は鹿児島県内で387.0ミリに達した。",
    "決勝は延長の末、北海が南洋を3対1で下した。",
    "北海の優勝は2年ぶり5回目。",
    "観客は2万4,512人だった。",
    "甲製作所が発表した4~6月期の売上高は前年同期比5%増の1,200億円だった。",
    "乙電機が発表した4~6月期の売上高は前年同期比5%増の1,200億円だった。",
    "両社とも通期の見通しは据え置いた。",
    "日経平均株価は3日続伸し、終値は4万1,230円だった。",
    "投票率は48.5%で、前回を2.1ポイント下回った。",
    "新人の田村氏が現職の佐野氏を破り、初当選した。",
    "警察は28日、詐欺の疑いで会社役員の男(45)を逮捕した。",
    "男は「身に覚えがない」と容疑を否認している。",
    "被害額は約3億円に上るとみられる。",
    "震源の深さは約10キロ、地震の規模はM5.4と推定される。",
    "津波の心配はない。",
    "市は避難所を12か所に開設し、約340人が身を寄せた。",
)


def _edited(random: Random) -> tuple[str, list[int | None]]:
    """Return the sentences as a careful editor leaves them, and where each character of the old text is now."""
    new, carried = "", []
    order = list(range(len(SENTENCES)))
    if random.random() < 0.3:
        cut = random.randrange(len(order))
        order = order[cut:] + order[:cut]
    places: dict[int, list[int | None]] = {}
    for number in order:
        sentence = SENTENCES[number] + "\n"
        if random.random() < 0.08:
            places[number] = [None] * len(sentence)
            continue
        if random.random() < 0.08:
            new += random.choice(("なお、詳細は続報で伝える。", "詳しい経緯は調査中だ。"))
        places[number] = []
        for character in sentence:
            if random.random() < 0.01:
                new += random.choice([other for other in "約12のは新前0" if other != character])
                places[number].append(None)
            else:
                places[number].append(len(new))
                new += character
    for number in range(len(SENTENCES)):
        carried += places[number]
    return new, carried


def test_after_a_light_edit_quotes_are_found_and_never_silently_on_other_words():
    random = Random(20260402)  # noqa: S311 - edits, not secrets
    text = "".join(f"{sentence}\n" for sentence in SENTENCES)
    spans = [Span(found.start(), found.end()) for found in re.finditer(r"[0-9][0-9,.]*\w{0,2}|[^、。\n]{6,24}", text)]
    targets = [(span, describe(article(text), span)) for span in spans]
    standing = right = 0
    for _ in range(60):
        edited, carried = _edited(random)
        for span, target in targets:
            truth = carried[span.start : span.end]
            stands = None not in truth and truth == list(range(truth[0], truth[0] + len(truth)))
            found = place(target, article(edited))
            if found.state is PlacementState.PLACED:
                assert stands
                assert found.span.start == truth[0]
            standing += stands
            right += stands and found.span is not None and found.span.start == truth[0]
    assert standing > 1000
    assert right / standing >= 0.97


def test_what_is_added_in_front_pushes_notes_along():
    text = "".join(SENTENCES)
    for start in range(CONTEXT, len(text) - CONTEXT - 12, 7):
        target = describe(article(text), Span(start, start + 12))
        found = place(target, article(BUDGET[:10] + text))
        assert found == Placement(PlacementState.PLACED, Span(start + 10, start + 22))


WIDE = "県は27日、来年度の防災費を約２，０００億円増額する方針を固めた。㈱甲製作所の株価は１２％高。"


def test_normalised_characters_are_changed_words_and_leave_the_others_where_they_are():
    edited = unicodedata.normalize("NFKC", WIDE)
    assert after(WIDE, "約２，０００億円", edited) == ("stale", "約2,000億円")
    assert after(WIDE, "県は27日", edited)[1] == "県は27日"
    state, words = after(WIDE, "増額する方針", edited)
    assert words == "増額する方針"
    assert state in ("placed", "moved")


def test_every_quote_that_stands_is_found_after_the_lines_were_wrapped_anew():
    text = "".join(SENTENCES)
    random = Random(5)  # noqa: S311 - edits, not secrets
    cuts = sorted(random.sample(range(1, len(text)), 12))
    edited = "\n".join(text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))
    for found in re.finditer(r"[^、。]{4,20}", text):
        span = Span(found.start(), found.end())
        where = place(describe(article(text), span), article(edited))
        if any(span.start < cut < span.end for cut in cuts):
            assert where.state is PlacementState.STALE
            assert where.span.of(edited).replace("\n", "") == found[0]
        else:
            shift = sum(cut <= span.start for cut in cuts)
            assert where.span == Span(span.start + shift, span.end + shift)


@pytest.mark.parametrize("seed", range(8))
def test_a_figure_that_occurs_many_times_goes_to_the_right_place(seed):
    """Rows of a table whose figures recur, some taken out, others put in: with the old text every row is known."""
    random = Random(seed)  # noqa: S311 - edits, not secrets
    towns = [f"{name}{kind}" for name in "東西南北上下中山川海" for kind in ("町", "村")]
    rows = [f"{town}の負担は{random.choice((3, 5, 12))}億円。" for town in towns]
    text = "\n".join(rows)
    kept = [number for number in range(len(rows)) if random.random() < 0.85]
    new_rows = []
    for number in kept:
        if random.random() < 0.2:
            new_rows.append(f"新設の{number}区の負担は5億円。")
        new_rows.append(rows[number])
    edited = "\n".join(new_rows)
    for number, row in enumerate(rows):
        start = text.index(row) + row.index("は") + 1
        target = describe(article(text), Span(start, start + len(row) - row.index("は") - 2))
        found = place(target, article(edited), lambda: text)
        if number in kept:
            assert found.span is not None
            assert found.span.start == edited.index(row) + row.index("は") + 1
            assert found.state is PlacementState.PLACED
        else:
            assert found.state is not PlacementState.PLACED
