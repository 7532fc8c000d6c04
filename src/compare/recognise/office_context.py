"""What only the whole article can tell of a claim to an office: the full name, whose office, and of which day.

A pure step after all recognisers and after dates are resolved. A date dates a claim only where it clearly says when
the sentence happens; 「2027年度までに…と述べた首相」 does not say who will be prime minister in 2027.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from compare.language.persons import is_foreign, normalised, same_person, short_forms
from compare.model import Article, Mention, MentionKind, OfficeClaim, Span, TimeExpression, Token, TokenisedPassage
from compare.recognise import office_terms
from compare.recognise.office_terms import Title

_ISO_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATES_ITSELF: Final = (None, "approx", "start", "mid", "end")
_PASSIVE: Final = ("れる", "られる")
_BEHIND: Final = 3
"""Characters between a claim and the date right behind it (「首相は28日、」)."""
_NEARBY: Final = 400
"""Characters before a foreign head of government in which the country is looked for."""
_FEW: Final = 4
"""Dates on either side of a claim that can be its date."""
_MANY: Final = 8
"""Full names with one family name: more say nothing of the one that is meant."""


def settle(mentions: Iterable[Mention], passages: Sequence[TokenisedPassage], article: Article) -> tuple[Mention, ...]:
    """Return the mentions of one article with its claims to offices completed; all others as they are."""
    every = tuple(mentions)
    claims = [mention for mention in every if isinstance(mention, OfficeClaim)]
    if not claims:
        return every
    by_id = {passage.passage.id: passage for passage in passages}
    times: dict[str, list[TimeExpression]] = {}
    for mention in every:
        if isinstance(mention, TimeExpression) and _is_day(mention, article):
            times.setdefault(mention.passage, []).append(mention)
    for dates in times.values():
        dates.sort(key=lambda date: date.span)
    settled = iter(
        _dated(claim, by_id[claim.passage], times.get(claim.passage, ()), article)
        for claim in _officed(_named(claims), by_id, article)
    )
    return tuple(next(settled) if isinstance(mention, OfficeClaim) else mention for mention in every)


def _named(claims: Sequence[OfficeClaim]) -> list[OfficeClaim]:
    """Give each family name the full name that the article uses for it, if there is exactly one."""
    longer: dict[str, set[str]] = {}
    for name in {claim.person for claim in claims}:
        for short in short_forms(name):
            longer.setdefault(short, set()).add(name)
    return [replace(claim, person=_full_name(claim.person, longer)) for claim in claims]


def _full_name(name: str, longer: Mapping[str, set[str]]) -> str:
    """Return the longest name that `name` can be short for, if all such names go together; else `name`."""
    others = sorted(longer.get(normalised(name), ()), key=lambda other: (-len(other), other))
    if not others or any(not same_person(others[0], other) for other in others[:_MANY]) or len(others) > _MANY:
        return name
    return others[0]


def _officed(
    claims: Sequence[OfficeClaim], passages: Mapping[str, TokenisedPassage], article: Article
) -> Iterator[OfficeClaim]:
    """Say whose office it is where the words beside the title do not."""
    bare = {title.name: title for title in office_terms.titles().values()}
    of_person: dict[tuple[str, str], set[str]] = {}
    of_title: dict[str, set[str]] = {}
    for claim in claims:
        for name in office_terms.titles_of(claim.office):
            of_person.setdefault((name, claim.person), set()).add(claim.office)
            of_title.setdefault(name, set()).add(claim.office)
    unclear = {claim.office for claim in claims if claim.office in bare and claim.holds == "now"}
    for claim in claims:
        title = bare.get(claim.office)
        if title is None:
            yield claim
            continue
        same = of_person.get((title.name, claim.person), set())
        office = min(same) if len(same) == 1 else _office_of(claim, title, passages[claim.passage], article)
        spoken_of = set() if title.name in unclear else of_title.get(title.name, set())
        if office == title.name and claim.holds != "now" and title.kind != "state" and len(spoken_of) == 1:
            # 「A社の鈴木社長は、山田前社長の…」: a former or coming holder is that of the only body spoken of.
            office = min(spoken_of)
        yield replace(claim, office=office)


def _office_of(claim: OfficeClaim, title: Title, passage: TokenisedPassage, article: Article) -> str:
    """Return the office by who is known to have held one of that title, else by the country; else the bare title."""
    known = _offices_held(claim.person, title.name)
    if title.kind != "state":
        known = tuple(office for office in known if _names_body(article.text, office, title))
        return known[0] if len(known) == 1 else claim.office
    if len(known) == 1:
        return known[0]
    return office_terms.office_id(_country(claim, passage), title)


@lru_cache(maxsize=1024)
def _offices_held(person: str, title: str) -> tuple[str, ...]:
    """Return the offices of that title that this person holds or held, by the shipped list."""
    return tuple(sorted({office for office, name in office_terms.holders(title) if same_person(person, name)}))


@lru_cache(maxsize=64)
def _names_body(text: str, office: str, title: Title) -> bool:
    """Whether the article names the body whose office it is."""
    names = [body for body in office_terms.bodies(title.name) if office_terms.office_id(body, title) == office]
    return any(name in text for name in names)


def _country(claim: OfficeClaim, passage: TokenisedPassage) -> str:
    """Return the country by the words before a foreign name; Japan for a Japanese one."""
    if is_foreign(claim.person):
        start = max(passage.passage.span.start, claim.span.start - _NEARBY)
        words = [token.surface for token in passage.tokens_in(Span(start, claim.span.start))]
        named = [office_terms.countries()[word] for word in words if len(word) > 1 and word in office_terms.countries()]
        return named[-1] if named and named[-1] != "日本" else ""
    first = next(iter(passage.tokens_in(claim.span)), None)
    # Two characters and more: family names of one character are mostly Chinese or Korean beside such titles.
    japanese = first is not None and len(first.surface) > 1 and (first.pos[3] == "姓" or first.pos[2] == "地名")
    return "日本" if japanese else ""


def _dated(
    claim: OfficeClaim, passage: TokenisedPassage, times: Sequence[TimeExpression], article: Article
) -> OfficeClaim:
    """Say of which day a claim is: of the date of its sentence, else of the article's. `times` are in order."""
    sentence = passage.sentence_at(claim.span.start)
    begin = bisect_left(times, claim.span.start, key=lambda time: time.span.start)
    before = [time for time in times[max(0, begin - _FEW) : begin] if sentence.start <= time.span.start]
    after = [time for time in times[begin : begin + _FEW] if time.span.end <= sentence.end]
    inside = [time for time in after if claim.span.contains(time.span)]
    if inside and claim.holds == "now":
        return replace(claim, when=inside[-1].low, when_span=inside[-1].span)
    behind = [time for time in after if 0 <= time.span.start - claim.span.end <= _BEHIND]
    for time in (*reversed(before), *behind):
        if _happens(passage, sentence, time.span, claim.span, known=article.published is not None):
            return replace(claim, when=time.low, when_span=time.span)
    return replace(claim, when=article.published)


def _is_day(time: TimeExpression, article: Article) -> bool:
    """Whether it is one day, month or year, not a fiscal year, bound or period, and not after the article's day."""
    if time.kind is not MentionKind.DATE or time.low is None or time.low != time.high:
        return False
    if time.modifier not in _DATES_ITSELF or not _ISO_DATE.fullmatch(time.low):
        return False
    return article.published is None or time.low <= article.published[: len(time.low)]


def _happens(passage: TokenisedPassage, sentence: Span, date: Span, claim: Span, *, known: bool) -> bool:
    """Whether the date says when the sentence happens: nothing between it and the claim is planned or said.

    Where the article's own day is not known, the sentence must also be told as past.
    """
    between = passage.tokens_in(Span(min(date.end, claim.start), max(date.end, claim.start)))
    verbs = [number for number, token in enumerate(between) if token.pos[0] == "動詞"]
    if verbs:
        behind = between[verbs[-1] + 1 :]
        past = [number for number, token in enumerate(behind) if _is_past(token)]
        # 「2024年に再選を果たした首相」 tells of the person; 「3月に行われた首相の…」 tells of what happened then.
        if not past or (past[-1] == len(behind) - 1 and not any(token.normalized in _PASSIVE for token in behind)):
            return False
    rest = passage.tokens_in(Span(min(date.end, sentence.end), sentence.end))
    if known or any(_is_past(token) for token in rest):
        return True
    return bool(rest) and not any(token.pos[0] in ("動詞", "助動詞") for token in rest[-4:])


def _is_past(token: Token) -> bool:
    return token.pos[0] == "助動詞" and token.surface == "た"
