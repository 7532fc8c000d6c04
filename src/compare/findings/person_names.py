"""One person under two names or two titles: 野口洋一社長 and 野口洋平社長; 会長 here, 社長 there.

The name half of office-timeline. Two full names are taken for one person when they differ in one character of one part,
stand with the same title and no article has both. Another form of a character (髙, 高) is a matter of spelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from compare.findings.merging import ordered
from compare.i18n import Message, message
from compare.language import lexicon
from compare.language.persons import normalised
from compare.model import Comparison, Evidence, Finding, Role, Span, Token, TokenisedPassage
from compare.quantities.stories import related

_RULE: Final = "office-timeline"
_VERSION: Final = "1"
_FAMILY: Final = 3
"""Characters of a family name that the dictionary does not know."""
_FORMER: Final = ("元", "前", "旧", "次期", "新")


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("person_titles")[group])


@cache
def _together() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in lexicon.load("person_titles")["together"])


@dataclass(frozen=True, slots=True)
class _Person:
    """A full name as written, with the title behind it (or `さん` for any polite word), if there is one."""

    article: str
    passage: str
    span: Span
    family: str
    given: str
    title: str

    @property
    def name(self) -> str:
        """The name in one form per character."""
        return normalised(self.family + self.given)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield persons whose name or title differs between two articles of one story."""
    people = [person for item in comparison.passages if item.passage.kind.is_story for person in _people(item)]
    named: dict[str, dict[str, _Person]] = defaultdict(dict)
    for person in people:
        known = named[person.name].get(person.article)
        if known is None or (person.title and not known.title):
            named[person.name][person.article] = person
    kin = related(comparison)
    for one, other in combinations(sorted(named), 2):
        if not named[one].keys() & named[other].keys() and _is_slip(one, other):
            yield from _names(comparison, named[one], named[other], kin)
    for name in sorted(named):
        yield from _titles(comparison, name, [person for person in people if person.name == name], kin)
        yield from _spellings(comparison, list(named[name].values()), kin)


def _people(item: TokenisedPassage) -> Iterator[_Person]:
    tokens = item.tokens
    for number, token in enumerate(tokens):
        if token.pos[2:] != ("人名", "名") or number == 0:
            continue
        family = tokens[number - 1]
        known = family.pos[2:] == ("人名", "姓")
        noun = family.pos[0] == "名詞" and family.pos[1] == "普通名詞" and 2 <= len(family.surface) <= _FAMILY
        title = _title(tokens, number + 1)
        if family.span.end == token.span.start and (known or (noun and title)):
            yield _Person(
                item.passage.article,
                item.passage.id,
                Span(family.span.start, token.span.end),
                family.surface,
                token.surface,
                title,
            )


def _title(tokens: Sequence[Token], place: int) -> str:
    """Return the title right behind a name; `さん` for a polite word or an age in brackets."""
    if place >= len(tokens):
        return ""
    after = tokens[place]
    if after.surface in _words("titles"):
        return after.surface
    joined = after.surface + (tokens[place + 1].surface if place + 1 < len(tokens) else "")
    if joined in _words("titles"):
        return joined
    is_age = after.pos[1] == "括弧開" and place + 1 < len(tokens) and tokens[place + 1].pos[1] == "数詞"
    return "さん" if after.surface in _words("polite") or is_age else ""


def _is_slip(one: str, other: str) -> bool:
    """Whether two names of one length differ in one character, and not in all of family or given name."""
    if len(one) != len(other) or len(one) < 4:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _names(
    comparison: Comparison,
    ones: Mapping[str, _Person],
    others: Mapping[str, _Person],
    kin: Mapping[str, frozenset[str]],
) -> Iterator[Finding]:
    pairs = [
        (one, other)
        for one in ones.values()
        for other in others.values()
        if one.title and one.title == other.title and other.article in kin[one.article]
    ]
    if not pairs:
        return
    one, other = min(pairs, key=lambda pair: (pair[0].article, pair[1].article))
    agree = [*(p for p in ones.values() if p != one), *(p for p in others.values() if p != other)]
    text = message("{a} writes {x}, {b} writes {y}.", a=one.article, x=_full(one), b=other.article, y=_full(other))
    title = one.title != "さん"
    yield _finding(comparison, text, one, other, agree, 1 if title else 2, 0.85 if title else 0.7)


def _titles(
    comparison: Comparison, name: str, people: Sequence[_Person], kin: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    """Yield a person whom two articles give other titles, and neither both."""
    titles: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.title and person.title != "さん" and not _is_former(comparison, person):
            titles[person.article].add(person.title)
    for one, other in combinations(sorted(titles), 2):
        first, second = titles[one], titles[other]
        if other not in kin[one] or first & second or any(first | second <= group for group in _together()):
            continue
        if any(a.endswith(b) or b.endswith(a) for a in first for b in second):
            continue
        mine, theirs = (
            next(person for person in people if person.article == article and person.title in titles[article])
            for article in (one, other)
        )
        text = message("{a} calls {name} {x}, {b} {y}.", a=one, name=name, x=mine.title, b=other, y=theirs.title)
        yield _finding(comparison, text, mine, theirs, (), 2, 0.7, value=lambda person: f"{name} {person.title}")
        return


def _is_former(comparison: Comparison, person: _Person) -> bool:
    text = comparison.article(person.article).text
    return text[person.span.end : person.span.end + 2].startswith(_FORMER)


def _spellings(
    comparison: Comparison, people: Sequence[_Person], kin: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    for one, other in combinations(sorted(people, key=lambda person: person.article), 2):
        if one.family + one.given != other.family + other.given and other.article in kin[one.article]:
            text = message(
                "{a} writes {x}, {b} writes {y}: two forms of one character.",
                a=one.article,
                x=_full(one),
                b=other.article,
                y=_full(other),
            )
            yield _finding(comparison, text, one, other, (), 3, 0.8, relation="reword")
            return


def _full(person: _Person) -> str:
    return person.family + person.given


def _finding(
    comparison: Comparison,
    text: Message,
    one: _Person,
    other: _Person,
    agree: Sequence[_Person],
    severity: int,
    confidence: float,
    *,
    relation: str = "conflict",
    value: Callable[[_Person], str] = _full,
) -> Finding:
    pieces = [
        *(_evidence(person, Role.SIDE, value) for person in (one, other)),
        *(_evidence(person, Role.AGREE, value) for person in agree),
    ]
    return Finding(
        rule=_RULE,
        rule_version=_VERSION,
        category="actor",
        relation=relation,
        reason="true" if relation == "conflict" else None,
        severity=severity,
        confidence=confidence,
        topic=comparison.topic_of(one.passage, other.passage),
        message=text,
        evidence=ordered(pieces),
    )


def _evidence(person: _Person, role: Role, value: Callable[[_Person], str]) -> Evidence:
    return Evidence(person.article, person.span, person.family + person.given, value(person), role)
