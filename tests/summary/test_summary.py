"""The summary says what was accepted, with quotes and ids, and what was not decided; never more."""

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_world import ARTICLES, FINDING, decision, markdown, outlined, rendered

from compare.i18n import message
from compare.model import (
    Article,
    Comparison,
    Ledger,
    Passage,
    PassageKind,
    PlacementState,
    Review,
    Skipped,
    Span,
    TableCell,
    TokenisedPassage,
)
from compare.summary import jsonform
from compare.summary.compiling import compile_outline
from compare.summary.markdown import code, escape
from compare.summary.outline import MAX_QUOTE, Versions, letter, shorten


def test_an_accepted_finding_is_stated_with_quotes_values_places_and_id():
    text = markdown(outlined(decision()))
    assert "</a>120億円 and 150億円 differ." in text
    assert "- A [`news/a.txt:2`](news/a.txt#L2): “120億円” = 12,000,000,000 JPY" in text
    assert "- B [`news/b.txt:1`](news/b.txt#L1): “150億円” = 15,000,000,000 JPY" in text
    assert "In agreement: C [`news/c.txt:1`](news/c.txt#L1): “120億円”" in text
    assert 'id="annotation-k7q2xm"' in text
    assert "校閲 太郎" in text


def test_figures_stand_in_a_table_of_quantities_and_articles():
    rows = [line for line in markdown(outlined(decision())).splitlines() if line.startswith("| 120億円 and")]
    expected = (
        "| 120億円 and 150億円 differ. | “120億円” = 12,000,000,000 JPY [`A:2`](news/a.txt#L2) "
        "| “150億円” = 15,000,000,000 JPY [`B:1`](news/b.txt#L1) "
        "| “120億円” = 12,000,000,000 JPY [`C:1`](news/c.txt#L1) "
        "| conflict | [`k7q2xm`](#annotation-k7q2xm) 校閲 太郎 2024-05-03 |"
    )
    assert rows == [expected]


def table_row(outline):
    rows = [line for line in markdown(outline).splitlines() if line.startswith("| ") and "[`k7q2xm`]" in line]
    return rows[-1]


def test_silence_is_claimed_only_where_it_was_looked_for():
    assert "no mention found" not in table_row(outlined(decision(proposed_by=None, values=())))
    one_article = decision(targets=decision().targets[:1], values=())
    assert "no mention found" not in table_row(outlined(one_article))
    other = Article("d", "news/d.txt", "港では祭りが開かれた。\n")
    assert table_row(outlined(decision(), articles=(*ARTICLES, other))).count("no mention found") == 1


def test_only_rows_that_ran_together_count_as_not_read():
    garbled, header = (
        Passage("a:0", "a", Span(0, 3), PassageKind.ROW, cells=cells) for cells in ((), (TableCell(Span(0, 3)),))
    )
    rows = tuple(TokenisedPassage(passage, "見出し", (), ()) for passage in (garbled, header))
    comparison = Comparison(ARTICLES, passages=rows)
    assert compile_outline(comparison, Ledger(), {}, (), Versions("1.0", "2026")).unread_rows == 1


def test_annotation_files_that_cannot_be_read_are_named():
    text = markdown(replace(outlined(decision()), unreadable=("annotations/a/x.yaml",)))
    assert "its decision is missing here: `annotations/a/x.yaml`" in text


@pytest.mark.parametrize("status", ["rejected", "deferred"])
def test_what_was_not_accepted_is_counted_but_not_stated(status):
    rejection = "notation" if status == "rejected" else None
    text = markdown(outlined(decision(status, rejection=rejection)))
    assert "differ." not in text
    assert "150億円" not in text
    assert f"{status}: 1" in text


def test_what_was_rejected_is_listed_on_demand():
    outline = outlined(decision("rejected", "表記だけの違い", rejection="notation"))
    assert "表記だけの違い" not in markdown(outline)
    assert "Rejected: 表記だけの違い (`k7q2xm`, 校閲 太郎)" in markdown(outline, list_rejected=True)


def test_an_undecided_finding_is_counted_per_rule_but_not_stated():
    text = markdown(outlined(undecided=(FINDING,)))
    assert "`figure-difference`: 1" in text
    assert "150億円" not in text
    assert "No finding has been accepted yet" in text


def test_candidates_are_marked_one_by_one_when_asked_for():
    text = markdown(outlined(undecided=(FINDING,)), include_open=True)
    assert "### [candidate] 120億円 and 150億円 differ." in text
    assert "Nobody has decided on it." in text
    assert "What an editor accepted" not in text


def test_the_editors_own_words_win_over_the_machines():
    text = markdown(outlined(decision("edited", "市は120億円。出稿部に確認。")))
    assert "市は120億円。出稿部に確認。" in text
    assert "differ." not in text


def test_ids_of_articles_read_as_their_letters():
    text = markdown(outlined(decision("edited", "news は150億円、a と abc はそのまま。")))
    assert "news は150億円、a と abc はそのまま。" in text


def test_ratings_can_be_hidden():
    outline = outlined(decision(rating="misleading"))
    assert "rating misleading" in markdown(outline)
    assert "misleading" not in markdown(outline, ratings=False)
    assert json.loads(rendered("json", outline, ratings=False))["statements"][0]["rating"] is None


def test_corrections_stand_before_queries_in_the_list_for_the_desk():
    query = decision(note="確認する", status="edited", severity=1)
    fix = decision(note="直す", status="edited", id="aaaaaa", mode="fix", severity=3)
    text = markdown(outlined(query, fix))
    rows = [line for line in text.splitlines() if line.startswith("| [`")]
    assert [row.split("`")[1] for row in rows[:2]] == ["aaaaaa", "k7q2xm"]


def test_changed_words_are_shown_as_changed():
    text = markdown(outlined(decision(), state=PlacementState.STALE))
    assert "text changed" in text
    assert "The text changed under 1" in text
    text = markdown(outlined(decision(), state=PlacementState.ORPHAN))
    assert "place lost" in text
    assert "[`news/a.txt`](news/a.txt): “120億円”" in text


def test_files_that_were_not_read_are_named_with_the_reason():
    text = markdown(outlined(skipped=(Skipped("news/d.pdf", message("is a PDF.")),)))
    assert "`news/d.pdf` (is a PDF.)" in text


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_the_same_input_gives_the_same_bytes(form):
    assert rendered(form, outlined(decision())) == rendered(form, outlined(decision()))


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_every_format_speaks_both_languages(form):
    english, japanese = (rendered(form, outlined(decision()), language=language) for language in ("en", "ja"))
    assert english != japanese
    if form in ("md", "html"):
        assert "編集要約" in japanese.decode("utf-8")
        assert "Editorial summary" in english.decode("utf-8")


def test_no_link_leads_out_of_the_project():
    text = markdown(outlined(decision()), base=None)
    assert "- A `news/a.txt:2`: “120億円”" in text
    assert "](news" not in text


def test_the_outline_as_json_follows_its_schema():
    outline = outlined(decision(), undecided=(FINDING,), skipped=(Skipped("x.pdf", message("is a PDF.")),))
    value = json.loads(rendered("json", outline, include_open=True, list_rejected=True))
    jsonschema.Draft202012Validator.check_schema(jsonform.schema())
    jsonschema.validate(value, jsonform.schema())
    assert value["proposals"][0]["rule"] == "figure-difference"
    assert value["statements"][0]["quotes"][1]["value"] == "15000000000 JPY"


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("[押す](javascript:x)", "\\[押す\\](javascript:x)"),
        ("**強い**", "\\*\\*強い\\*\\*"),
        ("# 見出し", "\\# 見出し"),
        ("1. 項目", "1\\. 項目"),
        ("003_c2d5", "003_c2d5"),
        ("_斜体_", "\\_斜体\\_"),
        ("\x1b]52;c;eA==\x07", "␛\\]52;c;eA==␇"),
        ("二行\nにわたる", "二行 にわたる"),
    ],
)
def test_words_of_an_article_cannot_become_markup(words, markup):
    assert escape(words) == markup


@given(st.text(max_size=60))
def test_a_code_span_cannot_be_left(words):
    shown = code(words)
    fence = len(shown) - len(shown.lstrip("`"))
    if shown.strip("`"):
        assert "`" * fence not in shown[fence:-fence].strip()
    assert "\n" not in shown


@given(st.text(max_size=300))
def test_a_shortened_quote_keeps_both_ends_and_the_limit(words):
    short = shorten(words)
    assert len(short) <= MAX_QUOTE
    assert "\n" not in short


def test_letters_go_on_after_z():
    assert [letter(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@pytest.mark.parametrize(("verdict", "shown"), [("edited", "accepted with edits"), ("</td>*", escape("</td>*"))])
def test_a_second_reader_may_have_written_any_word_as_verdict(verdict, shown):
    review = Review("再校 一郎", "2026-04-02T10:15:00+09:00", "再校", verdict)
    assert f"second reader: {shown} |" in markdown(outlined(decision(reviews=(review,))))
