"""Annotations as a fact ledger for spreadsheets: one row per quote, with who checked it, when, and what was found.

UTF-8 with a byte order mark, so that Excel reads it. Cells that a spreadsheet would take for a formula begin with an
apostrophe, which is taken away again on the way back. A row without an id becomes a new annotation.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Final

from compare.errors import DataError, Place
from compare.exchange.foreign import Foreign, parsed, texts
from compare.i18n import message
from compare.model import Annotation, Target
from compare.review.record import to_tree
from compare.written_yaml.emitter import Tree

BYTE_ORDER_MARK: Final = "\ufeff"
_QUOTE: Final = ("article", "exact", "prefix", "suffix", "start", "end", "sha256")
_PLAIN: Final = (
    *("category", "relation", "reason", "mode", "severity", "status", "rejection", "rating", "note", "by", "at"),
    "version",
)
_NESTED: Final = ("tags", "values", "proposed_by", "answer", "reviews")
"""Columns that hold JSON."""
COLUMNS: Final = (
    *("id", "article", "line", "exact", "value", "note", "status", "rejection", "rating", "category", "relation"),
    *("reason", "mode", "severity", "by", "at", "tags", "answer", "reviews", "prefix", "suffix", "start", "end"),
    *("sha256", "values", "proposed_by", "version"),
)
_UNFIT: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def dumps(annotations: Iterable[Annotation], line_of: Callable[[Target], int | None]) -> str:
    """Return the ledger as CSV; `line_of` tells in which line of its article a quote is now."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for annotation in annotations:
        tree = to_tree(annotation)
        shared: dict[str, Tree] = {"id": annotation.id, **{key: tree.get(key) for key in _PLAIN}}
        shared |= {key: json.dumps(tree[key], ensure_ascii=False) for key in _NESTED if tree.get(key)}
        values = dict(annotation.values)
        for target in annotation.targets:
            row = shared | {name: getattr(target, name) for name in _QUOTE}
            row |= {"line": line_of(target), "value": values.get(target.article)}
            table.writerow([_cell(row.get(column)) for column in COLUMNS])
    return BYTE_ORDER_MARK + stream.getvalue()


def loads(text: str, name: str) -> list[Foreign]:
    """Read a ledger; `name` is what errors call it. Columns may stand in any order, and most may be missing.

    Raises:
        DataError: it has no columns for article and quote, or is no CSV.
    """
    rows = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True)
    try:
        head = next(rows, [])
        if missing := sorted({"article", "exact"} - set(head)):
            raise DataError(
                message("the column “{column}” is missing.", column=missing[0]),
                remedy=message("A ledger has a first line with names of columns, such as article, exact, note."),
                place=Place(name, 1),
            )
        found: list[Foreign] = []
        by_id: dict[str, Foreign] = {}
        for cells in rows:
            row = {key: _plain(cell) for key, cell in zip(head, cells, strict=False)}
            if not any(row.values()):
                continue
            target: dict[str, str] = {
                key: row[key] for key in _QUOTE if key in row and (row[key] or key in ("prefix", "suffix"))
            }
            if (known := by_id.get(row.get("id", ""))) is not None:
                known.content["targets"].append(target)
                continue
            one = Foreign(_content(row, target, name, rows.line_num), rows.line_num)
            found.append(one)
            if row.get("id"):
                by_id[row["id"]] = one
    except csv.Error as error:
        raise DataError(message("is not valid CSV: {problem}.", problem=str(error)), place=Place(name)) from error
    return found


def _content(row: dict[str, str], target: dict[str, str], name: str, line: int) -> dict[str, Any]:
    content: dict[str, Any] = {key: row[key] for key in ("id", *_PLAIN) if row.get(key)}
    for key in _NESTED:
        if row.get(key):
            content[key] = texts(parsed(row[key], name, line))
    defaults = {"version": "2", "category": "note", "mode": "info", "status": "accepted"}
    return defaults | content | {"targets": [target]}


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    # Lone surrogates and characters that a terminal obeys have no place in a table; line ends are quoted. Blanks of
    # all widths stay: headlines are full of U+3000.
    text = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in _UNFIT and sign not in "\n\t" else sign
        for sign in text
    )
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(cell: str) -> str:
    return cell.removeprefix("'")
