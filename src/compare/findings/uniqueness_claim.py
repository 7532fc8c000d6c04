"""uniqueness-claim: 初・唯一・過去最高 against what the other articles say.

A claim is disputed by an article that says of the same thing that somebody came before (に次いで2人目, 2度目, 4年ぶり),
that it is not so, or that dates such an event between the time from which the claim counts and the claim itself. Two
claims of one record that count it differently (2期連続, 2年ぶり) dispute each other. How far a claim reaches (日本初,
県内初) is compared: two reaches are no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from compare.events.reading import Event, events
from compare.findings.merging import ordered
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.language import lexicon
from compare.language.calendar import days
from compare.model import Comparison, Evidence, Figure, Finding, Measure, MentionKind, Role, Span, TokenisedPassage
from compare.quantities.cues import canonical
from compare.quantities.likeness import Bag, Likeness, bag_of
from compare.quantities.reading import Reader

_ID: Final = "uniqueness-claim"
_VERSION: Final = "1"
_CATEGORY: Final = "wording"
_ALIKE: Final = 0.22
"""Likeness of two sentences from which claim and counter-claim are of one thing."""
_REACH: Final = 14
"""Characters around a claim in which its reach, its count or its denial may stand."""
_WHAT: Final = 12
"""Characters behind a claim that say what it is of."""
_SHOWN: Final = 18
"""Characters before and behind a claim that are shown with it."""
_MOST: Final = 60
"""Claims of an article that are compared."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """Words that claim, count or deny.

    Attributes:
        kind: `first`, `only`, `record`; `later` for 2人目 and に次いで, `denied` for とは言えない.
        article, passage: ids; span: the words; sentence: place of the sentence.
        what: what it is the first of, in Japanese characters (女性市長).
        scope: how far it reaches, as written.
        count: 連続 or ぶり with its number, for records and later ones.
        bag: the words around it.
    """

    kind: str
    article: str
    passage: str
    span: Span
    sentence: Span
    what: str
    scope: frozenset[str]
    count: str
    bag: Bag


@cache
def _pattern(group: str) -> re.Pattern[str]:
    words = sorted(lexicon.load("uniqueness_words")[group], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


_COUNT: Final = re.compile(r"([0-9０-９一二三四五六七八九十]+)\s*(?:年|期|大会|季|場所|回|カ月|か月)\s*(ぶり|連続)")
_KIND: Final = re.compile(r"(?:の|となる|になる|と?いう)?(?:[一-龥ァ-ヴー]{1,4}な)?([一-龥ァ-ヴー]{2,})")
"""Behind a claim: what it is of, without an adjective before it (初めての本格的な会談)."""


def _claims(comparison: Comparison, reader: Reader) -> Iterator[_Claim]:
    for item in comparison.passages:
        if item.passage.kind.is_story:
            for kind in ("first", "only", "record"):
                for match in _pattern(kind).finditer(item.text):
                    yield _claim(kind, item, match.start(), match.end(), reader)
    for mention in comparison.mentions:
        if isinstance(mention, Figure) and mention.kind is MentionKind.ORDINAL and _is_later(mention):
            item = reader.passages[mention.passage]
            if item.passage.kind.is_story:
                start = item.passage.span.start
                yield _claim("later", item, mention.span.start - start, mention.span.end - start, reader)


def _is_later(figure: Figure) -> bool:
    """Whether an ordinal says that others came before: 2人目, 3度目, but not 第74回."""
    ordinal = any(figure.text.endswith(word) for word in lexicon.load("uniqueness_words")["ordinals"])
    return ordinal and figure.low is not None and figure.low > 1


def _claim(kind: str, item: TokenisedPassage, start: int, end: int, reader: Reader) -> _Claim:
    offset = item.passage.span.start
    span = Span(offset + start, offset + end)
    around = reader.around(item.passage.id)
    sentence = around.sentence_at(span.start)
    last = sentence.end - offset
    before, behind = item.text[max(0, start - _REACH) : start], item.text[end : min(end + _REACH, last)]
    words = item.text[start:end]
    what = _KIND.match(behind)
    denied = kind != "later" and _pattern("denied").search(behind + item.text[end + _REACH : last][:_REACH])
    count = _COUNT.search(before + words + behind)
    return _Claim(
        kind="denied" if denied else kind,
        article=item.passage.article,
        passage=item.passage.id,
        span=span,
        sentence=sentence,
        what=what[1][:_WHAT] if what else "",
        scope=frozenset(word for word in lexicon.load("uniqueness_words")["scopes"] if word in before + words),
        count="".join(count.groups()) if count else "",
        bag=bag_of(span, around, reader.values_in(item.passage.id), Measure("", "")),
    )


def _find(comparison: Comparison) -> Iterator[Finding]:
    reader = Reader(comparison)
    claims = list(_claims(comparison, reader))
    likeness = Likeness([claim.bag for claim in claims])
    for one, other in combinations(range(len(claims)), 2):
        first, second = claims[one], claims[other]
        if first.article == second.article or second.article not in reader.related(first.article):
            continue
        alike = likeness.of(one, other)
        same = bool(first.what and second.what) and _same_thing(first.what, second.what)
        if alike >= _ALIKE or (same and alike >= _ALIKE / 2):
            yield from _judged(comparison, first, second, alike, same=same)
    yield from _against_events(comparison, reader, [claim for claim in claims if claim.kind == "first"])


def _same_thing(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _judged(comparison: Comparison, one: _Claim, other: _Claim, alike: float, *, same: bool) -> Iterator[Finding]:
    """Yield what two claims of one thing say against each other."""
    sure = round(min(0.9, 0.6 + alike / 2 + 0.1 * same), 2)
    kinds = {one.kind, other.kind}
    claim, counter = (one, other) if one.kind in ("first", "only") else (other, one)
    if claim.kind in ("first", "only") and counter.kind in ("later", "denied"):
        apart = claim.scope and counter.scope and not claim.scope & counter.scope
        text = _disputed(comparison, claim, counter)
        yield _finding(comparison, claim, counter, text, 3 if apart else 1, sure, apart)
    elif kinds == {"record"} and one.count and other.count and one.count != other.count:
        yield _finding(comparison, one, other, _counted(comparison, one, other), 1, sure, apart=False)


def _words(comparison: Comparison, claim: _Claim) -> str:
    """Return the claim with the clause it stands in, as far as it fits."""
    text = comparison.article(claim.article).text
    start = max(claim.sentence.start, claim.span.start - _SHOWN)
    comma = max(text.rfind("、", start, claim.span.start), text.rfind("\n", start, claim.span.start))
    start = comma + 1 if comma >= 0 else start
    return text[start : min(claim.sentence.end, claim.span.end + _SHOWN)].split("\n")[0].strip("。 　")


def _disputed(comparison: Comparison, claim: _Claim, counter: _Claim) -> Message:
    return message(
        "{a} says “{x}”; {b} says “{y}”.",
        a=claim.article,
        x=_words(comparison, claim),
        b=counter.article,
        y=_words(comparison, counter),
    )


def _counted(comparison: Comparison, one: _Claim, other: _Claim) -> Message:
    return message(
        "{a} counts the record as “{x}”, {b} as “{y}”.",
        a=one.article,
        x=_words(comparison, one),
        b=other.article,
        y=_words(comparison, other),
    )


def _finding(
    comparison: Comparison,
    one: _Claim,
    other: _Claim,
    text: Message,
    severity: int,
    confidence: float,
    apart: object,
) -> Finding:
    if apart:
        text = message("{difference} They may reach differently far.", difference=text)
    topics = [
        topic.id for topic in comparison.topics if one.passage in topic.passages and other.passage in topic.passages
    ]
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="confine" if apart else "conflict",
        reason="scope" if apart else "true",
        severity=severity,
        confidence=confidence,
        topic=topics[0] if topics else None,
        message=text,
        evidence=ordered(_evidence(comparison, claim) for claim in (one, other)),
    )


def _evidence(comparison: Comparison, claim: _Claim) -> Evidence:
    words = claim.span.of(comparison.article(claim.article).text)
    return Evidence(claim.article, claim.span, words, f"{claim.kind} {claim.count or claim.what}".strip(), Role.SIDE)


# --- against events that the others date ----------------------------------------------------------


def _against_events(comparison: Comparison, reader: Reader, claims: Sequence[_Claim]) -> Iterator[Finding]:
    """Yield claims to be the first since a day, where another article dates such an event after that day."""
    told = list(events(comparison))
    for claim in claims[:_MOST]:
        own = [event for event in told if event.article == claim.article and event.sentence == claim.sentence]
        text = claim.sentence.of(comparison.article(claim.article).text)
        since = [event for event in own if "以来" in text and event.time.span.start < claim.span.start]
        at = days(comparison.article(claim.article).published or "")
        now = max(
            (event.low for event in told if event.article == claim.article), default=at[0].isoformat() if at else ""
        )
        if not since or not claim.what or not now:
            continue
        earlier = [
            event
            for event in told
            if event.article != claim.article
            and event.article in reader.related(claim.article)
            and since[0].high < event.low < now
            and _is_such(event, claim)
        ]
        if earlier:
            yield _forestalled(comparison, claim, since[0], earlier)


def _is_such(event: Event, claim: _Claim) -> bool:
    """Whether an event is of the kind that the claim is of: 会談 in 首脳会談."""
    named = canonical(event.what)
    return len(named) > 1 and (named in claim.what or claim.what.endswith(named))


def _forestalled(comparison: Comparison, claim: _Claim, since: Event, earlier: Sequence[Event]) -> Finding:
    first = min(earlier, key=lambda event: (event.low != event.high, event.article, event.time.span))
    topics = [topic.id for topic in comparison.topics if claim.passage in topic.passages]
    return Finding(
        rule=_ID,
        rule_version=_VERSION,
        category=_CATEGORY,
        relation="conflict",
        reason="timeline",
        severity=1,
        confidence=0.85,
        topic=topics[0] if topics else None,
        message=message(
            "{a} says “{x}” since {since}; {b} tells of “{what}” on {date}.",
            a=claim.article,
            x=_words(comparison, claim),
            since=since.time.text,
            b=first.article,
            what=first.what_span.of(comparison.article(first.article).text) if first.what_span else first.what,
            date=first.time.text,
        ),
        evidence=ordered(
            [
                _evidence(comparison, claim),
                Evidence(since.article, since.time.span, since.time.text, since.low, Role.CONTEXT),
                Evidence(first.article, first.time.span, first.time.text, first.low, Role.SIDE),
                *(
                    Evidence(event.article, event.time.span, event.time.text, event.low, Role.AGREE)
                    for event in earlier
                    if event.article != first.article
                ),
            ]
        ),
    )


RULE: Final = Rule(_ID, _VERSION, _CATEGORY, _find)
