from collections import Counter

import pytest

from compare.align.concepts import Name, Names, shipped, units_of
from compare.language import lexicon
from compare.language.morphology import tokenise


def concepts_in(text: str) -> set[str]:
    return {hit.concept for hit in Names(shipped()).find(units_of(tokenise(text)))}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("内閣総理大臣が会見した", "@首相"),
        ("防衛費の引上げ", "@防衛費"),
        ("震度6弱の揺れを観測", "@震度"),
        ("市内全域に避難勧告が出された", "@避難指示"),
        ("同社はTOBを始める", "@TOB"),
        ("東京地方裁判所は無罪を言い渡した", "@地裁"),
        ("追加利上げに踏み切った", "@利上げ"),
        ("決勝ゴールを決めた", "@ゴール"),
        ("ノロウイルスが検出された", "@食中毒"),
        ("重軽傷を負った", "@けが"),
    ],
)
def test_finds_a_thing_under_any_of_its_names(text, concept):
    assert concept in concepts_in(text)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("国際連合の総会", "@労働組合"),
        ("欧州連合が合意した", "@労働組合"),
        ("庭の梅が咲いた", "@けが"),
        ("スタートを切った", "@ストライキ"),
        ("会期を延長する", "@延長戦"),
    ],
)
def test_a_name_never_begins_or_ends_inside_another_word(text, concept):
    assert concept not in concepts_in(text)


def test_a_longer_name_hides_the_shorter_one_of_the_same_concept_only():
    names = Names(
        [
            Name("@car-tariff", ("自動車", "関税"), 1.0),
            Name("@car-tariff", ("関税",), 0.5),
            Name("@tariff", ("関税",), 1.0),
        ]
    )
    found = [(hit.concept, hit.weight) for hit in names.find(("自動車", "関税", "の", "話"))]
    assert sorted(found) == [("@car-tariff", 1.0), ("@tariff", 1.0)]


def test_the_shipped_groups_cover_every_beat_and_do_not_contradict_each_other():
    groups = lexicon.load("concepts")
    assert sum(map(len, groups.values())) >= 600
    assert all(len(group["same"]) + len(group.get("close") or ()) > 1 for beat in groups.values() for group in beat)
    interchangeable = Counter(name.units for name in shipped() if name.weight == 1.0)
    assert [units for units, count in interchangeable.items() if count > 1] == []
    assert [name for name in shipped() if not name.units] == []
