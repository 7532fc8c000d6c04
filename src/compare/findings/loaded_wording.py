"""loaded-wording: valuing, dramatising, distancing or promoting words, against how the others put the same point.

A word is never a finding by itself. Fires where an article words a point with a strong loaded word, or with several
weak ones, in its own voice, and another article puts the same point without any; the other's words are shown beside
it. The headlines of a story are one such point; and an article that uses strong words far more often than the others
is said so once. Words that both use, that are negated or quoted, do not count. For
information.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.findings.contrasts import Contrast, by_point
from compare.findings.points import Statement, pairs
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, LoadedWord, PassageKind, Role, Span
from compare.tables.profiles import profiles

ID: Final = "loaded-wording"
VERSION: Final = "1"
CATEGORY: Final = "wording"
MOST: Final = 8
"""Findings on points: those with the strongest words."""
STRONG: Final = 2
"""Strength of one word, or sum of several, from which on a wording stands out."""
FEW: Final = 3
"""Different strong words that an article must have to be said to use many."""
TIMES: Final = 2
"""How many times as often as the median of the others."""
SHOWN: Final = 8
"""Words that a finding on an article shows."""
_WEAK: Final = frozenset({"intensifier", "superlative"})
"""Wordings that stand out only beside other ones."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """The loaded words of one statement that count, and how strong they are together."""

    words: tuple[LoadedWord, ...]
    strength: int


def _counted(words: Sequence[LoadedWord], against: Sequence[LoadedWord]) -> _Wording:
    """Return the words of the article's own voice that the other statement does not have."""
    common = {word.entry for word in against}
    own = tuple(word for word in words if not (word.quoted or word.negated or word.entry in common))
    telling = [word for word in own if word.wording not in _WEAK]
    return _Wording(own, sum(word.strength for word in telling) + (1 if telling and len(own) > len(telling) else 0))


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per point that is worded strongly by some and plainly by others, the strongest first."""
    points = [_point(group, comparison) for group in by_point(_contrasts(comparison))]
    yield from sorted(points, key=lambda finding: -finding.confidence)[:MOST]
    yield from _headlines(comparison)
    yield from _articles(comparison)


def _contrasts(comparison: Comparison) -> Iterator[Contrast[_Wording]]:
    for pair in pairs(comparison):
        one = _counted(pair.one.loaded, pair.other.loaded)
        other = _counted(pair.other.loaded, pair.one.loaded)
        strong, plain = sorted((one, other), key=lambda wording: -wording.strength)
        if strong.strength >= STRONG and plain.strength == 0:
            yield Contrast(pair, one, other)


def _words(words: Sequence[LoadedWord]) -> str:
    return "".join(f"「{text}」" for text in dict.fromkeys(word.text for word in words))


def _evidence(words: Sequence[LoadedWord]) -> list[Evidence]:
    return [Evidence(word.article, word.span, word.text, word.entry, Role.SIDE) for word in words]


def _point(group: Sequence[Contrast[_Wording]], comparison: Comparison) -> Finding:
    loaded: dict[Span, LoadedWord] = {}
    plain: dict[tuple[str, Span], Statement] = {}
    strength = 0
    for contrast in group:
        strong_first = contrast.one.strength >= contrast.other.strength
        strong, weak = (contrast.one, contrast.pair.other) if strong_first else (contrast.other, contrast.pair.one)
        loaded.update((word.span, word) for word in strong.words)
        plain.setdefault((weak.article, weak.span), weak)
        strength = max(strength, strong.strength)
    words = sorted(loaded.values(), key=lambda word: (word.article, word.span))
    told = {word.article for word in words}
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="reword",
        reason=None,
        severity=3,
        confidence=round(min(0.8, 0.4 + strength / 10 + group[0].pair.score / 5), 2),
        topic=group[0].pair.topic,
        message=_message(words),
        evidence=(
            *_evidence(words),
            *(
                Evidence(article, span, span.of(comparison.article(article).text), None, Role.CONTEXT)
                for article, span in sorted(plain)
                if article not in told
            ),
        ),
    )


def _message(words: Sequence[LoadedWord]) -> Message:
    return message("The same point is worded more strongly than in the other articles: {words}.", words=_words(words))


def _headlines(comparison: Comparison) -> Iterator[Finding]:
    """Yield, for each article, that its headline is worded more strongly than those of the others."""
    titles = {
        item.passage.article: item.passage for item in comparison.passages if item.passage.kind is PassageKind.TITLE
    }
    if len(titles) < 2:
        return
    loaded = {
        article: [
            mention
            for mention in comparison.mentions
            if isinstance(mention, LoadedWord) and mention.passage == passage.id
        ]
        for article, passage in titles.items()
    }
    for article in sorted(titles):
        others = [word for other, words in loaded.items() if other != article for word in words]
        wording = _counted(loaded[article], others)
        plain = [other for other in sorted(titles) if other != article and not _counted(loaded[other], []).words]
        if wording.strength >= STRONG and plain:
            yield Finding(
                rule=ID,
                rule_version=VERSION,
                category=CATEGORY,
                relation="reword",
                reason=None,
                severity=3,
                confidence=0.7,
                topic=None,
                message=message(
                    "The headline is worded more strongly than those of the other articles: {words}.",
                    words=_words(wording.words),
                ),
                evidence=(
                    *_evidence(wording.words),
                    *(
                        Evidence(other, span, span.of(comparison.article(other).text), None, Role.CONTEXT)
                        for other in plain
                        for span in [titles[other].span]
                    ),
                ),
            )


def _articles(comparison: Comparison) -> Iterator[Finding]:
    """Yield, for an article that uses far more strong words than the others of the story, that it does."""
    if len(comparison.articles) < 2:
        return
    strong = {article.id: _strong(article.id, comparison) for article in comparison.articles}
    share = {
        profile.article: len(strong[profile.article]) / max(profile.sentences, 1) for profile in profiles(comparison)
    }
    for article, words in strong.items():
        others = sorted(value for other, value in share.items() if other != article)
        usual = others[len(others) // 2]
        if len({word.entry for word in words}) >= FEW and share[article] >= TIMES * usual:
            yield Finding(
                rule=ID,
                rule_version=VERSION,
                category=CATEGORY,
                relation="reword",
                reason=None,
                severity=3,
                confidence=0.7,
                topic=None,
                message=message(
                    "The article uses strong words more often than the others of the story: {words}.",
                    words=_words(words[:SHOWN]),
                ),
                evidence=tuple(_evidence(words[:SHOWN])),
            )


def _strong(article: str, comparison: Comparison) -> list[LoadedWord]:
    return [
        mention
        for mention in comparison.mentions
        if isinstance(mention, LoadedWord)
        and mention.article == article
        and mention.strength >= STRONG
        and not (mention.quoted or mention.negated)
    ]


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
