"""event-timeline: one event, another date or hour; and events told as done before their day.

Two articles tell of one event when what happens is the same word and the words around it are alike. A date that the
other article gives as well, or that only says it less precisely, is no difference. A plan with another date than what
came of it may have been moved: that is a revision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from compare.events.reading import Event, Telling, clock_events, events
from compare.findings.merging import ordered
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.language import lexicon
from compare.language.calendar import days
from compare.model import Comparison, Evidence, Finding, Measure, Role
from compare.quantities.cues import canonical
from compare.quantities.likeness import Bag, Likeness, bag_of
from compare.quantities.reading import Reader, reader_of

_ID: Final = "event-timeline"
_VERSION: Final = "1"
_CATEGORY: Final = "time"
_ALIKE: Final = 0.28
"""Likeness of the words around two dates from which they are of one event, if what happens is the same."""
_VERY_ALIKE: Final = 0.45
"""The same, if what happens is told with another word."""
_SETTLED: Final = 0.12
"""Likeness from which an equal date in the other article is of the same event."""
_NEAR: Final = 5
"""Minutes by which two times of day may miss each other."""
_HALVES: Final = ("午前", "午後", "朝", "夜", "未明", "AM", "PM", "am", "pm")
_HALF_DAY: Final = 12 * 60
_RECKONED: Final = re.compile(r"(?:日|週間|[かカヵケヶ]月|年|時間|分)(?:後|前)$")
"""So many days before or after something else: an article seldom says after what in the same sentence."""
_YEARS: Final = 12
"""Years between two dates of one event; what lies further apart is two events."""
_AHEAD: Final = 1
"""Days by which an article may be older than what it tells: it may have been dated before midnight."""
_DAY: Final = len("2025-10-28")


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with the words around its date."""

    event: Event
    bag: Bag


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles that date one event differently; `alike` says how surely it is one."""

    one: _Told
    other: _Told
    alike: float


def _find(comparison: Comparison) -> Iterator[Finding]:
    reader = reader_of(comparison)
    dated = [_told(reader, event) for event in events(comparison) if _is_told(event)]
    for pair in _one_each(_pairs(reader, dated, _same_days)):
        if _comparable(pair.one.event, pair.other.event):
            yield _difference(comparison, pair, dated)
    clocked = [_told(reader, event) for event in clock_events(comparison) if _is_told(event)]
    for pair in _one_each(_pairs(reader, clocked, _same_minutes)):
        yield _difference(comparison, pair, clocked)
    yield from _told_too_early(comparison)


def _is_told(event: Event) -> bool:
    """Whether a date is that of something that happens, and not reckoned from another one of the text (2日後)."""
    reckoned = event.time.anchor.startswith("text:") or _RECKONED.search(event.time.text)
    return bool(event.what) and event.what not in _said() and not reckoned


def _said() -> frozenset[str]:
    """Return verbs of saying and of being: their date is that of the words, not of an event."""
    return frozenset(lexicon.load("event_words")["not_events"])


def _told(reader: Reader, event: Event) -> _Told:
    around = reader.around(event.time.passage)
    measure = event.time.measure or Measure("", "")
    bag = bag_of(event.time.span, around, reader.values_in(event.time.passage), measure)
    if event.what:
        bag.put((canonical(event.what),), 1.0)
    return _Told(event, bag)


def _one_each(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """Yield the surest pair for each two dates of one thing: who else gives them agrees with a side."""
    best: dict[tuple[str, frozenset[str]], _Pair] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.alike):
        dates = frozenset((pair.one.event.low, pair.other.event.low))
        best.setdefault((canonical(pair.one.event.what), dates), pair)
    yield from best.values()


# --- which events are one -------------------------------------------------------------------------


def _pairs(reader: Reader, told: Sequence[_Told], same: Callable[[Event, Event], bool]) -> Iterator[_Pair]:
    """Yield the pairs that are each other's best match and have no equal in the other's article."""
    likeness = Likeness([item.bag for item in told])
    alike = {
        (one, other): likeness.of(one, other)
        for one, other in combinations(range(len(told)), 2)
        if told[one].event.article != told[other].event.article
        and told[other].event.article in reader.related(told[one].event.article)
    }
    settled: set[tuple[int, str]] = set()
    for (one, other), how in alike.items():
        if how >= _SETTLED and same(told[one].event, told[other].event):
            settled |= {(one, told[other].event.article), (other, told[one].event.article)}
    best: dict[tuple[int, str], tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    apart = []
    for (one, other), how in alike.items():
        slots = ((one, told[other].event.article), (other, told[one].event.article))
        same_thing = canonical(told[one].event.what) == canonical(told[other].event.what)
        if how < (_ALIKE if same_thing else _VERY_ALIKE):
            continue
        if same(told[one].event, told[other].event) or settled.intersection(slots):
            continue
        apart.append((one, other, how))
        for slot, rival in zip(slots, (other, one), strict=True):
            best[slot] = max(best[slot], (how, -rival))
    for one, other, how in apart:
        mutual = best[one, told[other].event.article][1] == -other and best[other, told[one].event.article][1] == -one
        if mutual:
            yield _Pair(told[one], told[other], how)


def _same_days(one: Event, other: Event) -> bool:
    """Whether two dates can be the same: they overlap, and are not two stretches of days of which one end differs."""
    if not (one.low <= other.high and other.low <= one.high):
        return False
    stretches = all(event.low != event.high and _is_to_the_day(event) for event in (one, other))
    return not stretches or (one.low == other.low) is (one.high == other.high)


def _is_to_the_day(event: Event) -> bool:
    return all(end is not None and len(end) == _DAY for end in (event.time.low, event.time.high))


def _same_minutes(one: Event, other: Event) -> bool:
    gap = abs(_minute(one.low) - _minute(other.low))
    # 2時 without 午前 or 午後 may be either.
    unsaid = not all(any(word in event.time.text for word in _HALVES) for event in (one, other))
    return min(gap, abs(gap - _HALF_DAY)) <= _NEAR if unsaid else gap <= _NEAR


def _minute(clock: str) -> int:
    return int(clock[1:3]) * 60 + int(clock[4:6])


def _comparable(one: Event, other: Event) -> bool:
    """Whether two dates are as precise as each other, and not of two editions of a yearly event."""
    if abs(int(one.low[:4]) - int(other.low[:4])) > _YEARS:
        return False
    return (one.low == one.high) is (other.low == other.high)


# --- what is said ---------------------------------------------------------------------------------


def _difference(comparison: Comparison, pair: _Pair, told: Sequence[_Told]) -> Finding:
    one, other = sorted((pair.one.event, pair.other.event), key=lambda event: (event.article, event.time.span))
    moved = {one.telling, other.telling} == {Telling.COMING, Telling.PAST}
    text = message(
        "{a} gives {x}, {b} gives {y} for “{what}”.",
        a=one.article,
        x=one.time.text,
        b=other.article,
        y=other.time.text,
        what=one.what_span.of(comparison.article(one.article).text) if one.what_span else one.what,
    )
    if moved:
        text = message("{difference} The date may have been revised.", difference=text)
    shared = sorted(one.topics & other.topics)
    agreeing = [
        _evidence(item.event, Role.AGREE)
        for item in told
        for side in (one, other)
        if item.event.article not in (one.article, other.article)
        and canonical(item.event.what) == canonical(side.what)
        and item.event.low == side.low
    ]
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="confine" if moved else "conflict",
        reason="revision" if moved else "timeline",
        severity=2 if moved else 1,
        confidence=round(min(0.9, 0.55 + pair.alike / 2), 2),
        topic=shared[0] if shared else None,
        message=text,
        evidence=ordered([_evidence(one, Role.SIDE), _evidence(other, Role.SIDE), *agreeing]),
    )


def _evidence(event: Event, role: Role) -> Evidence:
    value = event.low if event.low == event.high else f"{event.low}..{event.high}"
    return Evidence(event.article, event.time.span, event.time.text, value, role)


def _told_too_early(comparison: Comparison) -> Iterator[Finding]:
    """Yield what an article tells as done though its day comes after that of the article."""
    published = {article.id: article.published for article in comparison.articles}
    for event in events(comparison):
        own = days(published[event.article] or "")
        start = days(event.low)
        if own is None or start is None or event.telling is not Telling.PAST or not _names_month(event):
            continue
        if not event.what or event.what in _said():
            continue
        if (start[0] - own[1]).days > _AHEAD:
            yield _early(comparison, event, str(published[event.article]))


def _names_month(event: Event) -> bool:
    """Whether the words themselves name the month, so that it is not a guess."""
    return len(event.time.written) == _DAY and "XX" not in event.time.written[len("XXXX") :]


def _early(comparison: Comparison, event: Event, published: str) -> Finding:
    text: Message = message(
        "{a}, of {day}, tells “{what}” as done on {date}.",
        a=event.article,
        day=published,
        what=event.what_span.of(comparison.article(event.article).text) if event.what_span else event.time.text,
        date=event.time.text,
    )
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="conflict",
        reason="timeline",
        severity=1,
        confidence=0.8,
        topic=min(event.topics, default=None),
        message=text,
        evidence=(_evidence(event, Role.SIDE),),
    )


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
