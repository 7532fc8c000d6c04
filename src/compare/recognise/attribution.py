"""Who says it: statements, views, reports and suppositions, each with its source, its quotations and its scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from compare.language.phrasebook import Match
from compare.language.quotations import Quotation, quotations, spoken_at
from compare.language.wordlists import Wordlists
from compare.model import Article, Attribution, MentionKind, Span, Token, TokenisedPassage
from compare.recognise.sources import Source, ending_at, subject

_CLOSERS: Final = frozenset("」』”")
_REACH: Final = 7
"""Words between と and the verb of saying (と改めて米側に伝えた)."""
_PARAGRAPHS: Final = 4
"""Paragraphs that a quotation may run over."""
_NOUNS_OF_SAYING: Final = frozenset(
    {
        "声明",
        "表現",
        "発言",
        "コメント",
        "見解",
        "考え",
        "認識",
        "方針",
        "意向",
        "談話",
        "メッセージ",
        "回答",
        "立場",
    }
)
_PREDICATE: Final = frozenset({"動詞", "助動詞", "形容詞", "接尾辞", "形状詞"})


def recognise(passage: TokenisedPassage, article: Article, words: Wordlists) -> Iterable[Attribution]:
    """Yield the attributions of a passage, in order."""
    if not passage.passage.kind.is_prose:
        return
    quoted = quotations(passage, article)
    last: Attribution | None = None
    for sentence in passage.sentences:
        tokens = passage.tokens_in(sentence)
        found = sorted(_in_sentence(passage, article, sentence, tokens, quoted, words), key=lambda one: one.span)
        for one in found:
            settled = one
            if one.source_kind == "omitted" and last is not None and last.source:
                settled = replace(one, source=last.source, speaker=last.speaker, source_kind=last.source_kind)
            if settled.source and settled.manner in ("said", "viewed"):
                last = settled
            yield settled


def _in_sentence(
    passage: TokenisedPassage,
    article: Article,
    sentence: Span,
    tokens: Sequence[Token],
    quoted: tuple[Quotation, ...],
    words: Wordlists,
) -> Iterator[Attribution]:
    named = False
    taken: list[Span] = []

    def made(span: Span, source: Source | None, manner: str, scope: Span, kind: str) -> Attribution:
        quotes = tuple(
            one.span for one in quoted if one.speech and sentence.overlaps(one.span) and scope.overlaps(one.span)
        )
        return Attribution(
            article=article.id,
            passage=passage.passage.id,
            span=span,
            text=span.of(article.text),
            kind=MentionKind.ATTRIBUTION,
            source=source.text if source else "",
            speaker=source.speaker if source else "",
            source_kind=source.kind if source else kind,
            source_span=source.span if source else None,
            manner=manner,
            quotes=quotes,
            scope=scope,
        )

    for match in words.sources.by.find(tokens):
        source = ending_at(tokens, match.first, words)
        span = _span(tokens, match)
        if source is not None and not spoken_at(quoted, span.start):
            named = True
            taken.append(span)
            yield made(span, source, match.entry, Span(span.end, sentence.end), "omitted")
    for number, verb in _sayings(tokens, words):
        span = Span(tokens[number].span.start, tokens[verb.last].span.end)
        if spoken_at(quoted, span.start) or any(one.overlaps(span) for one in taken):
            continue
        passive = any(token.normalized in ("れる", "られる") for token in tokens[verb.last + 1 : verb.last + 3])
        if passive:
            continue
        source = subject(tokens, number, words)
        start = source.span.end if source and source.span.end < span.start else sentence.start
        named = named or source is not None
        taken.append(span)
        yield made(span, source, verb.entry, Span(start, span.start), "omitted")
    for match in words.sources.unnamed.find(tokens):
        span = _span(tokens, match)
        if spoken_at(quoted, span.start) or named or any(one.overlaps(span) for one in taken):
            continue
        yield made(span, _from(tokens, match.first, words), match.entry, Span(sentence.start, span.start), "nobody")


def settle(
    found: Sequence[Attribution], passages: Sequence[TokenisedPassage], article: Article, words: Wordlists
) -> tuple[Attribution, ...]:
    """Give attributions whose quotation began in an earlier paragraph the source that stands there.

    Args:
        found: the attributions of one article.
        passages: its passages.
        article: the article.
        words: the word lists.
    """
    number_of = {item.passage.id: number for number, item in enumerate(passages)}
    return tuple(
        _with_earlier_source(one, passages, number_of[one.passage], article, words)
        if one.source_kind == "omitted" and any(quote.start == _start(passages, number_of, one) for quote in one.quotes)
        else one
        for one in found
    )


def _start(passages: Sequence[TokenisedPassage], number_of: dict[str, int], one: Attribution) -> int:
    return passages[number_of[one.passage]].passage.span.start


def _with_earlier_source(
    one: Attribution, passages: Sequence[TokenisedPassage], number: int, article: Article, words: Wordlists
) -> Attribution:
    for earlier in reversed(passages[max(0, number - _PARAGRAPHS) : number]):
        begun = [quotation for quotation in quotations(earlier, article) if not quotation.whole]
        if not begun:
            continue
        tokens = earlier.tokens_in(earlier.sentence_at(begun[-1].span.start))
        before = next(
            (place for place, token in enumerate(tokens) if token.span.start >= begun[-1].span.start - 1), len(tokens)
        )
        source = subject(tokens, before, words)
        if source is not None:
            return replace(
                one, source=source.text, speaker=source.speaker, source_kind=source.kind, source_span=source.span
            )
    return one


def _span(tokens: Sequence[Token], match: Match[str]) -> Span:
    return Span(tokens[match.first].span.start, tokens[match.last].span.end)


def _sayings(tokens: Sequence[Token], words: Wordlists) -> Iterator[tuple[int, Match[str]]]:
    """Yield the number of each quoting と (or of the object before a verb) with the verb of saying behind it."""
    verbs = list(words.sources.said.find(tokens))
    for number, token in enumerate(tokens):
        if token.surface not in ("と", "って") or token.pos[0] != "助詞" or not number:
            continue
        if not _quotes(tokens[number - 1]) or (tokens[number + 1 : number + 2] and tokens[number + 1].surface == "し"):
            continue
        behind = next((verb for verb in verbs if number < verb.first <= number + _REACH), None)
        if behind is not None and not any(
            word.surface in ("、", "。", "「") for word in tokens[number + 1 : behind.first]
        ):
            yield number, behind
        elif number + 2 < len(tokens) and tokens[number + 1].surface == "の":
            noun = number + 2
            if tokens[noun].normalized in _NOUNS_OF_SAYING:
                yield number, Match(number + 1, noun, "said")
    for verb in verbs:
        # 考えを示した, 懸念を表明した: the phrase itself says that somebody speaks.
        if verb.last > verb.first and tokens[verb.first].pos[0] == "名詞" and tokens[verb.last].pos[0] == "動詞":
            yield verb.first, verb


def _from(tokens: Sequence[Token], end: int, words: Wordlists) -> Source | None:
    """Return the source of 〜からは…との声が上がった, if one is named so."""
    for number in range(end - 1, 0, -1):
        if tokens[number].surface == "から" and tokens[number].pos[1] == "格助詞":
            return ending_at(tokens, number, words)
    return None


def _quotes(before: Token) -> bool:
    return (
        before.surface in _CLOSERS
        or before.pos[0] in _PREDICATE
        or before.surface in ("か", "な", "よ", "ね", "ん", "など", "べき", "はず", "筈")
    )
