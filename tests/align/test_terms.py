import pytest
from witnesses import prepared

from compare.align.concepts import Names, shipped
from compare.align.terms import INSIDE, terms_of


def terms(text):
    _, passages = prepared([text])
    return terms_of(passages[0], Names(shipped()))


def test_a_concept_takes_the_place_of_its_words():
    found = terms("震源地は沖合だった。")
    assert found.counts["@震源"] == 1.0
    assert "震源" not in found.counts
    assert found.surfaces["@震源"] == "震源地"


def test_short_units_of_a_longer_noun_count_less():
    found = terms("水族館が開業した。")
    assert found.counts["水族館"] == 1.0
    assert found.counts.get("水族", INSIDE) == INSIDE


@pytest.mark.parametrize("text", ["3人が2回、5円を払った。", "第2号と第3号を使った。"])
def test_counters_and_numerals_are_no_terms(text):
    assert not {"人", "回", "円", "号", "2回", "3人"} & terms(text).counts.keys()


def test_words_that_share_a_part_are_alike_without_being_terms():
    one, other = terms("価格転嫁が進まない。"), terms("価格に転嫁できない。")
    assert "#転嫁" in one.likeness.keys() & other.likeness.keys()
    assert not [term for term in one.counts if term.startswith("#")]


def test_people_and_quoted_words_are_marked():
    found = terms("大谷選手は「二刀流」を続ける。")
    assert "大谷" in found.named
    assert "二刀流" in found.quoted
