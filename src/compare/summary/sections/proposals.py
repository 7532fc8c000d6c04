"""Candidates that nobody has decided: only when asked for, and marked one by one."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Paragraph, Plain, Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader


def section(outline: Outline, reader: Reader) -> Section | None:
    """Return the candidates, if they were asked for and there are any."""
    if not reader.options.include_open or not outline.proposals:
        return None
    warning = _("Nobody has decided on these candidates of the machine. They are questions, not findings.")
    entries = tuple(reader.proposal(proposal) for proposal in outline.proposals)
    return Section("proposals", _("Candidates, not decided"), (Paragraph((Plain(warning),)), *entries))
