"""Sentence borders in Japanese and English text.

A sentence ends at 。！？ or a line end, never inside a pair of brackets (「…。」と述べた is one sentence). A bracket
without its partner on the same line is an ordinary character, so that one stray 「 does not swallow the text. English
sentences end at a full stop before a blank and a capital, unless the word is a known abbreviation or an initial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from compare.language import lexicon
from compare.model import Span

_PAIRS: Final = dict(zip("」』）)】〉》］]”", "「『（(【〈《［[“", strict=True))
_OPENERS: Final = frozenset(_PAIRS.values())
_BRACKET: Final = re.compile("[" + re.escape("".join((*_PAIRS, *_OPENERS))) + "]")
_TERMINATOR: Final = re.compile(r"[。．！？!?.｡]+[」』）)】”\"']*")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆ー」』）】]")
_NEXT_ENGLISH: Final = re.compile(r"[ \t\u3000]+[\"'“‘(\[]?[A-Z0-9\u3040-\u9fff]|[ \t\u3000]*$")
_LAST_WORD: Final = re.compile(r"[A-Za-z.]+$")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["before_full_stop"])


def _enclosed(line: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost pairs of matching brackets, as (place of the opener, place of the closer)."""
    stack: list[tuple[str, int]] = []
    open_count: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(line):
        sign = match.group()
        if sign in _OPENERS:
            stack.append((sign, match.start()))
            open_count[sign] = open_count.get(sign, 0) + 1
        elif open_count.get(_PAIRS[sign], 0):
            while True:
                opener, place = stack.pop()
                open_count[opener] -= 1
                if opener == _PAIRS[sign]:
                    break
            while pairs and pairs[-1][0] > place:
                pairs.pop()
            pairs.append((place, match.start()))
    yield from pairs


def _ends(line: str, match: re.Match[str]) -> bool:
    """Whether the sign matched ends a sentence, brackets aside."""
    sign = match.group()[0]
    before = line[match.start() - 1 : match.start()]
    after = line[match.end() : match.end() + 1]
    if sign in "。！？｡":
        return True
    if sign in "!?":
        return not after or after.isspace() or bool(_JAPANESE.match(before))
    if sign == "．":
        return not after or (not before.isalnum() or bool(_JAPANESE.match(before)))
    if not _NEXT_ENGLISH.match(line[match.end() : match.end() + 4]):
        return False
    word = _LAST_WORD.search(line[max(0, match.start() - 24) : match.start()])
    if word is None or not after:
        return True
    return len(word.group()) > 1 and word.group().rstrip(".") not in _abbreviations() and "." not in word.group()


def _borders(line: str) -> Iterator[int]:
    pairs = _enclosed(line)
    pair = next(pairs, None)
    for match in _TERMINATOR.finditer(line):
        while pair is not None and pair[1] < match.start():
            pair = next(pairs, None)
        if pair is not None and pair[0] < match.start() < pair[1]:
            continue
        if _ends(line, match):
            yield match.end()
    yield len(line)


def sentences(text: str, offset: int = 0) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, without the blanks around them; `offset` is added to every span."""
    found: list[Span] = []
    place = 0
    for line in text.split("\n"):
        start = 0
        for end in _borders(line):
            piece = line[start:end]
            stripped = piece.strip()
            if stripped:
                begin = place + start + len(piece) - len(piece.lstrip())
                found.append(Span(offset + begin, offset + begin + len(stripped)))
            start = end
        place += len(line) + 1
    return tuple(found)
