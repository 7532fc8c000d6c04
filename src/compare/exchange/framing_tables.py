"""Coverage, names and profiles as JSON: `yomikurabe framing DIR --format json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from compare.tables.coverage import Coverage, CoverageCell, CoverageRow, Voice
from compare.tables.names import NameChain, NameUse
from compare.tables.profiles import Profile

FRAMING_SCHEMA_ID: Final = "yomikurabe/framing/1"


def framing_object(coverage: Coverage, chains: Sequence[NameChain], profiles: Sequence[Profile]) -> dict[str, Any]:
    """Return the three tables as the JSON object `yomikurabe/framing/1`."""
    return {
        "schema": FRAMING_SCHEMA_ID,
        "articles": list(coverage.articles),
        "topics": [_row(row) for row in coverage.rows],
        "voices": [_voice(voice) for voice in coverage.voices],
        "names": [_chain(chain) for chain in chains],
        "profiles": [_profile(profile) for profile in profiles],
    }


def _row(row: CoverageRow) -> dict[str, Any]:
    return {
        "id": row.topic,
        "label": row.label,
        "cells": {cell.article: _cell(cell) for cell in row.cells},
        "silent": {
            silence.article: {"searched": list(silence.searched), "elsewhere": list(silence.elsewhere)}
            for silence in row.silent
        },
    }


def _cell(cell: CoverageCell) -> dict[str, Any]:
    return {
        "passages": list(cell.passages),
        "characters": cell.characters,
        "share": round(cell.share, 4),
        "position": cell.position.value,
        "headline": cell.headline,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "name": voice.name or None,
        "kind": voice.kind,
        "times": dict(sorted(voice.times.items())),
        "quoted": dict(sorted(voice.quoted.items())),
    }


def _chain(chain: NameChain) -> dict[str, Any]:
    return {
        "referent": chain.referent,
        "kind": chain.kind,
        "contested": chain.contested,
        "notation_only": chain.notation_only,
        "uses": {article: [_use(use) for use in uses] for article, uses in chain.uses.items()},
    }


def _use(use: NameUse) -> dict[str, Any]:
    return {
        "text": use.text,
        "start": use.span.start,
        "end": use.span.end,
        "times": use.times,
        "told": use.told or None,
    }


def _profile(profile: Profile) -> dict[str, Any]:
    return {
        "article": profile.article,
        "sentences": profile.sentences,
        "loaded": profile.loaded,
        "hedged": profile.hedged,
        "attributed": profile.attributed,
        "anonymous": profile.anonymous,
        "quoted": profile.quoted,
        "wordings": dict(profile.wordings),
        "voices": [_voice(voice) for voice in profile.voices],
    }
