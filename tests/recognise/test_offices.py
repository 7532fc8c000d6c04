"""Who is said to hold an office: the name, the office, how it is held; and titles that are said of nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import (
    Article,
    MentionKind,
    OfficeClaim,
    Passage,
    PassageKind,
    Span,
    TimeExpression,
    TokenisedPassage,
)
from compare.recognise.office_context import settle
from compare.recognise.offices import recognise

CLAIMS = [
    ("高市早苗首相は28日に会見した。", "jp-prime-minister", "高市早苗", "now"),
    ("岸田首相は答弁した。", "jp-prime-minister", "岸田", "now"),
    ("高市早苗内閣総理大臣が出席した。", "jp-prime-minister", "高市早苗", "now"),
    ("日本の岸田文雄首相が訪れた。", "jp-prime-minister", "岸田文雄", "now"),
    ("トランプ米大統領は署名した。", "us-president", "トランプ", "now"),
    ("ドナルド・J・トランプ米大統領が演説した。", "us-president", "ドナルド・J・トランプ", "now"),
    ("バイデン前米大統領は入院した。", "us-president", "バイデン", "former"),
    ("前首相の石破茂氏が講演した。", "jp-prime-minister", "石破茂", "former"),
    ("安倍晋三元首相の写真が飾られた。", "jp-prime-minister", "安倍晋三", "former"),
    ("故・安倍晋三元首相の銃撃から3年。", "jp-prime-minister", "安倍晋三", "former"),
    ("次期大統領のトランプ氏は人事を発表した。", "us-president", "トランプ", "elect"),
    ("石破茂首相(当時)が表明した。", "jp-prime-minister", "石破茂", "former"),
    ("高市早苗氏が日本初の女性首相として就任した。", "jp-prime-minister", "高市早苗", "now"),
    ("高市氏は初の女性首相であり、注目を集める。", "jp-prime-minister", "高市", "now"),
    ("第104代内閣総理大臣に高市早苗氏が選出された。", "jp-prime-minister", "高市早苗", "now"),
    ("韓国の李在明大統領が来日した。", "kr-president", "李在明", "now"),
    ("尹錫悦前大統領の公判が開かれた。", "kr-president", "尹錫悦", "former"),
    ("習近平国家主席が演説した。", "cn-president", "習近平", "now"),
    ("マクロン仏大統領は帰国した。", "fr-president", "マクロン", "now"),
    ("ウクライナのゼレンスキー大統領は訴えた。", "ua-president", "ゼレンスキー", "now"),
    ("フォンデアライエン欧州委員長が発表した。", "eu-commission-president", "フォンデアライエン", "now"),
    ("植田日銀総裁は慎重だった。", "jp-boj-governor", "植田", "now"),
    ("米連邦準備制度理事会(FRB)のパウエル議長は利下げを示唆した。", "us-fed-chair", "パウエル", "now"),
    ("小池百合子都知事は会見した。", "jp-tokyo-governor", "小池百合子", "now"),
    ("兵庫県の斎藤元彦知事は説明した。", "jp-hyogo-governor", "斎藤元彦", "now"),
    ("愛媛県の木村敬知事は説明した。", "愛媛県知事", "木村敬", "now"),
    ("玉城デニー沖縄県知事は反発した。", "jp-okinawa-governor", "玉城デニー", "now"),
    ("姫路市の山中市長は陳謝した。", "姫路市長", "山中", "now"),
    ("トヨタ自動車の豊田章男会長は語った。", "トヨタ自動車会長", "豊田章男", "now"),
    ("米アップルのティム・クックCEOは語った。", "アップルCEO", "ティム・クック", "now"),
    ("日産自動車の新社長にイバン・エスピノーサ氏が就任する。", "日産自動車社長", "イバン・エスピノーサ", "elect"),
    ("三菱UFJ銀行の次期頭取に半沢淳一氏が就く見通し。", "三菱UFJ銀行頭取", "半沢淳一", "elect"),
    ("社長に就任した山田太郎氏は抱負を述べた。", "社長", "山田太郎", "now"),
    ("総会は鈴木一郎氏を会長に選出した。", "会長", "鈴木一郎", "now"),
    ("田中一郎氏が会長を退任した。", "会長", "田中一郎", "former"),
    ("髙田明社長は番組に出た。", "社長", "髙田明", "now"),
    ("サッカー日本代表の森保一監督は先発を明かした。", "サッカー日本代表監督", "森保一", "now"),
    ("ドジャースのデーブ・ロバーツ監督は称えた。", "ドジャース監督", "デーブ・ロバーツ", "now"),
    ("読売巨人軍の阿部慎之助監督は悔しがった。", "読売巨人軍監督", "阿部慎之助", "now"),
    ("日銀の会合のあと、植田総裁は語った。", "jp-boj-governor", "植田", "now"),
    ("山田洋次監督の新作が公開された。", "監督", "山田洋次", "now"),
    ("韓国の崔相穆大統領代行は会見した。", "kr-president", "崔相穆", "acting"),
    ("木原稔官房長官は述べた。", "jp-chief-cabinet-secretary", "木原稔", "now"),
    ("茂木外相は出席した。", "jp-foreign-minister", "茂木", "now"),
]

NOBODY = [
    "歴代首相の肖像画が並ぶ。",
    "首相官邸前で集会が開かれた。",
    "首相公選制を論じる。",
    "大統領選は接戦となった。",
    "大統領令に署名した。",
    "トランプ大統領令の差し止めを求めた。",
    "トランプ大統領夫人が訪れた。",
    "大統領候補のハリス氏は敗れた。",
    "副首相、副大統領、副社長、副知事が並んだ。",
    "バンス副社長は語った。",
    "川崎市長選が告示された。",
    "川崎市長は会見した。",
    "山口県知事は会見した。",
    "山口知事は会見した。",
    "トヨタ自動車社長は交代しない。",
    "ソニー社長と日立社長が対談した。",
    "大手メーカー社長が逮捕された。",
    "女性社長の会が開かれた。",
    "2代目社長として育った。",
    "次の首相に誰がふさわしいか。",
    "首相の靖国神社参拝に反発した。",
    "同社の社長は謝罪した。",
    "米大統領と英首相が会談した。",
    "アメリカ大統領の任期は4年だ。",
    "山田氏が社長に就任すれば、創業家以外では初となる。",
    "山田氏は社長に就任しなかった。",
    "山田氏の社長就任を否定した。",
    "全国知事会の会合があった。",
    "社長室で話を聞いた。",
    "会長職を新設する。",
    "議長国の日本は調整を急ぐ。",
    "監督責任を問う声がある。",
    "総理府は廃止された。",
    "両首相は握手した。",
    "佐藤容疑者は社長に就任し、鈴木容疑者から経営を引き継いだ。",
    "日本酒の会長野大会が開かれた。",
]


def read(text: str, published: str | None = None, times: tuple[TimeExpression, ...] = ()) -> list[OfficeClaim]:
    article = Article("a", "a.txt", text, published=published)
    passages = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        passage = Passage(f"a:{number}", "a", Span(start, start + len(line)), PassageKind.BODY)
        passages.append(TokenisedPassage(passage, line, tokenise(line, start), sentences(line, start)))
        start += len(line) + 1
    found = [claim for passage in passages for claim in recognise(passage, article)]
    claims = [claim for claim in settle((*found, *times), passages, article) if isinstance(claim, OfficeClaim)]
    assert all(claim.span.of(text) == claim.text for claim in claims)
    return claims


def date(text: str, words: str, value: str, modifier: str | None = None) -> TimeExpression:
    start = text.index(words)
    return TimeExpression(
        "a", "a:0", Span(start, start + len(words)), words, MentionKind.DATE, value, value, value, modifier
    )


@pytest.mark.parametrize(("text", "office", "person", "holds"), CLAIMS)
def test_a_claim_says_who_holds_what_and_how(text: str, office: str, person: str, holds: str) -> None:
    assert [(claim.office, claim.person, claim.holds) for claim in read(text)] == [(office, person, holds)]


@pytest.mark.parametrize("text", NOBODY)
def test_a_title_without_a_holder_is_no_claim(text: str) -> None:
    assert read(text) == []


def test_several_holders_in_one_sentence() -> None:
    text = "高市早苗首相は、トランプ米大統領、韓国の李在明大統領と電話で協議した。"
    assert [(claim.office, claim.person) for claim in read(text)] == [
        ("jp-prime-minister", "高市早苗"),
        ("us-president", "トランプ"),
        ("kr-president", "李在明"),
    ]


def test_a_family_name_is_tied_to_the_full_name_of_the_article() -> None:
    claims = read("大林電機の山田太郎社長は会見した。\n山田社長は「残念だ」と述べた。")
    assert [(claim.office, claim.person) for claim in claims] == [("大林電機社長", "山田太郎")] * 2


def test_two_of_one_family_name_are_not_tied() -> None:
    claims = read("菅義偉元首相と菅直人元首相が会った。\n菅首相と呼ばれた2人だ。")
    assert [claim.person for claim in claims] == ["菅義偉", "菅直人", "菅"]


def test_the_country_is_that_of_the_same_person_or_of_the_words_before() -> None:
    claims = read("韓国の金民錫首相は訪日した。\n金民錫首相は会見した。\nスロバキアを訪れたフィツォ首相も同席した。")
    assert [claim.office for claim in claims] == ["韓国首相", "韓国首相", "スロバキア首相"]


def test_a_former_head_is_that_of_the_only_body_spoken_of() -> None:
    claims = read("大林電機の鈴木一郎社長は、山田太郎前社長の路線を継ぐ。")
    assert [(claim.office, claim.holds) for claim in claims] == [("大林電機社長", "now"), ("大林電機社長", "former")]


def test_a_known_former_head_stays_that_of_his_own_body() -> None:
    claims = read("日銀の黒田東彦前総裁は、ECBのラガルド総裁と会った。\n黒田前総裁は語った。")
    assert [claim.office for claim in claims] == ["jp-boj-governor", "ecb-president", "jp-boj-governor"]


@pytest.mark.parametrize(
    ("text", "words", "modifier", "published", "when"),
    [
        ("2026年3月、岸田文雄首相が訪米した。", "2026年3月", None, None, "2026-03"),
        ("2026年3月に行われた岸田首相の会談が注目された。", "2026年3月", None, None, "2026-03"),
        ("岸田首相は2026年3月、訪米した。", "2026年3月", None, None, "2026-03"),
        ("2026年3月に辞任すると述べた岸田首相。", "2026年3月", None, None, None),
        ("2026年3月までに、岸田首相が訪米した。", "2026年3月", "by", None, None),
        ("2026年3月、岸田首相が訪米する。", "2026年3月", None, None, None),
        ("2024年に再選を果たした岸田首相が訪米した。", "2024年", None, "2026-03-01", "2026-03-01"),
        ("2030年、岸田首相が訪米する。", "2030年", None, "2026-03-01", "2026-03-01"),
    ],
)
def test_a_date_counts_where_it_says_when_it_happens(
    text: str, words: str, modifier: str | None, published: str | None, when: str | None
) -> None:
    value = "-".join(part.zfill(2) for part in words.replace("年", " ").replace("月", "").split())
    (claim,) = read(text, published, (date(text, words, value, modifier),))
    assert claim.when == when
    assert (claim.when_span is not None) == (when is not None and when != published)


@given(st.text(alphabet="首相大統領社長知事の元前新トランプ・氏が高市米に就任した、。 A\ud800\u202e「」", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    read(text)
