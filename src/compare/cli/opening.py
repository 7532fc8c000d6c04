"""How a command opens its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from compare.cli.output import talk, tell_skipped
from compare.workspace import Workspace


def open_workspace(folder: Path, encodings: Mapping[str, str]) -> Workspace:
    """Open the folder and tell, on stderr, what the reader should know about it.

    Raises:
        CompareError: the folder cannot be read.
    """
    workspace = Workspace.open(folder, encodings=encodings)
    tell_skipped(workspace.comparison.skipped)
    for problem in workspace.problems:
        talk(str(problem))
    return workspace
