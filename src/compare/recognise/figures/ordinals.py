"""Ordinals: 第47代, 3位, 5番目, 2回目; and labels that only look like them: 第5条, 第88号."""

from __future__ import annotations

from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.model import MentionKind, Token
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount, Silence
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, word_set

_RANKS: Final = (
    "位",
    "等",
    "着",
    "番目",
    "回目",
    "期目",
    "人目",
    "件目",
    "度目",
    "代目",
    "例目",
    "回戦",
    "年生",
)
_RUNNER: Final = "番手"
_DURATIONS: Final = ("年", "月", "日", "時", "四")


def _ordinal(start: int, end: int, number: Numeral, counter: str) -> Amount:
    return Amount(start, end, MentionKind.ORDINAL, number.low, number.high, f"ORDINAL:{counter}")


def prefixed_ordinal_at(view: View, place: int) -> Amount | Silence | None:
    """Read 第 with its number and counter; `place` is that of 第."""
    token = view.token_from(place)
    if token is None or not view.text.startswith("第", place):
        return None
    if len(token.surface) > 1 and (one_word := _in_one_word(view, place, token)):
        return one_word
    number = number_at(view, place + 1) if len(token.surface) == 1 else None
    if number is None or number.vague:
        return Silence(place, view.end_of(token)) if len(token.surface) > 1 else None
    counter = view.token_from(number.end)
    if counter is None and number.end >= len(view.text):
        return _ordinal(place, number.end, number, "番")
    if counter is None or counter.surface.startswith("四半期"):
        return None
    end = view.end_of(counter)
    if counter.surface in word_set("numeral_names", "label_counters") or counter.pos[0] not in ("名詞", "接尾辞"):
        return Silence(place, end if counter.pos[0] in ("名詞", "接尾辞") else number.end)
    if counter.surface.removesuffix("目") not in word_set("counters", "ordinals") and counter.surface != "目":
        return Silence(place, end)
    heads = data("numeral_names")["ordinal_heads"]
    if not number.latin and (view.text.startswith(tuple(heads), end) or view.text.startswith(tuple(heads), number.end)):
        return Silence(place, end)
    return _ordinal(place, end, number, counter.surface.removesuffix("目") or "目")


def _in_one_word(view: View, place: int, token: Token) -> Amount | None:
    """Read 第1子, which is one word to Sudachi; a name (第一生命) is none."""
    number = numerals.read(view.text, place + 1)
    end = view.end_of(token)
    if number is None or number.vague or token.pos[1] == "固有名詞":
        return None
    counter = view.text[number.end : end]
    heads = tuple(data("numeral_names")["ordinal_heads"])
    if counter not in word_set("counters", "ordinals") or counter in word_set("numeral_names", "label_counters"):
        return None
    return None if view.text.startswith(heads, end) else _ordinal(place, end, number, counter)


def _fused(view: View, number: Numeral) -> Amount | None:
    """Read 2人目, where number and counter are one word to Sudachi."""
    word = view.token_at(number.end)
    following = view.token_from(view.end_of(word)) if word is not None else None
    if word is None or following is None or following.surface != "目" or view.start_of(word) != number.start:
        return None
    counter = view.text[number.end : view.end_of(word)]
    return _ordinal(number.start, view.end_of(following), number, counter) if counter not in _DURATIONS else None


def _is_named(view: View, place: int) -> bool:
    """Whether a name stands right before (日航123便)."""
    before = view.token_before(place)
    return before is not None and (before.pos[1] == "固有名詞" or before.surface.endswith("航空"))


def ordinal_at(view: View, number: Numeral) -> Amount | Silence | None:
    """Read a number whose counter makes it a rank or a label; it begins with `number`."""
    if number.vague:
        return None
    token = view.token_from(number.end)
    if token is None:
        return _fused(view, number)
    end = view.end_of(token)
    if token.surface in word_set("numeral_names", "label_counters"):
        return Silence(number.start, end)
    if token.surface in word_set("numeral_names", "labels_after_names") and _is_named(view, number.start):
        return Silence(number.start, end)
    school = view.token_before(number.start)
    if token.surface == "年" and school is not None and school.surface in word_set("counters", "schools"):
        return _ordinal(number.start, end, number, "年生")
    if view.text.startswith(_RUNNER, number.end):
        return _ordinal(number.start, number.end + len(_RUNNER), number, _RUNNER)
    if token.surface in _RANKS:
        return _ordinal(number.start, end, number, token.surface.removesuffix("目"))
    following = view.token_from(end)
    if following is not None and following.surface == "目" and token.surface not in _DURATIONS:
        return _ordinal(number.start, view.end_of(following), number, token.surface)
    return None
