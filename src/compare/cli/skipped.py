"""What a command says of files that are not articles."""

from __future__ import annotations

from collections.abc import Iterable

from compare.cli.output import talk
from compare.i18n import gettext as _
from compare.model import Skipped


def tell_skipped(skipped: Iterable[Skipped]) -> None:
    """Name the files that were not read, and why."""
    for one in skipped:
        talk(_("not read: {place}: {reason}").format(place=one.path, reason=one.reason))
