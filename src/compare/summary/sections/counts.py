"""The sentence that says what is not decided: the lead and the list of what is open both say it."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Line, Plain
from compare.summary.outline import Outline


def open_line(outline: Outline) -> Line:
    """Return how many candidates are undecided, deferred and rejected."""
    counts = _("Candidates still undecided: {open}; deferred: {deferred}; rejected: {rejected}.")
    return (
        Plain(
            counts.format(open=len(outline.proposals), deferred=len(outline.deferred), rejected=len(outline.rejections))
        ),
    )
