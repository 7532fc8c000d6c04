"""What `yomikurabe anchors` shows of a quote: as it was recorded, and as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from compare.anchors import Displaced
from compare.i18n import gettext as _
from compare.model import PlacementState
from compare.review.wording import marked
from compare.vocabulary import PLACEMENTS, STATUSES

_AROUND = 16
"""Code points of context shown on each side."""


def preview(one: Displaced, file: str) -> Iterator[str]:
    """Yield the quote as it was and as it is, each among its words, and how the words changed.

    Args:
        one: the quote.
        file: the file of its annotation, relative to the project.
    """
    target, annotation = one.target, one.annotation
    yield f"{file}  {_state(one)}  {STATUSES[annotation.status].label}  {annotation.by}"
    yield f"  - {target.article}: {_quoted(target.prefix, target.exact, target.suffix)}"
    if one.article is None or one.placement.span is None:
        yield _("    no place: annotate the words that say it now, or delete the annotation")
        return
    span, text = one.placement.span, one.article.text
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    yield f"  + {one.article.path}:{one.line}: {_quoted(before, span.of(text), after)}"
    if one.placement.state is PlacementState.STALE:
        yield f"    {marked(target.exact, span.of(text))}"


def _state(one: Displaced) -> str:
    words = PLACEMENTS[one.placement.state.value].label
    return words + _(", ") + _("article renamed") if one.is_renamed else words


def _quoted(before: str, words: str, after: str) -> str:
    """Return words in brackets with what stands beside them on their line."""
    lead, trail = before[-_AROUND:].rpartition("\n")[2], after[:_AROUND].partition("\n")[0]
    return f"{lead}【{' '.join(words.split())}】{trail}"
