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

from compare.findings import disputed_claims
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Claim, Comparison, Evidence, Finding, Measure, Role, UniquenessClaim
from compare.quantities.cues import contrasts
from compare.quantities.likeness import Bag, Likeness, bag_of
from compare.quantities.reading import Reader, reader_of

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
_SCOPE_NOUNS: Final = frozenset({"過去", "史上", "国内", "世界", "日本", "全国", "県内", "目", "番"})
"""Nouns that say how far a claim reaches, not what it is of."""
_OF_OLD: Final = ("過去", "史上", "過去で", "史上で")
"""Right before a rank, they make it one among all earlier ones (過去2番目), not one of a table (県別で15番目)."""
_BEFORE: Final = 4
_PREFIX: Final = "初"
"""The word as the beginning of a noun (初打ち上げ): it says which one is meant, and claims nothing."""
_RECORDS: Final = frozenset({"最高", "最低"})
"""Members of a set of contrasts that claims of records are about: they are compared, not kept apart."""
_LEAST: Final = 0.1
"""Likeness of the words around two claims below which a noun in common is chance."""
_ALIKE: Final = 0.22
"""Likeness from which they are of one thing though they are not bound to the same noun."""
_NEAR: Final = 0.4
"""Weight of a word that stands near a claim."""
_STRONG_SCOPES: Final = frozenset(
    {"世界", "アジア", "日本", "国内", "全国", "史上", "憲政史上", "観測史上", "五輪史上", "過去", "戦後"}
)
_STRONG: Final = frozenset({Claim.FIRST, Claim.ONLY, Claim.MOST, Claim.LEAST})


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield claims that something counts again, denies or forestalls, then strong claims to be checked."""
    claims = [mention for mention in comparison.mentions if isinstance(mention, UniquenessClaim) and mention.about]
    reader = reader_of(comparison)
    bags = {claim: _bag(reader, claim) for claim in claims}
    likeness = Likeness(list(bags.values()))
    number = {claim: place for place, claim in enumerate(bags)}
    texts = {article.id: article.text for article in comparison.articles}
    countered: set[UniquenessClaim] = set()
    topics: dict[str, set[str]] = defaultdict(set)
    for topic in comparison.topics:
        for passage in topic.passages:
            topics[passage].add(topic.id)
    for one, other in combinations(claims, 2):
        if other.article not in reader.related(one.article):
            continue
        shared = topics[one.passage] & topics[other.passage]
        first, second = (one, other) if _is_against(one, other, texts) else (other, one)
        alike = likeness.of(number[one], number[other])
        common = set(one.about) & set(other.about)
        bound = _is_against(first, second, texts) and (shared or len(common) >= _ENOUGH)
        told = _is_told_against(first, second, texts[second.article]) and alike >= _ALIKE
        if (bound or told) and alike >= _LEAST and not _are_contrasted(bags[one], bags[other]):
            countered |= {first, second}
            yield _conflict(min(shared, default=None), first, second)
    for finding in disputed_claims.find(comparison, reader, claims):
        disputed = {(piece.article, piece.span) for piece in finding.sides}
        countered |= {claim for claim in claims if (claim.article, claim.span) in disputed}
        yield finding
    yield from _to_check(comparison, [claim for claim in claims if claim not in countered])


def _bag(reader: Reader, claim: UniquenessClaim) -> Bag:
    values = reader.values_in(claim.passage)
    return bag_of(claim.span, reader.around(claim.passage), values, Measure("", "", claim.about))


def _are_contrasted(one: Bag, other: Bag) -> bool:
    """Whether two claims are of different members of a set: 男子 and 女子."""
    for group in (group for group in contrasts() if not group & _RECORDS):
        first, second = ({word for word in group if bag.get(word, 0.0) >= _NEAR} for bag in (one, other))
        if first and second and not first & second:
            return True
    return False


def _is_against(one: UniquenessClaim, other: UniquenessClaim, texts: Mapping[str, str]) -> bool:
    """Whether `other` counts again what `one` claims: the same noun, and not two words of one claim."""
    return _is_told_against(one, other, texts[other.article]) and bool(
        (set(one.about) & set(other.about)) - _SCOPE_NOUNS
    )


def _is_told_against(one: UniquenessClaim, other: UniquenessClaim, text: str) -> bool:
    before = text[: other.span.start][-_BEFORE:]
    if other.claim not in _AGAINST.get(one.claim, ()) or (
        one.passage == other.passage and one.span.overlaps(other.span)
    ):
        return False
    if one.text == _PREFIX and one.article == other.article:
        # One article tells of the first launch (初打ち上げ) and of the seventh.
        return False
    if one.claim in (Claim.MOST, Claim.LEAST):
        if other.claim is Claim.AGAIN:
            return "番目" in other.text and bool(other.scope or before.endswith(_OF_OLD))
        # High and low are against each other of one thing in other articles only.
        return one.article != other.article
    return True


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
            noun=min(set(one.about) & set(other.about) or one.about, key=lambda noun: (-len(noun), noun)),
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
                topic=comparison.topic_of(first.passage),
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
