"""One number with a wrong digit is found though its sentence does not say what it counts; other numbers are not."""

import pytest
from figure_world import compared, found

MAKER = "白鳥電機は20日、小型ヒーター3機種計{}を無償で交換すると発表した。"
BLOG = "白鳥電機の小型ヒーター3機種、合わせて{}が無償交換の対象です。"


def _says(*articles: str) -> list[str]:
    told = (finding for finding in found(compared(articles)) if finding.relation != "agree")
    return [f"{finding.relation}/{finding.reason}" for finding in told]


@pytest.mark.parametrize(("one", "other"), [("32万4千台", "42万4千台"), ("129,400台", "124,900台")])
def test_a_wrong_digit_or_two_that_changed_places_are_found(one, other):
    assert _says(MAKER.format(one), BLOG.format(other)) == ["conflict/true"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("32万4千台", "32万4千台"), ("32万4千台", "32万台"), ("32万4千台", "3万2400台")],
)
def test_other_numbers_are_no_slips(one, other):
    assert _says(MAKER.format(one), BLOG.format(other)) == []


def test_a_number_that_both_give_is_no_slip():
    assert _says(MAKER.format("32万4千台") + "別の品も42万4千台ある。", BLOG.format("42万4千台")) == []


def test_other_surroundings_are_no_slip():
    assert _says(MAKER.format("32万4千台"), "県内の駐輪場では合わせて42万4千台が利用した。") == []
