"""メモ: notes of the editors' own; left out where there are none."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader


def section(outline: Outline, reader: Reader) -> Section | None:
    """Return the notes, if there are any."""
    found = outline.of("note")
    if not found:
        return None
    return Section("notes", _("Notes"), tuple(reader.entry(statement) for statement in found))
