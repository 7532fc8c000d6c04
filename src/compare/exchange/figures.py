"""Figures and dates of texts as JSON, JSON Lines and CSV: `yomikurabe figures`, schema `yomikurabe/figures/1`.

A row is that of a mention in the analysis (docs/json.md) with the file and the line it stands in.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from compare.exchange.analysis import harmless, mention_row
from compare.model import Article, Figure, Mention, TimeExpression

SCHEMA_ID: Final = "yomikurabe/figures/1"
COLUMNS: Final = (
    *("file", "line", "start", "end", "text", "kind", "low", "high", "unit", "modifier", "per", "basis", "direction"),
    *("written", "measure"),
)
_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FROM_ARTICLES: Final = ("file", "basis", "measure")


def rows(article: Article, mentions: Iterable[Mention]) -> Iterator[dict[str, Any]]:
    """Yield the figures and times of one article as rows, in the order given; other mentions are left out."""
    line, place = 1, 0
    for mention in mentions:
        if not isinstance(mention, Figure | TimeExpression):
            continue
        line += article.text.count("\n", place, mention.span.start)
        place = mention.span.start
        row = mention_row(mention)
        del row["article"]
        yield {"file": article.path, "line": line, **row}


def as_json(found: Iterable[dict[str, Any]]) -> str:
    """Return all rows as one JSON object."""
    document = {"schema": SCHEMA_ID, "figures": list(found)}
    return harmless(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def as_json_lines(found: Iterable[dict[str, Any]]) -> str:
    """Return one JSON object per line."""
    return "".join(harmless(json.dumps(row, ensure_ascii=False)) + "\n" for row in found)


def as_csv(found: Iterable[dict[str, Any]]) -> str:
    """Return a table for spreadsheets: with a byte order mark, so that Excel reads it as UTF-8."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for row in found:
        table.writerow([_cell(column, row.get(column)) for column in COLUMNS])
    return _BYTE_ORDER_MARK + stream.getvalue()


def _cell(column: str, value: object) -> str:
    """Write one cell; free words that a spreadsheet would take for a formula begin with an apostrophe."""
    text = "" if value is None else str(value)
    # Lone surrogates and characters that a terminal obeys have no place in a table.
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return f"'{text}" if column in _FROM_ARTICLES and text.startswith(_FORMULA) else text
