"""label-divergence: one thing, other names, and whether an article says that a name is new or so-called.

Fires on chains of names (`tables.names`) where each of two articles uses a name that the other does not and both speak
on one topic. A chain whose choice of names is itself disputed, or on which an article speaks (改称した, いわゆる), is a
finding of its own: severity 2 if the articles have no name in common or one tells of a renaming, else 3. All other
chains are one finding together (3), and so are variants of spelling (3), which are notation, not framing. A person
named as a suspect here and with 氏 or さん there is to be confirmed (2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from compare.findings.points import pairs
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, Role, Span
from compare.tables.names import NameChain, NameUse, names

ID: Final = "label-divergence"
VERSION: Final = "1"
CATEGORY: Final = "label"
PER_ARTICLE: Final = 3
"""Names of one article that a finding shows."""
CHAINS: Final = 12
"""Chains that the finding on ordinary names shows."""
SPELLINGS: Final = 8
"""Spelling variants that a finding shows."""
_SUSPECT: Final = ("容疑者", "被告", "受刑者", "元被告")
_OTHER: Final = ("氏", "さん", "選手", "議員", "社長", "市長", "知事")


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per chain of disputed names, one on all others together, one on spelling."""
    topics = _topics(comparison)
    ordinary: list[NameChain] = []
    for chain in names(comparison):
        if chain.kind == "person":
            yield from _person(chain, comparison)
        elif chain.kind in ("chain", "alias", "head") and (topic := _meet(chain, topics)) is not None:
            if chain.contested or _told(chain):
                yield _chain(chain, topic, comparison)
            elif not _is_abbreviated(chain) and not any(_labels(chain) & _labels(other) for other in ordinary):
                ordinary.append(chain)
    if ordinary:
        yield _ordinary(ordinary, comparison)
    yield from _spelling(comparison)


def _topics(comparison: Comparison) -> Mapping[str, frozenset[str]]:
    """Return the points that each passage speaks on: topics, and sentences of two articles that answer each other."""
    found: dict[str, set[str]] = defaultdict(set)
    for topic in comparison.topics:
        for passage in topic.passages:
            found[passage].add(topic.id)
    for number, pair in enumerate(pairs(comparison)):
        if pair.topic is None:
            for passage in (pair.one.passage, pair.other.passage):
                found[passage].add(f"~{number}")
    return {passage: frozenset(own) for passage, own in found.items()}


def _labels(chain: NameChain) -> set[str]:
    return {use.label for uses in chain.uses.values() for use in uses}


def _is_abbreviated(chain: NameChain) -> bool:
    """Whether an article only gives the usual short form of a name (アジア太平洋経済協力会議（APEC）)."""
    return chain.kind == "alias" and any(label.isascii() for label in _labels(chain))


def _told(chain: NameChain) -> set[str]:
    return {use.told for uses in chain.uses.values() for use in uses if use.told}


def _meet(chain: NameChain, topics: Mapping[str, frozenset[str]]) -> str | None:
    """Return a topic in which two articles use names that the other does not, if there is one."""
    met = {
        topic
        for one, other in combinations(chain.uses, 2)
        for mine, theirs in [chain.apart(one, other) or ((), ())]
        for use in mine
        for against in theirs
        for topic in _spoken_of(use, topics) & _spoken_of(against, topics)
    }
    return min(met, default=None)


def _spoken_of(use: NameUse, topics: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the topics of all passages that use a name."""
    return frozenset(topic for passage in use.passages for topic in topics.get(passage, ()))


def _chain(chain: NameChain, topic: str, comparison: Comparison) -> Finding:
    told = _told(chain)
    disjoint = all(
        len(chain.foreign(one, other)) == len(chain.uses[one])
        and len(chain.foreign(other, one)) == len(chain.uses[other])
        for one, other in combinations(chain.uses, 2)
    )
    return _made(
        _message(chain, told),
        _evidence(chain, comparison),
        severity=2 if chain.contested and (disjoint or "renamed" in told) else 3,
        confidence=0.85 if chain.contested else 0.7,
        topic=None if topic.startswith("~") else topic,
    )


def _made(
    text: Message, evidence: Sequence[Evidence], *, severity: int, confidence: float, topic: str | None = None
) -> Finding:
    return Finding(ID, VERSION, CATEGORY, "reword", None, severity, confidence, topic, text, tuple(evidence))


def _ordinary(chains: Sequence[NameChain], comparison: Comparison) -> Finding:
    """Return the finding on names that differ without taking a side (供給網, サプライチェーン)."""
    shown = chains[:CHAINS]
    words = "、".join(
        "／".join(dict.fromkeys(use.text for uses in chain.uses.values() for use in uses[:PER_ARTICLE]))
        for chain in shown
    )
    evidence: dict[tuple[str, str], Evidence] = {}
    for chain in shown:
        for piece in _evidence(chain, comparison):
            evidence.setdefault((chain.referent, piece.value or piece.text), piece)
    return _made(
        message("The articles have different words for the same things: {words}.", words=words),
        tuple(evidence.values()),
        severity=3,
        confidence=0.75,
    )


def _listed(chain: NameChain) -> str:
    words = dict.fromkeys(use.text for uses in chain.uses.values() for use in uses[:PER_ARTICLE])
    return "".join(f"「{word}」" for word in words)


def _message(chain: NameChain, told: set[str]) -> Message:
    if "renamed" in told:
        return message(
            "One thing has different names, and an article says that it was renamed: {names}.", names=_listed(chain)
        )
    if "so-called" in told:
        return message(
            "One thing has different names, one of which an article gives as “so-called”: {names}.",
            names=_listed(chain),
        )
    return message("One thing has different names: {names}.", names=_listed(chain))


def _evidence(chain: NameChain, comparison: Comparison) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(article, use.span, use.span.of(comparison.article(article).text), use.label, Role.SIDE)
        for article, uses in chain.uses.items()
        for use in uses[:PER_ARTICLE]
    )


def _person(chain: NameChain, comparison: Comparison) -> Iterator[Finding]:
    """Yield the finding that one article names a person as a suspect and another never does."""
    suspected = {article for article, uses in chain.uses.items() if any(use.text.endswith(_SUSPECT) for use in uses)}
    others = {
        article
        for article, uses in chain.uses.items()
        if article not in suspected and any(use.text.endswith(_OTHER) for use in uses)
    }
    if suspected and others:
        yield _made(
            message("One person is named with different titles: {names}.", names=_listed(chain)),
            _evidence(chain, comparison),
            severity=2,
            confidence=0.8,
        )


def _spelling(comparison: Comparison) -> Iterator[Finding]:
    """Yield the finding that articles spell the same words differently."""
    found: dict[str, dict[str, dict[str, tuple[str, Span]]]] = defaultdict(lambda: defaultdict(dict))
    for item in comparison.passages:
        if not item.passage.kind.is_prose:
            continue
        for token in item.tokens:
            if token.pos[0] == "名詞" and token.pos[1] == "普通名詞" and _is_spelled(token.surface):
                own = found[token.normalized][token.surface]
                own.setdefault(item.passage.article, (item.passage.id, token.span))
    variants = [
        (word, spellings)
        for word, spellings in sorted(found.items())
        if len(spellings) > 1 and _apart(spellings) and len({_skeleton(one) for one in spellings}) == 1
    ]
    if variants:
        evidence = [
            Evidence(article, span, surface, word, Role.SIDE)
            for word, spellings in variants[:SPELLINGS]
            for surface, places in sorted(spellings.items())
            for article, (_, span) in sorted(places.items())[:1]
        ]
        shown = "、".join("／".join(sorted(spellings)) for _, spellings in variants[:SPELLINGS])
        yield _made(
            message("The articles spell the same words differently (notation only): {words}.", words=shown),
            evidence,
            severity=3,
            confidence=0.9,
        )


@lru_cache(maxsize=65_536)
def _is_spelled(surface: str) -> bool:
    return len(surface) > 1 and any("一" <= char <= "龥" for char in surface)


def _skeleton(surface: str) -> str:
    """Return the first kanji: spellings that do not begin alike are other words to a reader (取引, 取り引き do)."""
    return next(char for char in surface if "一" <= char <= "龥")


def _apart(spellings: Mapping[str, Mapping[str, tuple[str, Span]]]) -> bool:
    """Whether two articles have one spelling each that the other lacks."""
    articles = [frozenset(places) for places in spellings.values()]
    return any(one - other and other - one for one, other in combinations(articles, 2))


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
