"""`yomikurabe figures FILE|DIR|-`: the figures and dates of a text; of a folder, the figure ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option
from compare.cli.output import data, raw
from compare.errors import UsageError
from compare.i18n import gettext as _
from compare.i18n import message


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "figures",
        _(
            "Print the figures and dates of a text with their values; of a folder, who gives which figure.\n\n"
            "FILE is an article, DIR a folder of them; `-` reads any text from standard input. "
            "Described in docs/figures.md."
        ),
    )
    @click.argument("source", metavar="FILE|DIR|-")
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "jsonl", "csv"]),
        default="text",
        show_default=True,
        help=_("For people or for programs."),
    )
    @click.option(
        "--date",
        "reference",
        metavar="YYYY-MM-DD",
        help=_("The day from which relative dates are reckoned, instead of the article's own."),
    )
    @click.option(
        "--sort",
        "order",
        type=click.Choice(["state", "reading", "articles", "spread", "label"]),
        default="state",
        show_default=True,
        help=_("Order of the ledger of a folder."),
    )
    @click.option(
        "--all", "everything", is_flag=True, help=_("Print figures that only one article of the folder gives, too.")
    )
    @encoding_option()
    def figures(
        source: str, form: str, reference: str | None, order: str, everything: bool, encodings: Mapping[str, str]
    ) -> None:
        from compare.exchange import figures as exchange

        if form != "jsonl" and Path(source).is_dir():
            _print_ledger(Path(source), form, _day(reference), order, everything, encodings)
            return
        found = _rows(source, _day(reference), encodings)
        if form == "json":
            raw(exchange.as_json(found))
        elif form == "jsonl":
            raw(exchange.as_json_lines(found))
        elif form == "csv":
            raw(exchange.as_csv(found))
        else:
            for row in found:
                data(_line(row))

    return figures


def _print_ledger(
    folder: Path, form: str, reference: str | None, order: str, everything: bool, encodings: Mapping[str, str]
) -> None:
    """Print who gives which figure; in JSON, every single figure as well."""
    from compare import sources
    from compare.cli.skipped import tell_skipped
    from compare.cli.table_lines import ledger_lines
    from compare.exchange import figures as exchange
    from compare.exchange import tables
    from compare.tables.figure_ledger import FigureLedger, Order, arranged, figure_ledger

    found = sources.read(folder, encodings)
    tell_skipped(found.skipped)
    comparison = found.compared(reference)
    ledger = figure_ledger(comparison)
    ledger = FigureLedger(ledger.articles, arranged(ledger.rows, Order(order)))
    if form == "json":
        rows = [
            row
            for article in comparison.articles
            for row in exchange.rows(article, (item for item in comparison.mentions if item.article == article.id))
        ]
        raw(tables.as_json({"schema": exchange.SCHEMA_ID, "figures": rows, "ledger": tables.ledger_rows(ledger)}))
    elif form == "csv":
        raw(tables.ledger_csv(ledger))
    else:
        data(*ledger_lines(ledger, everything=everything))


def _day(value: str | None) -> str | None:
    """Check the day that relative dates are reckoned from.

    Raises:
        UsageError: it is no day of the calendar.
    """
    from compare.language.calendar import days

    known = days(value) if value else None
    if value is not None and (known is None or known[0] != known[1]):
        raise UsageError(
            message("--date {value} is not a day.", value=value),
            remedy=message("For example: {example}", example="--date 2025-10-28"),
        )
    return value


def _rows(source: str, reference: str | None, encodings: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a row for each figure in what there is to read.

    Raises:
        InputError: it cannot be read, or is no text.
    """
    from compare import sources
    from compare.cli.skipped import tell_skipped
    from compare.exchange.figures import rows

    if source == "-":
        yield from rows(*sources.figures_of(sources.beginning(sys.stdin.buffer), "-", reference))
        return
    found = sources.read(Path(source), encodings)
    tell_skipped(found.skipped)
    for article, mentions in found.mentions(reference):
        yield from rows(article, mentions)


def _line(row: Mapping[str, Any]) -> str:
    """Return a row for people: place, words, kind, value, and what else is known of it."""
    low, high = ("…" if row[end] is None else row[end] for end in ("low", "high"))
    facts = [
        row["kind"],
        low if low == high else f"{low}..{high}",
        row["unit"],
        row["per"] and f"/{row['per']}",
        row["modifier"] and f"~{row['modifier']}",
        row.get("basis") and f"@{row['basis']}",
        row.get("direction"),
        row["measure"] and f"[{row['measure']}]",
    ]
    return f"{row['file']}:{row['line']}  {row['text']}  {' '.join(fact for fact in facts if fact)}"
