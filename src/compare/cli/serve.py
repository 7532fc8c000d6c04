"""`yomikurabe serve DIR`: the review in a browser."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import click

from compare import i18n, settings
from compare.cli.options import command as make_command
from compare.cli.options import encoding_option, folder_argument, topics_option
from compare.cli.output import talk
from compare.errors import UsageError, reason
from compare.i18n import gettext as _
from compare.i18n import message


def command() -> click.Command:
    """Build the command in the language in use."""

    @make_command(
        "serve",
        _(
            "Open the review of the articles in DIR in a browser.\n\n"
            "Only this machine can reach the page, and it asks for no login: whoever opens it reads the articles and "
            "decides in your name. For others, let it listen here and put a web server with a login in front, e.g. "
            "Caddy with basic_auth and reverse_proxy; then name the address they type with --public-url."
        ),
    )
    @folder_argument()
    @click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
    @click.option(
        "--port",
        metavar="NUMBER",
        type=click.IntRange(1, 65535),
        default=8000,
        show_default=True,
        help=_("Port to listen on."),
    )
    @click.option("--public-url", metavar="URL", help=_("The address that readers type, when it is another."))
    @click.option("--theme", metavar="NAME", help=_("Colours of the review screen."))
    @topics_option()
    @encoding_option()
    def serve(
        folder: Path,
        host: str,
        port: int,
        public_url: str | None,
        theme: str | None,
        topics: Path | None,
        encodings: Mapping[str, str],
    ) -> int:
        if find_spec("textual_serve") is None:
            raise UsageError(
                message("the review in a browser needs textual-serve, which is not installed."),
                remedy=message("Install it: {command}", command="pip install textual-serve"),
            )
        from compare.web import Address, ReviewServer

        address = Address.of(host, port, public_url)
        review = [sys.executable, "-m", "compare", "--lang", i18n.current(), "review"]
        review += [f"--theme={theme}"] if theme is not None else []
        review += [f"--topics={topics.absolute()}"] if topics is not None else []
        review += [f"--encoding={file}={name}" for file, name in encodings.items()]
        review += ["--", str(settings.real_folder(folder))]
        try:
            ReviewServer(review, address, lambda: _tell(address.url, alone=address.is_loopback)).serve()
        except OSError as error:
            raise UsageError(
                message("cannot listen on {host}, port {port}: {reason}.", host=host, port=port, reason=reason(error)),
                remedy=message("Choose another with --host and --port."),
            ) from error
        return 0

    return serve


def _tell(url: str, *, alone: bool) -> None:
    talk(_("Open {url} in a browser. ctrl+c ends it.").format(url=url))
    if not alone:
        talk(
            _(
                "Others can reach this page, and it asks for no login: whoever opens it reads the articles and decides "
                "in your name. Put a web server with a login in front (yomikurabe serve --help)."
            )
        )
