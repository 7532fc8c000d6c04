"""The analysis as JSON: `yomikurabe analyze DIR --format json`, schema `yomikurabe/analysis/1`.

The object, its fields and their units are described in docs/json.md; `compare.exchange.analysis_schema` is the same as
JSON Schema and a test holds the two and the output together.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from decimal import Decimal
from typing import Any, Final

from compare.i18n import render
from compare.model import (
    Article,
    Attribution,
    Comparison,
    Evidence,
    Figure,
    Finding,
    LabelMention,
    LoadedWord,
    Mention,
    ModalityCue,
    OfficeClaim,
    ProvenanceNote,
    Span,
    TableCell,
    TimeExpression,
    Topic,
    UniquenessClaim,
)

SCHEMA_ID: Final = "yomikurabe/analysis/1"


def number(value: Decimal | None) -> str | None:
    """Write a decimal without exponent and without trailing zeros after the point (`2E+11` → `200000000000`)."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def analysis(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the JSON object of the contract. Messages are put in the language in use."""
    topics_of: dict[str, list[str]] = defaultdict(list)
    for topic in comparison.topics:
        for passage_id in topic.passages:
            topics_of[passage_id].append(topic.id)
    return {
        "schema": SCHEMA_ID,
        "articles": [_article(article) for article in comparison.articles],
        "skipped": [{"path": skipped.path, "reason": render(skipped.reason)} for skipped in comparison.skipped],
        "passages": [
            {
                "id": item.passage.id,
                "article": item.passage.article,
                "start": item.passage.span.start,
                "end": item.passage.span.end,
                "kind": item.passage.kind.value,
                "topics": topics_of[item.passage.id],
                "garbled": item.passage.is_garbled,
                "cells": [_table_cell(cell) for cell in item.passage.cells],
            }
            for item in comparison.passages
        ],
        "mentions": [mention_row(mention) for mention in comparison.mentions],
        "topics": [_topic(topic) for topic in comparison.topics],
        "stories": [list(articles) for articles in comparison.stories],
        "copied_articles": [
            {"articles": list(copy.articles), "share": copy.share} for copy in comparison.copied_articles
        ],
        "copied_passages": [
            {"passages": list(copy.passages), "similarity": copy.similarity} for copy in comparison.copied_passages
        ],
        "findings": [_finding(finding) for finding in comparison.findings],
    }


def dumps(comparison: Comparison) -> str:
    r"""Return the analysis as JSON text with a line end.

    Japanese stays readable, but whatever a terminal might obey (control, bidi and other format characters) is written
    as `\uXXXX`.
    """
    return harmless(json.dumps(analysis(comparison), ensure_ascii=False, indent=1)) + "\n"


def harmless(text: str) -> str:
    r"""Return JSON text with whatever a terminal might obey written as `\uXXXX`; it says the same as before."""
    # Nearly every line is printable as a whole, which is decided in C; only others are looked at sign by sign.
    return "\n".join(line if line.isprintable() else "".join(map(_harmless, line)) for line in text.split("\n"))


def _harmless(character: str) -> str:
    if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co"):
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "published": article.published,
        "genre": article.genre,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "characters": len(article.text),
        "outlet": article.outlet,
        "author": article.author,
        "address": article.address,
        "retrieved": article.retrieved,
        "origins": {name: origin.value for name, origin in article.origins},
    }


def _table_cell(cell: TableCell) -> dict[str, Any]:
    return {
        "start": cell.span.start,
        "end": cell.span.end,
        "column": cell.column,
        "unit": cell.unit,
        "header": _place(cell.header),
        "row": _place(cell.row),
    }


def mention_row(mention: Mention) -> dict[str, Any]:
    """Return one mention as a row of the contract."""
    row: dict[str, Any] = {
        "article": mention.article,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "low": None,
        "high": None,
        "unit": None,
        "modifier": None,
        "per": None,
        "measure": None,
    }
    if isinstance(mention, Figure):
        row |= {
            "low": number(mention.low),
            "high": number(mention.high),
            "unit": mention.unit,
            "modifier": mention.modifier,
            "per": mention.per,
            "basis": mention.basis,
            "direction": mention.direction,
            "measure": mention.measure.phrase if mention.measure else None,
            "same_as": _place(mention.same_as),
        }
    elif isinstance(mention, TimeExpression):
        row |= {
            "low": mention.low,
            "high": mention.high,
            "modifier": mention.modifier,
            "written": mention.written,
            "measure": mention.measure.phrase if mention.measure else None,
            "same_as": _place(mention.same_as),
        }
    elif isinstance(mention, OfficeClaim):
        row |= {
            "office": mention.office,
            "person": mention.person,
            "holds": mention.holds,
            "when": mention.when,
        }
    elif isinstance(mention, ProvenanceNote):
        row |= {"provenance": mention.provenance}
    elif isinstance(mention, UniquenessClaim):
        row |= {"claim": mention.claim.value, "claim_scope": mention.scope, "about": list(mention.about)}
    else:
        row |= _framing(mention)
    return row


def _framing(mention: Mention) -> dict[str, Any]:
    """Return the fields of names, certainty, attribution and loaded words."""
    match mention:
        case LabelMention():
            return {
                "referent": mention.referent,
                "label": mention.label,
                "told": mention.told,
                "quoted": mention.quoted,
                "contested": mention.contested,
            }
        case ModalityCue():
            return {
                "degree": mention.degree,
                "scope": _place(mention.scope),
                "negated": mention.negated,
                "quoted": mention.quoted,
                "conditional": mention.conditional,
                "past": mention.past,
            }
        case Attribution():
            return {
                "source": mention.source,
                "speaker": mention.speaker,
                "source_kind": mention.source_kind,
                "source_place": _place(mention.source_span),
                "manner": mention.manner,
                "quotes": [_place(quote) for quote in mention.quotes],
                "scope": _place(mention.scope),
            }
        case LoadedWord():
            return {
                "entry": mention.entry,
                "wording": mention.wording,
                "polarity": mention.polarity,
                "strength": mention.strength,
                "quoted": mention.quoted,
                "negated": mention.negated,
            }
        case _:
            return {}


def _place(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "label": topic.label,
        "passages": list(topic.passages),
        "why": list(topic.why),
        "own": topic.own,
        "members": [
            {
                "passage": member.passage,
                "strength": member.strength.value,
                "why": list(member.why),
                "pinned": member.pinned,
            }
            for cell in topic.cells
            for member in cell.members
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.fingerprint,
        "rule": finding.rule,
        "category": finding.category,
        "relation": finding.relation,
        "reason": finding.reason,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 2),
        "topic": finding.topic,
        "message": render(finding.message),
        "evidence": [_evidence(piece) for piece in finding.evidence],
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "article": piece.article,
        "start": piece.span.start,
        "end": piece.span.end,
        "text": piece.text,
        "value": piece.value,
        "role": piece.role.value,
    }
