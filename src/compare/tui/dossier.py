"""A candidate or an annotation as an editor reads it: what, why, the words of every side, what was decided. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from compare.display.values import readable
from compare.i18n import Message, Value
from compare.i18n import gettext as _
from compare.i18n import render as in_words
from compare.model import Annotation, Edit, EditKind, Evidence, Finding, Placement, PlacementState, Role, Span
from compare.review.queue import Candidate
from compare.review.verdicts import side
from compare.tui.render import Origin, Paragraph, Tone, join, paragraph, short
from compare.tui.view import Index, tone_of
from compare.vocabulary import (
    CATEGORIES,
    MODES,
    PLACEMENTS,
    RATINGS,
    REASONS,
    REJECTIONS,
    RELATIONS,
    SEVERITIES,
    STATUSES,
)

_AROUND: Final = 24
"""Code points of context on either side of a quote."""
_ROLE_SIGNS: Final[Mapping[Role, str]] = {Role.SIDE: "≠", Role.AGREE: "=", Role.CONTEXT: "·"}
STATE_SIGNS: Final[Mapping[str, str]] = {
    "open": "○",
    "accepted": "✓",
    "edited": "✎",
    "rejected": "✗",
    "deferred": "»",
    "asked": "?",
}


def state_label(state: str) -> str:
    """Return the word for the state of a candidate."""
    return _("undecided") if state == "open" else STATUSES[state].label


def said(finding: Finding, index: Index) -> str:
    """Return the sentence of a finding, with articles called by their letters as everywhere on screen."""
    return in_words(_lettered(finding.message, index))


def _lettered(words: Message, index: Index) -> Message:
    return Message(words.text, tuple((name, _letter(value, index)) for name, value in words.values))


def _letter(value: Value, index: Index) -> Value:
    if isinstance(value, Message):
        return _lettered(value, index)
    return index.letters.get(value, value) if isinstance(value, str) else value


def candidate(entry: Candidate, index: Index) -> tuple[Paragraph, ...]:
    """Return the paragraphs that show one candidate."""
    finding = entry.finding
    return (
        paragraph(said(finding, index), Tone.HEADING),
        join((_facts(finding), Tone.QUIET)),
        *(_quote(piece, finding, index) for piece in finding.evidence),
        *(_decision(entry.annotation) if entry.annotation else ()),
        *(_rival(rival) for rival in entry.rivals),
        *(_earlier(entry.earlier) if entry.earlier else ()),
    )


def _facts(finding: Finding) -> str:
    facts = [CATEGORIES[finding.category].label, RELATIONS[finding.relation].label]
    if finding.reason:
        facts.append(REASONS[finding.reason].label)
    facts.append(SEVERITIES[str(finding.severity)].label)
    facts.append(f"{finding.rule} {finding.rule_version}")
    facts.append(_("confidence {confidence}").format(confidence=f"{finding.confidence:.2f}"))
    return _(", ").join(facts)


def _quote(piece: Evidence, finding: Finding, index: Index) -> Paragraph:
    """Return one piece of evidence: letter, its words in their sentence, the value that was read."""
    before, words, after = context(index.articles[piece.article].text, piece.span)
    if piece.role is Role.CONTEXT:
        before = after = ""
    sign = _ROLE_SIGNS[piece.role]
    if piece.role is Role.SIDE and len(finding.sides) < 2:
        sign = "!"
    elif piece.role is Role.SIDE and finding.relation != "conflict":
        sign = "=" if finding.relation == "agree" else "≈"
    role = {Role.AGREE: _("agrees: "), Role.CONTEXT: _("context: ")}.get(piece.role, "")
    value = f"  → {readable(piece.value)}" if piece.value else ""
    return join(
        (f"{index.letters[piece.article]} ", Tone.TITLE),
        (role, Tone.QUIET),
        f"「{before}",
        (words, tone_of(finding, piece)),
        f"{after}」",
        (value, Tone.QUIET),
        sign=sign,
        key=f"{piece.article}:{piece.span.start}:{piece.role.value}",
        origin=Origin(piece.article, piece.span),
    )


def context(text: str, span: Span) -> tuple[str, str, str]:
    """Return the words of `span` with a little of the line before and after them, cut with an ellipsis."""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    if len(before) == _AROUND:
        before = "…" + before
    if len(after) == _AROUND:
        after += "…"
    words = " ".join(text[span.start : span.end].split("\n"))
    return before, short(words, 160) if len(words) > 160 else words, after


def _decision(annotation: Annotation) -> Iterator[Paragraph]:
    words = [f"{STATUSES[annotation.status].label} {MODES[annotation.mode].label}"]
    if annotation.rejection:
        words.append(REJECTIONS[annotation.rejection].label)
    if annotation.rating:
        words.append(RATINGS[annotation.rating].label)
    words += [annotation.by, annotation.at[:16].replace("T", " ")]
    yield join((_(", ").join(words), Tone.TARGET), sign=STATE_SIGNS.get(annotation.status, "●"))
    if annotation.note.strip():
        yield paragraph(" ".join(annotation.note.split()), indent=2)
    if (answer := annotation.answer) is not None:
        told = _("answer by {who}: {words}").format(who=answer.by, words=" ".join(answer.note.split()))
        yield paragraph(told, indent=2)
    for review in annotation.reviews:
        said = STATUSES[review.verdict].label if review.verdict in STATUSES else review.verdict
        words = [f"{review.reading} {said}", review.by, *([" ".join(review.note.split())] if review.note else [])]
        tone = Tone.QUIET if side(review.verdict) == side(annotation.status) else Tone.ALERT
        yield paragraph(_(", ").join(words), tone, indent=2)


def _earlier(annotation: Annotation) -> Iterator[Paragraph]:
    """Yield the decision that was taken before the values changed."""
    yield paragraph(_("decided before the values changed:"), Tone.ALERT, sign="!")
    yield from _decision(annotation)


def _rival(annotation: Annotation) -> Paragraph:
    told = _("decided otherwise by {who}: {status}").format(who=annotation.by, status=STATUSES[annotation.status].label)
    return paragraph(told, Tone.ALERT, sign="!")


def annotation(entry: Annotation, placements: tuple[Placement, ...], index: Index, *, gone: bool = False) -> Paragraph:
    """Return one annotation as a line of the list: state of its places, decision, words, note."""
    state = worst(placements)
    sign = STATE_SIGNS.get(entry.status, "●") if entry.proposed_by else "●"
    parts: list[tuple[str, Tone] | str] = []
    if state is not PlacementState.PLACED:
        parts.append((f"{PLACEMENTS[state.value].label}  ", Tone.ALERT))
        sign = "!"
    if gone:
        parts.append((f"{PLACEMENTS['gone'].label}  ", Tone.POINT))
    parts.append((f"{entry.id}  ", Tone.QUIET))
    origin = STATUSES[entry.status].label if entry.proposed_by else _("own annotation")
    facts = _(", ").join((origin, CATEGORIES[entry.category].label, MODES[entry.mode].label))
    parts.append((f"{facts}  ", Tone.TITLE))
    for target in entry.targets:
        article_id = index.ids_by_path.get(target.article)
        name = index.letters[article_id] if article_id else target.article
        parts.append(f"{name}「{short(target.exact, 40)}」 ")
    parts.append((short(entry.note, 120), Tone.BODY))
    return join(*parts, sign=sign, key=entry.id)


def changed(letter: str, edits: Sequence[Edit]) -> Paragraph:
    """Return what became of quoted words: those that went in square brackets, those that came in curly ones."""
    brackets = {EditKind.SAME: ("", "", Tone.BODY), EditKind.REMOVED: ("[−", "]", Tone.CLASH)}
    brackets[EditKind.ADDED] = ("{+", "}", Tone.NEAR)
    parts: list[tuple[str, Tone] | str] = [(f"{letter}  ", Tone.TITLE)]
    for edit in edits:
        opening, closing, tone = brackets[edit.kind]
        parts.append((f"{opening}{edit.text}{closing}", tone))
    return replace(join(*parts), indent=2)


def worst(placements: tuple[Placement, ...]) -> PlacementState:
    """Return the state of an annotation: that of its worst placed target."""
    order = (PlacementState.ORPHAN, PlacementState.STALE, PlacementState.MOVED)
    states = {placement.state for placement in placements}
    return next((state for state in order if state in states), PlacementState.PLACED)
