"""How a command opens its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from compare.cli.output import talk
from compare.errors import Place
from compare.i18n import gettext as _
from compare.workspace import Workspace


def open_workspace(folder: Path, encodings: Mapping[str, str]) -> Workspace:
    """Open the folder and tell, on stderr, what the reader should know about it.

    Raises:
        CompareError: the folder cannot be read.
    """
    workspace = Workspace.open(folder, encodings=encodings)
    for skipped in workspace.comparison.skipped:
        talk(_("not read: {place}: {reason}").format(place=Place(skipped.path), reason=skipped.reason))
    for problem in workspace.problems:
        talk(str(problem))
    return workspace
