"""How a command opens its folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from compare import cache, sources
from compare.cli import progress
from compare.cli.output import talk
from compare.cli.skipped import tell_skipped
from compare.i18n import gettext as _
from compare.model import Comparison, Ledger
from compare.review.queue import Candidate, reconcile
from compare.summary.outline import shorten
from compare.workspace import Workspace


def open_workspace(folder: Path, encodings: Mapping[str, str], topics: Path | None = None) -> Workspace:
    """Open the folder and tell, on stderr, what the reader should know about it.

    Raises:
        CompareError: the folder cannot be read.
    """
    with progress.shown() as told:
        workspace = Workspace.open(folder, encodings=encodings, topics=topics, kept=cache.user_store(), progress=told)
    tell_skipped(workspace.comparison.skipped)
    for said in (*workspace.problems, *workspace.troubles):
        talk(str(said))
    for topic, quoted in workspace.topics.lost():
        talk(
            _("{path}: “{name}”: {article} no longer has a passage that begins: {words}").format(
                path=workspace.topics.path, name=topic.name, article=quoted.article, words=shorten(quoted.words, 30)
            )
        )
    return workspace


def of_standard_input(encoding: str | None) -> tuple[Comparison, tuple[Candidate, ...]]:
    """Return the one article on standard input, compared with itself: nothing is kept of it and nobody decided on it.

    Raises:
        InputError: it cannot be read.
    """
    comparison = sources.of_bytes(sources.beginning(sys.stdin.buffer), "-", encoding).compared(None)
    return comparison, reconcile(comparison, Ledger())
