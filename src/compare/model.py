"""Every noun of Yomikurabe, frozen. Read this file first.

The data flows one way:

    Article → Passage → Token → Mention → Topic → Finding → (a person decides) → Annotation

There is one coordinate system: code points in `Article.text`, half-open. For every mention, quote and evidence,
`article.text[span.start:span.end]` is the words it shows. Nothing here knows files, terminals or rules.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from compare.i18n import Message

# --- text -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words this span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One witness: a text as it was read, and what is known about it.

    Attributes:
        id: its name within the folder that was opened; stable when other articles come and go.
        path: its path relative to the project, with `/`.
        text: the decoded file without byte order mark, line ends as line feeds, otherwise untouched.
        title: its headline, if one was found.
        published: ISO 8601 date (`2025-10-28`), if one was found.
        genre: `report`, `forecast` or `commentary`, if its text says so.
        encoding: how the file was decoded.
    """

    id: str
    path: str
    text: str
    title: str | None = None
    published: str | None = None
    genre: str | None = None
    encoding: str = "utf-8"

    @property
    def sha256(self) -> str:
        """Hex digest of the text (as UTF-8): annotations are anchored to it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in the folder that is not an article, and why."""

    path: str
    reason: Message


class PassageKind(StrEnum):
    """What a passage is in the layout of its article."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    FURNITURE = "furniture"

    @property
    def is_prose(self) -> bool:
        """Whether its sentences say something about the story (body text and list items)."""
        return self in (PassageKind.BODY, PassageKind.ITEM)

    @property
    def is_story(self) -> bool:
        """Whether it belongs to the story at all: neither caption nor furniture."""
        return self not in (PassageKind.CAPTION, PassageKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item, table row … of an article.

    Attributes:
        id: `<article id>:<number>`, numbered from 0 in reading order.
        article: id of the article.
        span: its place, without the line end.
        kind: its part in the layout.
        heading: id of the heading passage it stands under, if any.
        lead: id of the sentence that leads its list or the header row of its table, if any.
    """

    id: str
    article: str
    span: Span
    kind: PassageKind
    heading: str | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Sudachi cuts it in mode C (the longest units).

    Attributes:
        span: its place in the article.
        surface: the words as written.
        normalized: Sudachi's normalised form (強靱 → 強靭; 2,000億 → 200000000000).
        pos: part of speech, four levels (`名詞-固有名詞-人名-姓`).
        units: normalised forms and first two levels of the part of speech of the short units (mode A) inside it.
    """

    span: Span
    surface: str
    normalized: str
    pos: tuple[str, str, str, str]
    units: tuple[tuple[str, str], ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether Sudachi knows it as a part of a person's name."""
        return self.pos[2] == "人名"


@dataclass(frozen=True, slots=True)
class TokenisedPassage:
    """A passage with its words and sentences: what recognisers and the aligner read, tokenised once.

    Attributes:
        passage: the passage.
        text: its words, `article.text[passage.span]`.
        tokens: its tokens in order; spans are places in the article, not in `text`.
        sentences: its sentences in order; together they cover all of it but blanks.
    """

    passage: Passage
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds the code point at `position`, else the whole passage."""
        number = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        if number >= 0 and position < self.sentences[number].end:
            return self.sentences[number]
        return self.passage.span

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie wholly inside `span`."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.span.start)
        last = bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.span.start)
        return tuple(token for token in self.tokens[first:last] if token.span.end <= span.end)


# --- what is recognised ---------------------------------------------------------------------------


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
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    modifier: str | None = None
    per: str | None = None
    basis: str | None = None
    measure: Measure | None = None
    direction: str | None = None


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
    """

    written: str = ""
    low: str | None = None
    high: str | None = None
    modifier: str | None = None
    resolved_by: Message | None = None
    measure: Measure | None = None
    anchor: str = ""


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


# --- what is known beforehand ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tenure:
    """One term of one person in an office.

    Attributes:
        person: the name; a blank parts family and given name (`岸田 文雄`), ・ the parts of a foreign one.
        start: ISO date of the first day.
        end: ISO date of the last day; `None` = not known to have ended.
    """

    person: str
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person at a time can hold, and who held it, as the office list gives it.

    Attributes:
        id: stable name (`jp-prime-minister`).
        ja, en: what a reader calls it.
        bodies: the countries, companies or bodies it is the office of, by all their names (`日本銀行`, `日銀`).
        titles: how it is written (`首相`, `内閣総理大臣`).
        tenures: by start; where one list ends early, a later holder is simply unknown.
        checked: ISO date up to which the tenures were checked; nothing is concluded from them for later dates.
    """

    id: str
    ja: str
    en: str
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    tenures: tuple[Tenure, ...] = ()
    checked: str = ""


# --- alignment ------------------------------------------------------------------------------------


class Strength(StrEnum):
    """How surely a passage belongs to a topic."""

    SURE = "sure"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Member:
    """A passage in a topic, and why it is there.

    Attributes:
        passage: id of the passage.
        strength: how surely.
        why: shared terms, names or figures that tie it, strongest first.
    """

    passage: str
    strength: Strength
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says on one topic: its passages, in reading order."""

    article: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the alignment table: one point that several articles can be compared on.

    Attributes:
        id: `t01`, `t02` … in the order shown. Never stored: it changes when the articles do.
        label: a noun phrase from the passages.
        cells: one per article that speaks, sorted by article id; an article without a cell is silent.
        why: terms and figures that tie the passages, strongest first.
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    why: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that speak."""
        return tuple(cell.article for cell in self.cells)

    @property
    def passages(self) -> tuple[str, ...]:
        """Ids of all its passages, article by article."""
        return tuple(member.passage for cell in self.cells for member in cell.members)


# --- findings -------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a piece of evidence does in a finding."""

    SIDE = "side"
    """One of the things that differ (or the one thing the finding is about)."""
    AGREE = "agree"
    """Another article that says the same as one of the sides, or bears it out."""
    CONTEXT = "context"
    """Words that explain how a side was read (the date, the table header)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a finding rests on.

    Attributes:
        article: id of the article.
        span: place of the words.
        text: the words.
        value: normalised value, when there is one.
        role: what it does in the finding.
    """

    article: str
    span: Span
    text: str
    value: str | None = None
    role: Role = Role.SIDE


@dataclass(frozen=True, slots=True)
class Finding:
    """A 候補: something a rule asks an editor to look at. Never a verdict.

    Attributes:
        rule: id of the rule.
        rule_version: version of the rule.
        category, relation, reason: see `compare.vocabulary`.
        severity: 1 high, 2 middle, 3 low.
        confidence: 0.0–1.0; of those at 0.8 and more, four in five should be right.
        topic: id of the topic it was found in, if any.
        message: one plain sentence for an editor.
        evidence: the words of all sides, then the agreeing ones.
    """

    rule: str
    rule_version: str
    category: str
    relation: str
    reason: str | None
    severity: int
    confidence: float
    topic: str | None
    message: Message
    evidence: tuple[Evidence, ...]

    @property
    def sides(self) -> tuple[Evidence, ...]:
        """The pieces of evidence that differ."""
        return tuple(piece for piece in self.evidence if piece.role is Role.SIDE)

    @property
    def fingerprint(self) -> str:
        """What the finding means: rule and, per side, article and normalised value. No offsets, no topic.

        Agreeing articles are left out, so that a new article that agrees does not reopen a decision.
        """
        sides = sorted({(piece.article, piece.value or " ".join(piece.text.split())) for piece in self.sides})
        material = "\x1f".join([self.rule, *(part for side in sides for part in side)])
        return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the machine says about a set of articles. Same articles, same comparison, in any order.

    Attributes:
        articles: sorted by id.
        skipped: files that were not read, and why.
        passages: all passages, article by article, in reading order.
        mentions: all mentions, by article and place.
        topics: in the order an editor should look at them.
        unaligned: ids of story passages that are in no topic.
        findings: most severe first.
        offices: what is known of offices and their holders, the editor's list before the shipped one.
    """

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: tuple[TokenisedPassage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[Topic, ...] = ()
    unaligned: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    offices: tuple[Office, ...] = ()

    def article(self, article_id: str) -> Article:
        """Return the article of that id.

        Raises:
            KeyError: there is none.
        """
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)


# --- what a person decides ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """The words an annotation is about: W3C TextQuoteSelector, TextPositionSelector and a digest.

    Attributes:
        article: path of the article, relative to the project.
        exact: the quoted words.
        prefix, suffix: up to 32 characters before and after.
        start, end: its place when it was written.
        sha256: digest of the article's text when it was written.
    """

    article: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ProposedBy:
    """The rule that proposed what an annotation decides on."""

    rule: str
    version: str
    fingerprint: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Review:
    """A second reader's word on an annotation. `reading` is 初校 or 再校 (`pass` in the file)."""

    by: str
    at: str
    reading: str
    verdict: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One decision or note of a person: one YAML file.

    Attributes:
        id: six base-32 characters, also the file name.
        category, relation, reason, mode, severity, status, rating: see `compare.vocabulary`.
        rejection: why it was rejected, for the status `rejected`.
        targets: the words it is about, in any number of articles.
        values: normalised values per article id, when the machine proposed it.
        proposed_by: the rule, or `None` for an annotation of the editor's own.
        note: the editor's words; for a proposal taken over unedited, the machine's sentence.
        by: name and address; at: ISO 8601 with zone.
    """

    id: str
    category: str
    status: str
    targets: tuple[Target, ...]
    by: str
    at: str
    relation: str | None = None
    reason: str | None = None
    mode: str = "query"
    severity: int = 2
    rating: str | None = None
    rejection: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    proposed_by: ProposedBy | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()


class PlacementState(StrEnum):
    """Where the words of a target are in today's text."""

    PLACED = "placed"
    MOVED = "moved"
    STALE = "stale"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Placement:
    """The answer of anchoring for one target.

    Attributes:
        state: `placed` (same text, or the same words in the same sentence), `moved` (same words, but among others or
            elsewhere: look), `stale` (words at the place changed; `span` covers what stands there now) or `orphan`
            (not found). `compare.review.anchoring` says exactly when.
        span: where it is now; `None` for an orphan.
    """

    state: PlacementState
    span: Span | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the ledger, small enough to be undone, redone and kept in a journal.

    Attributes:
        what: what was done, for the reader (「“約40分” を却下」).
        before: the touched records as they were; one that is missing here was made by this step.
        after: the touched records as they became; one that is missing here was removed by it.
    """

    what: Message
    before: tuple[Annotation, ...]
    after: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions of a project, and what can be undone. Replaced, never changed.

    Attributes:
        annotations: sorted by id.
        done: steps that can be undone, latest last.
        undone: steps that can be done again, latest last.
    """

    annotations: tuple[Annotation, ...] = ()
    done: tuple[Step, ...] = field(default=(), repr=False)
    undone: tuple[Step, ...] = field(default=(), repr=False)
