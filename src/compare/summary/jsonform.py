"""The outline as JSON: `yomikurabe summary DIR -f json`, schema `yomikurabe/summary/1`, for programs of a newsroom.

The object is described in docs/json.md; `schema()` gives it as JSON Schema.
"""

from __future__ import annotations

import json
from typing import Any, Final

from compare.i18n import render
from compare.model import Article
from compare.summary.outline import Outline, Proposal, Quote, Statement
from compare.summary.stamp import Stamp
from compare.tables import timeline
from compare.tables.coverage import CoverageRow
from compare.tables.figure_ledger import Row

SCHEMA_ID: Final = "yomikurabe/summary/1"


def to_json(outline: Outline, stamp: Stamp) -> str:
    r"""Return the outline as JSON text with a line end; whatever a terminal might obey is written as `\uXXXX`."""
    options = stamp.options
    value = {
        "schema": SCHEMA_ID,
        "stamp": str(stamp),
        "language": options.language,
        "articles": [_article(article) for article in outline.articles],
        "statements": [_statement(item, ratings=options.ratings) for item in outline.statements],
        "proposals": [_proposal(item) for item in outline.proposals] if options.include_open else [],
        "counts": {
            "undecided": len(outline.proposals),
            "deferred": len(outline.deferred),
            "rejected": len(outline.rejections),
            "lost": len(outline.lost),
            "elsewhere": outline.elsewhere,
            "furniture": outline.furniture,
            "unread_rows": outline.unread_rows,
            "unaligned": outline.unaligned,
            "passages": outline.passages,
        },
        "agreements": [_agreement(row) for row in outline.agreements],
        "timeline": [_event(row) for row in outline.timeline.rows],
        "coverage": [_coverage(row) for row in outline.coverage.rows],
        "copies": [list(group) for group in outline.copies],
        "rejected": [annotation.id for annotation in outline.rejections] if options.list_rejected else [],
        "skipped": [{"path": item.path, "reason": render(item.reason)} for item in outline.skipped],
    }
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "genre": article.genre,
        "address": article.address,
        "sha256": article.sha256,
    }


def _statement(statement: Statement, *, ratings: bool) -> dict[str, Any]:
    annotation = statement.annotation
    return {
        "annotation": annotation.id,
        "category": annotation.category,
        "relation": annotation.relation,
        "reason": annotation.reason,
        "mode": annotation.mode,
        "severity": annotation.severity,
        "status": annotation.status,
        "rating": annotation.rating if ratings else None,
        "rule": annotation.proposed_by.rule if annotation.proposed_by else None,
        "text": statement.text if isinstance(statement.text, str) else render(statement.text),
        "quantity": statement.quantity,
        "quotes": [_quote(quote) for quote in statement.quotes],
        "agreeing": [_quote(quote) for quote in statement.agreeing],
        "by": annotation.by,
        "at": annotation.at,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    finding = proposal.finding
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "category": finding.category,
        "relation": finding.relation,
        "reason": finding.reason,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "text": render(finding.message),
        "quotes": [_quote(quote) for quote in proposal.quotes],
        "agreeing": [_quote(quote) for quote in proposal.agreeing],
    }


def _agreement(row: Row) -> dict[str, Any]:
    return {
        "quantity": row.label,
        "unit": row.unit,
        "cells": [
            {
                "article": cell.article,
                "text": entry.mention.text,
                "start": entry.mention.span.start,
                "value": entry.value,
            }
            for cell in row.cells
            for entry in cell.entries
        ],
    }


def _event(row: timeline.Row) -> dict[str, Any]:
    return {
        "from": row.low,
        "to": row.high,
        "written": row.written,
        "who": row.who,
        "what": row.label,
        "cells": [
            {"article": cell.article, "text": event.time.text, "start": event.time.span.start}
            for cell in row.cells
            for event in cell.events
        ],
    }


def _coverage(row: CoverageRow) -> dict[str, Any]:
    return {
        "topic": row.label,
        "shares": {cell.article: round(cell.share, 4) for cell in row.cells},
        "silent": [silence.article for silence in row.silent],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "article": quote.article,
        "line": quote.line,
        "text": quote.text,
        "state": quote.state.value,
        "now": quote.now,
        "value": quote.value,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the outline."""
    text, optional = {"type": "string"}, {"type": ["string", "null"]}
    count = {"type": "integer", "minimum": 0}
    quote = _object(
        {
            "article": text,
            "line": {"type": ["integer", "null"], "minimum": 1},
            "text": text,
            "state": {"enum": ["placed", "moved", "stale", "orphan"]},
            "now": optional,
            "value": optional,
        }
    )
    quotes = {"type": "array", "items": quote}
    severity = {"enum": [1, 2, 3]}
    said = {"category": text, "relation": optional, "reason": optional, "severity": severity, "rule": optional}
    said |= {"text": text, "quotes": quotes, "agreeing": quotes}
    statement = said | {
        "annotation": text,
        "mode": {"enum": ["query", "fix", "info"]},
        "status": {"enum": ["accepted", "edited", "asked"]},
        "rating": optional,
        "quantity": optional,
        "by": text,
        "at": text,
    }
    article: dict[str, Any] = dict.fromkeys(("id", "path", "sha256"), text)
    article |= dict.fromkeys(("title", "outlet", "author", "published", "genre", "address"), optional)
    cell = {"article": text, "text": text, "start": count}
    cells = {"type": "array", "items": _object(cell | {"value": text})}
    event = dict.fromkeys(("from", "to", "written", "who", "what"), text) | {
        "cells": {"type": "array", "items": _object(cell)}
    }
    covered = {
        "topic": text,
        "shares": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}},
        "silent": {"type": "array", "items": text},
    }
    counts = (
        "undecided",
        "deferred",
        "rejected",
        "lost",
        "elsewhere",
        "furniture",
        "unread_rows",
        "unaligned",
        "passages",
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **_object(
            {
                "schema": {"const": SCHEMA_ID},
                "stamp": text,
                "language": {"enum": ["en", "ja"]},
                "articles": {"type": "array", "items": _object(article)},
                "statements": {"type": "array", "items": _object(statement)},
                "proposals": {
                    "type": "array",
                    "items": _object(said | {"fingerprint": text, "confidence": {"type": "number"}}),
                },
                "counts": _object(dict.fromkeys(counts, count)),
                "agreements": {"type": "array", "items": _object({"quantity": text, "unit": text, "cells": cells})},
                "timeline": {"type": "array", "items": _object(event)},
                "coverage": {"type": "array", "items": _object(covered)},
                "copies": {"type": "array", "items": {"type": "array", "items": text}},
                "rejected": {"type": "array", "items": text},
                "skipped": {"type": "array", "items": _object({"path": text, "reason": text})},
            }
        ),
    }
