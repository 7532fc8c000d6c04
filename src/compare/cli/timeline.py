"""`yomikurabe timeline DIR`: what the articles say happened when."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument
from compare.cli.output import data, raw
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "timeline",
        _(
            "Print the dated events of the articles, who tells them, and from where in time.\n\n"
            "Described in docs/json.md."
        ),
    )
    @folder_argument()
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "csv"]),
        default="text",
        show_default=True,
        help=_("For people or for programs."),
    )
    @click.option("--how", is_flag=True, help=_("Say how partial and relative dates were resolved."))
    @encoding_option()
    def show(folder: Path, form: str, how: bool, encodings: Mapping[str, str]) -> None:
        from compare.cli.opening import open_workspace
        from compare.cli.table_lines import timeline_lines
        from compare.exchange import tables
        from compare.tables.timeline import timeline

        table = timeline(open_workspace(folder, encodings).comparison)
        if form == "json":
            raw(tables.as_json(tables.timeline_object(table)))
        elif form == "csv":
            raw(tables.timeline_csv(table))
        else:
            data(*timeline_lines(table, how=how))

    return show
