"""What is recognised in a passage: figures, times, offices, notes on where something comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from compare.i18n import Message
from compare.model.text import Span


class MentionKind(StrEnum):
    """What a stretch of text speaks of. The first ten are figures and times."""

    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    OFFICE = "office"
    LABEL = "label"
    MODALITY = "modality"
    ATTRIBUTION = "attribution"
    LOADED = "loaded"
    PROVENANCE = "provenance"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Mention:
    """Something recognised in a passage. `article.text[span]` is `text`, always."""

    article: str
    passage: str
    span: Span
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures, as far as its sentence, heading and table header say.

    Attributes:
        phrase: as an editor would write it (「在日米軍駐留経費・日本側負担」); made of words of the article.
        head: normalised head noun (「負担」, 「投資」); what kind of thing is counted.
        terms: normalised content terms of the phrase and its close context, sorted; figures are comparable only if
            these meet.
        context: normalised content terms of the sentence, heading and lead around it, sorted; weaker evidence.
    """

    phrase: str
    head: str
    terms: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure(Mention):
    """A quantity with its value kept apart from its modifier.

    Attributes:
        low: least nominal value, multiplied out; `None` = open (以下, 未満).
        high: greatest nominal value; equal to `low` for a point; `None` = open (以上, 超).
        unit: ISO 4217 for money, `PERCENT`, `POINT`, UCUM-like codes for measures, `COUNT:<counter>`,
            `ORDINAL:<counter>`, `TIMES` for multiples, empty for a bare number.
        modifier: `approx`, `more-than`, `at-least` … (listed in docs/json.md), never folded into the value.
        per: what one of it is reckoned by (`year`, `month`, `person` …).
        basis: what it is a share of or compared with (`GDP`, `前年`).
        measure: what it measures, if that could be read.
        direction: `increase` or `decrease`, if the words right after say which way it went (3割減, 300円高).
        same_as: place of the figure that it says again in other terms: the dollars of 100ドル（約1万5000円）.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    modifier: str | None = None
    per: str | None = None
    basis: str | None = None
    measure: Measure | None = None
    direction: str | None = None
    same_as: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression(Mention):
    """A date, time or duration, in the terms of TIMEX3.

    Attributes:
        written: value as the words alone give it, unknown parts as X (`XXXX-10-28`); durations as ISO 8601 (`P2Y`).
        low: first day, month, year or fiscal year it covers once resolved, cut at its precision; `None` = open.
        high: last one it covers; equal to `low` for a point.
        modifier: `approx`, `start`, `mid`, `end`, `before`, `after`, `by`, `since`, `earlier` (前倒し), `later` …
        resolved_by: how what is not in the words was filled in, if it was.
        measure: what happens then, if that could be read.
        anchor: what a relative expression is reckoned from and how far away it is: `article:Y-1` (昨年), `text:D+1`
            (翌日; the last date in the text), empty for one that only leaves parts open.
        same_as: place of the date that it says again in other terms: the era of 平成31年（2019年）.
    """

    written: str = ""
    low: str | None = None
    high: str | None = None
    modifier: str | None = None
    resolved_by: Message | None = None
    measure: Measure | None = None
    anchor: str = ""
    same_as: Span | None = None


@dataclass(frozen=True, slots=True)
class OfficeClaim(Mention):
    """The article says that a person holds (held) an office.

    Attributes:
        office: id of the office in the office list (`jp-prime-minister`), else body and title (`兵庫県知事`), or the
            title alone when the body could not be read: such a claim can be compared with nothing.
        person: the name without title: as written, or the full name where the article gives it elsewhere.
        holds: `now`, `former`, `elect` (次期, 新) or `acting`.
        when: ISO date (cut at its precision) of which it is said, if the sentence or the article gives one.
        when_span: the words that give the date, if the sentence does.
    """

    office: str = ""
    person: str = ""
    holds: str = "now"
    when: str | None = None
    when_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ProvenanceNote(Mention):
    """The text says (or lets slip) where an image or the text itself comes from.

    Attributes:
        provenance: `ai-image`, `ai-text` (the text says that it was machine-written), `ai-residue` (it holds words of
            a prompt or an assistant), `stock-photo` or `alt-text`.
    """

    provenance: str = ""
