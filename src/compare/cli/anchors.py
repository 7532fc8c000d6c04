"""`yomikurabe anchors [DIR]`: quotes that are not where they were; listed, and anchored anew one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument
from compare.cli.output import data, talk
from compare.errors import UsageError
from compare.i18n import gettext as _
from compare.i18n import message


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "anchors",
        _(
            "List the quotes of annotations that are no longer where they were.\n\n"
            "With --repair each is shown as it was and as it is, and anchored anew only where you say yes."
        ),
    )
    @folder_argument(required=False)
    @click.option("--repair", is_flag=True, help=_("Go through them one by one and anchor them anew."))
    @click.option("--dry-run", is_flag=True, help=_("Show what --repair would do, and change nothing."))
    @click.option("--only", metavar="ID", multiple=True, help=_("Only this annotation. May be given several times."))
    @click.option("--yes", is_flag=True, help=_("Do not ask; needs --only."))
    @encoding_option()
    def anchors(
        folder: Path, repair: bool, dry_run: bool, only: tuple[str, ...], yes: bool, encodings: Mapping[str, str]
    ) -> int:
        from compare.anchors import Anchors
        from compare.cli.anchor_lines import preview

        if yes and not only:
            raise UsageError(
                message("--yes without --only would anchor everything unseen."),
                remedy=message("Name the annotations: --only ID."),
            )
        records = Anchors.open(folder, encodings)
        for problem in records.problems:
            talk(str(problem))
        if unknown := sorted(set(only) - {annotation.id for annotation in records.ledger.annotations}):
            raise UsageError(message("there is no annotation “{id}”.", id=unknown[0]))
        found = [one for one in records.displaced() if not only or one.annotation.id in only]
        repaired = 0
        for one in found:
            data(*preview(one, records.file_of(one.annotation.id)))
            if not (repair or dry_run) or one.repaired is None:
                continue
            answer = "n" if dry_run else "y" if yes else _ask()
            if answer == "q":
                break
            if answer == "y":
                # One by one: what was said yes to is on disk before the next question.
                records.repair([one])
                repaired += 1
        lost = sum(one.repaired is None for one in found)
        talk(
            _("Quotes to look at: {count}. Without a place: {lost}. Anchored anew: {repaired}.").format(
                count=len(found), lost=lost, repaired=repaired
            )
        )
        return 1 if len(found) > repaired else 0

    return anchors


def _ask() -> str:
    """Ask what to do with the quote shown; the end of the input ends the questions."""
    try:
        return str(
            click.prompt(
                _("Anchor anew? (y yes, n no, q stop)"),
                type=click.Choice(["y", "n", "q"]),
                show_choices=False,
                err=True,
            )
        )
    except click.Abort:
        return "q"
