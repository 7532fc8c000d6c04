"""Numerals at a place of a passage, vetoed by its words: 三 in 晋三氏 and 十 in 十分 are no numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import fused

_DIVISOR: Final = ("約数十", "約数百", "約数千", "約数万", "約数億")
"""Words in which morphology sees a divisor (約数)."""
_LONG: Final = 4
"""From this many signs on, kanji that read as one number and end with a word are one, whatever their words are."""
_TEN: Final = 10
_NUMERAL_POS: Final = "名詞-数詞"


def number_at(view: View, place: int) -> Numeral | None:
    """Read the number at `place` if there is one and the words of the passage let it be one."""
    if place >= len(view.text):
        return None
    if place not in view.numbers:
        view.numbers[place] = _read(view, place)
    return view.numbers[place]


def pair(first: Numeral, second: Numeral) -> tuple[Decimal, Decimal] | None:
    """Return the ends of 3、4人, 十二、三歳, 2、30人: neighbours said as one vague number; `None` for a plain list."""
    one, two = first.mantissa, second.mantissa
    if first.vague or second.vague:
        return None
    if two == one + 1 and two < _TEN and first.scale in (1, second.scale):
        return (first.low * second.scale if first.scale == 1 else first.low), second.high
    whole, last = first.whole, second.whole
    if whole is None or last is None or whole <= 0:
        return None
    if whole > _TEN and last < _TEN and whole % 10 + 1 == last and not first.digits:
        return first.low, first.low + 1
    power = last // (whole + 1)
    if whole < _TEN - 1 and power in (10, 100, 1000) and power * (whole + 1) == last:
        return first.low * power, second.high
    return None


def _read(view: View, place: int) -> Numeral | None:
    if view.text[place].isdecimal():
        return numerals.read(view.text, place)
    if view.text.startswith(_DIVISOR, max(0, place - 1)) and place:
        return numerals.read(view.text, place)
    if not view.is_border(place):
        return None
    number = numerals.read(view.text, place)
    return number if number is not None and _is_numeral_word(view, number) else None


def _is_numeral_word(view: View, number: Numeral) -> bool:
    """Whether kanji read as a number are one to the morphology too."""
    token = view.token_from(number.start)
    if token is None or _follows_name(view, number.start):
        return False
    if token.units and token.units[0][1] == _NUMERAL_POS:
        return True
    if token.surface in fused() or (number.latin and token.surface.startswith(view.text[number.start : number.end])):
        return True
    if view.end_of(token) < number.end and view.is_border(number.end):
        # 五十八|万九千円, 八十|七円: begins like a name, but nothing other than a number goes on like that.
        after = view.token_from(number.end)
        counted = after is not None and after.pos[2].startswith("助数詞")
        return counted or number.end - number.start >= _LONG
    return token.surface == "数" and number.end - number.start > 1


def _follows_name(view: View, place: int) -> bool:
    """Whether a person's name stands right before (安倍晋三元首相 is cut 安倍|晋|三|元|首相)."""
    before = view.token_before(place)
    if before is None:
        return False
    if before.is_person:
        return True
    family = view.token_before(view.start_of(before))
    return family is not None and family.is_person and before.pos[0] == "名詞" and len(before.surface) == 1
