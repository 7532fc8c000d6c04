"""The words of a sentence that can answer those of another: figures and dates whole, names of concepts, other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from compare.align.concepts import Names
from compare.align.terms import stop_words
from compare.model import Figure, Mark, MarkKind, Mention, MentionKind, Span, TimeExpression, Token, TokenisedPassage

FIGURE: Final = 1.5
"""Weight of an equal figure or date: that two sentences give it is hardly chance."""
SORT: Final = 0.5
"""Weight of a figure's kind and what it measures: 約2,000億円 and 2,110億円 for one thing answer each other."""
CONCEPT: Final = 1.5
ACTION: Final = 0.5
"""Weight of a verb or adjective: 増やす and 求める tell sentences apart, but many speak of other things."""
INSIDE: Final = 0.5
"""Weight of a short unit inside a longer noun (防衛 in 防衛費)."""

_NOUNS: Final = ("名詞", "形状詞")
_ACTIONS: Final = ("動詞", "形容詞")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence.

    Attributes:
        span: place of the words in the article.
        text: the words.
        key: what they say: pieces with one key say the same.
        sort: for figures and dates, what values they can be compared with; empty for words.
        about: for figures, what they measure, as far as known.
        day: for a date, the day, month or year it is, in ISO form.
        terms: what the piece adds to the vector of its sentence.
    """

    span: Span
    text: str
    key: str
    sort: str = ""
    about: frozenset[str] = frozenset()
    day: str = ""
    terms: Mapping[str, float] = field(default_factory=dict)


def pieces(item: TokenisedPassage, sentence: Span, mentions: Iterable[Mention], names: Names) -> tuple[Piece, ...]:
    """Return the pieces of one sentence of a passage, in order; no two overlap."""
    found = list(_values(sentence, mentions))
    tokens = item.tokens_in(sentence)
    for piece in (*_names(item, tokens, names), *_words(tokens)):
        if not any(piece.span.overlaps(other.span) for other in found):
            found.append(piece)
    return tuple(sorted(found, key=lambda piece: piece.span))


def _values(sentence: Span, mentions: Iterable[Mention]) -> Iterator[Piece]:
    """Yield the figures and dates of a sentence; of overlapping ones the longest."""
    valued = [mention for mention in mentions if sentence.contains(mention.span) and _value(mention)]
    end = -1
    for mention in sorted(valued, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            end = mention.span.end
            measure = mention.measure if isinstance(mention, Figure | TimeExpression) else None
            about = frozenset(measure.terms) if measure else frozenset()
            sort = f"{mention.kind}:{mention.unit}" if isinstance(mention, Figure) else str(mention.kind)
            key = f"={sort} {_value(mention)}"
            terms = {key: FIGURE, f"{sort} {measure.head if measure else ''}": SORT}
            yield Piece(mention.span, mention.text, key, sort, about, _day(mention), terms)


def _value(mention: Mention) -> str:
    """Return what a figure or date says, empty for other mentions."""
    if isinstance(mention, Figure):
        low, high = (None if bound is None else bound.normalize() for bound in (mention.low, mention.high))
        return f"{low}..{high} {mention.per or ''} {mention.direction or ''}"
    if isinstance(mention, TimeExpression):
        return f"{mention.low}..{mention.high}" if mention.low or mention.high else mention.written
    return ""


def _day(mention: Mention) -> str:
    """Return the one day, month or year that a date is, empty for a range and for other mentions."""
    dated = isinstance(mention, TimeExpression) and mention.kind is MentionKind.DATE and mention.low == mention.high
    return mention.low or "" if isinstance(mention, TimeExpression) and dated else ""


def _names(item: TokenisedPassage, tokens: Sequence[Token], names: Names) -> Iterator[Piece]:
    """Yield the names of concepts, longest first where they overlap."""
    flat = [(unit, place) for place, token in enumerate(tokens) for unit, _ in token.units if not unit.isspace()]
    hits = [hit for hit in names.find([unit for unit, _ in flat]) if hit.weight == 1.0]
    start = item.passage.span.start
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.concept)):
        span = Span(tokens[flat[hit.start][1]].span.start, tokens[flat[hit.end - 1][1]].span.end)
        text = item.text[span.start - start : span.end - start]
        yield Piece(span, text, hit.concept, terms={hit.concept: CONCEPT})


def _words(tokens: Iterable[Token]) -> Iterator[Piece]:
    empty = stop_words().empty
    for token in tokens:
        word = token.normalized
        if word in empty or token.pos[1] in ("数詞", "非自立可能", "助数詞可能"):
            continue
        if token.pos[0] in _ACTIONS:
            yield Piece(token.span, token.surface, word, terms={word: ACTION})
        elif token.pos[0] in _NOUNS:
            inside = {unit: INSIDE for unit, pos in token.units if pos.startswith(_NOUNS) and len(unit) > 1}
            yield Piece(token.span, token.surface, word, terms={**inside, word: 1.0})


def marks(one: Sequence[Piece], other: Sequence[Piece]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return how the pieces of two sentences stand to each other: marks of `one`, then of `other`."""
    return tuple(_joined(_marks(one, other))), tuple(_joined(_marks(other, one)))


def _marks(own: Sequence[Piece], others: Sequence[Piece]) -> Iterator[Mark]:
    for piece in own:
        if (answer := _answer(piece, others)) is not None:
            alike = piece.sort or piece.text in answer.text or answer.text in piece.text
            same = alike or not piece.key.startswith("@")
            yield Mark(piece.span, MarkKind.SAME if same else MarkKind.RENAMED, answer.span)
        elif (against := _against(piece, own, others)) is not None:
            yield Mark(piece.span, MarkKind.DIFFERS, against.span)
        else:
            yield Mark(piece.span, MarkKind.ONLY)


def _answer(piece: Piece, others: Iterable[Piece]) -> Piece | None:
    """Return the piece that says the same, rather in the same words than in others."""
    same = [other for other in others if _agree(piece, other)]
    return min(same, key=lambda other: (other.key != piece.key, other.text != piece.text, other.span), default=None)


def _agree(one: Piece, other: Piece) -> bool:
    """Whether two pieces say the same; a day agrees with the month or year that holds it."""
    if one.key == other.key:
        return True
    if not one.day or not other.day:
        return False
    return one.day.startswith(other.day) or other.day.startswith(one.day)


def _against(piece: Piece, own: Sequence[Piece], others: Sequence[Piece]) -> Piece | None:
    """Return the value that a figure or date stands against: of one kind, and of what both are known to measure.

    What is answered already stands against nothing else.
    """
    comparable = [
        other
        for other in others
        if piece.sort
        and piece.sort == other.sort
        and (not piece.about or not other.about or piece.about & other.about)
        and not any(_agree(other, mine) for mine in own)
    ]
    return max(comparable, key=lambda other: (len(piece.about & other.about), -other.span.start), default=None)


def _joined(found: Iterable[Mark]) -> Iterator[Mark]:
    """Join marks of words that follow each other in both sentences (高市 and 早苗), or are both only here."""
    last: Mark | None = None
    for mark in found:
        if last is not None and _follow(last, mark):
            against = Span(last.against.start, mark.against.end) if last.against and mark.against else None
            last = Mark(Span(last.span.start, mark.span.end), mark.kind, against)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _follow(one: Mark, other: Mark) -> bool:
    if one.kind is not other.kind or one.span.end != other.span.start or one.kind is MarkKind.DIFFERS:
        return False
    if one.against is None or other.against is None:
        return one.against is other.against
    return one.against.end == other.against.start
