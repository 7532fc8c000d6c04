import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.corpus.passages import split
from compare.model import Article, PassageKind

HEADING, BODY, ITEM = PassageKind.HEADING, PassageKind.BODY, PassageKind.ITEM
ROW, CAPTION, FURNITURE, TITLE = PassageKind.ROW, PassageKind.CAPTION, PassageKind.FURNITURE, PassageKind.TITLE

PROSE = "市議会は18日の本会議で、給食を無償化する条例案を賛成多数で可決した。"


def pieces(text):
    article = Article("a", "a.txt", text)
    return [(passage.kind, passage.span.of(text)) for passage in split(article)]


def kind_of(line, before=PROSE, after=PROSE):
    """What a line is between two paragraphs of prose."""
    text = f"{before}\n\n{line}\n\n{after}\n"
    return next(kind for kind, words in pieces(text) if words == line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "■今後の焦点",
        "▪️「結束を強く」",
        "1) 会談の基本線:再確認",
        "２．主な内容",
        "第2章 制度の見直し",
        "【監督の一言】",
        "## 被害の状況",
        "**被害の状況**",
        "被害の状況",
        "円安はどこまで続くのか？",
        "「自国第一」が意味するもの",
        "まとめ",
        "Q1. 住民税はいくら変わりますか？",
        "Key Points",
    ],
)
def test_headings_of_many_habits(line):
    assert kind_of(line) is HEADING


@pytest.mark.parametrize(
    "line",
    [
        "「まだ信じられない」",
        "知事は記者団に、責任を痛感していると述べた",
        "この計画には課題が残っています",
        "では、どうすればよいのか？",
        "――再発防止策は。",
        "【ロンドン共同】英中銀は30日、政策金利を据え置いた。",
        "5.2%の上昇で、3年連続のプラスとなった。",
        "警察によると、男はAIで生成された画像を投稿した疑いが持たれている。",
        "会社は16日、価格を1万5000円に引き上げると発表した。",
        "首相の公式X（旧ツイッター）をフォローする人は100万人を超えた。",
        "同紙の購読者は30万人で、うち有料会員は4割を占める。",
        "県は詳しい被害額を調べている。",
        "出典の明記を求める声が上がっている。",
        "写真は1枚も残っていないという。",
        "広告費は前年比8.5%増の7兆円だった。",
        "コメントを求めたが、回答はなかった。",
        "同社はメールマガジンの登録者数を公表していない。",
        "更新投資は2030年度までに1兆円を見込む。",
    ],
)
def test_prose_is_prose(line):
    assert kind_of(line) is BODY


@pytest.mark.parametrize(
    "line",
    [
        "|",
        "![]()",
        "* * *",
        "販売価格：3,980円（税込）",
        "[PR]",
        "スポンサーリンク",
        "メルマガ登録はこちら",
        "公式LINEをフォローしてください！",
        "関連記事は以下のページをご覧ください。",
        "この記事をシェアする",
        "X / Facebook / LINE / はてブ",
        "コメント（12件）",
        "（文・鈴木花子）",
        "（政治部　鈴木花子記者）",
        "文：佐藤太郎",
        "最終更新日 2026年1月5日",
        "2025/10/28(火) 18:05配信",
        "8/23(金) 20:15配信 北日新聞オンライン",
        "この記事は有料会員限定です。残り1,024文字",
        "© 2025 北日新聞社",
        "無断転載を禁じます。",
        "https://example.com/news/1",
        "出典：総務省「家計調査」",
        "ホーム > 経済 > 金融",
        "#経済 #金利 #日銀",
        "この記事は約5分で読めます。",
    ],
)
def test_furniture_of_many_habits(line):
    assert kind_of(line) is FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Jane Doe on Unsplash",
        "woman in white shirt reading a newspaper",
        "写真＝浸水した市街地、12日午前（本社ヘリから）",
        "（写真：ロイター/アフロ）",
        "会見する知事＝12日、県庁（代表撮影）",
        "提供：Getty Images",
        "図1 実質賃金の推移",
        "※画像は生成AIで作成したイメージです",
        "※右の写真はAIで生成された画像です",
        "この記事の要約はAIが作成しました。",
        "AI-generated image",
        "![浸水した市街地](flood.jpg)",
    ],
)
def test_captions_of_many_habits(line):
    assert kind_of(line) is CAPTION


@pytest.mark.parametrize(
    "line", ["- 区間は7.6キロ", "・死者は2人", "* 総額は約3億円。", "▽観衆:4万人", "参加者:約40人"]
)
def test_items_of_many_habits(line):
    assert kind_of(line) is ITEM


def test_a_label_glued_to_the_line_before_governs_the_next_line():
    text = "規模が固まった。 - 防災:\n堤防の補強に120億円を充てる。\n財源は起債だ。 - 教育:\n給食費を補助する。\n"
    passages = split(Article("a", "a", text))
    assert [passage.kind for passage in passages] == [BODY, HEADING, BODY, BODY, HEADING, BODY]
    first, second = passages[1], passages[4]
    assert (first.span.of(text), second.span.of(text)) == ("- 防災:", "- 教育:")
    assert [passage.heading for passage in passages] == [None, None, first.id, first.id, None, second.id]


def test_a_label_ends_with_its_block():
    text = f"- 防災:\n{PROSE}\n\n{PROSE}\n"
    assert [passage.heading for passage in split(Article("a", "a", text))] == [None, "a:0", None]


def test_brackets_and_dashes_inside_a_sentence_cut_nothing():
    text = "代表（元知事） - 現職は、県政の継続を訴えた。"
    assert pieces(text) == [(BODY, text)]


def test_headings_govern_what_follows_and_each_other():
    text = f"# 報告\n\n## 経済\n\n{PROSE}\n\n### 物価\n\n{PROSE}\n\n## 外交\n\n{PROSE}\n"
    passages = split(Article("a", "a.md", text))
    assert [passage.heading for passage in passages] == [None, None, "a:1", "a:1", "a:3", None, "a:5"]


def test_a_subheading_right_below_a_bare_heading_stands_under_it():
    text = f"{PROSE}\n会談の概要\n日時と場所\n{PROSE}\n"
    passages = split(Article("a", "a", text))
    assert [passage.heading for passage in passages] == [None, None, "a:1", "a:2"]


def test_lists_and_tables_know_what_leads_them():
    table = "| 年 | 額 |\n|---|---|\n| 2024 | 8 |\n"
    text = f"{PROSE}\n会談の日程は次の通り:\n- 首脳会談:約40分\n- 署名式:約5分\n{PROSE}\n\n{table}"
    passages = split(Article("a", "a.md", text))
    assert [(passage.kind, passage.lead) for passage in passages] == [
        (BODY, None),
        (BODY, None),
        (ITEM, "a:1"),
        (ITEM, "a:1"),
        (BODY, None),
        (ROW, None),
        (FURNITURE, None),
        (ROW, "a:5"),
    ]


def test_a_list_of_short_names_is_no_stack_of_headings():
    text = f"{PROSE}\n札幌\n仙台\n広島\n福岡\n{PROSE}\n"
    assert [kind for kind, _ in pieces(text)] == [BODY, ITEM, ITEM, ITEM, ITEM, BODY]


def test_a_list_of_figures_is_no_table():
    text = f"{PROSE}\n主な歳出\n防衛費8.7兆円\n社会保障費38.2兆円\n{PROSE}\n"
    assert ROW not in [kind for kind, _ in pieces(text)]


def test_a_list_of_dates_and_one_of_names_and_values_are_no_tables():
    for lines in (
        "2016年4月 横領を始める\n2022年12月 調査で発覚\n2023年1月 懲戒解雇\n",
        "実施日 9月1日\n対象 約214万契約\n負担 月額8,420円\n",
    ):
        assert ROW not in [kind for kind, _ in pieces(f"{PROSE}\n経過と内容\n{lines}{PROSE}\n")]


def test_a_table_of_cells_with_words_apart_is_parted_at_wide_blanks():
    text = f"{PROSE}\n氏名　　所属　　成績\n青木 一　　東西 商　　21 点\n石川 次郎　　南北　　18\n{PROSE}\n"
    rows = [passage for passage in split(Article("a", "a.txt", text)) if passage.kind is ROW]
    assert [cell.span.of(text) for cell in rows[1].cells] == ["青木 一", "東西 商", "21 点"]


def test_a_table_drawn_with_tabs_and_one_with_lone_pipes():
    assert [kind for kind, _ in pieces("都市\t気温\n東京\t35.2\n大阪\t36.1\n")] == [ROW] * 3
    kinds = [kind for kind, words in pieces(f"{PROSE}\n|\n売上高\n|\n15,803\n|\n{PROSE}\n") if words != "|"]
    assert kinds == [BODY, ROW, ROW, BODY]


def test_text_without_title_has_none():
    assert TITLE not in [kind for kind, _ in pieces(f"{PROSE}\n{PROSE}\n")]
    assert TITLE not in [kind for kind, _ in pieces(f"はじめに\n{PROSE}\n")]
    assert TITLE not in [kind for kind, _ in pieces(f"■経緯\n{PROSE}\n")]


def test_code_is_left_as_text():
    kinds = [kind for kind, _ in pieces(f"{PROSE}\n```\n# no heading\n| a | b |\n```\n{PROSE}\n")]
    assert kinds == [BODY, FURNITURE, BODY, BODY, FURNITURE, BODY]


SHAPES = (
    "",
    "　",
    PROSE,
    "■見出し",
    "- 項目",
    "-",
    "|",
    "1) 一",
    "関連記事",
    "- 札:",
    "表1,12053%支",
    "# 題",
    "---",
    "```",
)
LINES = st.lists(st.one_of(st.sampled_from(SHAPES), st.text(max_size=30)), max_size=30)


@settings(deadline=None, max_examples=200)
@given(LINES)
def test_passages_tile_the_text(parts):
    text = "\n".join(parts)
    passages = split(Article("a", "a", text))
    covered = [0] * len(text)
    end = 0
    for number, passage in enumerate(passages):
        assert passage.id == f"a:{number}"
        assert passage.span.start >= end
        end = passage.span.end
        assert "\n" not in passage.span.of(text)
        assert passage.span.of(text).strip() == passage.span.of(text) != ""
        for place in range(passage.span.start, passage.span.end):
            covered[place] += 1
    assert all(covered[place] == 1 for place in range(len(text)) if not text[place].isspace())


@settings(deadline=None, max_examples=100)
@given(LINES)
def test_headings_and_leads_stand_before_what_they_govern(parts):
    passages = split(Article("a", "a", "\n".join(parts)))
    place = {passage.id: number for number, passage in enumerate(passages)}
    for number, passage in enumerate(passages):
        if passage.heading is not None:
            assert place[passage.heading] < number
            assert passages[place[passage.heading]].kind is HEADING
        if passage.lead is not None:
            assert place[passage.lead] < number
            assert passages[place[passage.lead]].kind in (BODY, ROW)


UNITS = (
    "あ",
    " -",
    "|a",
    "「",
    "。 - あ",
    "- あ:",
    "\t",
    "1,000",
    "(",
    "AI画像",
    "> a ",
    "令和7年",
    "#",
    "x.",
    "関連記事\n",
    "## a\n",
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_only(unit):
    def seconds(text):
        start = time.process_time()
        split(Article("a", "a", text))
        return time.process_time() - start

    for text in (unit * 4_000, (unit * 40 + "\n") * 100):
        assert seconds(text) < 8 * seconds(text[: len(text) // 2]) + 0.5
