"""要確認リスト: what goes to the writing desk, corrections before queries, with where each stands."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.summary.document import Paragraph, Plain, Ref, Section, Table, Words
from compare.summary.outline import Outline, Statement
from compare.summary.sections.reader import Reader, listed, person
from compare.vocabulary import MODES, SEVERITIES, STATUSES

_ORDER = ("fix", "query")
_LIMIT = 80
"""How much of a statement the list gives, in characters; all of it stands in its section."""


def section(outline: Outline, reader: Reader) -> Section:
    """Return the list of corrections and queries."""
    title = _("To be confirmed with the writing desk")
    found = sorted(
        (statement for statement in outline.statements if statement.annotation.mode in _ORDER),
        key=lambda statement: _ORDER.index(statement.annotation.mode),
    )
    if not found:
        return Section("questions", title, (Paragraph((Plain(_("There is nothing to be confirmed.")),)),))
    head = (_("Annotation"), _("Mode"), _("Severity"), _("What"), _("Where"), _("State"), _("By"))
    rows = tuple(
        (
            (Ref(statement.annotation.id),),
            (Plain(MODES[statement.annotation.mode].label),),
            (Plain(SEVERITIES[str(statement.annotation.severity)].label),),
            reader.sentence(statement, _LIMIT),
            listed([reader.where(quote) for quote in statement.quotes]),
            (_state(statement),),
            (Words(person(statement.annotation.by)),),
        )
        for statement in found
    )
    return Section(
        "questions", title, (Table(_("Corrections first, then queries"), tuple((Plain(name),) for name in head), rows),)
    )


def _state(statement: Statement) -> Plain | Words:
    annotation = statement.annotation
    if annotation.reviews:
        verdict = annotation.reviews[-1].verdict
        # A file may say any word there, and one that is no status is kept as it was written.
        said = STATUSES[verdict].label if verdict in STATUSES else verdict
        return Words(_("second reader: {verdict}").format(verdict=said))
    return Plain(_("asked, no answer yet") if annotation.status == "asked" else _("not asked yet"))
