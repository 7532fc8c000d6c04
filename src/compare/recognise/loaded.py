"""Loaded words: what values, dramatises, distances or promotes, from `lexicons/loaded/`; and scare quotes.

A word is passed over where it is plain: about a match, a war, an accident (`literal_in`), in another sense or a set
term (`unless`). In a direct quotation it is the speaker's word and marked so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from compare.language.phrasebook import Match
from compare.language.quotations import Quotation, quotations, spoken_at
from compare.language.wordlists import LoadedEntry, Wordlists, domains
from compare.model import Article, LoadedWord, MentionKind, Span, Token, TokenisedPassage

_NEGATIONS: Final = frozenset({"ない", "ず", "無い", "ぬ"})
_REACH: Final = 4
"""Words behind a loaded word in which it is turned round (盤石ではない)."""
_ABOUT: Final = 6
"""Words of a beat in an article that make it one of that beat."""
_CONTEXT: Final = 12
"""Characters on both sides that are searched for set terms."""
_LONGEST_TERM: Final = 16


@lru_cache(maxsize=8)
def _beats(text: str) -> frozenset[str]:
    """Return the beats an article is of."""
    return frozenset(
        name for name, words in domains().items() if sum(min(text.count(word), 3) for word in words) >= _ABOUT
    )


def _is_plain(entry: LoadedEntry, passage: TokenisedPassage, article: Article) -> bool:
    if not entry.literal_in:
        return False
    words = passage.text
    beats = _beats(article.text)
    return any(beat in beats or any(word in words for word in domains()[beat]) for beat in entry.literal_in)


def _in_set_term(entry: LoadedEntry, span: Span, article: Article) -> bool:
    if entry.unless is None:
        return False
    start = max(0, span.start - _CONTEXT)
    line = article.text[start : span.end + _CONTEXT]
    return any(
        match.start() + start < span.end and span.start < match.end() + start for match in entry.unless.finditer(line)
    )


def recognise(passage: TokenisedPassage, article: Article, words: Wordlists) -> Iterable[LoadedWord]:
    """Yield the loaded words of a passage, scare quotes among them, in order."""
    if not passage.passage.kind.is_story:
        return
    quoted = quotations(passage, article)
    found = [*_words(passage, article, words, quoted), *_scare_quotes(passage, article, quoted)]
    yield from sorted(found, key=lambda mention: (mention.span, mention.wording))


def _words(
    passage: TokenisedPassage, article: Article, words: Wordlists, quoted: tuple[Quotation, ...]
) -> Iterator[LoadedWord]:
    for match in words.loaded.find(passage.tokens):
        first, last = passage.tokens[match.first], passage.tokens[match.last]
        span = Span(first.span.start, last.span.end)
        entry = match.entry
        if first.is_person or _is_plain(entry, passage, article):
            continue
        if not _in_set_term(entry, span, article):
            yield _mention(passage, span, entry, quoted=spoken_at(quoted, span.start), match=match)


def _mention(
    passage: TokenisedPassage, span: Span, entry: LoadedEntry, *, quoted: bool, match: Match[LoadedEntry]
) -> LoadedWord:
    offset = passage.passage.span.start
    return LoadedWord(
        article=passage.passage.article,
        passage=passage.passage.id,
        span=span,
        text=passage.text[span.start - offset : span.end - offset],
        kind=MentionKind.LOADED,
        entry=entry.word,
        wording=entry.wording,
        polarity=entry.polarity,
        strength=entry.strength,
        quoted=quoted,
        negated=_is_negated(passage.tokens[match.last + 1 : match.last + 1 + _REACH]),
    )


def _is_negated(behind: Sequence[Token]) -> bool:
    for token in behind:
        if token.pos[0] not in ("助詞", "助動詞", "動詞", "形容詞") or token.surface in ("が", "を", "と", "に"):
            return token.normalized in _NEGATIONS
        if token.normalized in _NEGATIONS:
            return True
    return False


def _scare_quotes(passage: TokenisedPassage, article: Article, quoted: tuple[Quotation, ...]) -> Iterator[LoadedWord]:
    """Yield short terms in quotation marks beside words that keep a distance from them (いわゆる「…」, 「…」頼み)."""
    for quotation in quoted:
        if quotation.speech or not quotation.whole or not 1 < len(quotation.span) <= _LONGEST_TERM:
            continue
        behind = article.text[quotation.span.end + 1 : quotation.span.end + 8]
        before = article.text[max(0, quotation.span.start - 6) : quotation.span.start - 1]
        aside = behind.startswith(("なる", "とされる", "と称", "頼み", "と銘打", "という名の")) or before.endswith(
            ("いわゆる", "表向きには", "自称", "表向き")
        )
        if aside:
            yield LoadedWord(
                article=article.id,
                passage=passage.passage.id,
                span=quotation.span,
                text=quotation.span.of(article.text),
                kind=MentionKind.LOADED,
                entry=quotation.span.of(article.text),
                wording="scare-quote",
                polarity="-",
                strength=1,
            )
