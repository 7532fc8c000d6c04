"""Claims of uniqueness that another article denies, or that an event it dates forestalls.

The half of uniqueness-claim that is not about counting: 「世界初とは言い切れない」 against 「世界で初めて」; and
「2025年1月の就任以来、初めての首脳会談」 against a 首脳会談 that others date to October 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from compare.events.reading import Event, events
from compare.findings.merging import ordered
from compare.i18n import message
from compare.language.calendar import days
from compare.model import Claim, Comparison, Evidence, Finding, Role, UniquenessClaim
from compare.quantities.cues import canonical
from compare.quantities.reading import Reader

_RULE: Final = "uniqueness-claim"
_VERSION: Final = "1"
_DENIED: Final = re.compile(
    r"[」』]?(?:の[^。、]{1,12})?(?:とは(?:言い切れ|言え|いえな|限ら|呼べ)|ではな[いく]|ではありません|じゃない|は誤り|というのは誤り)"
)
_KIND: Final = re.compile(r"(?:の|となる|になる)?(?:[一-龥ァ-ヴー]{1,4}な)?([一-龥ァ-ヴー]{2,})")
"""Behind a claim: what it is of (初めての本格的な首脳会談)."""
_SHOWN: Final = 18
"""Characters before and behind a claim that are shown with it."""
_CLAIMS: Final = (Claim.FIRST, Claim.ONLY)


def find(comparison: Comparison, reader: Reader, claims: Sequence[UniquenessClaim]) -> Iterator[Finding]:
    """Yield claims that are denied, then those that are forestalled."""
    first = [claim for claim in claims if claim.claim in _CLAIMS]
    texts = {article.id: article.text for article in comparison.articles}
    denied = [claim for claim in first if _DENIED.match(texts[claim.article], claim.span.end)]
    for no in denied:
        for yes in first:
            if yes in denied or yes.article == no.article or yes.article not in reader.related(no.article):
                continue
            if yes.scope == no.scope or set(yes.about) & set(no.about) or _scope(yes) == _scope(no):
                yield _dispute(comparison, yes, no)
                break
    told = list(events(comparison))
    for claim in first:
        yield from _forestalled(comparison, reader, claim, told)


def _scope(claim: UniquenessClaim) -> str:
    """Return how far a claim reaches, in one form: 世界 for 世界初 and for 世界で初めて."""
    return re.sub(r"[でにの]|では|初めて|初", "", claim.text) or claim.scope


def _words(comparison: Comparison, claim: UniquenessClaim) -> str:
    """Return the claim with the clause it stands in, as far as it fits."""
    text = comparison.article(claim.article).text
    start = max(0, claim.span.start - _SHOWN)
    border = max(text.rfind(sign, start, claim.span.start) for sign in "、。\n")
    start = border + 1 if border >= 0 else start
    return re.split(r"[。\n]", text[start : claim.span.end + _SHOWN])[0].strip()


def _evidence(claim: UniquenessClaim) -> Evidence:
    return Evidence(claim.article, claim.span, claim.text, f"{claim.claim.value} {claim.text}", Role.SIDE)


def _dispute(comparison: Comparison, yes: UniquenessClaim, no: UniquenessClaim) -> Finding:
    return Finding(
        rule=_RULE,
        rule_version=_VERSION,
        category="figure",
        relation="conflict",
        reason="true",
        severity=2,
        confidence=0.8,
        topic=comparison.topic_of(yes.passage, no.passage),
        message=message(
            "{a} says “{x}”; {b} says “{y}”.",
            a=yes.article,
            x=_words(comparison, yes),
            b=no.article,
            y=_words(comparison, no),
        ),
        evidence=ordered([_evidence(yes), _evidence(no)]),
    )


def _forestalled(
    comparison: Comparison, reader: Reader, claim: UniquenessClaim, told: Sequence[Event]
) -> Iterator[Finding]:
    """Yield a claim to be the first since a day, where another article dates such an event after that day."""
    sentence = reader.around(claim.passage).sentence_at(claim.span.start)
    text = comparison.article(claim.article).text
    own = [event for event in told if event.article == claim.article]
    since = [
        event
        for event in own
        if event.sentence == sentence
        and event.time.span.end <= claim.span.start
        and "以来" in text[event.time.span.start : claim.span.start]
    ]
    written = days(comparison.article(claim.article).published or "")
    now = max((event.low for event in own), default=written[0].isoformat() if written else "")
    if not since or not now:
        return
    earlier = [
        event
        for event in told
        if event.article != claim.article
        and event.article in reader.related(claim.article)
        and since[0].high < event.low < now
        and _is_such(event, claim, text)
    ]
    if not earlier:
        return
    first = min(earlier, key=lambda event: (event.low != event.high, event.article, event.time.span))
    yield Finding(
        rule=_RULE,
        rule_version=_VERSION,
        category="figure",
        relation="conflict",
        reason="timeline",
        severity=1,
        confidence=0.85,
        topic=comparison.topic_of(claim.passage),
        message=message(
            "{a} says “{x}” since {since}; {b} tells of “{what}” on {date}.",
            a=claim.article,
            x=_words(comparison, claim),
            since=since[0].time.text,
            b=first.article,
            what=first.what_span.of(comparison.article(first.article).text) if first.what_span else first.what,
            date=first.time.text,
        ),
        evidence=ordered(
            [
                _evidence(claim),
                Evidence(since[0].article, since[0].time.span, since[0].time.text, since[0].low, Role.CONTEXT),
                Evidence(first.article, first.time.span, first.time.text, first.low, Role.SIDE),
                *(
                    Evidence(event.article, event.time.span, event.time.text, event.low, Role.AGREE)
                    for event in earlier
                    if event.article != first.article
                ),
            ]
        ),
    )


def _is_such(event: Event, claim: UniquenessClaim, text: str) -> bool:
    """Whether an event is of the kind that the claim is of: 会談 in 首脳会談, also behind an adjective."""
    named = canonical(event.what)
    behind = _KIND.match(text, claim.span.end)
    nouns = {*claim.about, *(behind.groups() if behind else ())}
    return len(named) > 1 and any(named in noun or named.endswith(noun) for noun in nouns if len(noun) > 1)
