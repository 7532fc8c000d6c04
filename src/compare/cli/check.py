"""`yomikurabe check [DIR]`: are all annotations valid, and do their quotes still stand?"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument
from compare.cli.output import data, raw, talk
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
    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "github", "rdjsonl"]),
        default="text",
        show_default=True,
        help=_("For people, for programs, for code scanning, for GitHub Actions, for reviewdog."),
    )
    @click.option("--strict", is_flag=True, help=_("Warnings must be mended too, and every 赤字 must be decided."))
    @encoding_option()
    def check(folder: Path, form: str, strict: bool, encodings: Mapping[str, str]) -> int:
        from compare.checking import check_project
        from compare.exchange import problems as exchange

        result = check_project(folder, encodings=encodings, strict=strict)
        match form:
            case "json":
                raw(exchange.as_json(result.problems, result.annotations))
            case "sarif":
                raw(exchange.as_sarif(result.problems, metadata.version("yomikurabe"), result.prefix))
            case "github":
                raw(exchange.as_github(result.problems, result.prefix))
            case "rdjsonl":
                raw(exchange.as_rdjsonl(result.problems, result.texts, result.prefix))
            case _:
                for problem in result.problems:
                    gravity = _("error") if problem.gravity == "error" else _("warning")
                    data(f"{problem.place}: {gravity}: {joined(problem.cause, problem.remedy)} [{problem.code}]")
        talk(
            _("Annotations checked: {count}. To mend: {errors}. Warnings: {warnings}.").format(
                count=result.annotations, errors=result.to_mend, warnings=len(result.problems) - result.to_mend
            )
        )
        return 1 if result.to_mend else 0

    return check
