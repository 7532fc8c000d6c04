"""What is not stated, and why: undecided, deferred, rejected, elsewhere."""

from __future__ import annotations

from collections import Counter

from compare.i18n import gettext as _
from compare.summary.document import Bullets, Code, Line, Plain, Section, Words, fill, join
from compare.summary.outline import Outline, shorten
from compare.summary.sections.counts import open_line
from compare.summary.sections.reader import Reader, person
from compare.vocabulary import REJECTIONS


def section(outline: Outline, reader: Reader) -> Section:
    """Return the counts of what is not stated, and what was rejected if that was asked for."""
    lines: list[Line] = [open_line(outline)]
    rules = Counter(proposal.finding.rule for proposal in outline.proposals)
    lines += [
        fill(_("Undecided candidates of the rule {rule}: {count}."), rule=Code(rule), count=rules[rule])
        for rule in sorted(rules)
    ]
    reasons = Counter(annotation.rejection or "other" for annotation in outline.rejections)
    lines += [
        fill(_("Rejected as “{reason}”: {count}."), reason=REJECTIONS[reason].label, count=reasons[reason])
        for reason in REJECTIONS.ids
        if reasons[reason]
    ]
    if reader.options.list_rejected:
        lines += [
            fill(
                _("Rejected: {note} ({annotation}, {by})"),
                note=Words(shorten(annotation.note or "—")),
                annotation=Code(annotation.id),
                by=Words(person(annotation.by)),
            )
            for annotation in outline.rejections
        ]
    if outline.deferred:
        names = join(_(", "), [(Code(name),) for name in outline.deferred])
        lines.append(fill(_("Deferred annotations: {names}."), names=names))
    if outline.elsewhere:
        elsewhere = _("Annotations about articles outside this comparison: {count}.").format(count=outline.elsewhere)
        lines.append((Plain(elsewhere),))
    return Section("undecided", _("Not decided, not stated"), (Bullets(tuple(lines)),))
