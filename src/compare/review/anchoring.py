"""Words ↔ place: find the words of an annotation again after the text was edited, or say that they changed.

In this order: the digest of the text; the exact quote judged by its context; where git has the old text, the place to
which its words went (`carrying`); the place whose context fits best although the quote changed. The answers:

- `placed`: the text is the same; or the quote is, and either all of its context is too (other edits only pushed it
  along) or its sentence is and it stands about where it stood.
- `moved`: the quote is identical, but its surroundings changed, it stands elsewhere, or another place could be
  meant as well. A person should look.
- `stale`: the place was found, but the words there are other ones. One changed digit, unit, name or 「ない」 is enough:
  a quote is never taken for the same unless every character is.
- `orphan`: no place fits.

A note on 約2,000億円 therefore never comes to stand on 約2,500億円, nor on another 約2,000億円, without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from compare.model import Article, Placement, PlacementState, Span, Target
from compare.review.carrying import carry

CONTEXT: Final = 32
"""Code points kept before and after a quote, as the W3C model and Hypothesis do."""
NEAR: Final = 8
"""Code points on each side that must be untouched for `placed`, and with them the sentence of the quote: a name or a
「ない」 elsewhere in it makes another statement of the same words."""
_SENTENCE_ENDS: Final = re.compile(r"[。！？!?\n]")
STRONG: Final = 0.75
"""Least context similarity (0–1) for `placed` when not all of the context is untouched."""
WEAK: Final = 0.45
"""Below this, an identical quote counts as another one. On edited articles, 9 of 14 deleted figures were taken for a
figure elsewhere without such a limit, 3 of 14 with it."""
DRIFT: Final = 200
"""Code points that a quote may have been pushed along and still be `placed` when its wider context changed too."""
DISTINCT: Final = 16
"""Length from which a quote that occurs once is known again without any context."""
_SHORT: Final = 8
"""Up to this length a quote that was taken out is easily found elsewhere: 約40分, 3億円."""
_AMBIGUOUS: Final = 0.05
"""Places whose context similarity differs by less cannot be told apart by it."""
_FUZZY: Final = 70.0
"""Least similarity (0–100) of quote and context together; for absent quotes 62 was the highest seen."""
_NEIGHBOURHOOD: Final = 1000
"""Code points around the old place that are looked through first, so that look-alikes far off do not win narrowly."""
_FAR_BONUS: Final = 5.0
"""By how much (0–100) a place outside the neighbourhood must fit better."""
_ENOUGH: Final = 200
"""Code points at each end of a long quote that are searched for; the middle does not matter for its borders."""
_GAP: Final = 200
"""Code points that may have been put into the middle of a quote: some sentences."""
_MOST: Final = 1000
"""Occurrences of a quote that are judged, those nearest to the old place; bounds the work on repetitive texts."""


Earlier: TypeAlias = "Callable[[], str | None]"
"""Finds the text that a target was anchored to, or says that nobody has kept it."""


def _unknown() -> str | None:
    return None


def nobody_knows(_target: Target) -> Earlier:
    """Find no earlier text of any target: what stands for git where there is none."""
    return _unknown


class _Candidate(NamedTuple):
    """A place of the quote: how like its context is, whether what is near is untouched, or at least its sentence."""

    span: Span
    context: float
    near: bool
    sentence: bool
    distance: int

    @property
    def rank(self) -> tuple[bool, float, bool, int, int]:
        return (self.sentence, self.context, self.near, -self.distance, -self.span.start)


def describe(article: Article, span: Span) -> Target:
    """Return the words at `span` with all that is needed to find them again after the text was edited."""
    text = article.text
    return Target(
        article=article.path,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        sha256=_digest(article),
    )


def place(target: Target, article: Article, earlier: Earlier = _unknown) -> Placement:
    """Find the words of `target` in the article as it is now. See the module for what the answers mean.

    Args:
        target: the words.
        article: the article they were in.
        earlier: finds the text that the target was anchored to; asked only where the quote does not settle it.
    """
    text = article.text
    there = text.startswith(target.exact, target.start) and target.end == target.start + len(target.exact)
    if there and target.end <= len(text) and target.sha256 == _digest(article):
        return Placement(PlacementState.PLACED, Span(target.start, target.end))
    if not target.exact:
        return Placement(PlacementState.ORPHAN, None)
    candidates = sorted(_occurrences(target, text), key=lambda candidate: candidate.rank, reverse=True)
    if candidates and _is_settled(candidates):
        return Placement(PlacementState.PLACED, candidates[0].span)
    old = earlier()
    carried = None if old is None else _carried(target, text, old)
    # Where the words went by the old text, in their sentence as it was, comes before what only looks like it.
    candidates.sort(key=lambda candidate: candidate.sentence and candidate.span == carried, reverse=True)
    if candidates and old is not None and candidates[0].sentence and candidates[0].span == carried:
        sentence = "".join(_sentence_of(target))
        if old.count(sentence) == text.count(sentence):
            return Placement(PlacementState.PLACED, carried)
    return _unsettled(target, text, candidates, carried)


def _is_settled(candidates: list[_Candidate]) -> bool:
    """Whether the first candidate is the very words in their sentence, and no other place could be meant."""
    best = candidates[0]
    fits = best.context == 1.0 or (best.context >= STRONG and best.distance <= DRIFT)
    return best.near and fits and not any(_could_be(other, best) for other in candidates[1:])


def _unsettled(target: Target, text: str, candidates: list[_Candidate], carried: Span | None) -> Placement:
    """Answer for words that changed, or that stand among other words: never `placed`."""
    best = candidates[0] if candidates else None
    changed = _changed_place(target, text) if best is None or best.context < 1.0 else None
    if best is None and changed is None and carried is not None and len(carried):
        changed = _fitting(target, text, _whole_numbers(text, carried))
    confirmed = best is not None and (
        best.sentence or best.span == carried or (changed is not None and changed.span.overlaps(best.span))
    )
    if changed is not None and not confirmed and (best is None or best.context < max(changed.context, WEAK)):
        # The context decides: words that changed where they stood beat the same words somewhere else.
        return Placement(PlacementState.STALE, changed.span)
    taken_out = carried is not None and not len(carried) and len(target.exact) <= _SHORT
    if best is None or (taken_out and best.context < STRONG and not best.near):
        # Not there, or taken out where they stood, and what stands elsewhere is too short to be known for the same.
        return Placement(PlacementState.ORPHAN, None)
    if best.context < WEAK and not confirmed and not (len(candidates) == 1 and len(target.exact) >= DISTINCT):
        return Placement(PlacementState.ORPHAN, None)
    return Placement(PlacementState.MOVED, best.span)


def _carried(target: Target, text: str, old: str) -> Span | None:
    """Return where the words went, if the old text holds them where the target says."""
    span = Span(target.start, target.end) if target.start <= target.end else None
    if span is None or span.of(old) != target.exact:
        return None
    return carry(span, old, text)


def _sentence_of(target: Target) -> tuple[str, str, str]:
    """Return the quote with what of its sentence stands before and after it in the context."""
    before, after = _SENTENCE_ENDS.search(target.prefix[::-1]), _SENTENCE_ENDS.search(target.suffix)
    start = len(target.prefix) - before.start() if before else 0
    return target.prefix[start:], target.exact, target.suffix[: after.start() if after else CONTEXT]


def _could_be(other: _Candidate, best: _Candidate) -> bool:
    """Whether the quote at `other` could be meant as well: its context fits as well, or it is nearer."""
    if not other.near:
        return False
    return other.context > best.context - _AMBIGUOUS or (other.context >= WEAK and other.distance <= best.distance)


@lru_cache(maxsize=256)
def _digest(article: Article) -> str:
    return article.sha256


def _occurrences(target: Target, text: str) -> list[_Candidate]:
    """Return the places of the exact quote, except those where it is a part of another number."""
    length = len(target.exact)
    starts = [target.start] if text.startswith(target.exact, target.start) else []
    position = text.find(target.exact)
    while position >= 0:
        starts.append(position)
        position = text.find(target.exact, position + length)
    if len(starts) > _MOST:
        starts = sorted(starts, key=lambda start: abs(start - target.start))[:_MOST]
    spans = [Span(start, start + length) for start in sorted(set(starts))]
    return [_judged(target, text, span) for span in spans if not _cuts_number(target, text, span)]


def _judged(target: Target, text: str, span: Span) -> _Candidate:
    """Compare the context of `span` with that of the target."""
    before = text[max(0, span.start - len(target.prefix)) : span.start]
    after = text[span.end : span.end + len(target.suffix)]
    weight = len(target.prefix) + len(target.suffix)
    likeness = len(target.prefix) * Indel.normalized_similarity(target.prefix, before)
    likeness += len(target.suffix) * Indel.normalized_similarity(target.suffix, after)
    close_before, close_after = _sentence(target.prefix[::-1]), _sentence(target.suffix)
    near = before[::-1].startswith(close_before) and after.startswith(close_after)
    context = likeness / weight if weight else 0.0
    return _Candidate(span, context, near, _in_sentence(target, text, span), abs(span.start - target.start))


def _in_sentence(target: Target, text: str, span: Span) -> bool:
    """Whether the sentence at `span` is that of the target, as far as its context tells; texts begin and end there."""
    lead, _, trail = _sentence_of(target)
    if not (lead or trail):
        # A whole sentence is no surroundings of itself.
        return False
    start, end = span.start - len(lead), span.end + len(trail)
    if start < 0 or text[start : span.start] != lead or text[span.end : end] != trail:
        return False
    begins = len(lead) == len(target.prefix) or not start or _SENTENCE_ENDS.match(text, start - 1) is not None
    ends = len(trail) == len(target.suffix) or end == len(text) or _SENTENCE_ENDS.match(text, end) is not None
    return begins and ends


def _sentence(context: str) -> str:
    """Return what of the context, read away from the quote, belongs to its sentence, or a little more."""
    end = _SENTENCE_ENDS.search(context)
    return context[: max(NEAR, end.end() if end else CONTEXT)]


def _is_numeric(character: str) -> bool:
    """Whether it can be a part of a number: any digit, 十百千万億兆 … and the signs between digits."""
    return character.isnumeric() or character in ",.，．"


def _run(characters: str) -> str:
    return "".join(takewhile(_is_numeric, characters))


def _cuts_number(target: Target, text: str, span: Span) -> bool:
    """Whether the words at `span` begin or end within a number that did not go on there before: 2,000 in 12,000."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return (_is_numeric(target.exact[0]) and _run(before[::-1]) != _run(target.prefix[::-1])) or (
        _is_numeric(target.exact[-1]) and _run(after) != _run(target.suffix)
    )


def _changed_place(target: Target, text: str) -> _Candidate | None:
    """Return the place of which the context says that the quote stood there, with the words that stand there now."""
    span = None
    if len(target.exact) <= 2 * _ENOUGH:
        whole = Span(len(target.prefix), len(target.prefix) + len(target.exact))
        span = _located(target.prefix + target.exact + target.suffix, whole, text, target.start)
    if span is None:
        span = _between_ends(target, text)
    if span is None or not len(span):
        return None
    return _fitting(target, text, _whole_numbers(text, span))


def _fitting(target: Target, text: str, span: Span) -> _Candidate | None:
    """Return the changed words at `span` if they, or what stands around them, are enough like those of the target."""
    if span.of(text) == target.exact and not _cuts_number(target, text, span):
        return None
    found = _judged(target, text, span)
    same = Indel.normalized_similarity(target.exact[: 2 * _ENOUGH], span.of(text)[: 2 * _ENOUGH])
    return found if found.context >= STRONG or same >= 0.5 else None


def _between_ends(target: Target, text: str) -> Span | None:
    """Find both ends of a quote on their own: it is long, or something was put into its middle."""
    size = min(_ENOUGH, (len(target.exact) + 1) // 2)
    head, tail = target.exact[:size], target.exact[-size:]
    before = len(target.prefix)
    first = _located(target.prefix + head, Span(before, before + 1), text, target.start)
    last = _located(tail + target.suffix, Span(size - 1, size), text, target.end - size)
    if first is None or last is None:
        return None
    return Span(first.start, last.end) if first.start < last.end <= first.start + 2 * len(target.exact) + _GAP else None


def _located(needle: str, inner: Span, text: str, expected: int) -> Span | None:
    """Find what stands in `text` where `needle` fits best, and return what its part `inner` became there."""
    low = max(0, expected - inner.start - _NEIGHBOURHOOD)
    high = min(len(text), expected + len(needle) + _NEIGHBOURHOOD)
    near = fuzz.partial_ratio_alignment(needle, text[low:high], score_cutoff=_FUZZY) if low < high else None
    far = fuzz.partial_ratio_alignment(needle, text, score_cutoff=_FUZZY)
    if near is not None and (far is None or far.score <= near.score + _FAR_BONUS):
        start, end = near.dest_start + low, near.dest_end + low
    elif far is not None:
        start, end = far.dest_start, far.dest_end
    else:
        return None
    # The window is as long as the needle; words may have been put in, so look a little further.
    start, end = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    return _mapped(needle, inner, text[start:end], start)


def _mapped(needle: str, inner: Span, window: str, offset: int) -> Span | None:
    """Carry `inner` over from `needle` to `window` through their alignment."""
    start: int | None = None
    end: int | None = None
    changed = False
    for op in Levenshtein.opcodes(needle, window):
        if op.tag == "insert":
            # Put in at the border: it belongs to the quote if the last words of the quote changed with it.
            if op.src_start == inner.end and end is not None and changed:
                end = op.dest_end
            continue
        # What was deleted has become the empty place where it stood.
        shift = op.dest_start - op.src_start
        if op.src_start <= inner.start < op.src_end:
            start = op.dest_start if op.tag == "delete" else inner.start + shift
        if op.src_start < inner.end <= op.src_end:
            end = op.dest_start if op.tag == "delete" else inner.end + shift
            changed = op.tag != "equal"
    return None if start is None or end is None or start > end else Span(start + offset, end + offset)


def _whole_numbers(text: str, span: Span) -> Span:
    """Widen `span` so that it does not begin or end within a number."""
    start, end = span.start, span.end
    while start > 0 and _is_numeric(text[start]) and _is_numeric(text[start - 1]):
        start -= 1
    while end < len(text) and _is_numeric(text[end - 1]) and _is_numeric(text[end]):
        end += 1
    return Span(start, end)
