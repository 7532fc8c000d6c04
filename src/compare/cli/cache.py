"""`yomikurabe cache …`: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

import click

from compare.cli.help import CellAwareCommand
from compare.cli.options import command as make_command
from compare.cli.output import data, talk
from compare.errors import InputError, Place, reason
from compare.i18n import gettext as _
from compare.i18n import message, ngettext


class _Cache(CellAwareCommand, click.Group):
    """The two commands of the cache."""


def command() -> click.Command:
    """Build the commands in the language in use."""

    @click.group(
        cls=_Cache,
        help=_(
            "Say what is kept of earlier runs, or delete it.\n\n"
            "A folder that was opened before opens at once, since what was read in its articles is kept in the cache "
            "folder of the user. Deleting it costs nothing but time. The environment variable YOMIKURABE_CACHE names "
            "another folder; off keeps nothing."
        ),
    )
    def cache() -> None:
        pass

    cache.add_command(_info())
    cache.add_command(_clear())
    return cache


def _info() -> click.Command:
    @make_command("info", _("Print where the cache is, how much is in it, and how much it may hold."))
    def info() -> None:
        from compare import cache
        from compare.cache.store import MOST

        store = cache.user_store()
        if store is None:
            talk(_("The analysis cache is switched off."))
            return
        contents = store.contents()
        data(
            str(store.path),
            ngettext("{count} entry", "{count} entries", contents.entries).format(count=contents.entries),
            _("{size} of at most {most} MB").format(size=f"{contents.size / 1e6:.1f}", most=f"{MOST / 1e6:.0f}"),
        )
        for trouble in store.troubles:
            talk(str(trouble))

    return info


def _clear() -> click.Command:
    @make_command("clear", _("Delete the cache. Articles, annotations and topics are elsewhere and stay."))
    def clear() -> None:
        from compare import cache

        store = cache.user_store()
        if store is None:
            talk(_("The analysis cache is switched off."))
            return
        try:
            store.clear()
        except OSError as error:
            raise InputError(
                message("cannot be deleted: {reason}.", reason=reason(error)),
                remedy=message("Check the path and the permissions."),
                place=Place(str(store.path)),
            ) from error
        talk(_("Deleted: {path}").format(path=store.path))

    return clear
