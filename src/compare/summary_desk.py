"""The summary of one workspace: compiled, written, and asked whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from compare import i18n
from compare.errors import Place, UsageError, from_os
from compare.i18n import Message, message
from compare.model import Annotation, Comparison, Ledger, Placement
from compare.review import files, queue
from compare.review.problems import Gravity, Problem
from compare.review.queue import Candidate
from compare.summary import formats
from compare.summary.compiling import compile_outline
from compare.summary.stamp import (
    EDITED,
    Options,
    Stamp,
    digest_of_articles,
    digest_of_decisions,
    link_base,
    versions,
)


class Desk(Protocol):
    """What holds the articles and the decisions."""

    folder: Path
    root: Path
    comparison: Comparison
    ledger: Ledger
    problems: tuple[Problem, ...]

    def candidates(self) -> tuple[Candidate, ...]:
        """Return every finding with what was decided on it."""
        ...

    def placements(self, annotation: Annotation) -> Sequence[Placement]:
        """Return where the words of an annotation stand today."""
        ...


def compiled(desk: Desk, form: str, options: Options | None = None) -> bytes:
    """Return the editorial summary in a format (`md`, `html`, `docx`, `json`).

    Raises:
        DataError: a template of the newsroom is wrong.
    """
    options = options or Options(language=i18n.current())
    placements = {annotation.id: desk.placements(annotation) for annotation in desk.ledger.annotations}
    undecided = [candidate.finding for candidate in desk.candidates() if candidate.state == queue.OPEN]
    found = compile_outline(
        desk.comparison,
        desk.ledger,
        placements,
        undecided,
        versions(),
        quote_limit=options.quote_limit,
        unreadable=sorted({one.place.file for one in desk.problems if one.gravity is Gravity.ERROR}),
    )
    return formats.render(form, found, _stamp(desk, options), (desk.folder, desk.root))


def write(desk: Desk, path: Path, form: str | None = None, options: Options | None = None) -> None:
    """Write the editorial summary to a file, whole or not at all.

    Args:
        desk: the articles and decisions.
        path: the file; its ending says the format if `form` does not.
        form: the format.
        options: how it is asked for; the way from the file to the articles is found here.

    Raises:
        UsageError: an article lies there, or nothing says the format.
        ConflictError: it cannot be written there.
        DataError: a template of the newsroom is wrong.
    """
    target = path.resolve()
    if any(target == (desk.root / article.path).resolve() for article in desk.comparison.articles):
        raise UsageError(
            message("is an article and is not overwritten."),
            remedy=message("Name another file for the summary."),
            place=Place(str(path)),
        )
    options = replace(options or Options(language=i18n.current()), base=link_base(target.parent, desk.root))
    files.write(target, compiled(desk, form or formats.form_of(path), options), str(path))


def check(desk: Desk, path: Path) -> tuple[Message, ...]:
    """Return why a written summary no longer holds: older than articles or decisions, or edited; nothing if it does.

    Raises:
        UsageError: its name says no format.
        InputError: it cannot be read.
        DataError: it is not a summary of ours.
    """
    form = formats.form_of(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise from_os(error, str(path)) from error
    old = formats.stamp_of(data, form, str(path))
    return old.outdated_by(_stamp(desk, old.options)) or (
        () if compiled(desk, form, old.options) == data else (EDITED,)
    )


def _stamp(desk: Desk, options: Options) -> Stamp:
    articles = digest_of_articles(desk.comparison.articles)
    return Stamp(versions().program, articles, digest_of_decisions(desk.ledger.annotations), options)
