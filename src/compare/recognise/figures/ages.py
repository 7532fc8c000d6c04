"""Ages: 佐藤花子さん(35), 20代, 20代から30代; 70歳 is an ordinary number with its unit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount, Reading, Silence
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import word_set

_AGE_RANGE: Final = re.compile(r"[〜～~\-]|から|[、・](?=[0-9０-９])")
_AGE: Final = re.compile(r"[（(](?:[0-9０-９]{1,3}|[〇一二三四五六七八九十]{1,3})[)）]")


def age_in_brackets(view: View, number: Numeral) -> Reading | None:
    """Read the age in 佐藤花子さん(35); any other lone number in brackets is a mark."""
    match = _AGE.match(view.text, number.start - 1) if number.start else None
    if match is None or number.end != match.end() - 1:
        return None
    token = view.token_before(number.start - 1)
    if token is not None and (token.is_person or token.surface in word_set("numeral_names", "age_titles")):
        return Amount(number.start, number.end, MentionKind.AGE, number.low, number.high, "COUNT:歳")
    return Silence(number.start, number.end)


def age_group(view: View, number: Numeral) -> Amount | None:
    """Read 20代, 30歳代, 20代から30代, 20〜30代."""
    text, end = view.text, number.end
    shared = _AGE_RANGE.match(text, end)
    last = number_at(view, shared.end()) if shared else None
    if last is not None and last.low > number.low and number.low % 10 == 0 and (far := age_group(view, last)):
        return replace(far, start=number.start, low=number.low)
    end += 1 if text.startswith("歳", end) else 0
    if not text.startswith("代", end) or not view.is_border(end + 1) or number.whole is None:
        return None
    if number.whole % 10 or not 10 <= number.whole <= 90 or text.startswith(("目", "続"), end + 1):
        return None
    low, high, end = number.low, number.low + 9, end + 1
    sign = _AGE_RANGE.match(text, end)
    second = number_at(view, sign.end()) if sign else None
    if second is not None and (far := age_group(view, second)) and far.low == low + 10:
        return replace(far, start=number.start, low=low)
    return Amount(number.start, end, MentionKind.AGE, low, high, "COUNT:歳")
