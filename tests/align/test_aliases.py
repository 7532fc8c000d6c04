import pytest
from witnesses import prepared

from compare.align.aliases import revealed
from compare.align.concepts import joined, shipped, units_of
from compare.language.morphology import tokenise


def names_in(text):
    _, passages = prepared([text])
    found = {}
    for name in joined([alias.names for alias in revealed(passages)], ()):
        found.setdefault(name.concept, set()).add("".join(name.units))
    return [names for names in found.values() if len(names) > 1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("県警は固定電話対策(いわゆる「留守電作戦」)を始めた。", {"固定電話対策", "留守電作戦"}),
        ("国際通貨基金(IMF)は予測を下げた。", {"国際通貨基金", "imf"}),
        ("レジリエンス(強靱性)を高める。", {"レジリエンス", "強靭性"}),
        ("「さくら基金」を「みらい基金」と改称した。", {"桜基金", "未来基金"}),
        ("特定空家等、通称「ゴミ屋敷」が増えた。", {"特定空家等", "ゴミ屋敷"}),
    ],
)
def test_reads_names_that_an_article_gives_on_purpose(text, names):
    (found,) = names_in(text)
    assert found == {"".join(units_of(tokenise(name))) for name in names}


@pytest.mark.parametrize(
    "text",
    [
        "山田太郎社長(64)が退く。",
        "試合は東京(共同)で行われた。",
        "景気の緊縮(増税)が続く。",
        "開始は午後3時(日本時間)だ。",
        "雨(所により雷)でしょう。",
        "彼は「行く」と言った(笑)。",
        "（）()「」",
    ],
)
def test_stays_silent_on_other_brackets(text):
    assert names_in(text) == []


def test_a_new_name_joins_a_concept_that_is_known():
    _, passages = prepared(["原子力発電所(いわゆる「電源サイト」)を巡る議論。"])
    concepts = {name.concept for name in joined([alias.names for alias in revealed(passages)], shipped())}
    assert concepts == {"@原発"}
