"""The timeline 時系列: dated events × articles, with who did what, as each article tells it.

A row is one event: the dates of all articles that cover the same days and speak of the same matter. How a partial or
relative date was resolved is kept with it, and so is where the article itself stands in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare.events.reading import Event, Telling, Vantage, events, vantage
from compare.model import Comparison

_SHARED: Final = 3
"""Content words that two sentences on the same days share when they tell of one event."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of one event, in reading order; where it stands in time, seen from the event."""

    article: str
    events: tuple[Event, ...]
    vantage: Vantage


@dataclass(frozen=True, slots=True)
class Row:
    """One event.

    Attributes:
        low, high: its first and last day, ISO; the same for a single day.
        written: the date as precise as the articles give it (`2025-10-28`, `2025-10`, `FY2025`).
        label: what happened, in words of an article.
        who: who did it, in words of an article; empty if no article says.
        topic: id of the topic most of its mentions are in, if any.
        cells: one per article that tells of it, sorted by article id.
        silent: articles that do not, and where they stand: one from before may not know of it yet.
    """

    low: str
    high: str
    written: str
    label: str
    who: str
    topic: str | None
    cells: tuple[Cell, ...]
    silent: tuple[tuple[str, Vantage], ...]

    def cell(self, article: str) -> Cell | None:
        """Return what an article says, or `None` if it is silent."""
        return next((cell for cell in self.cells if cell.article == article), None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The table: `articles` (id and day of publication, if known) are its columns, `rows` the events by date."""

    articles: tuple[tuple[str, str | None], ...]
    rows: tuple[Row, ...]


def timeline(comparison: Comparison) -> Timeline:
    """Return the events of a comparison by date; those of one date in the order in which they are told."""
    groups: dict[tuple[str, str], list[list[Event]]] = defaultdict(list)
    for event in events(comparison):
        same_days = groups[event.low, event.high]
        known = next((group for group in same_days if any(_one_event(event, other) for other in group)), None)
        if known is None:
            same_days.append([event])
        else:
            known.append(event)
    rows = [_row(comparison, group) for same_days in groups.values() for group in same_days]
    return Timeline(
        tuple((article.id, article.published) for article in comparison.articles),
        tuple(sorted(rows, key=lambda row: (row.low, row.high, row.topic or "~", row.cells[0].events[0].time.span))),
    )


def _one_event(one: Event, other: Event) -> bool:
    """Whether two mentions of the same days tell of one event: one thing done, or much in common around it."""
    if one.what and one.what == other.what:
        return True
    return len(one.terms & other.terms) >= _SHARED


def _row(comparison: Comparison, group: Sequence[Event]) -> Row:
    cells: dict[str, list[Event]] = defaultdict(list)
    topics: dict[str, int] = defaultdict(int)
    for event in group:
        cells[event.article].append(event)
        for topic in event.topics:
            topics[topic] += 1
    first = group[0]
    published = {article.id: article.published for article in comparison.articles}
    stands = {name: _stand(day, first, cells.get(name, ())) for name, day in published.items()}
    label = _most([event for event in group if event.what_span], comparison)
    return Row(
        low=first.low,
        high=first.high,
        written=first.time.low or first.time.high or first.low,
        label=label,
        who=max(
            (event.who for event in group), key=lambda who: (sum(event.who == who for event in group), who), default=""
        ),
        topic=min(topics, key=lambda topic: (-topics[topic], topic), default=None),
        cells=tuple(Cell(name, tuple(cells[name]), stands[name]) for name in sorted(cells)),
        silent=tuple((name, stands[name]) for name in sorted(published) if name not in cells),
    )


def _stand(published: str | None, event: Event, own: Sequence[Event]) -> Vantage:
    """Return where an article stands: by its day, or where that is not known, by how it tells the event."""
    found = vantage(published, event.low, event.high)
    if found is Vantage.UNKNOWN and own:
        told = {one.telling for one in own}
        return Vantage.AFTER if Telling.PAST in told else Vantage.BEFORE if told == {Telling.COMING} else found
    return found


def _most(group: Sequence[Event], comparison: Comparison) -> str:
    """Return the words most often used for what happened."""
    said = [
        event.what_span.of(comparison.article(event.article).text) for event in group if event.what_span is not None
    ]
    return min(said, key=lambda words: (-said.count(words), words), default="")
