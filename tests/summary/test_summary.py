"""The summary says what was accepted, with quotes and ids, and what was not decided; never more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import i18n
from compare.i18n import message
from compare.model import (
    Annotation,
    Article,
    Comparison,
    Evidence,
    Finding,
    Ledger,
    Placement,
    PlacementState,
    ProposedBy,
    Role,
    Skipped,
    Span,
    Target,
)
from compare.summary.markdown import code, escape, to_markdown
from compare.summary.outline import MAX_QUOTE, outline, shorten

HARBOUR = Article("a", "news/a.txt", "見出し\n港の工事費は120億円と市が発表した。\n", "港の工事", "2024-05-02")
PAPER = Article("b", "news/b.txt", "港の工事費は150億円になる。\n", None, "2024-05-01")
LOCAL = Article("c", "news/c.txt", "工事費は120億円だ。\n")


def piece(article, words, value=None, role=Role.SIDE):
    start = article.text.index(words)
    return Evidence(article.id, Span(start, start + len(words)), words, value, role)


FINDING = Finding(
    rule="figure-difference",
    rule_version="1",
    category="figure",
    relation="conflict",
    reason="true",
    severity=1,
    confidence=0.9,
    topic=None,
    message=message("{a} and {b} differ.", a="120億円", b="150億円"),
    evidence=(
        piece(HARBOUR, "120億円", "12000000000 JPY"),
        piece(PAPER, "150億円", "15000000000 JPY"),
        piece(LOCAL, "120億円", "12000000000 JPY", Role.AGREE),
    ),
)


def target(article, words):
    start = article.text.index(words)
    return Target(article.path, words, "", "", start, start + len(words), article.sha256)


def decision(status="accepted", note="", **fields):
    return Annotation(
        id=fields.pop("id", "k7q2xm"),
        category="figure",
        status=status,
        targets=(target(HARBOUR, "120億円"), target(PAPER, "150億円")),
        by="校閲 太郎 <k@example.jp>",
        at="2024-05-03T10:00:00+09:00",
        relation="conflict",
        severity=1,
        values=(("news/a.txt", "12000000000 JPY"), ("news/b.txt", "15000000000 JPY")),
        proposed_by=ProposedBy("figure-difference", "1", FINDING.fingerprint, "0.90"),
        note=note,
        **fields,
    )


def summary(*annotations, undecided=(), skipped=(), states=PlacementState.PLACED):
    comparison = Comparison((HARBOUR, PAPER, LOCAL), skipped, findings=(FINDING,))
    placements = {
        annotation.id: tuple(
            Placement(states, None if states is PlacementState.ORPHAN else Span(target.start, target.end))
            for target in annotation.targets
        )
        for annotation in annotations
    }
    return outline(comparison, Ledger(tuple(annotations)), placements, undecided)


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")
    yield
    i18n.use("en")


def test_an_accepted_finding_is_stated_with_quotes_values_places_and_id():
    text = to_markdown(summary(decision()))
    assert "### 120億円 and 150億円 differ." in text
    assert "`news/a.txt:2`: “120億円” = 12,000,000,000 JPY" in text
    assert "`news/b.txt:1`: “150億円” = 15,000,000,000 JPY" in text
    assert "In agreement: `news/c.txt:1`: “120億円”" in text
    assert "`k7q2xm`" in text
    assert "校閲 太郎" in text


@pytest.mark.parametrize("status", ["rejected", "deferred"])
def test_what_was_not_accepted_is_counted_but_not_stated(status):
    rejection = "notation" if status == "rejected" else None
    text = to_markdown(summary(decision(status, rejection=rejection)))
    assert "differ" not in text
    assert "150億円" not in text
    assert f"{status}: 1" in text


def test_an_undecided_finding_is_counted_per_rule_but_not_stated():
    text = to_markdown(summary(undecided=(FINDING,)))
    assert "`figure-difference`: 1" in text
    assert "150億円" not in text
    assert "No finding has been accepted yet" in text


def test_the_editors_own_words_win_over_the_machines():
    text = to_markdown(summary(decision("edited", "市は120億円。出稿部に確認。")))
    assert "### 市は120億円。出稿部に確認。" in text
    assert "differ." not in text


def test_changed_words_are_shown_as_changed():
    text = to_markdown(summary(decision(), states=PlacementState.STALE))
    assert "text changed" in text
    assert "The text changed under 1" in text
    text = to_markdown(summary(decision(), states=PlacementState.ORPHAN))
    assert "place lost" in text
    assert "`news/a.txt`: “120億円”" in text


def test_files_that_were_not_read_are_named_with_the_reason():
    text = to_markdown(summary(skipped=(Skipped("news/d.pdf", message("is a PDF.")),)))
    assert "`news/d.pdf` (is a PDF.)" in text


def test_the_same_input_gives_the_same_bytes():
    assert to_markdown(summary(decision())) == to_markdown(summary(decision()))


def test_both_languages_say_the_same_things():
    i18n.use("ja")
    text = to_markdown(summary(decision(note="120億円 and 150億円 differ.")))
    assert "k7q2xm" in text
    assert "# 編集要約" in text


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("[押す](javascript:x)", "\\[押す\\](javascript:x)"),
        ("**強い**", "\\*\\*強い\\*\\*"),
        ("# 見出し", "\\# 見出し"),
        ("1. 項目", "1\\. 項目"),
        ("003_c2d5", "003_c2d5"),
        ("_斜体_", "\\_斜体\\_"),
        ("\x1b]52;c;eA==\x07", "␛\\]52;c;eA==␇".replace("\\]", "\\]")),
        ("二行\nにわたる", "二行 にわたる"),
    ],
)
def test_words_of_an_article_cannot_become_markup(words, markdown):
    assert escape(words) == markdown


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
