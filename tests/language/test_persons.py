from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.language.persons import family_name, is_foreign, same_person

SAME = [
    ("岸田", "岸田文雄"),
    ("岸田", "岸田 文雄"),
    ("岸田文雄", "岸田 文雄"),
    ("髙市早苗", "高市 早苗"),
    ("齋藤元彦", "斎藤 元彦"),
    ("李", "李 在明"),
    ("トランプ", "ドナルド・J・トランプ"),
    ("ドナルド・トランプ", "ドナルド・J・トランプ"),
    ("フォンデアライエン", "ウルズラ・フォン・デア・ライエン"),
    ("バンス", "J・D・バンス"),
    ("JD・バンス", "J・D・バンス"),
]
DIFFERENT = [
    ("岸", "岸田 文雄"),
    ("菅 直人", "菅 義偉"),
    ("菅直人", "菅義偉"),
    ("高市", "トランプ"),
    ("ジョージ・H・W・ブッシュ", "ジョージ・W・ブッシュ"),
    ("ドナルド・トランプ", "メラニア・トランプ"),
    ("ランプ", "ドナルド・トランプ"),
    ("", "岸田 文雄"),
    ("山田", "山本太郎"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_person_in_two_forms(first: str, second: str) -> None:
    assert same_person(first, second)
    assert same_person(second, first)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_persons(first: str, second: str) -> None:
    assert not same_person(first, second)
    assert not same_person(second, first)


def test_family_names_stand_first_in_kanji_and_last_in_katakana() -> None:
    assert family_name("岸田 文雄") == "岸田"
    assert family_name("ドナルド・J・トランプ") == "トランプ"
    assert family_name("岸田文雄") is None
    assert is_foreign("ドナルド・J・トランプ")
    assert not is_foreign("玉城デニー")


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_of_two_names_does_not_matter(first: str, second: str) -> None:
    assert same_person(first, second) == same_person(second, first)
