"""言い回し: labels, certainty, attribution and loaded words, each with its quotes."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader
from compare.summary.sections.statements import entries


def section(outline: Outline, reader: Reader) -> Section:
    """Return what was accepted on how things are worded."""
    nothing = _("No difference of wording has been accepted.")
    found = entries(outline, reader, ("label", "certainty", "source", "wording"), nothing)
    return Section("framing", _("Wording"), found)
