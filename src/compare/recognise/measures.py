"""What figures and times measure: a later, pure step over all mentions of an article.

The measure is read from the words around the figure, nearest first: the noun before it (営業利益3兆円), the noun it
modifies (5兆円の投資, 「…」という投資), a label (会談：40分), a name in brackets (2,000億円（思いやり予算）) or before
them, the subject, object and topic of its clause, the verb (10人が死亡), the clause before. A pointing noun (この支出)
is replaced by what was named before it. Heading and lead are weaker context.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.language import lexicon
from compare.model import (
    Article,
    Figure,
    Measure,
    Mention,
    MentionKind,
    PassageKind,
    Span,
    TimeExpression,
    Token,
    TokenisedPassage,
)
from compare.recognise import cell_measures
from compare.recognise import measure_words as words
from compare.recognise.measure_reading import Reading, last_topic, read
from compare.recognise.phrases import Form, phrases

_NEAREST_NAMED = 4
"""How many earlier names a pointing noun may stand for: the nearest ones of its section, different from each other."""
_SECTION = 12
"""How many passages back a pointing noun is followed."""
_CONTEXT = 400
"""How many words of a sentence are its context; only run-together tables are longer."""
_LONGEST = 40
"""Characters of a measure phrase; longer ones are cut to the head."""


_RATE = "相場"
_CURRENCY_WORDS = ("円", "ドル", "ユーロ", "元", "ポンド", "市場", "通貨", "為替")


class _Section:
    """The passages of one article, to look back in."""

    def __init__(self, passages: Sequence[TokenisedPassage]) -> None:
        self.passages = passages
        self.number = {item.passage.id: number for number, item in enumerate(passages)}
        self.known: dict[str, frozenset[str]] = {}
        self.runs: dict[int, tuple[tuple[Token, ...], ...]] = {}

    def content(self, passage_id: str | None) -> frozenset[str]:
        """Return the content words of a heading or lead."""
        if passage_id is None or passage_id not in self.number:
            return frozenset()
        if passage_id not in self.known:
            tokens = self.passages[self.number[passage_id]].tokens
            self.known[passage_id] = frozenset(words.content(tokens))
        return self.known[passage_id]

    def named(self, number: int) -> tuple[tuple[Token, ...], ...]:
        """Return the noun runs of a passage that can be heads, last first."""
        if number not in self.runs:
            clause = phrases(self.passages[number].tokens, ())
            found = [phrase.words for group in clause.groups for phrase in group if phrase.form is Form.NOUN]
            kept = [run for run in found if words.head_of(run)]
            self.runs[number] = tuple(sorted(kept, key=lambda run: -run[0].span.start))
        return self.runs[number]

    def before(self, passage: TokenisedPassage, position: int) -> Iterator[tuple[Token, ...]]:
        """Yield the noun runs before `position`, nearest first, back to the heading (it included)."""
        number = self.number[passage.passage.id]
        for back in range(number, max(-1, number - _SECTION), -1):
            item = self.passages[back]
            if item.passage.kind.is_story:
                yield from (run for run in self.named(back) if run[-1].span.end <= position)
            if item.passage.id == passage.passage.heading:
                return


def _resolve(reading: Reading, section: _Section, passage: TokenisedPassage) -> Reading:
    """Put what was named before in the place of a pointing noun (この支出 → 同盟強靱化予算)."""
    if not reading.pointed or not reading.head:
        return reading
    wanted = words.stands_for(reading.head[-1].units[-1][0])
    found: dict[str, tuple[Token, ...]] = {}
    for run in section.before(passage, reading.head[0].span.start):
        if run[-1].units[-1][0] in wanted or run[-1].normalized in wanted:
            found.setdefault(words.joined(run), run)
        if len(found) == _NEAREST_NAMED:
            break
    if not found:
        return reading
    runs = tuple(found.values())
    terms = (*reading.terms, *(token for run in runs for token in run))
    return replace(reading, head=words.head_of(runs[0]), chain=runs[0], terms=terms, pointed=False)


def _phrase(reading: Reading, article: Article) -> str:
    """Return the measure as an editor would write it, in words of the article."""
    if not reading.chain:
        return ""
    chain = sorted(reading.chain, key=lambda token: token.span.start)
    while len(chain) > 1 and words.is_frame(chain[0]):
        chain = chain[1:]
    text = article.text[chain[0].span.start : chain[-1].span.end]
    if len(text) > _LONGEST or any(sign in text for sign in "\n、。（()）"):
        text = "".join(token.surface for token in (reading.head or reading.chain))[:_LONGEST]
    return text.strip("「」『』“” 　")


def _compounds(reading: Reading) -> set[str]:
    """Return the compounds among the terms: runs of two or more adjoining nouns (思いやり予算), as one word each."""
    found: set[str] = set()
    run: list[Token] = []
    terms = {token.span.start: token for token in reading.terms}
    for token in [*(terms[start] for start in sorted(terms)), None]:
        if token is not None and run and token.span.start == run[-1].span.end and not words.is_frame(token):
            run.append(token)
            continue
        if len(run) > 1:
            found.add(words.joined(run))
        run = [token] if token is not None and not words.is_frame(token) else []
    return found


def _counter(mention: Figure | TimeExpression, reading: Reading, article: Article) -> str:
    """Return the counter if it says what is counted better than the words around do, else nothing."""
    unit = mention.unit if isinstance(mention, Figure) else ""
    if not unit.startswith("COUNT:"):
        return ""
    counter = unit.removeprefix("COUNT:")
    if words.is_telling_counter(counter) and article.text.startswith("差", mention.span.end):
        return f"{counter}差"
    unnamed = not reading.head or reading.spoken
    return counter if words.is_telling_counter(counter) or (unnamed and words.is_noun_counter(counter)) else ""


def _rate(mention: Figure | TimeExpression, reading: Reading) -> str:
    """Return the head of a rate of exchange (1ドル=157円台), which texts rarely name beside it, else nothing."""
    rate = isinstance(mention, Figure) and mention.kind is MentionKind.MONEY and mention.per is not None
    if not rate or not (isinstance(mention, Figure) and mention.per in lexicon.load("currencies")):
        return ""
    return _RATE if not reading.head or reading.head[-1].normalized in _CURRENCY_WORDS else ""


def _measure(mention: Figure | TimeExpression, reading: Reading, context: set[str], article: Article) -> Measure | None:
    terms = words.content(reading.terms) | words.content(reading.head) | _compounds(reading)
    counter = _counter(mention, reading, article)
    head = _rate(mention, reading) or counter or words.joined(reading.head)
    if not terms and not context and not head:
        return None
    phrase = _phrase(reading, article) or counter
    return Measure(phrase, head, tuple(sorted(terms)), tuple(sorted(context - terms)))


def _outermost(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """Return the spans of figures and times that lie in no other, in order, not overlapping."""
    kept: list[Span] = []
    for span in sorted({mention.span for mention in mentions}, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _by_sentence(
    passage: TokenisedPassage, mentions: Sequence[Figure | TimeExpression]
) -> Iterator[tuple[Span, list[Figure | TimeExpression]]]:
    """Yield each sentence that holds figures with these; both are in order."""
    at = 0
    for sentence in passage.sentences or (passage.passage.span,):
        first = at
        while at < len(mentions) and mentions[at].span.start < sentence.end:
            at += 1
        if at > first:
            yield sentence, list(mentions[first:at])
    if at < len(mentions):
        yield passage.passage.span, list(mentions[at:])


def _in_passage(
    article: Article, passage: TokenisedPassage, mentions: Sequence[Figure | TimeExpression], section: _Section
) -> Iterator[Figure | TimeExpression]:
    """Yield the mentions of one passage with their measures."""
    if passage.passage.cells:
        table = section.content(passage.passage.heading) | section.content(passage.passage.lead)
        for mention in mentions:
            yield replace(mention, measure=cell_measures.measure(mention, passage, article, table))
        return
    starts = [token.span.start for token in passage.tokens]
    around = section.content(passage.passage.heading) | section.content(passage.passage.lead)
    earlier: set[str] = set()
    done = passage.passage.span.start
    for sentence, here in _by_sentence(passage, mentions):
        tokens = passage.tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        said = passage.tokens[bisect_left(starts, done) : bisect_left(starts, sentence.start)]
        earlier = words.content(last_topic(phrases(said, ()))) or earlier
        done = sentence.start
        spans = _outermost(here)
        span_starts = [span.start for span in spans]
        clause = phrases(tokens, spans)
        context = words.content(tokens[:_CONTEXT]) | around | earlier
        for mention in here:
            at = clause.places[bisect_right(span_starts, mention.span.start) - 1]
            reading = _resolve(read(clause, *at), section, passage) if at else Reading()
            yield replace(mention, measure=_measure(mention, reading, context, article))


def attach(article: Article, passages: Sequence[TokenisedPassage], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in the same order, every figure and time with what it measures where that could be read."""
    given = tuple(mentions)
    section = _Section(passages)
    by_passage: dict[str, list[Figure | TimeExpression]] = {}
    for mention in given:
        if isinstance(mention, Figure | TimeExpression):
            by_passage.setdefault(mention.passage, []).append(mention)
    measured: dict[int, Mention] = {}
    for passage in passages:
        own = sorted(by_passage.get(passage.passage.id, ()), key=lambda mention: (mention.span.start, mention.span.end))
        if own and passage.passage.kind is not PassageKind.FURNITURE:
            for before, after in zip(own, _in_passage(article, passage, own, section), strict=True):
                measured[id(before)] = after
    return tuple(measured.get(id(mention), mention) for mention in given)
