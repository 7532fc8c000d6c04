from __future__ import annotations

from itertools import pairwise

import pytest

from compare.errors import DataError
from compare.language import lexicon
from compare.language.office_list import merged, read, shipped

ONE = """
version: "1"
checked: "2026-11-20"
offices:
  - id: town-mayor
    ja: 大空町長
    of: [大空町]
    titles: [町長]
    holders:
      - {person: 山田 太郎, from: "2024-04-01"}
      - {person: 鈴木 一郎, from: "2020-04", to: "2024-03-31"}
"""


def test_the_shipped_list_is_sound() -> None:
    offices = shipped()
    assert len(offices) > 50
    titles = {entry["words"][0] for entry in lexicon.load("office_words")["titles"]}
    for office in offices:
        assert set(office.titles) <= titles, office.id
        assert office.tenures, office.id
        assert office.checked
        for earlier, later in pairwise(office.tenures):
            assert earlier.end is not None, (office.id, earlier)
            # Parties elect a successor some days before the term ends.
            assert earlier.end[:7] <= later.start[:7] or earlier.end <= later.start, (office.id, earlier, later)


def test_an_office_is_read_with_its_terms_by_start() -> None:
    (office,) = read(ONE, "offices.yaml")
    assert (office.id, office.en, office.bodies, office.checked) == (
        "town-mayor",
        "大空町長",
        ("大空町",),
        "2026-11-20",
    )
    assert [(term.person, term.start, term.end) for term in office.tenures] == [
        ("鈴木 一郎", "2020-04", "2024-03-31"),
        ("山田 太郎", "2024-04-01", None),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'version: "1"\n', "offices: []\n"])
def test_an_empty_list_has_no_offices(text: str) -> None:
    assert read(text, "offices.yaml") == ()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("person: 山田 太郎", "name: 山田 太郎", "offices.yaml:10:10"),
        ('from: "2024-04-01"', "from: 2024年4月", "offices.yaml:10:31"),
        ('from: "2024-04-01"', 'from: "2024-02-30"', "offices.yaml:10:31"),
        ('to: "2024-03-31"', 'to: "2019-03-31"', "offices.yaml:11:46"),
        ("titles: [町長]", "titles: []", "offices.yaml:8:13"),
        ("titles: [町長]", "titles: 町長", "offices.yaml:8:13"),
        ("    of: [大空町]\n", "", "offices.yaml:5:5"),
        ("offices:", "office:", "offices.yaml:4:1"),
        ('version: "1"', 'version: "7"', "offices.yaml:2:10"),
        ("id: town-mayor", "id: ", "offices.yaml:5:8"),
        ("ja: 大空町長", "ja: [大空町長]", "offices.yaml:6:9"),
    ],
)
def test_what_a_list_must_not_say_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    assert old in ONE
    with pytest.raises(DataError) as caught:
        read(ONE.replace(old, new), "offices.yaml")
    assert str(caught.value.place) == place
    assert caught.value.remedy is not None


def test_an_office_stands_once() -> None:
    twice = ONE + ONE[ONE.index("  - id") :]
    with pytest.raises(DataError, match="twice"):
        read(twice, "offices.yaml")


def test_the_editors_office_stands_whole_before_the_shipped_one() -> None:
    own = read(ONE.replace("town-mayor", "us-president"), "offices.yaml")
    both = merged(own, shipped())
    assert [office for office in both if office.id == "us-president"] == list(own)
    assert len(both) == len(shipped())
