"""The keys of the stories: what an editor must be told (`must`; `later`: by a rule that is still to come), may be told
(`may`), and must never be told as a conflict (`never`).

A place in a story is an article and some of its words; what stands between ‹ and › is meant, the rest only says which
of several such words it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from compare.corpus.reading import read_folder
from compare.guarded_yaml import load_file
from compare.model import Comparison, Finding, Role, Span
from compare.pipeline import compare_articles

STORIES = Path(__file__).parent
KEYED = frozenset(
    {
        "arithmetic",
        "event-timeline",
        "figure-difference",
        "figure-self-contradiction",
        "media-provenance",
        "office-timeline",
        "uniqueness-claim",
    }
)
"""The rules whose findings the keys name in full; what is said on framing has keys of its own."""


@dataclass(frozen=True)
class Place:
    """Words of an article; several where it says the same more than once."""

    article: str
    spans: tuple[Span, ...]

    def touched_by(self, finding: Finding, *roles: Role) -> bool:
        """Whether evidence of the finding lies on the words."""
        return any(
            piece.article == self.article and any(piece.span.overlaps(span) for span in self.spans)
            for piece in finding.evidence
            if piece.role in (roles or (Role.SIDE,))
        )


@dataclass(frozen=True)
class Expected:
    """A finding that the key knows: its sides, and which rule, relation and reason will do (none given: any)."""

    name: str
    sides: tuple[Place, ...]
    rules: tuple[str, ...]
    relations: tuple[str, ...]
    reasons: tuple[str, ...]

    def is_about(self, finding: Finding) -> bool:
        """Whether the finding is about these sides, whatever it says of them.

        Of several sides one may be among those that agree with another: three articles, two values.
        """
        wanted = min(2, len(self.sides))
        sides = sum(place.touched_by(finding) for place in self.sides)
        known = sum(place.touched_by(finding, Role.SIDE, Role.AGREE) for place in self.sides)
        return (not self.rules or finding.rule in self.rules) and bool(sides) and known >= wanted

    def accepts(self, finding: Finding) -> bool:
        """Whether the finding says what the key says."""
        return (
            self.is_about(finding)
            and finding.relation in (self.relations or (finding.relation,))
            and finding.reason in (self.reasons or (finding.reason,))
        )


@dataclass(frozen=True)
class Point:
    """A topic of the key: passages that lie together."""

    name: str
    places: tuple[Place, ...]


class Story:
    """The articles of one story, what the pipeline says of them, and the key."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = STORIES / name
        self.key: Mapping[str, Any] = load_file(self.folder / "expected.yaml")
        self.articles = read_folder(self.folder, STORIES).articles
        self._texts = {article.id: article.text for article in self.articles}

    @cached_property
    def comparison(self) -> Comparison:
        """What the pipeline says."""
        return compare_articles(self.articles)

    def _span(self, article: str, marked: str) -> Span:
        """Return the span that marked words of the key mean.

        Raises:
            ValueError: the article does not have them, or more than once.
        """
        before, opened, rest = marked.partition("‹")
        meant, _, after = rest.partition("›") if opened else (before, "", "")
        before = before if opened else ""
        words = before + meant + after
        if self._texts[article].count(words) != 1:
            raise ValueError(f"{self.name}/{article}: not there once: {words}")
        start = self._texts[article].index(words) + len(before)
        return Span(start, start + len(meant))

    def _places(self, sides: Mapping[str, str | list[str]]) -> tuple[Place, ...]:
        return tuple(
            Place(article, tuple(self._span(article, marked) for marked in _words(given)))
            for article, given in sides.items()
        )

    def _expected(self, section: str) -> tuple[Expected, ...]:
        return tuple(
            Expected(
                item["name"],
                self._places(item["sides"]),
                _words(item.get("rule", ())),
                _words(item.get("relations", ())),
                _words(item.get("reasons", ())),
            )
            for item in self.key.get(section, ())
        )

    @cached_property
    def must(self) -> tuple[Expected, ...]:
        """What an editor must be told."""
        return self._expected("must")

    @cached_property
    def later(self) -> tuple[Expected, ...]:
        """What an editor must be told once there is a rule for it; not counted as missed yet."""
        return self._expected("later")

    @cached_property
    def may(self) -> tuple[Expected, ...]:
        """What an editor may be told as well."""
        return self._expected("may")

    @cached_property
    def never(self) -> tuple[tuple[Place, Place], ...]:
        """Pairs of places that must never be the sides of one conflict."""
        pairs = []
        for one, other in self.key.get("never", ()):
            first, second = (*self._places(one), *self._places(other))
            pairs.append((first, second))
        return tuple(pairs)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Topics of the key."""
        return tuple(Point(item["name"], self._places(item["passages"])) for item in self.key.get("topics", ()))

    def passage_of(self, place: Place) -> str:
        """Return the id of the passage a place lies in."""
        return next(
            item.passage.id
            for item in self.comparison.passages
            if item.passage.article == place.article and item.passage.span.contains(place.spans[0])
        )

    def missed(self) -> list[str]:
        """Return the names of the findings that are missing."""
        return [item.name for item in self.must if not any(item.accepts(one) for one in self.comparison.findings)]

    def strangers(self) -> list[str]:
        """Return what is said with severity 1 or 2 and is not in the key."""
        known = (*self.must, *self.later, *self.may)
        return [
            str(finding.message)
            for finding in self.comparison.findings
            if finding.severity <= 2 and finding.rule in KEYED and not any(item.accepts(finding) for item in known)
        ]

    def weighty(self) -> int:
        """Return how many findings have severity 1 or 2."""
        return sum(finding.severity <= 2 and finding.rule in KEYED for finding in self.comparison.findings)

    def forbidden(self) -> list[str]:
        """Return the conflicts between places that must never be linked."""
        return [
            str(finding.message)
            for finding in self.comparison.findings
            for pair in self.never
            if finding.relation == "conflict" and all(place.touched_by(finding) for place in pair)
        ]

    def together(self, point: Point) -> float:
        """Return how much of a point the best topic holds: passages beyond the first, of all beyond the first."""
        wanted = {self.passage_of(place) for place in point.places}
        best = max((len(wanted & set(topic.passages)) for topic in self.comparison.topics), default=0)
        return max(best - 1, 0) / max(len(wanted) - 1, 1)


def _words(given: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def names() -> list[str]:
    """Return the names of all stories."""
    return sorted(path.parent.name for path in STORIES.glob("*/expected.yaml"))
