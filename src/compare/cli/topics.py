"""`yomikurabe topics …`: look at the topics, and name, merge, split and correct them (`topics.yaml`)."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.help import CellAwareCommand
from compare.i18n import gettext as _


class _Topics(CellAwareCommand, click.Group):
    """The topic commands, imported only when one is used; a folder in their place means `list`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        self._import()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        self._import()
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Read `topics seeds` as `topics list seeds`."""
        if args and args[0] not in self.list_commands(ctx) and Path(args[0]).exists():
            args = ["list", *args]
        return super().resolve_command(ctx, args)

    def _import(self) -> None:
        from compare.cli.topic_commands import commands

        for command in () if self.commands else commands():
            self.add_command(command)


def command() -> click.Command:
    """Build the commands in the language in use."""

    @click.group(
        cls=_Topics,
        help=_(
            "List the topics of the articles in DIR, or name, merge, split and correct them.\n\n"
            "TOPIC is an id or a label from the list; PASSAGE is ARTICLE:LINE. What you decide is kept in topics.yaml "
            "beside the articles and holds for the next run and for new articles."
        ),
        epilog=_("Start with: yomikurabe topics DIR"),
    )
    def topics() -> None:
        pass

    return topics
