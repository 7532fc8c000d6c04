"""`yomikurabe log ID [DIR]`: what happened to one annotation, in words."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import folder_argument
from compare.cli.output import data
from compare.i18n import gettext as _
from compare.i18n import render


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "log",
        _("Print what happened to one annotation, latest first: who changed what, in words, as git has kept it."),
    )
    @click.argument("annotation_id", metavar="ID")
    @folder_argument(required=False)
    def log(annotation_id: str, folder: Path) -> None:
        from compare import settings
        from compare.records import Records

        records = Records(settings.project_root(settings.real_folder(folder)))
        for revision in records.log(annotation_id):
            if revision.commit is None:
                data(_("not committed yet"))
            else:
                data(f"{revision.commit}  {revision.at}  {revision.by}  {revision.subject}")
            data(*(f"  {render(change)}" for change in revision.changes))

    return log
