"""Amounts: a number with its unit, two-part money, shares in 割分厘, ranges that say the unit once."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind, Token
from compare.recognise.figures.english import scale_after
from compare.recognise.figures.numbers import number_at, pair
from compare.recognise.figures.ratios import quotient
from compare.recognise.figures.reading import Amount, Measured, Unit
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import (
    currency_signs,
    data,
    modifiers_after,
    money_parts,
    never_counters,
    not_one,
    units,
    word_set,
)

RANGE: Final = re.compile(r"\s?(?:[〜～~―—–‐ー]|-(?=[0-9０-９]))\s?|[−－](?=[0-9０-９])|ないし|から|乃至| to (?=[0-9])")
_NEXT_DIGIT: Final = re.compile(r"[、，・](?=[0-9０-９一二三四五六七八九])|(?<![0-9][0-9]),(?=[0-9](?![0-9]))")
_WARI: Final = re.compile(r"割(?!合|当|安|高|り|れ|く|っ|賦|愛)")
_CLAUSE: Final = re.compile(r"[、。，．\n]")
_LETTER: Final = re.compile(r"[KMBT](?![A-Za-z])")
_LETTER_SCALES: Final = {"K": "1000", "M": "1000000", "B": "1000000000", "T": "1000000000000"}
_OF_TIME: Final = "年月日時"
"""2025年版, 2000年問題: what begins like a date is none of the open counters."""
_NOTES: Final = ("札", "紙幣", "硬貨", "玉")
_TWO: Final = 2
_BARE: Final = re.compile(r"[^\w%％・.．,，〜～-]|[のでをにとがは]|$")
_BEHIND: Final = 8
_MAY_STAND_APART: Final = re.compile(r"[^\W\d_]|[%％]")
_CONTEXT: Final = 14
"""How many characters before a number decide what キロ and 度 mean."""


def _context(view: View, place: int) -> str:
    return _CLAUSE.split(view.text[max(0, place - _CONTEXT) : place])[-1]


def _degrees(view: View, number: Numeral, end: int) -> Unit:
    """Decide whether 度 is a temperature, an angle or a count of times."""
    before, lists = _context(view, number.start), data("units")
    warm = any(word in before for word in lists["temperature_context"])
    turn = number.low in (180, 360) and any(word in view.text[end : end + _BEHIND] for word in lists["angle_behind"])
    if any(word in before for word in lists["angle_context"]) or (turn and not warm):
        return Unit(MentionKind.QUANTITY, "deg")
    fraction = number.low != number.low.to_integral_value()
    if fraction or number.low >= 10 or warm:
        return Unit(MentionKind.QUANTITY, "Cel")
    return Unit(MentionKind.QUANTITY, "COUNT:度")


def _kilo(view: View, number: Numeral, end: int) -> Unit:
    """Decide whether キロ is a weight or a distance."""
    near = _context(view, number.start) + _CLAUSE.split(view.text[end : end + 3])[0]
    weight = any(word in near for word in data("units")["kilogram_context"])
    return Unit(MentionKind.QUANTITY, "kg" if weight else "km")


def _is_open_counter(token: Token) -> bool:
    return (
        token.pos[0] in ("名詞", "接尾辞")
        and token.pos[1] in ("普通名詞", "名詞的")
        and token.surface not in never_counters()
        and token.surface[0] not in _OF_TIME
        and token.pos[2] != "形状詞可能"
        and not token.surface.isascii()
        and len(token.surface) <= 8
    )


def _unit_after(view: View, number: Numeral) -> tuple[int, Unit] | None:
    """Read the unit word after a number: a known one, else any common noun after 0–9."""
    place = number.end
    if view.text[place : place + 1] == " " and _MAY_STAND_APART.match(view.text, place + 1):
        place += 1
    found = units().at(view, place)
    if found is not None:
        end, unit = found
        written = view.text[place:end]
        if written in ("キロ", "㌔"):
            unit = _kilo(view, number, end)
        elif written == "度":
            unit = _degrees(view, number, end)
        return end, unit
    note = units().at(view, place, loose=True)
    if note is not None and note[1].kind is MentionKind.MONEY and view.text.startswith(_NOTES, note[0]):
        return note  # 5千|円札: one word, even a name, to Sudachi
    # Only a known unit may stand apart from its number; 「2 住家被害」 is the second heading.
    token = view.token_from(place) if place == number.end else None
    if token is None or not number.latin or not _is_open_counter(token):
        return None
    return view.end_of(token), Unit(MentionKind.QUANTITY, f"COUNT:{token.surface}")


def _wari(view: View, number: Numeral) -> Measured | None:
    """Read 3割, 2割5分, 3割4分5厘, 5割半 as a percentage."""
    if not _WARI.match(view.text, number.end) or number.high > 1000:
        return None
    low, high, end = number.low * 10, number.high * 10, number.end + 1
    for sign, factor in (("分", Decimal(1)), ("厘", Decimal("0.1"))):
        part = number_at(view, end)
        if part is None or view.text[part.end : part.end + 1] != sign or part.high > 9 or part.vague:
            break
        low, high, end = low + part.low * factor, high + part.low * factor, part.end + 1
    if view.text.startswith("半", end) and view.is_border(end + 1):
        low, high, end = low + 5, high + 5, end + 1
    return Measured(number, end, low, high, Unit(MentionKind.PERCENT, "PERCENT"))


def _smaller_measure(view: View, unit: Unit, part: Numeral) -> tuple[int, Decimal] | None:
    """Read 20センチ after 1メートル: where it ends and what it is in the larger unit."""
    found = units().at(view, part.end)
    measures = data("units")["measures"]
    large, small = measures.get(unit.code), measures.get(found[1].code) if found else None
    if found is None or large is None or small is None or large["base"] != small["base"] or part.vague:
        return None
    factor = Decimal(small["factor"]) / Decimal(large["factor"])
    return (found[0], part.low * factor) if factor < 1 and part.low * factor < 1 else None


def _with_parts(view: View, side: Measured) -> Measured:
    """Take 80銭 into 139円80銭, and 半 into 2倍半."""
    end = view.skip_blanks(side.end)
    table = money_parts().get(side.unit.code)
    part = number_at(view, end) if not side.number.vague else None
    if part is not None and table is not None and part.high < 100:
        sign = RANGE.match(view.text, part.end)
        last = (number_at(view, sign.end()) if sign else None) or part
        if found := table.at(view, last.end):
            return replace(side, end=found[0], low=side.low + part.low * found[1], high=side.high + last.low * found[1])
    if part is not None and side.unit.code == "deg" and part.high < 60 and view.text.startswith("分", part.end):
        minutes = quotient(part.low, Decimal(60))
        return replace(side, end=part.end + 1, low=side.low + minutes, high=side.high + minutes)
    if part is not None and side.unit.code == "m" and part.digits == _TWO and _BARE.match(view.text, part.end):
        centimetres = part.low / 100  # 8メートル23: a mark in sports
        return replace(side, end=part.end, low=side.low + centimetres, high=side.high + centimetres)
    if part is not None and (smaller := _smaller_measure(view, side.unit, part)):
        return replace(side, end=smaller[0], low=side.low + smaller[1], high=side.high + smaller[1])
    if side.unit.code == "TIMES" and view.text.startswith("半", side.end) and view.is_border(side.end + 1):
        half = Decimal("0.5")
        return replace(side, end=side.end + 1, low=side.low + half, high=side.high + half)
    return side


def measured(view: View, number: Numeral) -> Measured | None:
    """Read the unit of a number, and what belongs to the number behind it."""
    if number.start not in view.sides:
        view.sides[number.start] = _measured(view, number)
    return view.sides[number.start]


def _measured(view: View, number: Numeral) -> Measured | None:
    if wari := _wari(view, number):
        return wari
    found = _unit_after(view, number)
    if found is None:
        return None
    end, unit = found
    if view.text.startswith(("制", "区"), end) and view.is_border(end + 1) and unit.code.startswith("COUNT:"):
        return None  # 2部制, 3人制, 1人区: what kind it is, not how many
    side = Measured(number, end, number.low * unit.factor, number.high * unit.factor, unit)
    return _with_parts(view, side)


def _scaled(first: Numeral, second: Numeral) -> tuple[Decimal, Decimal]:
    """Return the value of the first number of a range that borrows the scale of the second (2〜3億円)."""
    if first.scale == 1 and not first.vague and second.scale > 1 and first.low < second.mantissa:
        return first.low * second.scale, first.high * second.scale
    return first.low, first.high


def range_at(view: View, first: Numeral) -> Measured | None:
    """Read a range whose unit may be said once: 10〜20%, 5〜8人, 2〜3億円, 3、4人, 20代から30代."""
    text = view.text
    near = measured(view, first)
    for start in ([near.end] if near else []) + [first.end]:
        sign = RANGE.match(text, start) or (_NEXT_DIGIT.match(text, start) if start == first.end else None)
        second = number_at(view, sign.end()) if sign else None
        if sign is None or second is None:
            continue
        far = measured(view, second)
        if far is None or (near is not None and start == near.end and near.unit.code != far.unit.code):
            continue
        listed = pair(first, second) if sign.group() in "、，,・" else None
        if sign.group() in "、，,・" and listed is None:
            continue
        if sign.group() == "から" and (start == first.end or text.startswith(("に", "へ", "と"), far.end)):
            continue
        if listed is not None:
            factor = far.low / second.low
            return Measured(second, far.end, listed[0] * factor, listed[1] * factor, far.unit)
        if near is not None and start == near.end and near.low != first.low * near.unit.factor:
            low = near.low
        else:
            low = _scaled(first, second)[0] * (Decimal(10) if text[second.end] == "割" else far.unit.factor)
        if low > far.high:
            continue
        return Measured(second, far.end, low, far.high, far.unit)
    return None


def _band(view: View, side: Measured, per_currency: bool) -> Measured:
    """Open 155円台 to 155..156 and 2万円台 to 20,000..30,000: the place of its last digit, one for exchange rates."""
    token = view.token_from(side.end)
    if token is None or token.surface not in ("台", "円台") or side.number.vague or side.low != side.high:
        return side
    step = Decimal(1)
    if not per_currency:
        value = side.low.normalize() if side.unit.code == "PERCENT" else side.number.low.normalize()
        exponent = value.as_tuple().exponent
        step = Decimal(10) ** exponent if isinstance(exponent, int) else step
    return replace(side, end=side.end + 1, high=side.low + step)


def _is_part_of_word(view: View, number: Numeral, side: Measured) -> bool:
    """Whether a kanji numeral and its counter only begin a longer word (三者会談)."""
    counter = side.unit.code.removeprefix("COUNT:")
    if number.latin or number.vague or counter == side.unit.code or counter in word_set("counters", "strong"):
        return False
    token = view.token_from(side.end)
    noun = token is not None and token.pos[0] == "名詞" and token.pos[1] != "数詞"
    return noun and modifiers_after().at(view, side.end) is None


def _is_idiom(view: View, number: Numeral, side: Measured) -> bool:
    """Whether 一 and a counter is no count (一度, 一つの)."""
    return view.text[number.start : number.end] == "一" and view.text[number.end : side.end] in not_one()


def amount_at(view: View, number: Numeral) -> Amount | None:
    """Read the amount that begins with `number`, without what stands around it."""
    span = range_at(view, number)
    side = span or measured(view, number)
    if side is None or (span is None and _is_idiom(view, number, side)) or _is_part_of_word(view, number, side):
        return None
    if view.text[number.start : number.end] == "数" and side.unit.code.startswith("COUNT:") and side.end == number.end:
        return None
    before = view.text[max(0, number.start - 6) : number.start]
    if span is None:
        side = _band(view, side, side.unit.kind is MentionKind.MONEY and bool(re.search(r"1[^0-9]{1,4}[=＝]$", before)))
    modifier = "tens-of" if side.number.vague else None
    return Amount(number.start, side.end, side.unit.kind, side.low, side.high, side.unit.code, modifier)


def _letter_scale(view: View, end: int) -> tuple[int, Decimal] | None:
    """Read the B of $1.2B."""
    match = _LETTER.match(view.text, end)
    return (match.end(), Decimal(_LETTER_SCALES[match.group()])) if match else None


def money_before(view: View, place: int) -> Amount | None:
    """Read an amount whose currency stands first: $100, ¥2,000, US$5億."""
    sign = currency_signs().at(view, place, loose=True)
    if sign is None:
        return None
    start = view.skip_blanks(sign[0])
    number = number_at(view, start)
    if number is None or not view.text[start].isdecimal():
        return None
    scale = _letter_scale(view, number.end) or scale_after(view, number.end)
    end, factor = scale or (number.end, Decimal(1))
    return Amount(place, end, MentionKind.MONEY, number.low * factor, number.high * factor, sign[1])


def one_in_at(view: View, number: Numeral) -> Amount | None:
    """Read 3人に1人, 1000人に2人の割合: a share said with two counts."""
    side = measured(view, number)
    one = number_at(view, side.end + 1) if side and view.text.startswith("に", side.end) else None
    if side is None or one is None or not one.low < number.low or number.vague or one.vague:
        return None
    other = measured(view, one)
    if other is None or other.unit != side.unit or not side.unit.code.startswith("COUNT:"):
        return None
    if one.low != 1 and not view.text.startswith(("の割合", "の確率", "の比率"), other.end):
        return None
    value = quotient(one.low, number.low)
    return Amount(number.start, other.end, MentionKind.MULTIPLE, value, value, "TIMES")
