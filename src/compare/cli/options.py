"""The options that several commands share. Nothing heavy is imported here: `--help` reads this module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from compare.cli.help import CellAwareCommand
from compare.errors import UsageError
from compare.i18n import LANGUAGES, message
from compare.i18n import gettext as _

F = TypeVar("F", bound=Callable[..., Any])


def command(name: str, help_text: str) -> Callable[[F], click.Command]:
    """Make a command with the options that every command has."""

    def decorate(function: F) -> click.Command:
        options = [
            click.option(
                "--lang", type=click.Choice(LANGUAGES), help=_("Language of the interface."), expose_value=False
            ),
            click.option("--debug", is_flag=True, hidden=True, expose_value=False),
        ]
        for option in options:
            function = option(function)
        return click.command(name, cls=CellAwareCommand, help=help_text)(function)

    return decorate


def folder_argument(*, required: bool = True) -> Callable[[F], F]:
    """Add the folder of articles as an argument; the current folder if it may be left out."""
    path = click.Path(path_type=Path)
    if required:
        return click.argument("folder", metavar="DIR", type=path)
    return click.argument("folder", metavar="[DIR]", type=path, default=Path())


def encoding_option() -> Callable[[F], F]:
    """Add `--encoding FILE=NAME`, given any number of times."""
    return click.option(
        "--encoding",
        "encodings",
        metavar="FILE=NAME",
        multiple=True,
        callback=_read_encodings,
        help=_("Read FILE (relative to DIR) in this encoding, e.g. a.txt=cp932. May be given several times."),
    )


def topics_option() -> Callable[[F], F]:
    """Add `--topics FILE`."""
    return click.option(
        "--topics",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=_("The topic file to use, instead of topics.yaml in DIR; e.g. one made for another story."),
    )


def _read_encodings(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, str]:
    encodings = {}
    for value in values:
        file, equals, name = value.rpartition("=")
        if not equals:
            raise UsageError(
                message("--encoding {value} is not FILE=NAME.", value=value),
                remedy=message("For example: {example}", example="--encoding a.txt=cp932"),
            )
        encodings[file] = name
    return encodings
