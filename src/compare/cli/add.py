"""`yomikurabe add FILE|URL …`: bring articles into the folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from compare.cli.options import command as make_command
from compare.cli.options import encoding_option
from compare.cli.output import complain, data
from compare.errors import CompareError
from compare.i18n import gettext as _


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "add",
        _(
            "Bring articles into the folder: files, or pages by their address.\n\n"
            "A page is fetched, kept as it is, and its text put beside it; sources.yaml notes where it comes from. "
            "This is the only command that uses the network."
        ),
    )
    @click.argument("sources", metavar="FILE|URL…", nargs=-1, required=True)
    @click.option(
        "--to",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path),
        default=Path(),
        help=_("The folder of the articles, instead of the current one."),
    )
    @encoding_option()
    def add(sources: tuple[str, ...], folder: Path, encodings: Mapping[str, str]) -> int:
        from compare import source_desk

        code = 0
        for source in sources:
            try:
                added = source_desk.add(folder, source, encoding=encodings.get(source))
            except CompareError as error:
                complain(error)
                code = max(code, error.exit_code)
            else:
                known = (added.title, added.outlet, added.published)
                data(f"{added.path}  {_(', ').join(part for part in known if part)}")
        return code

    return add
