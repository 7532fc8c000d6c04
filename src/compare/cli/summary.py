"""`yomikurabe summary DIR`: the editorial summary, compiled from accepted annotations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import raw, talk
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command("summary", _("Write the editorial summary from the accepted annotations, as Markdown."))
    @folder_argument()
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("Write to this file instead of the standard output."),
    )
    @topics_option()
    @encoding_option()
    def summary(folder: Path, output: Path | None, topics: Path | None, encodings: Mapping[str, str]) -> None:
        from compare.cli.opening import open_workspace

        workspace = open_workspace(folder, encodings, topics)
        if output is None or str(output) == "-":
            raw(workspace.summary())
        else:
            workspace.write_summary(output)
            talk(_("Written: {path}").format(path=output))

    return summary
