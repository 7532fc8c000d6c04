"""The outline as Markdown that reads the same in GitHub, GitLab and Pandoc.

No `**` stands beside Japanese punctuation (CommonMark would show the asterisks), and no words of an article can become
markup: everything that was not written here is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compare.display.safety import visible
from compare.display.values import readable
from compare.i18n import gettext as _
from compare.i18n import ngettext, render
from compare.model import SUMMARY_MARK, PlacementState
from compare.summary.outline import Outline, Quote, Section, Statement, one_line
from compare.vocabulary import CATEGORIES, MODES, PLACEMENTS, RATINGS, REASONS, REJECTIONS, RELATIONS, SEVERITIES

_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~$&]|(?<![^\W_])_|_(?![^\W_])")
_LEADING: Final = re.compile(r"^(?:[-+=#:]|\d{1,9}[.)])")
_BACKTICKS: Final = re.compile("`+")


def escape(text: str) -> str:
    """Return words that are not ours as Markdown that shows just these words, on one line."""
    flat = _SPECIAL.sub(r"\\\g<0>", visible(one_line(text)))
    return _LEADING.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", flat)


def code(text: str) -> str:
    """Return words that are not ours as a code span, on one line."""
    flat = visible(one_line(text))
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(flat)), default=0))
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def to_markdown(outline: Outline) -> str:
    """Return the summary as Markdown, ending with a line end. The same outline gives the same bytes."""
    blocks = [
        *_lead(outline),
        *(block for section in outline.sections for block in _section(section)),
        *_undecided(outline),
        *_not_compared(outline),
        *_sources(outline),
        *_method(),
        SUMMARY_MARK,
    ]
    return "\n\n".join(blocks) + "\n"


def _lead(outline: Outline) -> Iterator[str]:
    yield "# " + _("Editorial summary")
    dates = sorted(article.published for article in outline.articles if article.published)
    count = len(outline.articles)
    sentence = ngettext("{count} article was compared", "{count} articles were compared", count).format(count=count)
    if dates and dates[0] == dates[-1]:
        sentence += _(" (published {day})").format(day=dates[0])
    elif dates:
        sentence += _(" (published {first} to {last})").format(first=dates[0], last=dates[-1])
    rows = [sentence + _(".")]
    if undated := count - len(dates):
        rows.append(_("Articles without a date: {count}.").format(count=undated))
    statements = outline.statements
    if statements:
        kinds = _(", ").join(
            _("{category} {count}").format(category=CATEGORIES[section.category].label, count=len(section.statements))
            for section in outline.sections
        )
        rows.append(_("Accepted by an editor: {count} ({kinds}).").format(count=len(statements), kinds=kinds))
    else:
        rows.append(_("No finding has been accepted yet, so nothing is stated here."))
    rows.append(_open_sentence(outline))
    if outline.lost:
        rows.append(
            _("The text changed under {count} of them since the decision; they are marked below.").format(
                count=len(outline.lost)
            )
        )
    yield "\n".join(f"- {row}" for row in rows)


def _open_sentence(outline: Outline) -> str:
    undecided = sum(count for _rule, count in outline.open)
    rejected = sum(count for _reason, count in outline.rejected)
    return _("Candidates still undecided: {open}; deferred: {deferred}; rejected: {rejected}.").format(
        open=undecided, deferred=len(outline.deferred), rejected=rejected
    )


def _section(section: Section) -> Iterator[str]:
    label = CATEGORIES[section.category].label
    yield "## " + label[:1].upper() + label[1:]
    for statement in section.statements:
        yield from _statement(statement)


def _statement(statement: Statement) -> Iterator[str]:
    annotation = statement.annotation
    text = statement.text if isinstance(statement.text, str) else render(statement.text)
    yield f"### {escape(text)}"
    rows = [_quote(quote) for quote in statement.quotes]
    rows += [_("In agreement: {quote}").format(quote=_quote(quote)) for quote in statement.agreeing]
    yield "\n".join(f"- {row}" for row in rows)
    facts = [
        _("severity {severity}").format(severity=SEVERITIES[str(annotation.severity)].label),
        MODES[annotation.mode].label,
    ]
    facts += [RELATIONS[annotation.relation].label] if annotation.relation else []
    facts += [REASONS[annotation.reason].label] if annotation.reason else []
    facts += [_("rating {rating}").format(rating=RATINGS[annotation.rating].label)] if annotation.rating else []
    facts += [_("asked the writing desk")] if annotation.status == "asked" else []
    facts += [_("edited by the editor")] if annotation.status == "edited" else []
    rule = annotation.proposed_by.rule if annotation.proposed_by else None
    origin = _("rule {rule}").format(rule=rule) if rule else _("the editor's own")
    yield _("Annotation `{id}` ({origin}): {facts}. Decided by {by}, {at}.").format(
        id=annotation.id, origin=origin, facts=_(", ").join(facts), by=escape(annotation.by), at=annotation.at
    )


def _quote(quote: Quote) -> str:
    where = f"{quote.article}:{quote.line}" if quote.line else quote.article
    row = _("{place}: “{text}”").format(place=code(where), text=escape(quote.text))
    if quote.value:
        row += _(" = {value}").format(value=escape(readable(quote.value)))
    if quote.state in (PlacementState.STALE, PlacementState.ORPHAN):
        row += _(" ({state})").format(state=PLACEMENTS[quote.state.value].label)
        if quote.now is not None:
            row += _(" now “{text}”").format(text=escape(quote.now))
    return row


def _undecided(outline: Outline) -> Iterator[str]:
    yield "## " + _("Not decided, not stated")
    rows = [_open_sentence(outline)]
    rows += [
        _("Undecided candidates of the rule `{rule}`: {count}.").format(rule=rule, count=count)
        for rule, count in outline.open
    ]
    rows += [
        _("Rejected as “{reason}”: {count}.").format(reason=REJECTIONS[reason].label, count=count)
        for reason, count in outline.rejected
    ]
    if outline.deferred:
        names = _(", ").join(f"`{name}`" for name in outline.deferred)
        rows.append(_("Deferred annotations: {names}.").format(names=names))
    if outline.elsewhere:
        rows.append(_("Annotations about articles outside this comparison: {count}.").format(count=outline.elsewhere))
    yield "\n".join(f"- {row}" for row in rows)


def _not_compared(outline: Outline) -> Iterator[str]:
    yield "## " + _("What was not compared")
    rows = [
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
    rows += [
        _("File not read: {path} ({reason})").format(path=code(item.path), reason=escape(render(item.reason)))
        for item in outline.skipped
    ]
    if not outline.skipped:
        rows.append(_("Files not read: none."))
    rows.append(_("Facts were not checked against the world, only against the other articles and the office list."))
    yield "\n".join(f"- {row}" for row in rows)


def _sources(outline: Outline) -> Iterator[str]:
    yield "## " + _("Sources")
    head = (_("File"), _("Title"), _("Date"), _("Characters"), "SHA-256")
    rows = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for article in outline.articles:
        cells = (
            code(article.path).replace("|", "\\|"),
            escape(article.title or "—"),
            article.published or "—",
            str(len(article.text)),
            f"`{article.sha256[:12]}`",
        )
        rows.append("| " + " | ".join(cells) + " |")
    yield "\n".join(rows)


def _method() -> Iterator[str]:
    yield "## " + _("Method")
    yield _(
        "Compiled from the annotation files only: each statement is an accepted annotation with its quotes and its id. "
        "Candidates are proposed by fixed rules without a language model; whether they hold was decided by people. "
        "No outlet is scored or ranked."
    )
