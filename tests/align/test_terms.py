import pytest
from witnesses import prepared

from compare.align.concepts import Names, shipped
from compare.align.terms import INSIDE, LISTED, terms_of


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


def test_what_is_only_listed_counts_less_than_what_is_spoken_of():
    listed = terms("りんご、みかん、ぶどうなどを扱う。").counts
    spoken = terms("りんごを扱う。").counts
    (apple,) = spoken.keys() & listed.keys()
    assert listed[apple] == LISTED * spoken[apple]


def test_people_and_quoted_words_are_marked():
    found = terms("大谷選手は「二刀流」を続ける。")
    assert "大谷" in found.named
    assert "二刀流" in found.quoted
