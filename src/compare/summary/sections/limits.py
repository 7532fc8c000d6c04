"""What was not compared, so that silence is not taken for agreement."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.i18n import render
from compare.summary.document import Bullets, Code, Line, Plain, Section, Words, fill
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader


def section(outline: Outline, _reader: Reader) -> Section:
    """Return what the machine did not read or compare."""
    sentences = [
        _("Passages shown but never compared (advertisements, captions, navigation): {count}.").format(
            count=outline.furniture
        ),
        _("Table rows whose cells could not be told apart with certainty, so that no figure was read: {count}.").format(
            count=outline.unread_rows
        ),
        _("Passages of the story without a counterpart in another article: {count} of {total}.").format(
            count=outline.unaligned, total=outline.passages
        ),
    ]
    lines: list[Line] = [(Plain(sentence),) for sentence in sentences]
    lines += [
        fill(_("File not read: {path} ({reason})"), path=Code(item.path), reason=Words(render(item.reason)))
        for item in outline.skipped
    ]
    lines += [
        fill(_("Annotation file that could not be read, so that its decision is missing here: {path}"), path=Code(path))
        for path in outline.unreadable
    ]
    if not outline.skipped:
        lines.append((Plain(_("Files not read: none.")),))
    world = _("Facts were not checked against the world, only against the other articles and the office list.")
    lines.append((Plain(world),))
    return Section("limits", _("What was not compared"), (Bullets(tuple(lines)),))
