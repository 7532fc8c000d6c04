"""The list of candidates: its columns, one line per candidate, the filter in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from compare.i18n import N_
from compare.i18n import gettext as _
from compare.model import Role
from compare.review.filtering import Filter
from compare.review.queue import Candidate
from compare.tui import dossier
from compare.tui.columns import Column, Line
from compare.tui.render import Paragraph, Tone, join, paragraph
from compare.tui.view import Index
from compare.vocabulary import CATEGORIES, SEVERITIES

_ORDERS: Final = MappingProxyType(
    {
        "topic": "",
        "severity": N_("by severity"),
        "confidence": N_("by confidence"),
        "rule": N_("by rule"),
        "state": N_("undecided first"),
    }
)
ORDER_OF: Final = MappingProxyType(
    {0: "state", 1: "severity", 2: "topic", 3: "topic", 4: "topic", 5: "confidence", 6: "rule"}
)
"""Column → order that a click on its title chooses."""
_SEVERITY_TONES: Final = {1: Tone.ALERT, 2: Tone.NEAR, 3: Tone.QUIET}


def columns(*, wide: bool) -> tuple[Column, ...]:
    """Return the columns; a narrow window leaves out what the candidate below says anyway."""
    always = (Column("", 1), Column(_("Sev."), 6), Column(_("Kind"), 13), Column(_("Art."), 5), Column(_("Candidate")))
    return (*always, Column(_("Conf."), 5), Column(_("Rule"), 18)) if wide else always


def candidate(entry: Candidate, index: Index) -> Line:
    """Return the line of a candidate: state, severity, kind, articles, sentence, confidence, rule."""
    finding = entry.finding
    letters = dict.fromkeys(index.letters[piece.article] for piece in finding.evidence if piece.role is Role.SIDE)
    severity = SEVERITIES[str(finding.severity)].label.split(" ")[0].split(":")[0]
    said = Tone.BODY if entry.state == "open" else Tone.QUIET
    return Line(
        finding.fingerprint,
        (
            paragraph(dossier.STATE_SIGNS[entry.state], Tone.HEADING),
            join((severity, _SEVERITY_TONES.get(finding.severity, Tone.BODY))),
            paragraph(CATEGORIES[finding.category].label, Tone.QUIET),
            paragraph("".join(letters), Tone.TITLE),
            paragraph(dossier.said(finding, index), said),
            paragraph(f"{finding.confidence:.2f}", Tone.QUIET),
            paragraph(finding.rule, Tone.QUIET),
        ),
    )


def order(name: str) -> str:
    """Return the words for an order of the list."""
    return _(_ORDERS[name])


def filter_words(wanted: Filter, index: Index) -> str:
    """Return what is listed, in words; nothing for all."""
    words = [
        wanted.rule or "",
        CATEGORIES[wanted.category].label if wanted.category else "",
        SEVERITIES[wanted.severity].label if wanted.severity else "",
        index.letters.get(wanted.article, wanted.article) if wanted.article else "",
        dossier.state_label(wanted.state) if wanted.state else "",
    ]
    chosen = [word for word in words if word]
    return _("only: {what}").format(what=_(", ").join(chosen)) if chosen else ""


def nothing(wanted: Filter, candidates: Sequence[Candidate]) -> tuple[Paragraph, ...]:
    """Say why the list is empty."""
    if wanted.active and candidates:
        told = _("No candidate is like that. f changes what is listed.")
    else:
        told = _("There are no candidates.")
    return (paragraph(told, Tone.QUIET),)
