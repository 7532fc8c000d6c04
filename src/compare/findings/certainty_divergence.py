"""certainty-divergence: the same point asserted by one article and expected, supposed, left open or denied by another.

A hedge is never a finding by itself: it is what careful writers use. Fires where statements on one point stand in
bands of the ladder that are apart; each side is the clause with its cue. Denied here and asserted there is severity
2, the rest is for information (3). An article that looks ahead while others report is said once, not for every point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.findings.contrasts import Contrast, by_point, clause_of
from compare.findings.points import SHARED, Statement, pairs
from compare.findings.rule import Rule
from compare.i18n import Message, Name, message
from compare.language import lexicon
from compare.language.clauses import is_conditional
from compare.language.phrasebook import Phrasebook, book
from compare.model import Article, Comparison, Evidence, Finding, ModalityCue, Role, Span, Token, TokenisedPassage

ID: Final = "certainty-divergence"
VERSION: Final = "1"
CATEGORY: Final = "certainty"
PER_ARTICLE: Final = 4
"""Findings on points that are shown for each article of the story: the surest."""
SURE: Final = 0.25
"""Likeness of two statements of which one denies, to be put before the editor at once."""
VERY_SURE: Final = 0.45
"""The same, without a figure."""
AHEAD: Final = 3
"""Sentences that look ahead which are quoted of a forecast."""
_TAIL: Final = 12
"""Characters behind a noun that only inflect the sentence (…でした, …となりました)."""
_AHEAD: Final = frozenset({"expected", "likely", "possible", "conjectured", "planned"})


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the ladder: rank, band, and its name."""

    rank: int
    band: str
    name: Name


@dataclass(frozen=True, slots=True)
class _Stand:
    """How sure one article is of the point.

    Attributes:
        degree: step of the ladder.
        span: the clause.
    """

    degree: str
    span: Span

    @property
    def band(self) -> str:
        """The band of the ladder that the degree is in."""
        return _ladder()[self.degree].band


@cache
def _ladder() -> Mapping[str, _Step]:
    return {
        step["degree"]: _Step(int(step["rank"]), step["band"], Name(step["en"], step["ja"]))
        for step in lexicon.load("modality")["ladder"]
    }


@cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(bands) for bands in lexicon.load("modality")["apart"])


@cache
def _ought() -> Phrasebook[str]:
    return book({"ought": lexicon.load("modality")["ought"]})


def _stand(statement: Statement, shared: Sequence[str], article: Article, passage: TokenisedPassage) -> _Stand | None:
    """Return how sure the article is; `None` where it does not say: a speaker, a condition, a wish, a theme."""
    clause = clause_of(statement, shared, passage)
    tokens = passage.tokens_in(clause)
    cues = [cue for cue in statement.cues if clause.start <= cue.span.start < clause.end]
    spoken = any(quote.overlaps(clause) for source in statement.sources for quote in source.quotes)
    degree = _degree(cues)
    if not cues and _goes_on(tokens) and _left_open(statement, clause):
        return None
    # A speaker who denies or leaves open what others tell is what an editor looks for; other doubts are the speaker's.
    if _is_condition(tokens) or (spoken and degree not in ("denied", "open")):
        return None
    if degree == "asserted" and (
        not _is_claim(tokens) or _is_no_claim(tokens) or (article.genre == "forecast" and not _is_past(tokens))
    ):
        return None
    return _Stand(degree, clause)


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether the clause ends in a form without tense, so that the end of the sentence says how sure it is."""
    words = [token for token in tokens if token.pos[0] != "補助記号"]
    return bool(words) and words[-1].pos[0] in ("動詞", "助動詞") and words[-1].normalized != "た"


def _left_open(statement: Statement, clause: Span) -> bool:
    """Whether a later clause of the sentence is not sure: what went before may be part of it or not.

    駅を移し、…計画で plans both, 協定に署名し、…方針だ only the second: the words do not say.
    """
    behind = [cue for cue in statement.cues if cue.span.start >= clause.end]
    return bool(behind) and _ladder()[_degree(behind)].band != "firm"


def _is_condition(tokens: Sequence[Token]) -> bool:
    """Whether the clause is a condition for the next one (関税が課されれば、)."""
    words = [token for token in tokens if token.pos[0] != "補助記号"]
    return bool(words) and is_conditional(words[-2:])


def _is_past(tokens: Sequence[Token]) -> bool:
    return any(token.pos[0] == "助動詞" and token.normalized == "た" for token in tokens[-4:])


def _is_claim(tokens: Sequence[Token]) -> bool:
    """Whether the words say something: they hold a verb, an adjective or a noun of action (協力で合意)."""
    return any(token.pos[0] in ("動詞", "形容詞", "助動詞") or token.pos[2] == "サ変可能" for token in tokens)


def _is_no_claim(tokens: Sequence[Token]) -> bool:
    """Whether the clause names a theme (…が焦点だった) or says what ought to be."""
    nouns = [token for token in tokens if token.pos[0] == "名詞"]
    behind = tokens[-1].span.end - nouns[-1].span.end if nouns else 0
    themes = lexicon.load("modality")["themes"]
    if nouns and nouns[-1].normalized in themes and behind <= _TAIL:
        return True
    return next(_ought().find(tokens), None) is not None


def _degree(cues: list[ModalityCue]) -> str:
    """Return the step on which the last cue of a clause puts it; the last governs the others."""
    if not cues:
        return "asserted"
    last = cues[-1]
    if not last.negated:
        return last.degree
    if last.degree in ("decided", "confirmed"):
        return "open"
    return "denied" if last.degree in ("possible", "likely", "expected", "planned") else last.degree


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per point on which the articles are not equally sure, the surest first."""
    passages = {item.passage.id: item for item in comparison.passages}
    found = [
        _finding(group, comparison) for group in by_point(_contrasts(comparison, passages), lambda _, stand: stand.span)
    ]
    yield from sorted(found, key=lambda finding: (finding.severity, -finding.confidence))[
        : PER_ARTICLE * len(comparison.articles)
    ]
    if any(article.genre == "report" for article in comparison.articles):
        for article in comparison.articles:
            if article.genre == "forecast":
                yield from _forecast(article, comparison)


def _contrasts(comparison: Comparison, passages: Mapping[str, TokenisedPassage]) -> Iterator[Contrast[_Stand]]:
    for pair in pairs(comparison):
        one, other = (
            _stand(statement, pair.shared, comparison.article(statement.article), passages[statement.passage])
            for statement in (pair.one, pair.other)
        )
        if one is not None and other is not None and frozenset((one.band, other.band)) in _apart():
            yield Contrast(pair, one, other)


def _finding(group: Sequence[Contrast[_Stand]], comparison: Comparison) -> Finding:
    best = group[0].pair
    sides: dict[tuple[str, str], _Stand] = {}
    for contrast in group:
        for statement, stand in ((contrast.pair.one, contrast.one), (contrast.pair.other, contrast.other)):
            sides.setdefault((statement.article, stand.band), stand)
    bands = {band for _, band in sides}
    degrees = sorted({stand.degree for stand in sides.values()}, key=lambda degree: (_ladder()[degree].rank, degree))
    denied = "firm" in bands and bool(bands & {"denied", "undecided"})
    clear = any(_is_clear(contrast, comparison) for contrast in group)
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="conflict" if denied else "confine",
        reason=None,
        severity=2 if clear else 3,
        confidence=round(min(0.85, 0.45 + best.score), 2),
        topic=best.topic,
        message=_message([_ladder()[degree].name for degree in degrees]),
        evidence=tuple(
            Evidence(article, stand.span, stand.span.of(comparison.article(article).text), stand.degree, Role.SIDE)
            for (article, _), stand in sorted(sides.items(), key=lambda side: (side[0][0], side[1].span))
        ),
    )


def _is_clear(contrast: Contrast[_Stand], comparison: Comparison) -> bool:
    """Whether one article tells as done or settled what another plans, expects, leaves open or denies.

    Both must speak of one thing beyond doubt: by a figure they share, or by much else. What a forecast expects is no
    surprise.
    """
    bands = {contrast.one.band, contrast.other.band}
    if "firm" not in bands and "undecided" not in bands:
        return False
    articles = [comparison.article(one.article) for one in (contrast.pair.one, contrast.pair.other)]
    if any(article.genre == "forecast" for article in articles):
        return False
    telling = contrast.pair.telling
    if contrast.pair.figures and telling:
        return True
    return telling >= SHARED and contrast.pair.score >= (SURE if "denied" in bands else VERY_SURE)


def _message(degrees: list[Name]) -> Message:
    if len(degrees) == 2:
        return message(
            "On the same point the articles differ in how sure they are: {first} and {second}.",
            first=degrees[0],
            second=degrees[1],
        )
    return message(
        "On the same point the articles differ in how sure they are, from {first} to {last}.",
        first=degrees[0],
        last=degrees[-1],
    )


def _forecast(article: Article, comparison: Comparison) -> Iterator[Finding]:
    """Yield the finding that an article looks ahead to what others report."""
    cues = [
        mention
        for mention in comparison.mentions
        if isinstance(mention, ModalityCue) and mention.article == article.id and mention.degree in _AHEAD
    ]
    chosen: dict[Span, ModalityCue] = {}
    for cue in cues:
        if not cue.quoted:
            chosen.setdefault(cue.scope, cue)
    if chosen:
        yield Finding(
            rule=ID,
            rule_version=VERSION,
            category=CATEGORY,
            relation="confine",
            reason="period",
            severity=2,
            confidence=0.8,
            topic=None,
            message=message("The article looks ahead to what others report as done: its statements are expectations."),
            evidence=tuple(
                Evidence(article.id, scope, scope.of(article.text), "forecast", Role.SIDE)
                for scope in list(chosen)[:AHEAD]
            ),
        )


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
