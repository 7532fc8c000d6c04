"""The JSON Schema of the analysis: what `compare.exchange.analysis` writes, as a rule for the programs that read it."""

from __future__ import annotations

from typing import Any, Final

from compare.exchange.analysis import SCHEMA_ID
from compare.model import Claim, MentionKind, PassageKind, Strength
from compare.vocabulary import GENRES, ORIGINS

_TEXT: Final = {"type": "string"}
_OPTIONAL_TEXT: Final = {"type": ["string", "null"]}
_OFFSET: Final = {"type": "integer", "minimum": 0}
_TEXTS: Final = {"type": "array", "items": _TEXT}


def _record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


_PLACE: Final = _record({"start": _OFFSET, "end": _OFFSET})
_OPTIONAL_PLACE: Final = {"anyOf": [_PLACE, {"type": "null"}]}
_YES_OR_NO: Final = {"type": "boolean"}
_FRAMING: Final = {
    "referent": _TEXT,
    "label": _TEXT,
    "told": {"enum": ["", "renamed", "so-called", "abbreviation"]},
    "quoted": _YES_OR_NO,
    "contested": _YES_OR_NO,
    "degree": _TEXT,
    "scope": _PLACE,
    "negated": _YES_OR_NO,
    "conditional": _YES_OR_NO,
    "past": _YES_OR_NO,
    "source": _TEXT,
    "speaker": _TEXT,
    "source_kind": _TEXT,
    "source_place": _OPTIONAL_PLACE,
    "manner": {"enum": ["said", "viewed", "reported", "supposed"]},
    "quotes": {"type": "array", "items": _PLACE},
    "entry": _TEXT,
    "wording": _TEXT,
    "polarity": {"enum": ["+", "-", "0"]},
    "strength": {"enum": [1, 2, 3]},
}


def _rows(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "array", "items": _record(required, optional)}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the analysis."""
    place = {"article": _TEXT, "start": _OFFSET, "end": _OFFSET}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA_ID,
        **_record(
            {
                "schema": {"const": SCHEMA_ID},
                "articles": _rows(
                    {
                        "id": _TEXT,
                        "path": _TEXT,
                        "title": _OPTIONAL_TEXT,
                        "published": {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}){0,2}$"},
                        "genre": {"enum": [*GENRES.ids, None]},
                        "encoding": _TEXT,
                        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                        "characters": _OFFSET,
                        "outlet": _OPTIONAL_TEXT,
                        "author": _OPTIONAL_TEXT,
                        "address": _OPTIONAL_TEXT,
                        "retrieved": _OPTIONAL_TEXT,
                        "origins": {"type": "object", "additionalProperties": {"enum": [*ORIGINS.ids]}},
                    }
                ),
                "skipped": _rows({"path": _TEXT, "reason": _TEXT}),
                "passages": _rows(
                    {
                        "id": _TEXT,
                        **place,
                        "kind": {"enum": [kind.value for kind in PassageKind]},
                        "topics": _TEXTS,
                        "garbled": {"type": "boolean"},
                        "cells": _rows(
                            {
                                "start": _OFFSET,
                                "end": _OFFSET,
                                "column": _TEXT,
                                "unit": _TEXT,
                                "header": _OPTIONAL_PLACE,
                                "row": _OPTIONAL_PLACE,
                            }
                        ),
                    }
                ),
                "mentions": _rows(
                    {
                        **place,
                        "text": _TEXT,
                        "kind": {"enum": [kind.value for kind in MentionKind]},
                        "low": _OPTIONAL_TEXT,
                        "high": _OPTIONAL_TEXT,
                        "unit": _OPTIONAL_TEXT,
                        "modifier": _OPTIONAL_TEXT,
                        "per": _OPTIONAL_TEXT,
                        "measure": _OPTIONAL_TEXT,
                    },
                    {
                        "basis": _OPTIONAL_TEXT,
                        "direction": {"enum": ["increase", "decrease", None]},
                        "written": _TEXT,
                        "same_as": _OPTIONAL_PLACE,
                        "office": _TEXT,
                        "person": _TEXT,
                        "holds": {"enum": ["now", "former", "elect", "acting"]},
                        "when": _OPTIONAL_TEXT,
                        "provenance": _TEXT,
                        "claim": {"enum": [claim.value for claim in Claim]},
                        "claim_scope": _TEXT,
                        "about": _TEXTS,
                        **_FRAMING,
                    },
                ),
                "topics": _rows(
                    {"id": _TEXT, "label": _TEXT, "passages": _TEXTS, "why": _TEXTS},
                    {
                        "own": {"type": "boolean"},
                        "members": _rows(
                            {
                                "passage": _TEXT,
                                "strength": {"enum": [strength.value for strength in Strength]},
                                "why": _TEXTS,
                                "pinned": {"type": "boolean"},
                            }
                        ),
                    },
                ),
                "stories": {"type": "array", "items": _TEXTS},
                "copied_articles": _rows({"articles": _TEXTS, "share": {"type": "number", "minimum": 0, "maximum": 1}}),
                "copied_passages": _rows(
                    {"passages": _TEXTS, "similarity": {"type": "number", "minimum": 0, "maximum": 1}}
                ),
                "findings": _rows(
                    {
                        "id": _TEXT,
                        "rule": _TEXT,
                        "category": _TEXT,
                        "relation": _TEXT,
                        "reason": _OPTIONAL_TEXT,
                        "severity": {"enum": [1, 2, 3]},
                        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                        "topic": _OPTIONAL_TEXT,
                        "message": _TEXT,
                        "evidence": _rows(
                            {
                                **place,
                                "text": _TEXT,
                                "value": _OPTIONAL_TEXT,
                                "role": {"enum": ["side", "agree", "context"]},
                            }
                        ),
                    }
                ),
            }
        ),
    }
