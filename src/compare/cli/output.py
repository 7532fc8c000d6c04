"""What reaches the terminal: data on stdout, talk on stderr, and never a control character of an article."""

from __future__ import annotations

import sys

import click

from compare.display.safety import visible
from compare.errors import CompareError


def data(*lines: str) -> None:
    """Print lines for people on stdout, with everything a terminal might obey, line ends within too, made visible."""
    for line in lines:
        click.echo(visible(line))


def raw(text: str) -> None:
    """Print data for programs on stdout, as UTF-8 whatever the locale says. The text must be harmless already."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        raw_bytes(text.encode("utf-8"))


def raw_bytes(content: bytes) -> None:
    """Write the bytes of a file to stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def talk(text: str) -> None:
    """Say something to the person at the terminal, on stderr."""
    click.echo(visible(text), err=True)


def complain(error: CompareError) -> None:
    """Say in one line what is wrong, where, and what to do."""
    talk(f"yomikurabe: {error}".replace("\n", " "))
