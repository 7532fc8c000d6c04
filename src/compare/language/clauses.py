"""Clauses: the parts of a sentence that each say one thing.

A clause ends where a conjunctive particle (が, ので, し, ば) or a verb form that goes on (連用形) parts it from the
next. Shallow on purpose: it answers which words a hedge or a source speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compare.model import Span, Token

_CONJUNCTIVE: Final = frozenset(
    {"が", "けれど", "けれども", "けど", "ので", "し", "から", "つつ", "ながら", "ものの", "て", "で"}
)
_CONDITION: Final = frozenset({"ば", "たら", "なら", "ならば"})
_CONDITION_NOUNS: Final = frozenset({"場合", "限り"})
_COMMA: Final = frozenset({"、", ",", "，"})


def clauses(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the clauses of one sentence, given as its words; together they cover all of it."""
    if not tokens:
        return ()
    borders = [number + 1 for number in range(len(tokens) - 1) if _ends_clause(tokens, number)]
    starts = [0, *borders]
    ends = [*borders, len(tokens)]
    return tuple(
        Span(tokens[start].span.start, tokens[end - 1].span.end) for start, end in zip(starts, ends, strict=True)
    )


def _ends_clause(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.surface not in _COMMA:
        return False
    if number == 0:
        return False
    before = tokens[number - 1]
    if before.pos[0] == "助詞" and before.pos[1] == "接続助詞":
        return before.surface in _CONJUNCTIVE | _CONDITION
    # 連用中止: 「協定に署名し、」「方針を示しており、」
    return before.pos[0] in ("動詞", "助動詞") or before.surface in (
        "一方",
        "ため",
        "ものの",
        "うえ",
        "上",
        "とき",
        "際",
    )


def is_conditional(tokens: Sequence[Token]) -> bool:
    """Whether the words hold a condition: 〜すれば, 〜したら, 〜の場合, 〜となると."""
    for number, token in enumerate(tokens):
        if token.pos[0] in ("助詞", "助動詞") and token.surface in _CONDITION:
            return True
        if token.surface == "と" and token.pos[1] == "接続助詞":
            return True
        if (
            token.surface in _CONDITION_NOUNS
            and number
            and tokens[number - 1].pos[0] in ("動詞", "助動詞", "助詞", "連体詞")
        ):
            return True
    return False
