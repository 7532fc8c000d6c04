"""Dates read as events: who did what then, and how the article tells it.

There is no parser. A date that stands alone (10日、) belongs to the last verb of its sentence; one that is bound to
what follows (10日に開かれた, 10日の会談) to the next verb or noun. Who did it is the nearest subject before, else the
topic of the sentence, else that of the sentence before (Japanese drops it).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from compare.language.calendar import days
from compare.model import Comparison, MentionKind, Span, TimeExpression, Token, TokenisedPassage
from compare.quantities.cues import is_compared_with

_CLOCK: Final = re.compile(r"T\d\d:\d\d")
"""A time of day to the minute."""
_SUBJECT_REACH: Final = 8
"""Words of a subject, counted back from its particle."""
_TERM_REACH: Final = 400
"""Words of a sentence that are looked at; only run-together tables are longer."""
_BINDING: Final = frozenset({"に", "から", "まで", "で", "までに", "頃", "ごろ", "中", "付"})
"""Words that bind a date to the verb that follows next."""
_LIGHT: Final = frozenset(
    {
        "為る",
        "居る",
        "有る",
        "成る",
        "呉れる",
        "貰う",
        "致す",
        "出来る",
        "因る",
        "拠る",
        "於く",
        "対する",
        "伴う",
        "関する",
    }
)
"""Verbs that do not say what happened."""
_COMING: Final = frozenset(
    {
        "予定",
        "見通し",
        "見込み",
        "見込む",
        "方針",
        "計画",
        "目指す",
        "予想",
        "見る",
        "公算",
        "意向",
        "考え",
        "目標",
        "検討",
    }
)
"""Words behind a verb that make it something to come."""


_WITHIN_TIME: Final = frozenset({"の", "(", ")", "（", "）"})
"""Words that stand inside a date with a time of day."""


class Telling(StrEnum):
    """How an article tells an event."""

    PAST = "past"
    """As something that happened."""
    COMING = "coming"
    """As something planned or expected."""
    UNSAID = "unsaid"
    """Neither (headlines, noun phrases)."""


class Vantage(StrEnum):
    """Where an article stands in time, seen from an event."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    UNKNOWN = "unknown"
    """The article has no date, or the event's is not known to the year."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something an article dates.

    Attributes:
        time: the date, with how it was resolved.
        low, high: first and last day it covers, ISO.
        who: the words that name who did it, if any; `who_span` their place.
        what: what was done, as the normalised verb or noun; `what_span` the words.
        sentence: place of the sentence.
        terms: normalised content words of the sentence.
        topics: ids of the topics of its passage.
        telling: how it is told.
        vantage: where the article stands.
    """

    time: TimeExpression
    low: str
    high: str
    who: str
    who_span: Span | None
    what: str
    what_span: Span | None
    sentence: Span
    terms: frozenset[str]
    topics: frozenset[str]
    telling: Telling
    vantage: Vantage

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.time.article


def events(comparison: Comparison) -> Iterator[Event]:
    """Yield every date of the story that tells of something and can be placed in a year, in reading order."""
    topics: dict[str, set[str]] = defaultdict(set)
    for topic in comparison.topics:
        for passage_id in topic.passages:
            topics[passage_id].add(topic.id)
    passages = {item.passage.id: item for item in comparison.passages}
    published = {article.id: article.published for article in comparison.articles}
    for mention in comparison.mentions:
        if not isinstance(mention, TimeExpression) or mention.kind is not MentionKind.DATE:
            continue
        passage = passages[mention.passage]
        bounds = _bounds(mention)
        if bounds is not None and passage.passage.kind.is_story:
            clause = Clause(passage, mention)
            if not clause.is_reckoning:
                yield clause.event(bounds, published[mention.article], frozenset(topics[mention.passage]))


def clock_events(comparison: Comparison) -> Iterator[Event]:
    """Yield every time of day with minutes or an hour as an event; `low` and `high` are its minutes of the day."""
    passages = {item.passage.id: item for item in comparison.passages}
    for mention in comparison.mentions:
        if not isinstance(mention, TimeExpression) or mention.kind is not MentionKind.TIME:
            continue
        passage, minute = passages[mention.passage], mention.low
        if passage.passage.kind.is_story and minute == mention.high and minute and _CLOCK.fullmatch(minute):
            yield Clause(passage, mention).event((minute, minute), None, frozenset())


def _bounds(time: TimeExpression) -> tuple[str, str] | None:
    """Return first and last day of a date, or `None` where its year is not known or it is a business term."""
    low, high = (days(end) if end else None for end in (time.low, time.high))
    first, last = low or high, high or low
    if first is None or last is None or time.modifier == "term":
        return None
    return first[0].isoformat(), last[1].isoformat()


def vantage(published: str | None, low: str, high: str) -> Vantage:
    """Return where an article of that day stands, seen from days `low` to `high`."""
    known = days(published) if published else None
    if known is None:
        return Vantage.UNKNOWN
    if known[1].isoformat() < low:
        return Vantage.BEFORE
    return Vantage.AFTER if known[0].isoformat() > high else Vantage.DURING


class Clause:
    """The words around one date, read for what happened then."""

    def __init__(self, passage: TokenisedPassage, time: TimeExpression) -> None:
        self.passage = passage
        self.time = time
        self.sentence = passage.sentence_at(time.span.start)
        self.tokens = passage.tokens_in(self.sentence)[:_TERM_REACH]
        self.first = next((n for n, token in enumerate(self.tokens) if token.span.end > time.span.start), 0)
        self.last = next(
            (n for n, token in enumerate(self.tokens) if token.span.start >= time.span.end), len(self.tokens)
        )
        self.behind = self.tokens[self.last :]

    @property
    def is_reckoning(self) -> bool:
        """Whether the date is only what something is compared with, or the year that a figure is of."""
        follows = self.behind[0].surface if self.behind else ""
        coarse = len(self.time.low or self.time.high or "") <= len("FY2025")
        return is_compared_with(self.behind) or (coarse and follows not in _BINDING and self._done_noun() is None)

    def event(self, bounds: tuple[str, str], published: str | None, topics: frozenset[str]) -> Event:
        """Return the event."""
        low, high = bounds
        verb = self._what()
        who = self._who(verb[0] if verb else self.last)
        text = self.passage.text
        start = self.passage.passage.span.start
        what = self.tokens[verb[0] : verb[1]] if verb else ()
        what_span = Span(what[0].span.start, what[-1].span.end) if what else None
        return Event(
            time=self.time,
            low=low,
            high=high,
            who=text[who.start - start : who.end - start] if who else "",
            who_span=who,
            what="".join(token.normalized for token in what),
            what_span=what_span,
            sentence=self.sentence,
            terms=frozenset(unit for token in self.tokens for unit, pos in token.units if _is_content(unit, pos)),
            topics=topics,
            telling=self._telling(verb[1]) if verb else Telling.UNSAID,
            vantage=vantage(published, low, high),
        )

    def _what(self) -> tuple[int, int] | None:
        """Return first and last (exclusive) number of the words that say what happened."""
        if not self.behind:
            return self._predicated()
        follows = self.behind[0]
        if follows.surface == "の" and (noun := self._noun_run(self.last + 1)):
            return noun
        if named := self._predicated() or self._done_noun():
            return named
        verbs = [found for n in range(self.last, len(self.tokens)) if (found := self._verb(n))]
        if not verbs:
            return None
        bound = follows.surface in _BINDING or follows.pos[0] in ("動詞", "名詞")
        return verbs[0] if bound else verbs[-1]

    def _done_noun(self) -> tuple[int, int] | None:
        """Return the one noun right behind a date that says what was done then (2014年設置), not a longer name."""
        if not self.behind or self.behind[0].pos[2] != "サ変可能":
            return None
        longer = len(self.behind) > 1 and self.behind[1].pos[0] in ("名詞", "接尾辞")
        return None if longer else (self.last, self.last + 1)

    def _predicated(self) -> tuple[int, int] | None:
        """Return what is said to be at the date (発表は2時40分だった, 出たのは3時40分)."""
        follows = self.behind[0] if self.behind else None
        ends = follows is None or follows.pos[1] in ("句点", "読点") or follows.normalized in ("だ", "です", "頃", "と")
        before = self.first - 1
        while before > 0 and self._is_time_word(self.tokens[before]):
            before -= 1
        if not ends or before < 1 or self.tokens[before].surface != "は":
            return None
        if self.tokens[before - 1].surface == "の":
            verbs = [found for n in range(before - 1) if (found := self._verb(n))]
            return verbs[-1] if verbs else None
        noun = self.tokens[before - 1]
        # 裁判所は10日、 is who did it; 発表は10日、 is what was done.
        done = noun.pos[2] == "サ変可能" or (follows is None or follows.pos[1] != "読点")
        return (before - 1, before) if noun.pos[0] == "名詞" and done else None

    def _is_time_word(self, token: Token) -> bool:
        """Whether a word before a time only says it more fully (出したのは12日の午前7時50分)."""
        return (
            token.pos[2] in ("副詞可能", "助数詞", "助数詞可能")
            or token.pos[1] == "数詞"
            or token.surface in _WITHIN_TIME
        )

    def _noun_run(self, start: int) -> tuple[int, int] | None:
        end = start
        while end < len(self.tokens) and self.tokens[end].pos[0] in ("名詞", "接尾辞", "接頭辞"):
            end += 1
        return (start, end) if end > start else None

    def _verb(self, number: int) -> tuple[int, int] | None:
        """Return the words of the verb that begins here, if one does: a verb, or a noun that is done (開業する)."""
        token = self.tokens[number]
        if token.pos[0] == "動詞":
            return None if token.normalized in _LIGHT else (number, number + 1)
        if token.pos[2] != "サ変可能":
            return None
        after = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        ends = after is None or after.normalized == "為る" or after.pos[1] in ("句点", "読点") or after.surface == "へ"
        return (number, number + 1) if ends or after is None or after.normalized in _COMING else None

    def _telling(self, behind: int) -> Telling:
        clause: list[Token] = []
        linking = False
        for token in self.tokens[behind:]:
            if token.pos[1] in ("句点", "読点") or (token.surface == "と" and token.pos[0] == "助詞"):
                linking = token.pos[1] == "読点"
                break
            clause.append(token)
        if any(token.normalized in _COMING or token.surface == "へ" for token in clause[:6]):
            return Telling.COMING
        if any(token.normalized == "た" and token.pos[0] == "助動詞" for token in clause[:5]):
            return Telling.PAST
        verbal = behind and (
            self.tokens[behind - 1].pos[0] == "動詞" or any(token.normalized == "為る" for token in clause[:1])
        )
        # 発症し、2日後に訪れた: the tense stands at the end of the sentence.
        linked = linking and len(clause) == 1 and clause[0].surface == "し"
        lasting = linked or any(token.normalized in ("居る", "て") for token in clause[:3])
        return Telling.COMING if verbal and not lasting and len(clause) <= 2 else Telling.UNSAID

    def _who(self, verb: int) -> Span | None:
        """Return the words that name who did it: the nearest subject, else the topic, also of a sentence before."""
        for particles in (("が",), ("は", "も")):
            for number in range(min(verb, len(self.tokens)) - 1, 0, -1):
                token = self.tokens[number]
                if (
                    token.surface in particles
                    and token.pos[0] == "助詞"
                    and (found := _name(self.tokens, number, self.time))
                ):
                    return found
        for sentence in reversed([item for item in self.passage.sentences if item.end <= self.sentence.start]):
            tokens = self.passage.tokens_in(sentence)[:_TERM_REACH]
            for number, token in enumerate(tokens):
                if token.surface == "は" and (found := _name(tokens, number, None)):
                    return found
        return None


def _is_content(unit: str, pos: str) -> bool:
    kind, _, sub = pos.partition("-")
    return (kind == "名詞" and sub != "数詞") or (kind == "動詞" and unit not in _LIGHT)


def _name(tokens: Sequence[Token], particle: int, time: TimeExpression | None) -> Span | None:
    """Return the noun phrase that ends before a particle, if it names anything but a time."""
    start = particle
    while start > max(0, particle - _SUBJECT_REACH):
        token = tokens[start - 1]
        if not (token.pos[0] in ("名詞", "接尾辞", "接頭辞", "代名詞") or token.surface in ("・", "の", "=", "＝")):
            break
        if time is not None and token.span.overlaps(time.span):
            break
        start -= 1
    while start < particle and tokens[start].surface in ("の", "・"):
        start += 1
    run = tokens[start:particle]
    if not run or all(token.pos[1] == "数詞" or token.pos[2] in ("助数詞可能", "副詞可能") for token in run):
        return None
    return Span(run[0].span.start, run[-1].span.end)
