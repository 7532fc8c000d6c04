"""`yomikurabe review DIR`: the review in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import data, talk
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "review",
        _("Open the review of the articles in DIR.\n\nWithout a terminal the analysis is printed as text instead."),
    )
    @folder_argument()
    @click.option("--theme", metavar="NAME", help=_("Colours of the review screen."))
    @topics_option()
    @encoding_option()
    def review(folder: Path, theme: str | None, topics: Path | None, encodings: Mapping[str, str]) -> int:
        # Under `serve` Textual is told to draw in a browser, through pipes.
        if not ("TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())):
            from compare.cli.opening import open_workspace
            from compare.cli.report import analysis_lines

            talk(_("This is not a terminal, so the analysis is printed as text."))
            workspace = open_workspace(folder, encodings, topics)
            data(*analysis_lines(workspace.comparison, workspace.candidates(), workspace.muted))
            return 0
        from compare.tui import run

        return run(folder, encodings=encodings, theme=theme, topics=topics)

    return review
