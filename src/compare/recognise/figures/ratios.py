"""Shares and multiples that are not a number with a unit: 3分の1, 半数, 過半数, 倍増, 半減."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data

_OF: Final = re.compile(r"分の")
_PLACES: Final = Decimal("0.000001")


def fraction_at(view: View, number: Numeral) -> Amount | None:
    """Read 3分の1, 4分の3, 百分の一."""
    sign = _OF.match(view.text, number.end)
    upper = number_at(view, sign.end()) if sign else None
    if upper is None or number.vague or upper.vague or not number.low:
        return None
    value = quotient(upper.low, number.low)
    return Amount(number.start, upper.end, MentionKind.MULTIPLE, value, value, "TIMES")


def quotient(upper: Decimal, lower: Decimal) -> Decimal:
    """Return a fraction as a decimal, cut at the sixth place if it does not end before."""
    value = upper / lower
    try:
        return value.quantize(_PLACES).normalize()
    except InvalidOperation:
        return value


def ratio_word_at(view: View, place: int) -> Amount | None:
    """Read a word that is a share or a multiple by itself."""
    token = view.token_from(place)
    entry = data("ratio_words").get(token.surface) if token else None
    if token is None or entry is None:
        return None
    value = Decimal(entry["value"])
    return Amount(
        place,
        view.end_of(token),
        MentionKind.MULTIPLE,
        value,
        value,
        "TIMES",
        entry.get("modifier"),
        direction=entry.get("direction"),
    )
