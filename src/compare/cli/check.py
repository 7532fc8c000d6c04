"""`yomikurabe check [DIR]`: are all annotations valid, and do their quotes still stand?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument
from compare.cli.output import data, talk
from compare.errors import joined
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "check",
        _(
            "Check all annotations of the project against the articles.\n\n"
            "Each problem is one line: file:line:column. The exit code is 1 if one must be mended, else 0."
        ),
    )
    @folder_argument(required=False)
    @encoding_option()
    def check(folder: Path, encodings: Mapping[str, str]) -> int:
        from compare.checking import check_project

        result = check_project(folder, encodings=encodings)
        for problem in result.problems:
            gravity = _("error") if problem.gravity == "error" else _("warning")
            data(f"{problem.place}: {gravity}: {joined(problem.cause, problem.remedy)} [{problem.code}]")
        errors = sum(problem.gravity == "error" for problem in result.problems)
        talk(
            _("Annotations checked: {count}. To mend: {errors}. Warnings: {warnings}.").format(
                count=result.annotations, errors=errors, warnings=len(result.problems) - errors
            )
        )
        return 1 if errors else 0

    return check
