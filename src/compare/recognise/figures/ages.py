"""Ages: 佐藤花子さん(35), 20代, 20代から30代; 70歳 is an ordinary number with its unit."""

from __future__ import annotations

import re
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind, Token
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount, Reading, Silence
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, word_set

_AGE_RANGE: Final = re.compile(r"[〜～~\-]|から|[、・](?=[0-9０-９])")
_HALVES: Final = {"前半": (0, 4), "後半": (5, 9)}
_DECADES: Final = range(10, 100, 10)
_AT_THE_TIME: Final = re.compile(r"[（(](?:当時|事件当時|事故当時|取材当時)$")
_AGE: Final = re.compile(r"[（(](?:[0-9０-９]{1,3}|[〇一二三四五六七八九十]{1,3})[)）]")


def age_in_brackets(view: View, number: Numeral) -> Reading | None:
    """Read the age in 佐藤花子さん(35); any other lone number in brackets is a mark."""
    if view.text.endswith(tuple(data("numeral_names")["age_prefixes"]), 0, number.start) and not number.vague:
        return Amount(number.start, number.end, MentionKind.AGE, number.low, number.high, "COUNT:歳")
    if number.latin and _AT_THE_TIME.search(view.text, max(0, number.start - 5), number.start):
        closed = view.text[number.end : number.end + 1] in "）)"
        return (
            Amount(number.start, number.end, MentionKind.AGE, number.low, number.high, "COUNT:歳") if closed else None
        )
    match = _AGE.match(view.text, number.start - 1) if number.start else None
    if match is None or number.end != match.end() - 1:
        return None
    token = view.token_before(number.start - 1)
    if token is not None and (token.is_person or _is_role(view, token, number.start - 1)):
        return Amount(number.start, number.end, MentionKind.AGE, number.low, number.high, "COUNT:歳")
    return Silence(number.start, number.end)


def _is_role(view: View, last: Token, bracket: int) -> bool:
    """Whether a noun names one person (商店主, 准教授), so that a number in brackets behind it is an age."""
    if last.surface in word_set("numeral_names", "age_titles"):
        return True
    return view.text.endswith(tuple(data("numeral_names")["role_endings"]), 0, bracket)


def _group_end(view: View, number: Numeral) -> int | None:
    """Return where 代 or 歳代 after a decade of life ends, `None` where there is none (第47代, 3代目)."""
    end = number.end + view.text.startswith("歳", number.end)
    if not view.text.startswith("代", end) or not view.is_border(end + 1) or number.whole is None:
        return None
    if number.whole % 10 or not 10 <= number.whole <= 90 or view.text.startswith(("目", "続"), end + 1):
        return None
    return end + 1


def age_group(view: View, number: Numeral) -> Amount | None:
    """Read 20代, 30歳代, 20代から30代, 20〜30代."""
    own = _group_end(view, number)
    if own is None and (number.vague or number.low not in _DECADES):
        return None
    sign = _AGE_RANGE.match(view.text, number.end if own is None else own)
    last = number_at(view, sign.end()) if sign else None
    end = _group_end(view, last) if last and number.low < last.low else None
    if last is not None and end is not None:
        return Amount(number.start, end, MentionKind.AGE, number.low, last.low + 9, "COUNT:歳")
    if own is None:
        return None
    for half, (low, high) in _HALVES.items():
        if view.text.startswith(half, own) and view.is_border(own + len(half)):
            end, ages = own + len(half), (number.low + low, number.low + high)
            return Amount(number.start, end, MentionKind.AGE, *ages, "COUNT:歳")
    return Amount(number.start, own, MentionKind.AGE, number.low, number.low + 9, "COUNT:歳")
