"""What changed between two versions of some words: the only door to diff-match-patch.

The diff runs over words, never over characters: 「5,500億ドル → 4,000億ドル」 must not be shown as 「5,5 → 4,0」
with a common 「00億ドル」. It is meant for versions of one text (a quote then and now). Articles by different
authors are compared side by side instead: a diff of those says only that all was replaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from diff_match_patch import diff_match_patch

from compare.language.morphology import tokenise
from compare.model import Edit, EditKind

# The engine compares code points, so every word becomes one, from the private use area upwards.
_FIRST: Final = 0xE000
_FIGURE: Final = re.compile(r"[0-9０-９][0-9０-９,.，．]*+[十百千万億兆京]*+")


def diff(old: str, new: str) -> tuple[Edit, ...]:
    """Return how `old` became `new`, word by word. The result does not depend on the speed of the machine."""
    codes: dict[str, str] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    runs = engine.diff_main(_encoded(words(old), codes), _encoded(words(new), codes), False)
    word_of = {code: word for word, code in codes.items()}
    kinds = {engine.DIFF_EQUAL: EditKind.SAME, engine.DIFF_DELETE: EditKind.REMOVED, engine.DIFF_INSERT: EditKind.ADDED}
    return tuple(Edit(kinds[operation], "".join(word_of[code] for code in run)) for operation, run in runs)


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, nothing left out; a figure with its magnitude (2,110億) is one word."""
    pieces: list[str] = []
    at = 0
    for match in _FIGURE.finditer(text):
        pieces += _tokens(text[at : match.start()])
        pieces.append(match[0])
        at = match.end()
    return (*pieces, *_tokens(text[at:]))


def _tokens(text: str) -> list[str]:
    tokens = tokenise(text)
    pieces: list[str] = []
    at = 0
    for token in tokens:
        # What no token covers (blanks, perhaps) is a word of its own, so that no character is lost.
        pieces += [text[at : token.span.start]] if token.span.start > at else []
        pieces.append(text[token.span.start : token.span.end])
        at = token.span.end
    return [*pieces, text[at:]] if at < len(text) else pieces


def _encoded(words: Sequence[str], codes: dict[str, str]) -> str:
    for word in words:
        if word not in codes:
            codes[word] = chr(_FIRST + len(codes))
    return "".join(codes[word] for word in words)
