"""`yomikurabe export [DIR]`: the annotations of a project for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import folder_argument
from compare.cli.output import raw, talk
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "export",
        _(
            "Write all annotations of the project for other programs.\n\n"
            "jsonld: W3C Web Annotations. csv: a fact ledger for spreadsheets. jsonl: one annotation per line."
        ),
    )
    @folder_argument(required=False)
    @click.option(
        "--format", "form", type=click.Choice(["jsonld", "csv", "jsonl"]), required=True, help=_("What to write.")
    )
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("Write to this file instead of the standard output."),
    )
    def export(folder: Path, form: str, output: Path | None) -> None:
        from compare import transfer

        records = transfer.project(folder)
        for problem in records.problems:
            talk(str(problem))
        if output is None or str(output) == "-":
            raw(transfer.exported(records, form))
        else:
            transfer.write(records, form, output)
            talk(_("Written: {path}").format(path=output))

    return export
