"""Which sentence answers which, and what is marked in the two."""

import pytest
from witnesses import prepared

from compare.align import all_names, correspondences
from compare.model import EditKind, MarkKind
from compare.recognise import recognise


def answered(*texts):
    """Return the correspondences of whole texts, and the text of each article."""
    articles, passages = prepared(texts)
    mentions = [
        mention
        for article in articles
        for mention in recognise(article, [item for item in passages if item.passage.article == article.id])
    ]
    found = correspondences(passages, mentions, all_names(()))
    assert found == correspondences(passages[::-1], mentions[::-1], all_names(()))
    return found, {article.id: article.text for article in articles}


def pairs(*texts):
    found, text = answered(*texts)
    return {(pair.one.span.of(text["a"]), pair.other.span.of(text["b"])) for pair in found}


def marked(*texts):
    """Return (words, kind, words they stand against) of the sentences of two one-sentence articles."""
    (pair,), text = answered(*texts)
    own, other = text[pair.one.article], text[pair.other.article]
    return {(mark.span.of(own), mark.kind, mark.against.of(other) if mark.against else None) for mark in pair.marks[0]}


def test_each_sentence_is_answered_by_the_one_that_speaks_of_the_same():
    found = pairs(
        "県は橋の補修に12億円を充てる。図書館は来春に閉める。",
        "閉館が決まった図書館には惜しむ声が多い。橋の補修費は12億円に上る。",
    )
    assert found == {
        ("県は橋の補修に12億円を充てる。", "橋の補修費は12億円に上る。"),
        ("図書館は来春に閉める。", "閉館が決まった図書館には惜しむ声が多い。"),
    }


def test_sentences_without_a_common_word_do_not_answer_each_other():
    assert pairs("雨で試合は流れた。", "株価が下がった。") == set()


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [
        ("停電は約3万2000戸に及んだ。", "停電は3万5000戸に達した。", ("約3万2000戸", MarkKind.DIFFERS, "3万5000戸")),
        ("補助金は2,000億円とする。", "補助金に2000億円を計上した。", ("2,000億円", MarkKind.SAME, "2000億円")),
        ("首相は減税を語った。", "内閣総理大臣は減税に触れた。", ("首相", MarkKind.RENAMED, "内閣総理大臣")),
        ("工場の火災で操業を止めた。", "工場の火災で住民が避難した。", ("操業", MarkKind.ONLY, None)),
        ("鈴木一郎社長は工場を売る。", "鈴木一郎社長が工場に来た。", ("鈴木一郎社長", MarkKind.SAME, "鈴木一郎社長")),
    ],
)
def test_words_are_marked_by_what_they_meet(one, other, mark):
    assert mark in marked(one, other)


def test_a_day_does_not_differ_from_the_month_that_holds_it():
    kinds = {
        kind for words, kind, _ in marked("2025年10月28日に会談した。", "2025年10月に会談した。") if "10月" in words
    }
    assert kinds == {MarkKind.SAME}


def test_figures_of_different_kinds_are_not_set_against_each_other():
    marks = marked("瀬波川の氾濫で3人がけがをした。", "瀬波川の氾濫で住宅3棟が浸水した。")
    assert ("3人", MarkKind.ONLY, None) in marks


def test_a_diff_is_made_of_copied_sentences_only_and_never_cuts_a_figure():
    (pair,), _ = answered(
        "県内の農業産出額は前年より120億円多い2,340億円となり、過去最高を更新した。",
        "県内の農業産出額は前年より130億円多い2,450億円となり、過去最高を更新した。",
    )
    changed = [edit.text for edit in pair.edits if edit.kind is not EditKind.SAME]
    assert changed == ["120億", "130億", "2,340億", "2,450億"]
    assert pair.copied
    (pair,), _ = answered("県の農業産出額は過去最高だった。", "過去最高を更新したのは農業産出額だけではない。")
    assert not pair.copied
