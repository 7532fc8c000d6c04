"""人物・役職: who holds which office, names, ages, titles."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader
from compare.summary.sections.statements import entries


def section(outline: Outline, reader: Reader) -> Section:
    """Return what was accepted on people and offices."""
    nothing = _("Nothing on people or offices has been accepted.")
    return Section("people", _("People and offices"), entries(outline, reader, ("actor",), nothing))
