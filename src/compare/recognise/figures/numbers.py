"""Numerals at a place of a passage, vetoed by its words: 三 in 晋三氏 and 十 in 十分 are no numbers."""

from __future__ import annotations

from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import fused

_NUMERAL_POS: Final = "名詞-数詞"


def number_at(view: View, place: int) -> Numeral | None:
    """Read the number at `place` if the words of the passage let it be one."""
    if view.text[place].isdecimal():
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
    following = view.token_at(view.end_of(token))
    if view.end_of(token) < number.end and following is not None and following.pos[1] == "数詞":
        # 八千|三十万: the first half is known as a place name, but the number goes on.
        return True
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
