"""The claims to offices in a comparison, brought together by office, by person and by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.language import lexicon
from compare.language.persons import same_person
from compare.model import Comparison, Evidence, Office, OfficeClaim, Role

_SHORTEST: Final = 2
"""Characters of a body's name that is another's in short."""
MANY: Final = 50
"""Written names of holders of one office in one set of articles."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that is claimed of one office.

    Attributes:
        office: from the list, if it is there.
        name: what to call it.
        claims: by article and place; all of the same office.
        shared: ids of the articles that name more than one person as the holder: they tell of a change, or of history.
    """

    office: Office | None
    name: str
    claims: tuple[OfficeClaim, ...]
    shared: frozenset[str]


@cache
def _bare_titles() -> frozenset[str]:
    """Titles without a body: claims of which the office could not be read."""
    return frozenset(entry["words"][0] for entry in lexicon.load("office_words")["titles"])


def takes_office(claim: OfficeClaim) -> bool:
    """Whether the words tell of taking the office (就任した, 選出された), which explains another holder before."""
    return any(word in claim.text for word in lexicon.load("office_words")["taking"])


def offices(comparison: Comparison) -> tuple[Held, ...]:
    """Bring together the claims of each office, whether the article or only the editor's list knows it."""
    listed = {office.id: office for office in comparison.offices}
    written = {
        body + title.removeprefix(body[-1]) if body[-1] == title[0] else body + title: office
        for office in reversed(comparison.offices)
        for body in office.bodies
        for title in office.titles
    }
    groups: dict[str, list[OfficeClaim]] = {}
    for mention in comparison.mentions:
        if isinstance(mention, OfficeClaim) and mention.office not in _bare_titles():
            known = listed.get(mention.office) or written.get(mention.office)
            groups.setdefault(known.id if known else mention.office, []).append(mention)
    for short, long in _shortened(name for name in groups if name not in listed).items():
        groups[long] += groups.pop(short)
    return tuple(_held(key, listed.get(key), groups[key]) for key in sorted(groups))


def _shortened(names: Iterable[str]) -> dict[str, str]:
    """Return the offices whose body is one other's in short (みさき銀頭取 → みさき銀行頭取), with that one.

    A short name that begins several (三菱社長: 三菱電機, 三菱重工) is nobody's.
    """
    titled: dict[str, list[str]] = {}
    for name in names:
        title = max((title for title in _bare_titles() if name.endswith(title)), key=len, default="")
        if title and len(name) - len(title) >= _SHORTEST:
            titled.setdefault(title, []).append(name.removesuffix(title))
    found: dict[str, str] = {}
    for title in sorted(titled):
        bodies = sorted(titled[title])
        for place, body in enumerate(bodies):
            # What begins with this one follows at once.
            longer = [other for other in bodies[place + 1 : place + 3] if other.startswith(body)]
            if len(longer) == 1 and longer[0] + title not in found:
                found[body + title] = longer[0] + title
    return found


def _held(key: str, office: Office | None, claims: Iterable[OfficeClaim]) -> Held:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.article, claim.span)))
    names: dict[str, list[str]] = {}
    for claim in ordered:
        if claim.holds == "now":
            names.setdefault(claim.article, []).append(claim.person)
    shared = frozenset(
        article for article, persons in names.items() if any(not same_person(persons[0], name) for name in set(persons))
    )
    return Held(office, office.ja if office else key, ordered, shared)


def days(claim: OfficeClaim, comparison: Comparison) -> tuple[str, ...]:
    """Return the days of which the claim may be meant: that of its sentence, and the article's own."""
    published = comparison.article(claim.article).published
    return tuple(dict.fromkeys(day for day in (claim.when, published) if day))


def by_person(claims: Iterable[OfficeClaim]) -> dict[str, list[OfficeClaim]]:
    """Group claims by person; the name shown is the longest one written.

    More than `MANY` names are not brought together: so many holders are misread, or it is not one office.
    """
    groups: dict[str, list[OfficeClaim]] = {}
    for claim in sorted(claims, key=lambda claim: (-len(claim.person), claim.person, claim.article, claim.span)):
        groups.setdefault(claim.person, []).append(claim)
    if len(groups) > MANY:
        return groups
    merged: dict[str, list[OfficeClaim]] = {}
    for name, own in groups.items():
        merged.setdefault(next((longer for longer in merged if same_person(longer, name)), name), []).extend(own)
    return merged


def telling(claims: Iterable[OfficeClaim]) -> list[OfficeClaim]:
    """Return the claim of each article that says most, dated in its own sentence or else the first; the dated first."""
    best: dict[str, OfficeClaim] = {}
    for claim in sorted(
        claims, key=lambda claim: (claim.when_span is None, claim.when is None, claim.article, claim.span)
    ):
        best.setdefault(claim.article, claim)
    return list(best.values())


def pieces(claims: Sequence[OfficeClaim], person: str, comparison: Comparison) -> Iterator[Evidence]:
    """Yield the words of one side: the first article's as the side, the others as agreeing, dates as context."""
    for number, claim in enumerate(telling(claims)):
        role = Role.AGREE if number else Role.SIDE
        value = f"{person} {claim.when}" if claim.when_span and claim.when else person
        yield Evidence(claim.article, claim.span, claim.text, value, role)
        if claim.when_span is not None:
            words = claim.when_span.of(comparison.article(claim.article).text)
            yield Evidence(claim.article, claim.when_span, words, claim.when, Role.CONTEXT)


def topic(sides: Sequence[OfficeClaim], comparison: Comparison) -> str | None:
    """Return the topic that speaks of most of the sides, the first of them in order."""
    wanted = [{topic.id for topic in comparison.topics if side.passage in topic.passages} for side in sides]
    shared = [topic.id for topic in comparison.topics if all(topic.id in ids for ids in wanted)]
    some = [topic.id for topic in comparison.topics if wanted and topic.id in wanted[0]]
    return next(iter(shared or some), None)
