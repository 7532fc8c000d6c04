"""The first screen: what was compared, what differs, what must be asked, what holds."""

from __future__ import annotations

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.summary.document import Block, Bullets, Line, Paragraph, Plain, Ref, Section, Table, Words, fill
from compare.summary.outline import Outline
from compare.summary.sections.counts import open_line
from compare.summary.sections.reader import Reader
from compare.vocabulary import CATEGORIES, SEVERITIES

_FIRST = 7
"""How many statements the first screen names; the rest stands in the sections."""
_LIMIT = 120
"""How much of a statement the first screen gives, in characters."""


def section(outline: Outline, reader: Reader) -> Section:
    """Return the lead."""
    blocks: list[Block] = [Bullets(tuple(_counts(outline))), *_foremost(outline, reader), _articles(outline, reader)]
    return Section("lead", _("At a glance"), tuple(blocks))


def _counts(outline: Outline) -> list[Line]:
    count = len(outline.articles)
    first = ngettext("{count} article was compared", "{count} articles were compared", count).format(count=count)
    dates = sorted(article.published for article in outline.articles if article.published)
    if dates and dates[0] == dates[-1]:
        first += _(" (published {day})").format(day=dates[0])
    elif dates:
        first += _(" (published {first} to {last})").format(first=dates[0], last=dates[-1])
    lines: list[Line] = [(Plain(first + _(".")),)]
    if undated := count - len(dates):
        lines.append((Plain(_("Articles without a date: {count}.").format(count=undated)),))
    if outline.statements:
        kinds = _(", ").join(
            _("{category} {count}").format(category=CATEGORIES[category].label, count=len(found))
            for category in CATEGORIES.ids
            if (found := outline.of(category))
        )
        accepted = _("Accepted by an editor: {count} ({kinds}).").format(count=len(outline.statements), kinds=kinds)
    else:
        accepted = _("No finding has been accepted yet, so nothing is stated here.")
    lines.append((Plain(accepted),))
    lines.append((Plain(_("Quantities on which articles agree: {count}.").format(count=len(outline.agreements))),))
    lines.append(open_line(outline))
    if outline.lost:
        changed = _("The text changed under {count} of them since the decision; they are marked below.")
        lines.append((Plain(changed.format(count=len(outline.lost))),))
    return lines


def _foremost(outline: Outline, reader: Reader) -> list[Block]:
    if not outline.statements:
        return []
    rows = tuple(
        fill(
            _("{annotation} ({severity}) {sentence}"),
            severity=SEVERITIES[str(statement.annotation.severity)].label,
            sentence=reader.sentence(statement, _LIMIT),
            annotation=Ref(statement.annotation.id),
        )
        for statement in outline.statements[:_FIRST]
    )
    blocks: list[Block] = [Paragraph((Plain(_("What an editor accepted, most serious first:")),)), Bullets(rows)]
    if (rest := len(outline.statements) - _FIRST) > 0:
        blocks.append(Paragraph((Plain(_("{count} more stand in the sections below.").format(count=rest)),)))
    return blocks


def _articles(outline: Outline, reader: Reader) -> Table:
    head = (_("Article"), _("Title"), _("Outlet"), _("Date"))
    return Table(
        _("The articles and their letters"),
        tuple((Plain(name),) for name in head),
        tuple(
            (
                reader.article(article),
                (Words(article.title or "—"),),
                (Words(article.outlet or "—"),),
                (Plain(article.published or "—"),),
            )
            for article in outline.articles
        ),
    )
