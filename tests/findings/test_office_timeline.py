"""Holders that cannot be right are found; changes of holder and other people's offices are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_world import comparison

from compare.findings.office_timeline import RULE
from compare.language.office_list import merged, read, shipped
from compare.model import Comparison, Finding, Role

Texts = dict[str, tuple[str | None, str]]

FIRES: list[tuple[str, Texts]] = [
    ("after the last term, by the sentence", {"a": (None, "2025年12月1日、石破茂首相は記者会見を開いた。")}),
    ("after the last term, by the article", {"a": ("2025-11-20", "岸田文雄首相は被災地を視察した。")}),
    ("before the first term", {"a": ("2024-03-01", "高市早苗首相は予算案を閣議決定した。")}),
    ("in the gap between two terms", {"a": ("2023-06-01", "トランプ米大統領は演説した。")}),
    ("never listed, on a checked day", {"a": ("2024-05-01", "2024年4月30日、日本の山本太郎首相は会談に臨んだ。")}),
    ("a foreign head of government", {"a": ("2025-03-03", "英国のスナク首相はキーウを訪れた。")}),
    ("a German chancellor", {"a": ("2025-09-10", "ショルツ独首相は財政規律の緩和を訴えた。")}),
    ("a central bank", {"a": ("2024-02-01", "日銀の黒田東彦総裁は利上げに慎重な考えを示した。")}),
    ("a central bank abroad", {"a": ("2022-03-01", "ドラギECB総裁は追加緩和を示唆した。")}),
    ("a governor by the wider list", {"a": ("2024-03-05", "2024年3月5日、埼玉県の上田清司知事は会見した。")}),
    ("a chamber of commerce", {"a": ("2024-08-05", "日本商工会議所の三村明夫会頭は賃上げを求めた。")}),
    ("the Fed", {"a": ("2019-07-31", "イエレンFRB議長は利下げを発表した。")}),
    ("the United Nations", {"a": ("2020-09-21", "2020年9月21日、潘基文国連事務総長は停戦を呼びかけた。")}),
    ("a governor", {"a": ("2024-07-08", "2024年7月8日、東京都の舛添要一知事は登庁した。")}),
    ("a governor who had resigned", {"a": ("2024-10-20", "兵庫県の斎藤元彦知事は会議に出席した。")}),
    ("a cabinet minister", {"a": ("2025-11-05", "岩屋毅外相は中国を訪問した。")}),
    ("a chief cabinet secretary", {"a": ("2025-12-10", "林芳正官房長官は会見で述べた。")}),
    ("a finance minister", {"a": ("2025-12-01", "加藤勝信財務相は為替介入を辞さない構えを示した。")}),
    ("a president of Korea", {"a": ("2025-08-15", "韓国の尹錫悦大統領が演説した。")}),
    ("a president of Taiwan", {"a": ("2024-10-10", "台湾の蔡英文総統は演説した。")}),
    (
        "against the other articles, after the list ends",
        {
            "a": ("2026-03-20", "岸田文雄首相は20日、ワシントンに到着した。"),
            "b": ("2026-03-20", "高市早苗首相は20日、ワシントンに到着した。"),
        },
    ),
    (
        "two presidents of one company on one day",
        {
            "a": ("2026-05-12", "大林電機の山田太郎社長は決算を発表した。"),
            "b": ("2026-05-12", "大林電機の鈴木一郎社長は決算を発表した。"),
        },
    ),
    (
        "two presidents of one company within days",
        {
            "a": ("2026-05-12", "三光銀行の田中次郎頭取は謝罪した。"),
            "b": ("2026-05-14", "三光銀行の佐藤花子頭取が会見した。"),
        },
    ),
    (
        "one bank in full and in short",
        {
            "a": ("2026-05-12", "三光銀行の田中次郎頭取は謝罪した。"),
            "b": ("2026-05-12", "三光銀の佐藤花子頭取が会見した。"),
        },
    ),
    (
        "two mayors in undated articles",
        {
            "a": (None, "姫路市の山中竹春市長は断水の復旧を急ぐ。"),
            "b": (None, "姫路市の林文子市長は避難を呼びかけた。"),
        },
    ),
    (
        "two managers of one team on one day",
        {
            "a": ("2026-10-30", "サッカー日本代表の森保一監督は先発を明かした。"),
            "b": ("2026-10-30", "サッカー日本代表の岡田武史監督は先発を明かした。"),
        },
    ),
    (
        "two heads of an association on one day",
        {
            "a": ("2026-02-01", "日本陸上競技連盟の尾県貢会長は語った。"),
            "b": ("2026-02-01", "日本陸上競技連盟の有森裕子会長は語った。"),
        },
    ),
    ("called former while in office", {"a": ("2025-11-10", "トランプ前米大統領は訪日を終えた。")}),
    ("called former prime minister while in office", {"a": ("2025-05-01", "石破茂前首相は連休中に外遊した。")}),
    ("called the last one but was earlier", {"a": ("2025-12-01", "菅義偉前首相は講演した。")}),
]

SILENT: list[tuple[str, Texts]] = [
    ("in office", {"a": ("2023-05-19", "岸田文雄首相は広島で各国首脳を迎えた。")}),
    ("on the day of the handover", {"a": ("2025-10-21", "石破茂首相は退任の会見をした。")}),
    ("both on the day of the handover", {"a": ("2025-10-21", "石破茂首相が退き、高市早苗首相が誕生した。")}),
    (
        "a change that the list explains",
        {"a": ("2025-10-10", "石破茂首相は会見した。"), "b": ("2025-10-28", "高市早苗首相は会見した。")},
    ),
    (
        "a change abroad that the list explains",
        {"a": ("2024-12-20", "バイデン米大統領は署名した。"), "b": ("2025-02-01", "トランプ米大統領は署名した。")},
    ),
    ("told of an earlier day", {"a": ("2025-11-01", "2014年4月、安倍晋三首相は消費税率を8%に上げた。")}),
    ("today's title for an earlier day", {"a": (None, "2016年の選挙で勝ったトランプ大統領は関税を重んじる。")}),
    ("today's title, told as past", {"a": (None, "2022年、トランプ大統領は出馬を表明した。")}),
    ("a plan for a later year", {"a": (None, "岸田文雄首相は2027年度までに防衛費を増やすと表明した。")}),
    ("a plan without bounds", {"a": (None, "2030年に排出量を半減すると表明した菅義偉首相の演説。")}),
    ("former, rightly", {"a": ("2025-11-10", "岸田文雄元首相と石破茂前首相が会談した。")}),
    ("former abroad, rightly", {"a": ("2025-06-01", "バイデン前米大統領とオバマ元米大統領が追悼式に出た。")}),
    ("former at the time told", {"a": ("2025-11-10", "2023年3月30日、トランプ前大統領は起訴された。")}),
    ("at the time", {"a": ("2025-11-10", "安倍晋三首相(当時)は国会で答弁した。")}),
    ("the late", {"a": ("2025-11-10", "故田中角栄首相の生家が公開される。")}),
    ("history beside the present", {"a": ("2025-11-10", "高市早苗首相は、岸田文雄首相の新しい資本主義を見直す。")}),
    ("history long ago", {"a": ("2025-11-10", "小泉純一郎首相の郵政改革は熱狂を生んだ。")}),
    ("history before the list", {"a": ("2025-11-10", "原敬首相は東京駅で暗殺された。")}),
    (
        "history in one of several articles",
        {"a": ("2025-11-10", "安倍晋三首相のアベノミクスから10年。"), "b": ("2025-11-10", "高市早苗首相は会見した。")},
    ),
    (
        "history in undated articles",
        {"a": (None, "海部俊樹首相は政治改革を掲げた。"), "b": (None, "高市早苗首相は会見した。")},
    ),
    ("acting for the holder", {"a": ("2025-02-10", "2025年2月10日、韓国の崔相穆大統領代行は会見した。")}),
    ("after the list ends, alone", {"a": ("2026-11-10", "英国のバーナム首相は予算案を示した。")}),
    ("a surname that others share", {"a": ("2024-05-01", "鈴木首相という架空の人物が登場する。")}),
    ("a spouse", {"a": ("2025-11-10", "岸田首相夫人が出席した。")}),
    ("an election", {"a": ("2025-11-10", "ハリス大統領候補と大統領選を振り返る。")}),
    ("no person", {"a": ("2025-11-10", "歴代首相の写真が首相官邸に並び、首相公選制も論じられた。")}),
    (
        "two companies",
        {
            "a": ("2026-05-12", "大林電機の山田太郎社長は決算を発表した。"),
            "b": ("2026-05-12", "三光銀行の鈴木一郎社長は決算を発表した。"),
        },
    ),
    (
        "companies that are not named",
        {"a": ("2026-05-12", "山田太郎社長は語った。"), "b": ("2026-05-12", "鈴木一郎社長は語った。")},
    ),
    (
        "a president and a chairman",
        {
            "a": ("2026-05-12", "大林電機の山田太郎社長は会見した。"),
            "b": ("2026-05-12", "大林電機の鈴木一郎会長は会見した。"),
        },
    ),
    (
        "a change in a company long ago",
        {
            "a": ("2023-05-12", "大林電機の山田太郎社長は語った。"),
            "b": ("2026-05-12", "大林電機の鈴木一郎社長は語った。"),
        },
    ),
    (
        "a change that an article tells of",
        {
            "a": ("2026-03-25", "大林電機の山田太郎社長は語った。"),
            "b": ("2026-04-01", "大林電機の鈴木一郎社長は、山田太郎前社長の路線を継ぐと述べた。"),
        },
    ),
    (
        "the coming president",
        {
            "a": ("2026-03-25", "大林電機の山田太郎社長は語った。"),
            "b": ("2026-03-26", "大林電機の鈴木一郎新社長は語った。"),
        },
    ),
    (
        "governors of two prefectures",
        {"a": ("2026-03-25", "千葉県の熊谷俊人知事は語った。"), "b": ("2026-03-25", "埼玉県の大野元裕知事は語った。")},
    ),
    (
        "prime ministers of two countries",
        {"a": ("2025-11-25", "高市早苗首相は語った。"), "b": ("2025-11-25", "カナダのカーニー首相は語った。")},
    ),
    (
        "one person, written in two ways",
        {"a": ("2025-11-25", "髙市早苗首相は語った。"), "b": ("2025-11-25", "高市首相は語った。")},
    ),
    (
        "one foreigner, written in three ways",
        {
            "a": ("2025-11-25", "ドナルド・J・トランプ米大統領は語った。"),
            "b": ("2025-11-25", "ドナルド・トランプ大統領は語った。"),
            "c": ("2025-11-25", "トランプ大統領は語った。"),
        },
    ),
]


def found(texts: Texts) -> list[Finding]:
    return list(RULE.find(comparison(texts)))


@pytest.mark.parametrize("texts", [pytest.param(texts, id=name) for name, texts in FIRES])
def test_a_holder_that_cannot_be_right_is_one_finding(texts: Texts) -> None:
    (finding,) = found(texts)
    assert finding.category == "actor"
    assert finding.relation == "conflict"
    for piece in finding.evidence:
        assert piece.span.of(texts[piece.article][1]) == piece.text


@pytest.mark.parametrize("texts", [pytest.param(texts, id=name) for name, texts in SILENT])
def test_what_can_be_right_is_left_alone(texts: Texts) -> None:
    assert [str(finding.message) for finding in found(texts)] == []


STORY: Texts = {
    "a": (None, "2026年2月14日、岸田文雄首相がソウルを訪れ、会談に臨みました。岸田首相は14日に帰国した。"),
    "b": ("2025-11-02", "高市早苗首相は2日、会談した。高市首相は笑顔だった。"),
    "c": (None, "2025年11月、高市早苗内閣総理大臣が会談した。"),
    "d": (None, "高市氏が首相に就いて初めての会談となった。"),
}


def test_one_finding_names_both_sides_the_agreeing_articles_and_the_dates() -> None:
    (finding,) = found(STORY)
    assert (finding.severity, finding.reason) == (1, "timeline")
    assert finding.confidence >= 0.9
    assert [(piece.article, piece.value) for piece in finding.sides] == [
        ("a", "岸田文雄 2026-02-14"),
        ("c", "高市早苗 2025-11"),
    ]
    assert {piece.article for piece in finding.evidence if piece.role is Role.AGREE} == {"b", "d"}
    assert {piece.text for piece in finding.evidence if piece.role is Role.CONTEXT} == {"2026年2月14日", "2025年11月"}


def test_the_message_says_what_was_read_and_what_the_list_has() -> None:
    (finding,) = found(STORY)
    words = str(finding.message)
    assert all(part in words for part in ("岸田文雄首相", "2026-02-14", "2021-10-04 to 2024-10-01", "高市早苗", "3"))


def test_the_message_gives_every_term() -> None:
    (finding,) = found({"a": ("2023-06-01", "2023年6月1日、トランプ米大統領は演説した。")})
    assert "2017-01-20 to 2021-01-20" in str(finding.message)
    assert "since 2025-01-20" in str(finding.message)


def test_the_order_of_articles_and_claims_does_not_matter() -> None:
    texts = comparison(STORY)
    turned = replace(texts, articles=texts.articles[::-1], mentions=texts.mentions[::-1])
    assert list(RULE.find(turned)) == list(RULE.find(texts))


def test_an_agreeing_article_does_not_reopen_a_decision() -> None:
    (finding,) = found(STORY)
    (more,) = found({**STORY, "e": ("2025-11-03", "高市早苗首相は帰国した。")})
    assert more.fingerprint == finding.fingerprint


def own(text: str, texts: Texts) -> Comparison:
    return comparison(texts, merged(read(text, "offices.yaml"), shipped()))


OWN_PRIME_MINISTERS = """
checked: "2026-11-20"
offices:
  - id: jp-prime-minister
    ja: 首相
    of: [日本]
    titles: [首相]
    holders:
      - {person: 高市 早苗, from: "2025-10-21", to: "2026-06-30"}
      - {person: 岸田 文雄, from: "2026-07-01"}
"""
OWN_COMPANY = """
checked: "2026-11-20"
offices:
  - id: obayashi-denki-president
    ja: 大林電機社長
    of: [大林電機]
    titles: [社長]
    holders:
      - {person: 山田 太郎, from: "2020-04-01", to: "2026-03-31"}
      - {person: 鈴木 一郎, from: "2026-04-01"}
"""


def test_the_editors_list_wins_over_the_shipped_one() -> None:
    texts: Texts = {"a": ("2026-07-20", "岸田文雄首相は会見した。")}
    assert found(texts)
    assert not list(RULE.find(own(OWN_PRIME_MINISTERS, texts)))
    later: Texts = {"a": ("2026-07-20", "2026年7月20日、高市早苗首相は会見した。")}
    assert not found(later)
    (finding,) = RULE.find(own(OWN_PRIME_MINISTERS, later))
    assert finding.severity == 1


def test_an_office_that_only_the_editor_lists_is_checked() -> None:
    texts: Texts = {"a": ("2026-05-12", "大林電機の山田太郎社長は決算を発表した。")}
    assert not found(texts)
    (finding,) = RULE.find(own(OWN_COMPANY, texts))
    assert "2020-04-01 to 2026-03-31" in str(finding.message)


def test_a_possible_change_is_said_to_be_one() -> None:
    (finding,) = found(
        {
            "a": ("2026-05-12", "三光銀行の田中次郎頭取は謝罪した。"),
            "b": ("2026-05-14", "三光銀行の佐藤花子頭取が会見した。"),
        }
    )
    assert (finding.severity, finding.reason) == (2, "period")
    assert finding.confidence < 0.8


def test_days_decide_between_a_conflict_and_a_change() -> None:
    (finding,) = found(
        {
            "a": ("2026-05-12", "三光銀行の田中次郎頭取は謝罪した。"),
            "b": ("2026-05-12", "三光銀行の佐藤花子頭取が会見した。"),
        }
    )
    assert (finding.severity, finding.reason) == (1, "timeline")
