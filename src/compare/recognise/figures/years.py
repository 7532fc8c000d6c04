"""Whether a number before 年 is a year of the calendar, and which one: 2025年, 24年春, 23年の輸出額, R7年."""

from __future__ import annotations

import re
from typing import Final

from compare.language.numerals import Numeral
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data

_MONTHS_SHARED: Final = re.compile(r"[〜～~―—–‐ー\-－−、・,，](?=[0-9０-９])")
_LETTER_YEAR: Final = re.compile(r"[RHSＲＨＳ㋿㍻㍼㍽㍾](?:[0-9０-９]{1,2}|元)年")
_SINCE_LATER: Final = re.compile(r"の[^、。\n]{1,12}以来")
_SHORT: Final = 2
_THIRTY: Final = 30
_RECENT: Final = frozenset(range(11, 36))
"""Years of this century that news writes with two digits."""
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
PIVOT: Final = 50
"""Years written with two digits before a month: up to this they are of this century (24年10月 is 2024-10)."""


def number_up_to(view: View, place: int, most: int) -> Numeral | None:
    """Read a whole number from 1 to `most` at `place`."""
    number = number_at(view, place)
    whole = number.whole if number else None
    return number if number is not None and whole is not None and 1 <= whole <= most else None


def follows(view: View, place: int, sign: str) -> bool:
    """Whether the counter `sign` stands at `place` and is not the beginning of another word."""
    if not view.text.startswith(sign, place):
        return False
    end = place + len(sign)
    token = view.token_at(place)
    if token is None:
        return False
    return view.is_border(end) or token.surface.startswith((sign + "度", sign + "末", sign + "初"))


def year_of(view: View, number: Numeral, end: int) -> int | None:
    """Return the Gregorian year that a number before 年 is, or `None` where it counts years (24年間)."""
    whole = number.whole
    if whole is None:
        return None
    text = view.text
    if number.digits == 4 or (not number.latin and whole >= FIRST_YEAR):
        round_number = whole % 100 == 0 and text.startswith(
            ("の歴史", "の伝統", "の時", "の眠り", "の都", "の古都"), end
        )
        stretch = round_number or text.startswith(tuple(data("time_words")["years_after"]), end)
        return whole if FIRST_YEAR <= whole <= LAST_YEAR and not stretch else None
    if number.end - number.start != 2 or whole > 99:
        return None
    month = number_up_to(view, end, 12)
    if month is not None and (sign := _MONTHS_SHARED.match(text, month.end)):
        month = number_up_to(view, sign.end(), 12)
    calendar = (
        text.startswith(tuple(data("time_words")["calendar_after"]), end)
        or (number.digits == 2 and text[number.start] in "0０")
        or _SINCE_LATER.match(text, end) is not None
        or (number.digits == _SHORT and whole in _RECENT and _is_calendar_year(view, number, end))
    )
    if (month is not None and follows(view, month.end, "月")) or calendar:
        return whole + (2000 if whole <= PIVOT else 1900)
    return None


def _is_calendar_year(view: View, number: Numeral, end: int) -> bool:
    """Whether 23年 is the year 2023 (23年の輸出額, 23年に完成), no stretch of time (23年の歴史, 23年に及ぶ)."""
    before = view.token_before(number.start)
    said = ("助詞", "補助記号") if view.text.startswith("に", end) else ("助詞", "補助記号", "助動詞")
    if before is not None and before.pos[0] not in said:
        return False
    lists = data("time_words")
    if view.text.startswith("の", end):
        return number.whole != _THIRTY and not view.text.startswith(tuple(lists["stretch_of"]), end + 1)
    if view.text.startswith("に", end):
        return not view.text.startswith(tuple(lists["stretch_to"]), end + 1) and number_at(view, end + 1) is None
    return view.text.startswith(tuple(lists["year_before"]), end)


def era_letter(view: View, place: int) -> tuple[int, tuple[int, int]] | None:
    """Read the R of R7年4月."""
    if not _LETTER_YEAR.match(view.text, place):
        return None
    for era in data("eras").values():
        if view.text[place] in era["letters"]:
            return place + 1, (int(era["first"]), int(era["last"]))
    return None
