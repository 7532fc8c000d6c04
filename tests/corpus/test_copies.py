"""Copies of articles and passages: found whatever the layout, never where only the topic is the same."""

import pytest

from compare.corpus.copies import copied_articles, copied_passages
from compare.corpus.passages import split
from compare.model import Article

AGENCY = (
    "県は5日、豪雨による住宅の被害が120棟に上ると発表した。けが人は7人で、いずれも軽傷という。",
    "県道2本が通行止めとなり、午後6時現在で80人が小学校などに避難している。",
    "気象台によると、6日昼までに多い所で50ミリの雨が降る見込み。土砂災害に警戒を呼びかけている。",
)
OTHER = (
    "台風18号の影響で、北日本では6日にかけて大雨となる恐れがある。",
    "鉄道各社は始発から運転を見合わせ、空の便も欠航が相次いだ。",
    "農家は収穫前の稲を急いで刈り取った。被害の全容はまだ分かっていない。",
)


def compared(**texts):
    articles = [Article(name, f"{name}.txt", "\n\n".join(lines) + "\n") for name, lines in sorted(texts.items())]
    passages = [passage for article in articles for passage in split(article)]
    return articles, passages


def test_the_same_text_under_two_names_is_a_copy():
    wrapped = (f"豪雨、120棟被害　県{chr(10)}", *AGENCY, "(時事)")
    [copy] = copied_articles(*compared(a=AGENCY, b=wrapped, c=OTHER))
    assert (copy.articles, copy.share) == (("a", "b"), 1.0)


def test_a_rewriting_is_a_near_copy():
    changed = (AGENCY[0].replace("120棟", "132棟"), AGENCY[1], OTHER[2])
    [copy] = copied_articles(*compared(a=AGENCY, b=changed, c=OTHER))
    assert copy.articles == ("a", "b")
    assert 0.5 <= copy.share < 1


def test_other_words_on_the_same_topic_are_no_copy():
    assert copied_articles(*compared(a=AGENCY, b=OTHER)) == ()
    assert copied_passages(*compared(a=AGENCY, b=OTHER)) == ()


@pytest.mark.parametrize(
    ("again", "similarity"),
    [
        (AGENCY[1], 1.0),
        (AGENCY[1].replace("、", ",").replace("6", "６"), 1.0),
        (AGENCY[1].replace("80人", "90人"), pytest.approx(0.97, abs=0.01)),
    ],
)
def test_a_paragraph_repeated_inside_one_article_is_found(again, similarity):
    [copy] = copied_passages(*compared(a=(*AGENCY, again)))
    assert copy.passages == ("a:1", "a:3")
    assert copy.similarity == similarity
    assert (copy.similarity == 1.0) == (similarity == 1.0)


def test_short_sentences_may_be_written_twice():
    assert copied_passages(*compared(a=("詳細は調査中だ。", "詳細は調査中だ。"))) == ()


def test_many_copies_make_one_group():
    [copy] = copied_passages(*compared(**{f"a{number:03}": AGENCY[:1] for number in range(120)}))
    assert len(copy.passages) == 120
