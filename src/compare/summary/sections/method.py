"""How the summary came about, and with which versions."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Paragraph, Plain, Section
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader


def section(outline: Outline, _reader: Reader) -> Section:
    """Return the method."""
    method = _(
        "Compiled from the annotation files only: each statement is an accepted annotation with its quotes and its id. "
        "Candidates are proposed by fixed rules without a language model; whether they hold was decided by people. "
        "No outlet is scored or ranked."
    )
    versions = _("Made with Yomikurabe {version}; words were told apart with SudachiDict {dictionary}.").format(
        version=outline.versions.program, dictionary=outline.versions.dictionary
    )
    return Section("method", _("Method"), (Paragraph((Plain(method),)), Paragraph((Plain(versions),))))
