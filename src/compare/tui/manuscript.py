"""An article as a manuscript: its lines with marks, furniture folded, and what stands in the margin. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.model import Article, PassageKind, Span
from compare.tui import dossier
from compare.tui.desk import Desk
from compare.tui.render import BLANK, Origin, Paragraph, Tone, join, paragraph, short
from compare.tui.view import REJECTED, Index, Marked, marks_within

TONES = {
    PassageKind.TITLE: Tone.HEADING,
    PassageKind.HEADING: Tone.HEADING,
    PassageKind.CAPTION: Tone.QUIET,
    PassageKind.FURNITURE: Tone.QUIET,
}
_LEAST_FOLDED = 2
"""Lines: a single line of furniture takes no less room when it is folded."""


def lines(
    article: Article, index: Index, marked: Marked, *, unfolded: bool = False, at: Span | None = None
) -> tuple[Paragraph, ...]:
    """Return the lines of the article.

    Args:
        article: the article.
        index: lookups.
        marked: words to mark.
        unfolded: show also what does not belong to the story (menus, advertisements, sign-up texts).
        at: a place that must not be folded away.
    """
    kinds = {entry.passage.span.start: entry.passage.kind for entry in index.passages_of(article.id)}
    made: list[Paragraph] = []
    waiting: list[Paragraph] = []

    def fold() -> None:
        shown = [line for line in waiting if line.key is not None]
        keep = unfolded or len(shown) < _LEAST_FOLDED
        keep = keep or any(at and line.origin and line.origin.span.overlaps(at) for line in shown)
        made.extend(waiting if keep else [_folded(shown)])
        waiting.clear()

    position = 0
    for line in article.text.split("\n"):
        span = Span(position, position + len(line))
        position = span.end + 1
        kind = kinds.get(span.start + len(line) - len(line.lstrip())) if line.strip() else None
        block = _line(article, span, line, kind, index, marked) if line.strip() else BLANK
        if kind is PassageKind.FURNITURE or (block is BLANK and waiting):
            waiting.append(block)
            continue
        fold()
        made.append(block)
    fold()
    return tuple(made)


def _line(article: Article, span: Span, line: str, kind: PassageKind | None, index: Index, marked: Marked) -> Paragraph:
    tone = TONES.get(kind, Tone.BODY) if kind else Tone.BODY
    marks = marks_within(article.id, span, index, marked)
    return paragraph(line, tone, marks, key=str(span.start), origin=Origin(article.id, span))


def _folded(shown: Sequence[Paragraph]) -> Paragraph:
    count = len(shown)
    told = ngettext(
        "{count} line that does not belong to the story", "{count} lines that do not belong to the story", count
    ).format(count=count)
    return paragraph(f"▸ {told}: {short(shown[0].text, 30)}", Tone.QUIET, key=shown[0].key)


def line_at(blocks: Sequence[Paragraph], start: int) -> str | None:
    """Return the key of the line that holds the code point at `start`, else of the last before it."""
    before = [block for block in blocks if block.origin is not None and block.origin.span.start <= start]
    return before[-1].key if before else next((block.key for block in blocks if block.key), None)


def margin(article_id: str, here: Span | None, desk: Desk) -> tuple[Paragraph, ...]:
    """Return what was annotated and found in an article, in reading order; what is said of `here` stands out."""
    notes = sorted([*_annotations(article_id, here, desk), *_candidates(article_id, here, desk)], key=_order)
    if not notes:
        return (paragraph(_("Nothing was found or annotated in this article."), Tone.QUIET),)
    return tuple(notes)


def _order(note: Paragraph) -> tuple[int, str]:
    return (note.origin.span.start if note.origin else 0, note.key or "")


def _annotations(article_id: str, here: Span | None, desk: Desk) -> Iterator[Paragraph]:
    for entry in desk.workspace.ledger.annotations:
        if entry.proposed_by is not None:
            continue
        for number, (target, placement) in enumerate(zip(entry.targets, desk.placements(entry), strict=True)):
            if desk.index.ids_by_path.get(target.article) == article_id and placement.span is not None:
                near = here is not None and here.overlaps(placement.span)
                yield join(
                    (f"「{short(target.exact, 24)}」 ", Tone.TARGET),
                    (short(entry.note, 120), Tone.HEADING if near else Tone.QUIET),
                    sign="●",
                    key=f"{entry.id}:{number}",
                    origin=Origin(article_id, placement.span),
                )


def _candidates(article_id: str, here: Span | None, desk: Desk) -> Iterator[Paragraph]:
    for candidate in desk.candidates:
        finding = candidate.finding
        piece = next((piece for piece in finding.sides if piece.article == article_id), None)
        if piece is None or candidate.state == REJECTED:
            continue
        near = here is not None and here.overlaps(piece.span)
        yield join(
            (short(dossier.said(finding, desk.index), 140), Tone.HEADING if near else Tone.QUIET),
            sign=dossier.STATE_SIGNS[candidate.state],
            key=finding.fingerprint,
            origin=Origin(article_id, piece.span),
        )
