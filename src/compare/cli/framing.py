"""`yomikurabe framing DIR`: who speaks of what and where, what they call it, and how each article words its story."""

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
        "framing",
        _(
            "Print which article speaks of what and where, who is heard, what things are called, and how each "
            "article words its story. Counts, never a score.\n\n"
            "Described in docs/json.md."
        ),
    )
    @folder_argument()
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=_("For people or for programs."),
    )
    @click.option("--all", "everything", is_flag=True, help=_("Print also topics and voices of one article only."))
    @encoding_option()
    def show(folder: Path, form: str, everything: bool, encodings: Mapping[str, str]) -> None:
        from compare.cli.framing_lines import framing_lines
        from compare.cli.opening import open_workspace
        from compare.exchange import framing_tables, tables
        from compare.tables.coverage import coverage
        from compare.tables.names import names
        from compare.tables.profiles import profiles

        comparison = open_workspace(folder, encodings).comparison
        covered, chains, wording = coverage(comparison), names(comparison), profiles(comparison)
        if form == "json":
            raw(tables.as_json(framing_tables.framing_object(covered, chains, wording)))
        else:
            data(*framing_lines(covered, chains, wording, everything=everything))

    return show
