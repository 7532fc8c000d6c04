"""The figures of a comparison, each with all that decides whether it may be compared with another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Final

from compare.language import lexicon
from compare.model import (
    Comparison,
    Figure,
    Measure,
    MentionKind,
    PassageKind,
    Span,
    Strength,
    TimeExpression,
    TokenisedPassage,
    asked_once,
)
from compare.quantities.cues import Cues, canonical, changed_head, contrasts, cues_around, words
from compare.quantities.likeness import Bag, bag_of
from compare.quantities.stories import related
from compare.quantities.surroundings import Period, Surroundings
from compare.quantities.values import Value, half_step

_COMPARABLE: Final = frozenset(
    {
        MentionKind.MONEY,
        MentionKind.PERCENT,
        MentionKind.QUANTITY,
        MentionKind.NUMBER,
        MentionKind.MULTIPLE,
        MentionKind.AGE,
        MentionKind.ORDINAL,
    }
)
_RANKS: Final = frozenset({"位", "番目", "例目", "人目"})
"""Counters of ordinals that articles compare: 日本歴代3位, 県内で2例目."""
_DURATION: Final = re.compile(
    r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_MOST: Final = ("最大", "最高", "最多")
_BARE_DAYS: Final = re.compile(r"[0-9０-９一二三十]+日")


_CLOSE: Final = 0.8
"""Weight of a word that stands right beside a figure."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or duration with what decides whether it may be compared.

    Attributes:
        mention: the figure.
        article: id of its article.
        passage: id of its passage.
        kind: part of the passage in the layout.
        topics: ids of the topics its passage is in; `sure`: those it surely is in.
        sentence: place of its sentence.
        value, unit, per, basis: as recognised; durations in months or seconds.
        head: what is counted, under one name for all synonyms.
        terms: content words of the measure in short units; `context`: those of what is around it.
        compounds: longer names among the terms.
        names: proper names in the measure; `around`: those in the context and in the article's first sentence.
        places: those of the names that are places.
        related: ids of the articles that may tell the story of its article.
        bag: the words around it with their weights (see `likeness`).
        members: of sets of which only one can be meant (男性, 女性) those that the measure names, or if it names none,
            that stand close by; by number of the set.
        periods: the months and years its sentence speaks of.
        day: the day its sentence gives for it, if any; `moment`: the time of day as of which it was counted.
        cues: what the words around it say.
    """

    mention: Figure | TimeExpression
    article: str
    passage: str
    kind: PassageKind
    topics: frozenset[str]
    sure: frozenset[str]
    sentence: Span
    value: Value
    unit: str
    per: str | None
    basis: str | None
    head: str
    terms: frozenset[str]
    context: frozenset[str]
    compounds: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    places: frozenset[str]
    related: frozenset[str]
    bag: Bag
    members: Mapping[int, frozenset[str]]
    periods: frozenset[Period]
    day: str | None
    moment: str | None
    cues: Cues

    @property
    def label(self) -> str:
        """What it measures, in words of its article."""
        return self.mention.measure.phrase if self.mention.measure else ""


@cache
def _expansions() -> tuple[dict[str, str], dict[str, str]]:
    data = lexicon.load("name_expansions")
    return data["signs"], data["same"]


@cache
def parties(name: str) -> frozenset[str]:
    """Return the names a word stands for: 日米 → 日本, 米国; アメリカ → 米国; others themselves."""
    signs, same = _expansions()
    if name in same:
        return frozenset([same[name]])
    if len(name) > 1 and all(sign in signs for sign in name):
        return frozenset(signs[sign] for sign in name)
    return frozenset([name])


@cache
def _counters() -> dict[str, str]:
    """Return for counters that count one thing alike the one under which they are compared."""
    groups = lexicon.load("difference_cues")["same_counters"]
    return {f"COUNT:{counter}": f"COUNT:{group[0]}" for group in groups for counter in group}


class _Vocabulary:
    """Which words of the articles are short units, and which are proper names."""

    def __init__(self, passages: Iterable[TokenisedPassage]) -> None:
        self.units: set[str] = set()
        self.places: set[str] = set()
        self.names: set[str] = set()
        signs, same = _expansions()
        for passage in passages:
            for token in passage.tokens:
                if token.pos[1] == "固有名詞":
                    self.names.add(token.normalized)
                    if token.pos[2] == "地名":
                        self.places |= {token.normalized, *(unit for unit, pos in token.units if "固有名詞" in pos)}
                for unit, pos in token.units:
                    self.units.add(unit)
                    if "固有名詞" in pos:
                        self.names.add(unit)
        self.names |= {word for word in self.units if word in same or (len(word) > 1 and all(s in signs for s in word))}

    def names_in(self, terms: Iterable[str]) -> frozenset[str]:
        return frozenset(party for term in terms if term in self.names for party in parties(term))


@cache
def _sets() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """Return for each word the sets of which only one can be meant that it is in, and the lengths of all such words."""
    every = {word for group in contrasts() for word in group}
    sets = {word: frozenset(n for n, group in enumerate(contrasts()) if word in group) for word in every}
    return sets, frozenset(map(len, every))


def _members(head: str, terms: frozenset[str], bag: Bag) -> dict[int, frozenset[str]]:
    """Return the members of sets of which only one can be meant, by number of the set."""
    sets, lengths = _sets()
    named = sets.keys() & (terms | {head[:length] for length in lengths})
    close = {word for word in sets.keys() & bag.keys() if bag[word] >= _CLOSE}
    told = {number for word in named for number in sets[word]}
    members: dict[int, set[str]] = {}
    for word in named | close:
        for number in sets[word]:
            if word in named or number not in told:
                members.setdefault(number, set()).add(word)
    return {number: frozenset(members[number]) for number in sorted(members)}


def duration(written: str) -> tuple[Decimal, str] | None:
    """Return an ISO 8601 duration as a number and its unit (`MONTHS` or `SECONDS`), or `None` if it is none."""
    match = _DURATION.fullmatch(written)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
    if years or months:
        return years * 12 + months, "MONTHS"
    return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds, "SECONDS"


def _value(mention: Figure | TimeExpression) -> tuple[Value, str] | None:
    """Return value and unit of a mention that can be compared at all."""
    if isinstance(mention, Figure):
        if mention.kind not in _COMPARABLE or not _counts(mention):
            return None
        if mention.low is None and mention.high is None:
            return None
        return _in_base(_around(mention), mention.unit)
    if mention.kind is not MentionKind.DURATION or mention.modifier in ("earlier", "later"):
        return None
    if _BARE_DAYS.fullmatch(mention.text):
        # 27日 is as likely a day of the month.
        return None
    length = duration(mention.written)
    if length is None:
        return None
    return Value(length[0], length[0], mention.modifier is not None, _step(mention.written)), length[1]


def _step(written: str) -> Decimal | None:
    """Return the last place to which a duration is written, in months or seconds: ten minutes of 5時間40分."""
    for sign, size in (("S", 1), ("H", 3600), ("D", 86400), ("W", 7 * 86400), ("Y", 12)):
        if written.endswith(sign):
            return Decimal(size)
    if written.startswith("P") and "T" not in written:
        return Decimal(1)
    minutes = re.search(r"(\d+)M$", written)
    return Decimal(600 if minutes and int(minutes[1]) % 10 == 0 else 60)


def _counts(figure: Figure) -> bool:
    """Whether a number says how much there is: without a unit only with decimals (出生率1.13), an ordinal as a rank."""
    kind, _, counter = figure.unit.partition(":")
    if not figure.unit:
        return figure.low is not None and figure.low == figure.high and figure.low != figure.low.to_integral_value()
    return counter in _RANKS if kind == "ORDINAL" else counter not in words("uncounted")


def _said(mention: Figure | TimeExpression) -> str:
    """Return the value of a figure or date as a word that others may stand beside; empty for an open or vague one."""
    if isinstance(mention, Figure):
        exact = mention.low is not None and mention.low == mention.high
        return f"{mention.low.normalize():f} {mention.unit}" if exact and mention.low is not None else ""
    value = mention.low or mention.written
    return "" if "X" in value else value


def _around(figure: Figure) -> Value:
    """Return the value of a figure; 余り and 強 reach half a step up, 近く and 弱 half a step down."""
    low, high = figure.low, figure.high
    if figure.modifier == "at-most" and figure.text.startswith(_MOST):
        # 最大30センチの津波 tells how high it was; 30センチ以下 sets a bound.
        low = high
    if low is not None and low == high and low > 0 and figure.modifier in ("slightly-over", "nearly"):
        step = half_step(low)
        low, high = (low, low + step) if figure.modifier == "slightly-over" else (low - step, low)
    return Value(low, high, figure.modifier is not None)


def _in_base(value: Value, unit: str) -> tuple[Value, str]:
    """Return a value in the base unit of its kind, so that 30 cm and 1 m can be compared."""
    measure = lexicon.load("units")["measures"].get(unit)
    if measure is None:
        return value, _counters().get(unit, unit)
    factor = Decimal(measure["factor"])
    low, high = (end * factor if end is not None else None for end in (value.low, value.high))
    return Value(low, high, value.rough), measure["base"]


class Reader:
    """Reads the quantities of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.passages = {item.passage.id: item for item in comparison.passages}
        self._of_article: dict[str, list[TokenisedPassage]] = {}
        for item in comparison.passages:
            if item.passage.kind.is_story:
                self._of_article.setdefault(item.passage.article, []).append(item)
        self._subjects: dict[str, frozenset[str]] = {}
        self._around: dict[str, Surroundings] = {}
        self._vocabulary = _Vocabulary(comparison.passages)
        self._topics: dict[str, set[str]] = {}
        self._related = related(comparison)
        self._sure: dict[str, set[str]] = {}
        for topic in comparison.topics:
            for cell in topic.cells:
                for member in cell.members:
                    self._topics.setdefault(member.passage, set()).add(topic.id)
                    if member.strength is Strength.SURE:
                        self._sure.setdefault(member.passage, set()).add(topic.id)
        self._values: dict[str, list[tuple[Span, str]]] = {}
        self.times: dict[str, list[TimeExpression]] = {}
        for mention in comparison.mentions:
            if isinstance(mention, Figure | TimeExpression):
                self._values.setdefault(mention.passage, []).append((mention.span, _said(mention)))
            if isinstance(mention, TimeExpression):
                self.times.setdefault(mention.passage, []).append(mention)

    def around(self, passage: str) -> Surroundings:
        """Return what stands around the places of a passage."""
        if passage not in self._around:
            self._around[passage] = Surroundings(self.passages[passage], self.times.get(passage, ()))
        return self._around[passage]

    def _subject(self, article: str) -> frozenset[str]:
        """Return the names in the title and first sentence of an article: whom it is about."""
        if article not in self._subjects:
            names: set[str] = set()
            for item in self._of_article.get(article, ()):
                first = item.sentences[0] if item.sentences else item.passage.span
                # A single sign is a country only as a name of its own: the 日 of 7日 is not Japan.
                names |= {
                    unit
                    for token in item.tokens_in(first)
                    for unit, pos in token.units
                    if len(unit) > 1 or "固有名詞" in pos
                }
                if item.passage.kind.is_prose:
                    break
            self._subjects[article] = self._vocabulary.names_in(names)
        return self._subjects[article]

    def values_in(self, passage: str) -> Sequence[tuple[Span, str]]:
        """Return the places and values of all figures and dates of a passage."""
        return self._values.get(passage, ())

    def related(self, article: str) -> frozenset[str]:
        """Return the articles that may tell the story of this one."""
        return self._related[article]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure that may be compared, in reading order."""
        return tuple(self._read())

    def _read(self) -> Iterator[Quantity]:
        for mention in self.comparison.mentions:
            if isinstance(mention, Figure | TimeExpression) and mention.measure is not None:
                passage = self.passages[mention.passage]
                read = _value(mention)
                if read is not None and passage.passage.kind.is_story:
                    quantity = self._quantity(mention, mention.measure, passage, *read)
                    if not quantity.cues.landmark:
                        yield quantity

    def _quantity(
        self,
        mention: Figure | TimeExpression,
        measure: Measure,
        passage: TokenisedPassage,
        value: Value,
        unit: str,
    ) -> Quantity:
        surroundings = self.around(mention.passage)
        sentence = surroundings.sentence_at(mention.span.start)
        units, names_in = self._vocabulary.units, self._vocabulary.names_in
        cues = cues_around(*surroundings.sides(mention.span), getattr(mention, "direction", None))
        head, change = changed_head(measure.head)
        if isinstance(mention, Figure) and value.high is not None and value.high < 0 and not cues.change:
            # ▲6.5% says what 6.5%安 says.
            low = -value.low if value.low is not None else None
            value, change = Value(-value.high, low, value.rough), -1
        head, terms = canonical(head), frozenset(term for term in measure.terms if term in units)
        bag = bag_of(mention.span, surroundings, self._values.get(mention.passage, ()), measure)
        return Quantity(
            mention=mention,
            article=mention.article,
            passage=mention.passage,
            kind=passage.passage.kind,
            topics=frozenset(self._topics.get(mention.passage, ())),
            sure=frozenset(self._sure.get(mention.passage, ())),
            sentence=sentence,
            value=value,
            unit=unit,
            per=getattr(mention, "per", None),
            basis=getattr(mention, "basis", None),
            head=head,
            terms=terms,
            context=frozenset(measure.context),
            compounds=frozenset(term for term in measure.terms if term not in units or len(term) > 3),
            names=names_in(measure.terms),
            around=names_in(measure.context) | self._subject(mention.article),
            places=names_in(measure.terms) & self._vocabulary.places,
            related=self._related[mention.article],
            bag=bag,
            members=_members(head, terms, bag),
            periods=surroundings.periods_of(mention.span),
            day=surroundings.day_of(mention.span),
            moment=surroundings.moment_of(mention.span),
            cues=replace(cues, change=cues.change or change),
        )


@asked_once
def reader_of(comparison: Comparison) -> Reader:
    """Return the reader of a comparison: all rules that hold figures against each other read with one."""
    return Reader(comparison)
