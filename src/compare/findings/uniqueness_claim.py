"""uniqueness-claim: 初, 唯一, 過去最高 against what the other articles, and the same one, count.

A claim is asked about where something that counts it again is bound to the same noun in the same topic: 「女性市長は
初めて」 and 「女性市長は2人目」, 「2年ぶりの増益」 and 「2年連続の増益」. Where the two name different scopes (県内初,
国内2例目), both may hold: shown, not asked. Strong claims that nobody counts again are listed for the reader who checks
them (severity 3), with the articles that say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Claim, Comparison, Evidence, Finding, Role, UniquenessClaim

ID: Final = "uniqueness-claim"
VERSION: Final = "1"
CATEGORY: Final = "figure"
_AGAINST: Final[Mapping[Claim, frozenset[Claim]]] = {
    Claim.FIRST: frozenset({Claim.AGAIN, Claim.REVIVED, Claim.RUNNING}),
    Claim.ONLY: frozenset({Claim.AGAIN}),
    Claim.MOST: frozenset({Claim.LEAST, Claim.AGAIN}),
    Claim.LEAST: frozenset({Claim.AGAIN}),
    Claim.REVIVED: frozenset({Claim.RUNNING}),
}
_ENOUGH: Final = 2
"""Nouns in common by which two claims speak of one thing, whether or not their passages were aligned."""
_STRONG_SCOPES: Final = frozenset(
    {"世界", "アジア", "日本", "国内", "全国", "史上", "憲政史上", "観測史上", "五輪史上", "過去", "戦後"}
)
_STRONG: Final = frozenset({Claim.FIRST, Claim.ONLY, Claim.MOST, Claim.LEAST})


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield claims that something counts again, then strong claims to be checked."""
    claims = [mention for mention in comparison.mentions if isinstance(mention, UniquenessClaim) and mention.about]
    countered: set[UniquenessClaim] = set()
    topics: dict[str, set[str]] = defaultdict(set)
    for topic in comparison.topics:
        for passage in topic.passages:
            topics[passage].add(topic.id)
    for one, other in combinations(claims, 2):
        shared = topics[one.passage] & topics[other.passage]
        first, second = (one, other) if _is_against(one, other) else (other, one)
        if _is_against(first, second) and (shared or len(set(one.about) & set(other.about)) >= _ENOUGH):
            countered |= {first, second}
            yield _conflict(min(shared, default=None), first, second)
    yield from _to_check(comparison, [claim for claim in claims if claim not in countered])


def _is_against(one: UniquenessClaim, other: UniquenessClaim) -> bool:
    """Whether `other` counts again what `one` claims: the same noun, and not two words of one claim."""
    if other.claim not in _AGAINST.get(one.claim, ()) or (
        one.passage == other.passage and one.span.overlaps(other.span)
    ):
        return False
    if one.claim in (Claim.MOST, Claim.LEAST) and other.claim is Claim.AGAIN and not other.text.endswith("番目"):
        return False
    return bool(set(one.about) & set(other.about))


def _conflict(topic: str | None, one: UniquenessClaim, other: UniquenessClaim) -> Finding:
    scoped = bool(one.scope and other.scope and one.scope != other.scope)
    apart = bool(one.scope) != bool(other.scope)
    text = (
        message(
            "“{one}” and “{other}” speak of different scopes ({scope}, {other_scope}): both may hold.",
            one=one.text,
            other=other.text,
            scope=one.scope,
            other_scope=other.scope,
        )
        if scoped
        else message(
            "“{one}” ({article}) does not go with “{other}” ({other_article}), both of “{noun}”.",
            one=one.text,
            article=one.article,
            other=other.text,
            other_article=other.article,
            noun=min(set(one.about) & set(other.about), key=lambda noun: (-len(noun), noun)),
        )
    )
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="confine" if scoped else "conflict",
        reason="scope" if scoped else "true",
        severity=3 if scoped else 2,
        confidence=0.6 if scoped or apart else 0.75,
        topic=topic,
        message=text,
        evidence=(_evidence(one), _evidence(other)),
    )


def _to_check(comparison: Comparison, claims: Sequence[UniquenessClaim]) -> Iterator[Finding]:
    """Yield the strong claims, those that say the same together."""
    groups: dict[tuple[Claim, str], list[list[UniquenessClaim]]] = defaultdict(list)
    for claim in claims:
        if claim.claim not in _STRONG or not (claim.claim is Claim.ONLY or claim.scope in _STRONG_SCOPES):
            continue
        same = groups[claim.claim, claim.scope]
        known = next((group for group in same if set(group[0].about) & set(claim.about)), None)
        if known is None:
            same.append([claim])
        else:
            known.append(claim)
    for same in groups.values():
        for group in same:
            by_article = {claim.article: claim for claim in reversed(group)}
            first = group[0]
            yield Finding(
                rule=ID,
                rule_version=VERSION,
                category=CATEGORY,
                relation="evidence",
                reason=None,
                severity=3,
                confidence=0.5,
                topic=next((topic.id for topic in comparison.topics if first.passage in topic.passages), None),
                message=_check_text(first, len(by_article), len(comparison.articles)),
                evidence=(
                    _evidence(first),
                    *(
                        _evidence(claim, Role.AGREE)
                        for name, claim in sorted(by_article.items())
                        if name != first.article
                    ),
                ),
            )


def _check_text(claim: UniquenessClaim, saying: int, articles: int) -> Message:
    return message(
        "“{claim}” of “{noun}” is to be checked; {saying} of {articles} articles say so.",
        claim=claim.text,
        noun=max(claim.about, key=lambda noun: (len(noun), noun)),
        saying=saying,
        articles=articles,
    )


def _evidence(claim: UniquenessClaim, role: Role = Role.SIDE) -> Evidence:
    return Evidence(claim.article, claim.span, claim.text, f"{claim.claim.value} {claim.text}", role)


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
