"""The JSON form: values written out, harmless to a terminal, true to its schema."""

import json
from decimal import Decimal

import jsonschema
import pytest

from compare.exchange.analysis import analysis, dumps, number
from compare.exchange.analysis_schema import schema
from compare.i18n import message
from compare.model import (
    Article,
    Attribution,
    Cell,
    Comparison,
    Evidence,
    Figure,
    Finding,
    LabelMention,
    LoadedWord,
    Member,
    MentionKind,
    ModalityCue,
    OfficeClaim,
    Passage,
    PassageKind,
    ProvenanceNote,
    Skipped,
    Span,
    Strength,
    TimeExpression,
    TokenisedPassage,
    Topic,
)

TEXT = "市長は\x1b[31m会見し、\u202e事業費は約2,000億円と述べた。"
ARTICLE = Article("a", "news/a.txt", TEXT, "見出し", "2024-05", "report")
PASSAGE = Passage("a:0", "a", Span(0, len(TEXT)), PassageKind.BODY)
PLACE = ("a", "a:0", Span(0, 2), "市長")
COMPARISON = Comparison(
    articles=(ARTICLE,),
    skipped=(Skipped("news/b.pdf", message("is empty.")),),
    passages=(TokenisedPassage(PASSAGE, TEXT, (), (PASSAGE.span,)),),
    mentions=(
        Figure(*PLACE, MentionKind.MONEY, Decimal("2E+11"), Decimal("2E+11"), "JPY", "approx"),
        Figure(*PLACE, MentionKind.PERCENT, None, Decimal("2.50"), "PERCENT", "at-most", direction="decrease"),
        TimeExpression(*PLACE, MentionKind.DATE, "XXXX-10-28", "2025-10-28", "2025-10-28"),
        OfficeClaim(*PLACE, MentionKind.OFFICE, "市長", "山田", "now", "2024-05"),
        ProvenanceNote(*PLACE, MentionKind.PROVENANCE, "ai-image"),
        LabelMention(*PLACE, MentionKind.LABEL, "@市長", "市長", "so-called"),
        ModalityCue(*PLACE, MentionKind.MODALITY, "possible", Span(0, 9)),
        Attribution(
            *PLACE, MentionKind.ATTRIBUTION, "市長", "市長", "office", Span(0, 2), "said", (Span(3, 5),), Span(0, 9)
        ),
        LoadedWord(*PLACE, MentionKind.LOADED, "市長", "superlative", "+", 2),
    ),
    topics=(Topic("t01", "事業費", (Cell("a", (Member("a:0", Strength.SURE, ("事業費",)),)),), ("事業費",)),),
    findings=(
        Finding(
            *("figure-difference", "1", "figure", "conflict", "true", 1, 0.876, "t01"),
            message("{a}", a="x"),
            (Evidence("a", Span(0, 2), "市長", None),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("2E+11"), "200000000000"),
        (Decimal("6.8"), "6.8"),
        (Decimal("11.0"), "11"),
        (Decimal("-3.50"), "-3.5"),
        (Decimal("0.333333"), "0.333333"),
        (Decimal(100), "100"),
        (None, None),
    ],
)
def test_decimals_are_written_out(value, text):
    assert number(value) == text


def test_every_kind_of_row_is_true_to_the_schema():
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(analysis(COMPARISON), schema())


def test_values_and_places_are_those_of_the_model():
    row = analysis(COMPARISON)["mentions"][0]
    assert (row["low"], row["high"], row["unit"], row["modifier"]) == ("200000000000", "200000000000", "JPY", "approx")
    assert analysis(COMPARISON)["passages"][0]["topics"] == ["t01"]
    assert analysis(COMPARISON)["findings"][0]["id"] == COMPARISON.findings[0].fingerprint
    assert analysis(COMPARISON)["skipped"] == [{"path": "news/b.pdf", "reason": "is empty."}]


def test_what_a_terminal_obeys_is_escaped_and_nothing_else():
    hostile = Article("a", "a.txt", "x", "\x1b]0;x\x07\u202e題\x9b𠮷")
    text = dumps(Comparison(articles=(hostile,)))
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\x9b"}
    assert "題" in text
    assert "𠮷" in text
    assert json.loads(text)["articles"][0]["title"] == hostile.title
