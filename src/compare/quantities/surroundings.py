"""What stands around a place in a passage: its sentence, the words beside it, the dates it speaks of.

Everything is found by bisection, so that a passage of any length costs no more than its figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare.model import MentionKind, Span, TimeExpression, Token, TokenisedPassage
from compare.quantities.cues import is_compared_with, words

_BINDING: Final = frozenset({"が", "は", "に", "の"})
"""Words by which a date is that of the figure right behind it."""
_WINDOW: Final = 12
"""How many words before and behind a figure are read for cues."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR: Final = re.compile(r"(?:FY)?(\d{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time a sentence speaks of.

    Attributes:
        first, last: its years (business years count as the year they begin in).
        months: its first and last month, for a stretch of months (4〜9月, 2026年3月期).
    """

    first: int
    last: int
    months: tuple[str, str] | None = None

    def excludes(self, other: Period) -> bool:
        """Whether a figure of this period cannot be one of the other."""
        if self.last < other.first or other.last < self.first:
            return True
        return self.months is not None and other.months is not None and self.months != other.months


def _is_term(time: TimeExpression) -> bool:
    """Whether a date is a business year or term (2025年度, 2026年3月期), which what follows speaks of as well."""
    return time.modifier == "term" or (time.low or "").startswith("FY")


def _period(time: TimeExpression) -> Period | None:
    """Return the stretch a date stands for, if its year is known; a single day tells its year only."""
    first, last = _YEAR.match(time.low or ""), _YEAR.match(time.high or time.low or "")
    if first is None or last is None:
        return None
    months = len(time.low or "") == len("2025-04") and time.low != time.high
    return Period(int(first.group(1)), int(last.group(1)), (time.low or "", time.high or "") if months else None)


class _Dates:
    """Dates in reading order, to be looked up by place."""

    def __init__(self, dates: Sequence[TimeExpression]) -> None:
        self.dates = dates
        self.starts = [time.span.start for time in dates]

    def within(self, span: Span) -> Sequence[TimeExpression]:
        return self.dates[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def last_before(self, position: int) -> TimeExpression | None:
        place = bisect_left(self.starts, position)
        return self.dates[place - 1] if place else None


class Surroundings:
    """The words, sentences and dates of one passage, to be looked up by place."""

    def __init__(self, passage: TokenisedPassage, times: Sequence[TimeExpression]) -> None:
        self.passage = passage
        self.times = times
        self.sentences = passage.sentences or (passage.passage.span,)
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._starts = [token.span.start for token in passage.tokens]
        dates = [time for time in times if time.kind is MentionKind.DATE and time.low]
        self._dates = _Dates(dates)
        self._terms = _Dates([time for time in dates if _is_term(time)])
        self._days = _Dates([time for time in dates if _DAY.fullmatch(time.low or "")])
        self._periods: dict[int, frozenset[Period]] = {}

    def index_at(self, position: int) -> int:
        """Return the number of the sentence that holds the code point at `position`."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds the code point at `position`."""
        return self.sentences[self.index_at(position)]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the words that begin in `span`."""
        return self.passage.tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def sides(self, span: Span) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """Return the words of its sentence before and behind the words at `span`, as far as cues are looked for."""
        sentence = self.sentence_at(span.start)
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        left = max(bisect_left(self._starts, sentence.start), first - _WINDOW)
        right = min(bisect_left(self._starts, sentence.end), last + _WINDOW)
        return self.passage.tokens[left:first], self.passage.tokens[last:right]

    def periods(self, sentence: Span) -> frozenset[Period]:
        """Return the months and years that a sentence names.

        A sentence that names none speaks of the business year or term named last before it in the passage.
        """
        if sentence.start not in self._periods:
            told = [time for time in self._dates.within(sentence) if not self._is_other_time(time)]
            named = {period for time in told if (period := _period(time))}
            term = self._terms.last_before(sentence.start)
            if not named and term is not None and (inherited := _period(term)):
                named = {inherited}
            self._periods[sentence.start] = frozenset(named)
        return self._periods[sentence.start]

    def periods_of(self, span: Span) -> frozenset[Period]:
        """Return the one period that stands right before the words at `span` (27年度が2.0%), else the sentence's."""
        before = self._dates.last_before(span.start)
        if before is not None and before.span.end <= span.start:
            between = self.tokens_in(Span(before.span.end, span.start))
            period = _period(before)
            bound = len(between) == 1 and between[0].surface in _BINDING and not self._is_other_time(before)
            if bound and period is not None:
                return frozenset([period])
        return self.periods(self.sentence_at(span.start))

    def moment_of(self, span: Span) -> str | None:
        """Return the time of day as of which a count is given: that of its sentence, the one nearest to it."""
        sentence = self.sentence_at(span.start)
        asked = [
            time
            for time in self.times
            if time.kind is MentionKind.TIME and sentence.contains(time.span) and self._is_as_of(time)
        ]
        nearest = min(asked, key=lambda time: abs(time.span.start - span.start), default=None)
        return nearest.written if nearest is not None else None

    def _is_as_of(self, time: TimeExpression) -> bool:
        behind = self.sides(time.span)[1]
        return bool(behind) and behind[0].surface in words("as_of")

    def _is_other_time(self, time: TimeExpression) -> bool:
        """Whether a date is not the time spoken of, but one that it is compared with or that it lasts since."""
        return time.text.endswith("以来") or is_compared_with(self.sides(time.span)[1])

    def day_of(self, span: Span) -> str | None:
        """Return the day named last before the words at `span` in their sentence, else the first behind them."""
        sentence = self.sentence_at(span.start)
        before = self._days.last_before(span.start)
        if before is not None and before.span.start >= sentence.start:
            return before.low
        behind = self._days.within(Span(span.start, max(span.start, sentence.end)))
        return behind[0].low if behind else None
