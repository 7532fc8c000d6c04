"""Places of an old text in the new one, through the words that both have: for texts whose old version git has kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from compare.language.textdiff import words
from compare.model import Span

_SENTENCES: Final = re.compile(r"[^。！？!?\n]*[。！？!?]+|[^。！？!?\n]+|\n")
_MOST: Final = 300_000
"""Code points of both texts together beyond which the words are not compared: it would take seconds."""


class _Run(NamedTuple):
    """A stretch of the old text, the stretch of the new one that stands in its place, and whether they are equal."""

    old: Span
    new: Span
    equal: bool


def carry(span: Span, old: str, new: str) -> Span | None:
    """Return where the words at `span` in `old` are in `new`; an empty span if they were taken out, `None` if unknown.

    Words that were put in at the border of the span do not belong to it. A border that falls into words that were
    replaced lies at the end of what replaced them.
    """
    if len(old) + len(new) > _MOST or not len(span):
        return None
    start: int | None = None
    end: int | None = None
    for run in _runs(old, new):
        if not len(run.old):
            continue
        if run.old.start <= span.start < run.old.end:
            start = run.new.start + (span.start - run.old.start if run.equal else 0)
        if run.old.start < span.end <= run.old.end:
            end = run.new.end - (run.old.end - span.end if run.equal else 0)
    return Span(start, end) if start is not None and end is not None and start <= end else None


@lru_cache(maxsize=64)
def _runs(old: str, new: str) -> tuple[_Run, ...]:
    """Align two texts sentence by sentence, and what then differs word by word.

    Word by word alone, equal words of neighbouring rows would be taken for each other where a row was taken out.
    """
    runs: list[_Run] = []
    for run in _aligned(_SENTENCES.findall(old), _SENTENCES.findall(new)):
        if run.equal or not len(run.old) or not len(run.new):
            runs.append(run)
            continue
        inside = _aligned(words(run.old.of(old)), words(run.new.of(new)))
        runs += [_Run(_moved(one.old, run.old.start), _moved(one.new, run.new.start), one.equal) for one in inside]
    return tuple(runs)


def _aligned(before: Sequence[str], after: Sequence[str]) -> list[_Run]:
    """Align two sequences of pieces; what was replaced is one run. Places count code points of all pieces together."""
    old_at, new_at = list(accumulate(map(len, before), initial=0)), list(accumulate(map(len, after), initial=0))
    runs: list[_Run] = []
    for op in Indel.opcodes(before, after):
        old, new = Span(old_at[op.src_start], old_at[op.src_end]), Span(new_at[op.dest_start], new_at[op.dest_end])
        if runs and op.tag != "equal" and not runs[-1].equal:
            last = runs.pop()
            runs.append(_Run(Span(last.old.start, old.end), Span(last.new.start, new.end), False))
        else:
            runs.append(_Run(old, new, op.tag == "equal"))
    return runs


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
