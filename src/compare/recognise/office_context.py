"""What only the whole article can tell of a claim to an office: the full name, whose office, and of which day.

A pure step after all recognisers and after dates are resolved. A date dates a claim only where it clearly says when
the sentence happens; 「2027年度までに…と述べた首相」 does not say who will be prime minister in 2027.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from compare.language.persons import is_foreign, same_person
from compare.model import Article, Mention, MentionKind, OfficeClaim, Span, TimeExpression, Token, TokenisedPassage
from compare.recognise import office_terms
from compare.recognise.office_terms import Title

_ISO_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATES_ITSELF: Final = (None, "approx", "start", "mid", "end")
_PASSIVE: Final = ("れる", "られる")
_BEHIND: Final = 3
"""Characters between a claim and the date right behind it (「首相は28日、」)."""


def settle(mentions: Iterable[Mention], passages: Sequence[TokenisedPassage], article: Article) -> tuple[Mention, ...]:
    """Return the mentions of one article with its claims to offices completed; all others as they are."""
    every = tuple(mentions)
    claims = [mention for mention in every if isinstance(mention, OfficeClaim)]
    if not claims:
        return every
    by_id = {passage.passage.id: passage for passage in passages}
    times = [mention for mention in every if isinstance(mention, TimeExpression)]
    settled = dict(zip(claims, _officed(_named(claims), by_id, article), strict=True))
    return tuple(
        _dated(settled[mention], by_id[mention.passage], times, article)
        if isinstance(mention, OfficeClaim)
        else mention
        for mention in every
    )


def _named(claims: Sequence[OfficeClaim]) -> list[OfficeClaim]:
    """Give each family name the full name that the article uses for it, if there is exactly one."""
    names = sorted({claim.person for claim in claims}, key=lambda name: (-len(name), name))
    full = {}
    for name in names:
        longer = [other for other in names if len(other) > len(name) and same_person(name, other)]
        distinct = [other for other in longer if not any(o != other and same_person(o, other) for o in longer)]
        candidates = distinct or longer[:1]
        full[name] = candidates[0] if len(candidates) == 1 else name
    return [replace(claim, person=full[claim.person]) for claim in claims]


def _officed(
    claims: Sequence[OfficeClaim], passages: dict[str, TokenisedPassage], article: Article
) -> list[OfficeClaim]:
    """Say whose office it is where the words beside the title do not."""
    bare = {title.name: title for title in office_terms.titles().values()}
    clear: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        for title in bare:
            if claim.office != title and _has_title(claim.office, title):
                clear.setdefault((title, claim.person), set()).add(claim.office)
    result = []
    for claim in claims:
        named = bare.get(claim.office)
        if named is None:
            result.append(claim)
            continue
        same = clear.get((claim.office, claim.person), set())
        if not same and claim.holds != "now" and named.kind != "state":
            # 「A社の鈴木社長は、山田前社長の…」: a former or coming holder is that of the only body spoken of.
            same = {office for (title, _), ids in clear.items() if title == claim.office for office in ids}
        office = next(iter(same)) if len(same) == 1 else _office_of(claim, named, passages[claim.passage], article)
        result.append(replace(claim, office=office))
    return result


def _has_title(office: str, title: str) -> bool:
    """Whether an office, by id or as body and title, is one of that title."""
    return office.endswith(title) or any(office == known for known, _ in office_terms.holders(title))


def _office_of(claim: OfficeClaim, title: Title, passage: TokenisedPassage, article: Article) -> str:
    """Return the office by who is known to have held one of that title, else by the country; else the bare title."""
    known = sorted({office for office, person in office_terms.holders(title.name) if same_person(claim.person, person)})
    if title.kind != "state":
        known = [office for office in known if _body_named(office, title, article)]
        return known[0] if len(known) == 1 else claim.office
    if len(known) == 1:
        return known[0]
    country = _country(claim, passage)
    return office_terms.office_id(country, title)


def _body_named(office: str, title: Title, article: Article) -> bool:
    """Whether the article names the body whose office it is."""
    names = [body for body in office_terms.bodies(title.name) if office_terms.office_id(body, title) == office]
    return any(name in article.text for name in names)


def _country(claim: OfficeClaim, passage: TokenisedPassage) -> str:
    """Return the country by the words before a foreign name; Japan for a Japanese one."""
    before = [token for token in passage.tokens if token.span.end <= claim.span.start]
    if is_foreign(claim.person):
        named = [token.surface for token in before if token.surface in office_terms.countries()]
        foreign = [office_terms.countries()[name] for name in named if len(name) > 1]
        return foreign[-1] if foreign and foreign[-1] != "日本" else ""
    first = next((token for token in passage.tokens if token.span.start == claim.span.start), None)
    # Two characters and more: family names of one character are mostly Chinese or Korean beside such titles.
    japanese = first is not None and len(first.surface) > 1 and (first.pos[3] == "姓" or first.pos[2] == "地名")
    return "日本" if japanese else ""


def _dated(
    claim: OfficeClaim, passage: TokenisedPassage, times: Sequence[TimeExpression], article: Article
) -> OfficeClaim:
    """Say of which day a claim is: of the date of its sentence, else of the article's."""
    sentence = passage.sentence_at(claim.span.start)
    dates = [time for time in times if sentence.contains(time.span) and _is_day(time, article)]
    inside = [time for time in dates if claim.span.contains(time.span)]
    if inside and claim.holds == "now":
        return replace(claim, when=inside[-1].low, when_span=inside[-1].span)
    before = [time for time in dates if time.span.end <= claim.span.start]
    behind = [time for time in dates if 0 <= time.span.start - claim.span.end <= _BEHIND]
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
