"""The figure ledger and the timeline as JSON and CSV: `yomikurabe figures DIR`, `yomikurabe timeline DIR`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from compare.events.reading import Event, Vantage
from compare.exchange.analysis import harmless
from compare.i18n import gettext as _
from compare.i18n import render
from compare.model import Span
from compare.tables import figure_ledger, timeline
from compare.vocabulary import REASONS

TIMELINE_SCHEMA_ID: Final = "yomikurabe/timeline/1"
_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def ledger_rows(ledger: figure_ledger.FigureLedger) -> list[dict[str, Any]]:
    """Return the ledger as objects: one per quantity, with a list of figures per article that gives it."""
    return [
        {
            "measure": row.label,
            "unit": row.unit,
            "topic": row.topic,
            "state": row.state.value,
            "reason": row.reason,
            "spread": round(row.spread, 4),
            "cells": {cell.article: [_entry(entry) for entry in cell.entries] for cell in row.cells},
            "silent": list(row.silent),
            "notes": [render(note) for note in row.notes],
            "findings": list(row.findings),
        }
        for row in ledger.rows
    ]


def _entry(entry: figure_ledger.Entry) -> dict[str, Any]:
    return {
        "text": entry.mention.text,
        "start": entry.mention.span.start,
        "end": entry.mention.span.end,
        "value": entry.value,
        "camp": entry.camp,
        "former": entry.former,
        "planned": entry.planned,
    }


def ledger_csv(ledger: figure_ledger.FigureLedger) -> str:
    """Return the ledger for spreadsheets: per article one column with its words and one with their values."""
    header = [_("Quantity"), _("Unit"), _("State"), _("Reason"), _("Spread"), _("Topic")]
    for article in ledger.articles:
        header += [article, _("{article} (value)").format(article=article)]
    rows = []
    for row in ledger.rows:
        line = [row.label, row.unit, state_name(row.state), REASONS[row.reason].label if row.reason else ""]
        line += [f"{row.spread:.1%}" if row.spread else "", row.topic or ""]
        for article in ledger.articles:
            cell = row.cell(article)
            entries = cell.entries if cell else ()
            line += [" / ".join(entry.mention.text for entry in entries)]
            line += [" / ".join(entry.value for entry in entries)]
        rows.append(line)
    return as_csv([header, *rows])


def state_name(state: figure_ledger.State) -> str:
    """Return what a reader calls a state, in the language in use."""
    names = {
        figure_ledger.State.CONFLICT: _("differs"),
        figure_ledger.State.EXPLAINED: _("differs, with a reason"),
        figure_ledger.State.AGREE: _("agrees"),
        figure_ledger.State.ALONE: _("one article only"),
    }
    return names[state]


def vantage_name(vantage: Vantage) -> str:
    """Return what a reader calls the place of an article in time, in the language in use."""
    names = {
        Vantage.BEFORE: _("written before"),
        Vantage.DURING: _("written on the day"),
        Vantage.AFTER: _("written after"),
        Vantage.UNKNOWN: _("date of the article unknown"),
    }
    return names[vantage]


def timeline_object(table: timeline.Timeline) -> dict[str, Any]:
    """Return the timeline as the JSON object `yomikurabe/timeline/1`."""
    return {
        "schema": TIMELINE_SCHEMA_ID,
        "articles": [{"id": name, "published": published} for name, published in table.articles],
        "events": [
            {
                "low": row.low,
                "high": row.high,
                "written": row.written,
                "what": row.label,
                "who": row.who or None,
                "topic": row.topic,
                "cells": {
                    cell.article: {
                        "vantage": cell.vantage.value,
                        "mentions": [_event(event) for event in cell.events],
                    }
                    for cell in row.cells
                },
                "silent": {name: stand.value for name, stand in row.silent},
            }
            for row in table.rows
        ],
    }


def _event(event: Event) -> dict[str, Any]:
    time = event.time
    return {
        "text": time.text,
        "start": time.span.start,
        "end": time.span.end,
        "resolved": render(time.resolved_by) if time.resolved_by else None,
        "who": _words(event.who, event.who_span),
        "what": _words(event.what, event.what_span),
        "telling": event.telling.value,
        "sentence": {"start": event.sentence.start, "end": event.sentence.end},
    }


def _words(text: str, span: Span | None) -> dict[str, Any] | None:
    return {"text": text, "start": span.start, "end": span.end} if span else None


def timeline_csv(table: timeline.Timeline) -> str:
    """Return the timeline for spreadsheets: one row per event, one column per article."""
    header = [_("From"), _("To"), _("Who"), _("What"), *(name for name, _day in table.articles)]
    rows = []
    for row in table.rows:
        line = [row.low, row.high, row.who, row.label]
        for name, _day in table.articles:
            cell = row.cell(name)
            line.append(f"{_told(cell)} ({vantage_name(cell.vantage)})" if cell else "")
        rows.append(line)
    return as_csv([header, *rows])


def _told(cell: timeline.Cell) -> str:
    return " / ".join(dict.fromkeys(event.time.text for event in cell.events))


def as_json(document: dict[str, Any]) -> str:
    """Return a document as JSON text with a line end, harmless to a terminal."""
    return harmless(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return a table for spreadsheets: with a byte order mark, so that Excel reads it as UTF-8; no cell a formula."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    for row in rows:
        table.writerow([_cell(text) for text in row])
    return _BYTE_ORDER_MARK + stream.getvalue()


def _cell(text: str) -> str:
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return f"'{text}" if text.startswith(_FORMULA) else text
