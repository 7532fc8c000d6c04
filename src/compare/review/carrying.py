"""Places of an old text in the new one, through the words that both have: for texts whose old version git has kept."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from compare.language.textdiff import words
from compare.model import Span

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
    """Align two texts word by word; what was replaced is one run."""
    before, after = words(old), words(new)
    old_at, new_at = list(accumulate(map(len, before), initial=0)), list(accumulate(map(len, after), initial=0))
    runs: list[_Run] = []
    for op in Indel.opcodes(before, after):
        run = _Run(
            Span(old_at[op.src_start], old_at[op.src_end]),
            Span(new_at[op.dest_start], new_at[op.dest_end]),
            op.tag == "equal",
        )
        if runs and not run.equal and not runs[-1].equal:
            last = runs.pop()
            run = _Run(Span(last.old.start, run.old.end), Span(last.new.start, run.new.end), False)
        runs.append(run)
    return tuple(runs)
