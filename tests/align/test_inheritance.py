from witnesses import prepared

from compare.align.concepts import Names, shipped
from compare.align.profiles import HEADING, LEANING, profile

TEXT = """青葉市の給食

■無償化の財源

市は基金を取り崩す。
これは来年度までの措置だ。
保護者は歓迎した。
"""


def by_text(text):
    _, passages = prepared([text])
    return {profile.passage.text: profile for profile in profile_all(passages)}


def profile_all(passages):
    return profile(passages, Names(shipped()), {})


def test_passages_inherit_their_heading_at_a_lower_count():
    found = by_text(TEXT)["市は基金を取り崩す。"]
    assert found.inherited["@財源"] == HEADING
    assert "@財源" not in found.own.counts


def test_a_sentence_that_points_back_leans_on_the_one_before():
    profiles = by_text(TEXT)
    assert profiles["これは来年度までの措置だ。"].inherited["基金"] == LEANING
    assert "基金" not in profiles["保護者は歓迎した。"].inherited
