"""`yomikurabe import FILE [DIR]`: annotations from elsewhere; what the project has is never changed."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import folder_argument
from compare.cli.output import data, talk
from compare.i18n import gettext as _
from compare.vocabulary import STATUSES


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "import",
        _(
            "Take annotations into the project: Web Annotations, a fact ledger as CSV, or JSON Lines.\n\n"
            "Nothing that the project has is overwritten: other versions of it are named and left out."
        ),
    )
    @click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
    @folder_argument(required=False)
    @click.option("--dry-run", is_flag=True, help=_("Show what would be taken in, and change nothing."))
    def import_(file: Path, folder: Path, dry_run: bool) -> int:
        from compare import transfer

        records = transfer.project(folder)
        taken = transfer.take_in(records, transfer.read(file), str(file), dry_run=dry_run)
        for annotation in taken.new:
            words = " ".join(annotation.targets[0].exact.split())
            data(f"{annotation.id}  {STATUSES[annotation.status].label}  {annotation.targets[0].article}: {words}")
        for problem in taken.problems:
            talk(str(problem))
        talk(
            _("New: {new}. Already there: {known}. Left out: {left}.").format(
                new=len(taken.new), known=taken.known, left=len(taken.problems)
            )
        )
        return 1 if taken.problems else 0

    return import_
