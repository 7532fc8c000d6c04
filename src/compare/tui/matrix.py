"""The matrix of topics and articles: who speaks, where figures and framing differ, what is undecided. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from compare.i18n import N_
from compare.i18n import gettext as _
from compare.model import Article, Finding, Role, Topic
from compare.review.queue import OPEN, Candidate
from compare.tui.columns import Column, Line
from compare.tui.render import Paragraph, Tone, join, paragraph
from compare.tui.view import Index

FIGURES: Final = frozenset({"figure", "time", "actor"})
"""Categories of what is said; all others are of how it is said."""
FILTERS: Final = MappingProxyType(
    {
        "all": N_("all topics"),
        "open": N_("only with something undecided"),
        "found": N_("only with a candidate"),
        "every": N_("only where every article speaks"),
        "gaps": N_("only where an article is silent"),
    }
)
ORDERS: Final = MappingProxyType(
    {
        "story": N_("in the order of the comparison"),
        "open": N_("most undecided first"),
        "speaking": N_("most articles first"),
        "label": N_("by name"),
    }
)
_STEPS: Final = "·▁▂▃▄▅▆▇█"


@dataclass(slots=True)
class _Count:
    """What candidates say about one article in one topic."""

    figures: int = 0
    framing: int = 0
    open: int = 0
    explained: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts for every topic and article.

    Attributes:
        topics: in the order of the comparison.
        counts: topic id and article id → what the candidates say there.
        open: topic id → undecided candidates.
        found: topic id → candidates.
    """

    topics: tuple[Topic, ...]
    counts: Mapping[tuple[str, str], _Count] = field(repr=False)
    open: Mapping[str, int]
    found: Mapping[str, int]


def matrix(topics: Sequence[Topic], candidates: Sequence[Candidate]) -> Matrix:
    """Count once; rejected candidates count as found only."""
    counts: dict[tuple[str, str], _Count] = {}
    waiting: dict[str, int] = {}
    found: dict[str, int] = {}
    for entry in candidates:
        topic = entry.finding.topic
        if topic is None:
            continue
        found[topic] = found.get(topic, 0) + 1
        waiting[topic] = waiting.get(topic, 0) + (entry.state == OPEN)
        if entry.state == "rejected":
            continue
        for article in {piece.article for piece in entry.finding.evidence if piece.role is Role.SIDE}:
            _add(counts.setdefault((topic, article), _Count()), entry)
    return Matrix(tuple(topics), counts, waiting, found)


def _add(count: _Count, entry: Candidate) -> None:
    finding = entry.finding
    count.open += entry.state == OPEN
    if finding.category not in FIGURES:
        count.framing += 1
    elif finding.relation == "conflict":
        count.figures += 1
    else:
        count.explained += 1


def rows(table: Matrix, index: Index, *, shown: str = "all", order: str = "story") -> tuple[Topic, ...]:
    """Return the topics that pass one of `FILTERS`, in one of `ORDERS`."""
    articles = len(index.articles)
    passes: Mapping[str, Callable[[Topic], bool]] = {
        "all": lambda _topic: True,
        "open": lambda topic: table.open.get(topic.id, 0) > 0,
        "found": lambda topic: table.found.get(topic.id, 0) > 0,
        "every": lambda topic: len(topic.cells) == articles,
        "gaps": lambda topic: len(topic.cells) < articles,
    }
    keys: Mapping[str, Callable[[Topic], tuple[int | str]]] = {
        "open": lambda topic: (-table.open.get(topic.id, 0),),
        "speaking": lambda topic: (-len(topic.cells),),
        "label": lambda topic: (topic.label,),
    }
    topics = [topic for topic in table.topics if passes[shown](topic)]
    return tuple(sorted(topics, key=keys[order]) if order in keys else topics)


def columns(index: Index) -> tuple[Column, ...]:
    """Return the columns: the topic, one per article, the undecided."""
    letters = tuple(Column(f" {letter}", 9) for letter in index.letters.values())
    return (Column(_("Topic"), 0, 20), *letters, Column(STATE_OPEN, 5))


STATE_OPEN: Final = "○"


def lines(table: Matrix, topics: Sequence[Topic], index: Index) -> tuple[Line, ...]:
    """Return a line for each topic."""
    made = []
    for topic in topics:
        waiting = table.open.get(topic.id, 0)
        cells = {cell.article: len(cell.members) for cell in topic.cells}
        made.append(
            Line(
                topic.id,
                (
                    paragraph(topic.label, Tone.HEADING if waiting else Tone.BODY),
                    *(
                        _cell(cells.get(name, 0), table.counts.get((topic.id, name), _Count()))
                        for name in index.articles
                    ),
                    paragraph(f"{STATE_OPEN}{waiting}" if waiting else "", Tone.TITLE),
                ),
            )
        )
    return tuple(made)


def _cell(passages: int, count: _Count) -> Paragraph:
    """Return a cell: how much the article says, then signs for what differs."""
    if not passages:
        return paragraph("∅", Tone.QUIET)
    bar = ("■" * passages if passages <= 3 else f"■{passages}", Tone.SOURCE)
    parts: list[tuple[str, Tone] | str] = [bar]
    if count.figures:
        parts += [" ", (f"≠{_many(count.figures)}", Tone.CLASH)]
    if count.explained:
        parts += [" ", (f"≈{_many(count.explained)}", Tone.NEAR)]
    if count.framing:
        parts += [" ", (f"!{_many(count.framing)}", Tone.POINT)]
    return join(*parts)


def _many(count: int) -> str:
    return "" if count == 1 else str(count)


def heat(findings: Sequence[Finding], articles: Sequence[Article], index: Index, cells: int) -> tuple[Paragraph, ...]:
    """Return one strip per article: from its first to its last character, how many candidates lie where.

    Args:
        findings: those that are not rejected.
        articles: in the order of the strips.
        index: lookups.
        cells: length of a strip.
    """
    cells = max(8, cells)
    strips = []
    for article in articles:
        counts = [0] * cells
        worst = [4] * cells
        for finding in findings:
            for piece in finding.evidence:
                if piece.article == article.id and piece.role is Role.SIDE:
                    at = min(cells - 1, piece.span.start * cells // max(1, len(article.text)))
                    counts[at] += 1
                    worst[at] = min(worst[at], finding.severity)
        parts: list[tuple[str, Tone] | str] = [(f"{index.letters[article.id]}  ", Tone.TITLE)]
        for number, severity in zip(counts, worst, strict=True):
            tone = {1: Tone.CLASH, 2: Tone.NEAR, 3: Tone.SOURCE}.get(severity, Tone.QUIET)
            parts.append((_STEPS[min(number * 2, len(_STEPS) - 1)], tone))
        strips.append(join(*parts, key=article.id))
    return tuple(strips)
