"""Web pages become the Markdown of their article: readings dropped, tables kept, surroundings left out."""

import pytest

from compare.corpus.formats import extract
from compare.corpus.passages import split
from compare.errors import InputError
from compare.model import Article, PassageKind

BODY = (
    "<p>北港市は18日、港湾整備事業の総事業費が120億円に上ると発表した。完成は2029年度の見通し。</p>"
    "<p>市民団体は見直しを求めている。担当者は「説明を尽くす」と話した。</p>"
)


def page(inside=BODY, head="", charset="utf-8"):
    return (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="{charset}">{head}</head><body>'
        "<header><nav><ul><li><a href='/'>ホーム</a></li><li><a href='/s'>社会</a></li></ul></nav></header>"
        f"<main><article><h1>港湾整備に120億円</h1>{inside}</article></main>"
        "<footer><p>運営会社 プライバシーポリシー</p></footer></body></html>"
    )


def text_of(inside=BODY, **more):
    return extract(page(inside, **more).encode(), ".html").text


def test_the_article_is_read_and_what_surrounds_it_is_not():
    assert text_of().split("\n\n") == [
        "# 港湾整備に120億円",
        "北港市は18日、港湾整備事業の総事業費が120億円に上ると発表した。完成は2029年度の見通し。",
        "市民団体は見直しを求めている。担当者は「説明を尽くす」と話した。\n",
    ]


def test_the_same_page_always_gives_the_same_text():
    assert text_of() == text_of()


def test_readings_of_kanji_are_dropped():
    ruby = "<ruby><rb>北港</rb><rp>（</rp><rt>きたみなと</rt><rp>）</rp></ruby>市と<ruby>碧<rt>あおい</rt></ruby>町。"
    assert "北港市と碧町。" in text_of(f"{BODY}<p>{ruby}</p>")


def test_headings_lists_and_line_breaks_are_kept():
    inside = f"{BODY}<h2>内訳</h2><p>一行目<br>二行目</p><ul><li>護岸<ul><li>東側</li></ul></li><li>道路</li></ul>"
    assert text_of(inside + BODY).split("\n\n")[3:6] == ["## 内訳", "一行目\n二行目", "- 護岸\n  - 東側\n- 道路"]


def test_a_caption_is_bound_to_its_picture():
    figure = '<figure><img src="/a?x=1" alt="port"><figcaption>整備が進む港（画像はAIで生成）</figcaption></figure>'
    text = text_of(figure + BODY)
    assert "![整備が進む港（画像はAIで生成）]()" in text
    kinds = {passage.span.of(text): passage.kind for passage in split(Article("a", "a.html", text))}
    assert kinds["![整備が進む港（画像はAIで生成）]()"] is PassageKind.CAPTION


def cells(rows):
    text = text_of(f"{BODY}<table>{rows}</table>{BODY}")
    passages = split(Article("a", "a.html", text))
    return [
        [(cell.span.of(text), cell.column, cell.unit) for cell in passage.cells]
        for passage in passages
        if passage.kind is PassageKind.ROW
    ]


def test_a_table_keeps_its_cells_under_their_headers():
    rows = "<tr><th>項目</th><th>金額（億円）</th></tr><tr><td>護岸</td><td>80</td></tr>"
    assert cells(rows)[1] == [("護岸", "項目", ""), ("80", "金額", "億円")]


def test_cells_that_span_rows_and_columns_shift_nothing():
    rows = (
        "<tr><th>区分</th><th>項目</th><th>金額（億円）</th><th>備考</th></tr>"
        "<tr><td rowspan='2'>港</td><td>護岸</td><td>80</td><td>国</td></tr>"
        "<tr><td>道路</td><td>40</td><td>市</td></tr>"
        "<tr><td colspan='2'>合計</td><td>120</td><td>—</td></tr>"
    )
    assert [row[-2] for row in cells(rows)[1:]] == [(value, "金額", "億円") for value in ("80", "40", "120")]


def test_what_the_page_says_about_itself_is_known():
    head = (
        '<meta property="og:title" content="港湾整備に120億円"><meta property="og:site_name" content="北港新聞">'
        '<meta property="article:published_time" content="2026-03-18T10:30:00+09:00">'
        '<meta name="author" content="山田 花子"><link rel="canonical" href="https://news.example.jp/a/1">'
    )
    about = extract(page(head=head).encode(), ".html").about
    assert about == {
        "title": "港湾整備に120億円",
        "outlet": "北港新聞",
        "author": "山田 花子",
        "published": "2026-03-18",
        "address": "https://news.example.jp/a/1",
    }


@pytest.mark.parametrize(
    ("charset", "encoding"), [("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp"), ("iso-2022-jp", "iso2022_jp")]
)
def test_pages_in_old_encodings_are_read_as_they_declare(charset, encoding):
    assert "総事業費が120億円" in extract(page(charset=charset).encode(encoding), ".html").text


def test_a_page_that_errs_about_its_encoding_is_read_as_it_is():
    assert "総事業費が120億円" in extract(page(charset="Shift_JIS").encode(), ".html").text


def test_a_page_from_standard_input_is_known_by_its_look():
    assert extract(page().encode(), None).text == text_of()
    assert extract("<b>太字</b>の行。\n".encode(), None).text == "<b>太字</b>の行。\n"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("", "empty"),
        ("<html><frameset><frame src='a'></frameset></html>", "no article"),
        ("<html><body>" + "<div>" * 5000 + "深い", "nested too deeply"),
        ("<html><body><article>" + "<p>あ</p>" * 20_000, "more on it"),
        ("<html><body><table>" + "<tr><td rowspan=65000 colspan=65000>1</td></tr>" * 1000, "more on it"),
        ("<html>" + "\x01\x02" * 100, "binary"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(inside, reason):
    with pytest.raises(InputError) as error:
        extract(inside.encode(), ".html")
    assert reason in str(error.value)


def test_entities_of_a_page_are_never_multiplied():
    doctype = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert len(extract((doctype + page()[15:] + "&c;" * 100).encode(), ".html").text) < 2000
