"""Japanese words: the only door to Sudachi.

Tokens are cut in mode C (the longest units: 「防衛費」 stays together) and carry the short units of mode A inside. The
dictionary is opened on first use and shared; a tokenizer is not thread-safe, so every thread has its own. Any text at
all can be read: long input is cut into pieces below Sudachi's limit, and what UTF-8 cannot hold (lone surrogates) is
replaced, one character for one, in the copy that Sudachi sees.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer, errors

from compare.model import Span, Token

MAX_PIECE: Final = 8_000
"""Characters per call: well below Sudachi's limit of 49,149 bytes even at four bytes a character."""

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_Word = tuple[str, tuple[str, str, str, str], tuple[tuple[str, str], ...]]
"""Normalised form, part of speech and short units of a word."""
_ZERO: Final = "〇"
_RUN: Final = 4
"""From this many signs on, a word that begins with 〇 is one that Sudachi could not cut."""
_MAX_KNOWN: Final = 50_000
_SIGN: Final = ("補助記号", "一般", "*", "*")
_OPENING: Final = threading.Lock()
_local = threading.local()


@cache
def _open_dictionary() -> Dictionary:
    return Dictionary(dict="core")


def _tokenizer() -> Tokenizer:
    if not hasattr(_local, "tokenizer"):
        with _OPENING:
            _local.tokenizer = _open_dictionary().tokenizer(SplitMode.C)
    tokenizer: Tokenizer = _local.tokenizer
    return tokenizer


def _known_words() -> dict[tuple[str, int], _Word]:
    if not hasattr(_local, "words"):
        _local.words = {}
    words: dict[tuple[str, int], _Word] = _local.words
    return words


@cache
def _pos(tags: tuple[str, ...]) -> tuple[tuple[str, str, str, str], str]:
    """Return the four levels of a part of speech that we keep, and the first two as one string."""
    return (tags[0], tags[1], tags[2], tags[3]), f"{tags[0]}-{tags[1]}"


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text after a line end or 。, or hard where there is none; yield each piece with its place."""
    start = 0
    while start < len(text):
        end = start + MAX_PIECE
        if end < len(text):
            border = max(text.rfind("\n", start, end), text.rfind("。", start, end))
            if border >= start:
                end = border + 1
        yield start, text[start:end]
        start = end


def _word(morpheme: Morpheme, surface: str) -> _Word:
    """Return what a morpheme's dictionary entry says; entries are read once per thread, which halves the time."""
    known = _known_words()
    key = (surface, morpheme.word_id())
    word = known.get(key)
    if word is None:
        pos, short = _pos(morpheme.part_of_speech())
        normalized = morpheme.normalized_form()
        parts = morpheme.split(SplitMode.A)
        units = tuple((part.normalized_form(), _pos(part.part_of_speech())[1]) for part in parts)
        word = (normalized, pos, units if len(units) > 1 else ((normalized, short),))
        if len(known) >= _MAX_KNOWN:
            known.clear()
        known[key] = word
    return word


def _tokens(piece: str, offset: int) -> Iterator[Token]:
    """Tokenise one piece; when Sudachi finds it too long after all (characters can grow in NFKC), its halves."""
    try:
        morphemes = _tokenizer().tokenize(piece)
    except errors.SudachiError:
        if len(piece) == 1:
            yield Token(
                Span(offset, offset + 1), piece, piece, ("補助記号", "一般", "*", "*"), ((piece, "補助記号-一般"),)
            )
            return
        middle = len(piece) // 2
        yield from _tokens(piece[:middle], offset)
        yield from _tokens(piece[middle:], offset + middle)
        return
    for morpheme in morphemes:
        begin, end = morpheme.begin(), morpheme.end()
        if begin < end:
            surface = piece[begin:end]
            if surface[0] == _ZERO and end - begin >= _RUN:
                # An unknown word of nothing but kanji (二|〇一一年三月十一日午後二時四十六分): 零 cuts it.
                for token in _tokens(surface.replace(_ZERO, "零"), offset + begin):
                    own = token.span.start - offset, token.span.end - offset
                    yield replace(token, surface=piece[own[0] : own[1]])
                continue
            yield Token(Span(offset + begin, offset + end), surface, *_word(morpheme, surface))


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Return the words of `text` in order; `offset` (its place in the article) is added to every span.

    The surfaces are those of `text`, untouched, and together they are all of it.
    """
    readable = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    tokens = tuple(token for start, piece in _pieces(readable) for token in _tokens(piece, offset + start))
    if readable == text:
        return tokens
    return tuple(replace(token, surface=text[token.span.start - offset : token.span.end - offset]) for token in tokens)
