"""`yomikurabe analyze DIR`: what the machine sees, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import data, raw
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "analyze",
        _(
            "Print topics, figures and candidates.\n\n"
            "`-` reads one article from standard input. The JSON form is described in docs/json.md."
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
    @topics_option()
    @encoding_option()
    def analyze(folder: Path, form: str, topics: Path | None, encodings: Mapping[str, str]) -> None:
        from compare.cli.opening import of_standard_input, open_workspace
        from compare.cli.report import analysis_lines
        from compare.exchange import analysis

        if str(folder) == "-":
            comparison, candidates = of_standard_input(encodings.get("-"))
            lines = analysis_lines(comparison, candidates)
        else:
            workspace = open_workspace(folder, encodings, topics)
            comparison = workspace.comparison
            lines = analysis_lines(comparison, workspace.candidates(), workspace.muted)
        if form == "json":
            raw(analysis.dumps(comparison))
        else:
            data(*lines)

    return analyze
