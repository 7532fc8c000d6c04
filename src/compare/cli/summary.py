"""`yomikurabe summary DIR`: the editorial summary, compiled from accepted annotations; does a written one hold?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import raw, raw_bytes, talk
from compare.errors import UsageError
from compare.i18n import gettext as _
from compare.i18n import message

_STALE = 1
"""Exit code of `--check` for a summary that no longer holds."""


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command("summary", _("Write the editorial summary from the accepted annotations."))
    @folder_argument()
    @click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["md", "html", "docx", "json"]),
        help=_("Format; else the ending of the file says it, else md."),
    )
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("Write to this file instead of the standard output."),
    )
    @click.option("--include-open", is_flag=True, help=_("List candidates nobody has decided, marked as such."))
    @click.option("--list-rejected", is_flag=True, help=_("List what was rejected instead of only counting it."))
    @click.option("--no-ratings", "ratings", flag_value=False, default=True, help=_("Leave people's ratings out."))
    @click.option(
        "--quote-limit",
        type=click.IntRange(20, 1000),
        default=80,
        show_default=True,
        help=_("Longest quote, in characters."),
    )
    @click.option(
        "--check",
        "checked",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=_("Write nothing; exit with 1 if FILE is older than articles or annotations, or was edited."),
    )
    @topics_option()
    @encoding_option()
    def summary(
        folder: Path,
        form: str | None,
        output: Path | None,
        checked: Path | None,
        topics: Path | None,
        encodings: Mapping[str, str],
        **asked: Any,
    ) -> None:
        from compare import i18n
        from compare.cli.opening import open_workspace
        from compare.summary.stamp import Options

        if checked is not None and (output is not None or form is not None):
            raise UsageError(
                message("--check writes nothing, so it goes without --output and --format."),
                remedy=message("Leave one of them out."),
            )
        workspace = open_workspace(folder, encodings, topics)
        if checked is not None:
            reasons = workspace.check_summary(checked)
            for reason in reasons:
                talk(f"{checked}: {reason}")
            if reasons:
                raise click.exceptions.Exit(_STALE)
            talk(_("{path} holds.").format(path=checked))
            return
        options = Options(language=i18n.current(), **asked)
        if output is not None and str(output) != "-":
            workspace.write_summary(output, form, options)
            talk(_("Written: {path}").format(path=output))
        elif form == "docx":
            raw_bytes(workspace.summary(form, options))
        else:
            raw(workspace.summary(form or "md", options).decode("utf-8"))

    return summary
