"""Stretches of time: 40分, 1時間半, 3年ぶり, 2年前倒し; and points reckoned by one: 3年前, 半年後."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from compare.language.numerals import Numeral, plain
from compare.model import MentionKind
from compare.recognise.figures.amounts import RANGE
from compare.recognise.figures.modifiers import BOUNDS, after, before, stronger
from compare.recognise.figures.numbers import number_at, pair
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import (
    Words,
    data,
    modifiers_after_durations,
    word_groups,
    word_list,
    word_set,
)

_ONE_UNIT: Final = re.compile(r"P([0-9]{1,4})([YMWD])")
_HUNDREDTHS: Final = re.compile(
    r"(?:[0-9０-９]{1,3}|[〇一二三四五六七八九]{1,2})(?![0-9０-９.,，．〇一二三四五六七八九十百千万億人年月日時分秒])"
)
_NOW: Final = ("前", "後", "今", "いま", "現在", "現時点", "きょう", "今日")
_ERA_REACH: Final = 60
_NO_YEAR: Final = 10
"""A number of one digit before 年 is no year of the calendar, unless an era is spoken of."""
_ORDER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
_HALVES: Final = {"Y": ("M", 6), "M": ("D", 15), "TH": ("TM", 30), "TM": ("TS", 30), "W": ("D", 3)}
_XXXX: Final = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}


@cache
def _units() -> Words[str]:
    return word_groups("time_words", "durations")


@cache
def _lone_words() -> Words[str]:
    return Words(data("time_words")["duration_words"])


@cache
def _points() -> Words[str]:
    return Words(data("time_words")["points"])


def _text(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _iso(parts: list[tuple[str, Decimal]]) -> str:
    date = "".join(f"{_text(value)}{unit}" for unit, value in parts if len(unit) == 1)
    time = "".join(f"{_text(value)}{unit[1]}" for unit, value in parts if len(unit) == 2)
    return f"P{date}" + (f"T{time}" if time else "")


def _unit_at(view: View, number: Numeral) -> tuple[int, str] | None:
    """Read the unit of a stretch; 時 and 月 alone are points, 分 after 割 a share."""
    place = number.end
    if view.text[place : place + 1] == " ":
        place += 1
    found = _units().at(view, place)
    if found is None:
        # 月間 and the like are one word to Sudachi: 3カ月|間, 2年|間, 10日間.
        loose = _units().at(view, place, loose=True)
        token = view.token_at(place)
        if loose is None or token is None or not token.surface.endswith(("前", "後", "ぶり", "目", "制", "分")):
            return None
        found = loose
    if view.text.startswith(("度", "代", "産", "生ま"), found[0]) and found[1] == "Y":
        return None
    return found


def _stretch(view: View, number: Numeral) -> tuple[int, list[tuple[str, Decimal]], list[tuple[str, Decimal]]] | None:
    """Read 1年3カ月, 2時間5分30秒, 3年半: where it ends, its least and its greatest value."""
    low: list[tuple[str, Decimal]] = []
    high: list[tuple[str, Decimal]] = []
    current: Numeral | None = number
    end = number.start
    while current is not None and (found := _unit_at(view, current)):
        unit = found[1]
        if low and _ORDER.index(unit) <= _ORDER.index(low[-1][0]):
            break
        end = found[0]
        low.append((unit, current.low))
        high.append((unit, current.high))
        if view.text.startswith("半", end) and view.is_border(end + 1) and unit in _HALVES:
            smaller, count = _HALVES[unit]
            low.append((smaller, Decimal(count)))
            high.append((smaller, Decimal(count)))
            end += 1
            break
        if unit == "TS" and current.whole is not None and (hundredths := _HUNDREDTHS.match(view.text, end)):
            # 9秒98: a time in sports, written without a point.
            low[-1] = high[-1] = (unit, Decimal(f"{current.whole}.{plain(hundredths.group())}"))
            end = hundredths.end()
            break
        start = view.skip_blanks(end)
        current = number_at(view, start) if not current.vague else None
        if current is not None and unit == "Y" and _is_sentence(view, number, current):
            low.append(("M", current.low))
            high.append(("M", current.high))
            end = current.end + 1
            break
    return (end, low, high) if low else None


def _is_sentence(view: View, years: Numeral, months: Numeral) -> bool:
    """Whether N年N月 is a length of time (懲役1年6月), no month of a year."""
    if not view.text.startswith("月", months.end):
        return False
    before = view.token_before(years.start)
    if before is not None and before.surface in word_set("time_words", "sentences"):
        return True
    near = view.text[max(0, years.start - _ERA_REACH) : years.start]
    return years.high < _NO_YEAR and not any(era in near for era in data("eras"))


def _shift(view: View, end: int) -> tuple[int, str] | None:
    """Read 前倒し, 延期 …: a stretch by which a plan moves."""
    return word_groups("time_words", "shifts").at(view, end)


def _is_of_event(view: View, start: int) -> bool:
    """Whether 29分後 is reckoned from something named before it (打ち上げから29分後, 告示の2週間前), not from now."""
    place, _ = before(view, start)
    particle = view.token_before(place)
    if particle is None or particle.surface not in ("から", "の") or particle.pos[0] != "助詞":
        return False
    named = view.token_before(view.start_of(particle))
    noun = named is not None and (particle.surface == "から" or named.pos[0] in ("名詞", "接尾辞"))
    return noun and named is not None and named.surface not in _NOW


def _ago(view: View, start: int, end: int, parts: list[tuple[str, Decimal]], written: str) -> When | None:
    """Read 3年前, 半年後: a point reckoned from the day of the article."""
    found = _points().at(view, end)
    if found is None:
        return None
    if _is_of_event(view, start) or parts[0][0] not in _XXXX:
        start, _ = before(view, start)
        return When(start, found[0], MentionKind.DURATION, written, "earlier" if found[1] == "-1" else "later")
    unit, value = parts[0]
    value *= int(found[1])
    exact = len(parts) == 1 and value == value.to_integral_value() and "/" not in written and unit in _XXXX
    anchor = f"article:{unit}{int(value):+d}" if exact else ""
    start, ahead = before(view, start)
    modifier = ahead if exact else "approx"
    return When(start, found[0], MentionKind.DATE, _XXXX[unit], modifier, anchor)


def _distance(written: str, sign: str) -> str:
    """Return the anchor of a point that lies one whole unit of time (P10Y) before or after the article."""
    match = _ONE_UNIT.fullmatch(written)
    return f"article:{match[2]}{int(match[1]) * int(sign):+d}" if match else ""


def _finished(view: View, start: int, end: int, written: str, *, vague: bool) -> When:
    """Take tails, modifiers and shifts around a stretch into it."""
    tail = word_list("time_words", "duration_tails").at(view, end)
    if tail is not None:
        end = tail[0]
    end, behind = after(view, end, modifiers_after_durations())
    if found := _points().at(view, end):
        distant = "before" if found[1].startswith("-") and behind in BOUNDS else "approx"
        anchor = _distance(written, found[1])
        return When(start, found[0], MentionKind.DATE, _XXXX.get(written[-1], "XXXX"), distant, anchor)
    if tail is None and (late := word_list("time_words", "duration_tails").at(view, end)):
        end = late[0]
    shift = _shift(view, end)
    if shift is not None:
        start, _ = before(view, start)
        return When(start, shift[0], MentionKind.DURATION, written, shift[1])
    start, ahead = before(view, start)
    modifier = stronger(ahead, behind) or ("tens-of" if vague else None)
    return When(start, end, MentionKind.DURATION, written, modifier)


def _stay(view: View, nights: Numeral) -> When | None:
    """Read 2泊3日, 三日三晩."""
    for first, last, number in (("泊", "日", 1), ("日", "晩", 0)):
        second = number_at(view, nights.end + 1) if view.text.startswith(first, nights.end) else None
        if second is not None and not second.vague and view.text.startswith(last, second.end):
            days = (nights, second)[number]
            return When(nights.start, second.end + 1, MentionKind.DURATION, f"P{_text(days.low)}D")
    return None


def duration_at(view: View, number: Numeral) -> When | None:
    """Read the stretch of time that begins with `number`."""
    if stay := _stay(view, number):
        return stay
    first = _stretch(view, number)
    sign = RANGE.match(view.text, first[0] if first else number.end)
    listed = view.text[number.end : number.end + 1] in ("、", "・") and first is None
    place = sign.end() if sign and (first or sign.group() != "から") else number.end + 1 if listed else None
    second_number = number_at(view, place) if place is not None else None
    second = _stretch(view, second_number) if second_number else None
    if second is not None and second_number is not None:
        unit = second[1][0][0]
        ends = pair(number, second_number) if listed else (number.low, second_number.high)
        moved = sign is not None and sign.group() == "から" and view.text.startswith(("に", "へ", "と"), second[0])
        if ends and not moved and ends[0] < ends[1] and (first is None or first[1][0][0] == unit):
            upper = [(unit, ends[1])] if listed else second[2]
            written = f"{_iso(first[1] if first else [(unit, ends[0])])}/{_iso(upper)}"
            if ago := _ago(view, number.start, second[0], second[1], written):
                return ago
            return _finished(view, number.start, second[0], written, vague=listed)
    if first is None:
        return None
    end, low, high = first
    written = _iso(low) if low == high else f"{_iso(low)}/{_iso(high)}"
    if ago := _ago(view, number.start, end, low, written):
        return ago
    return _finished(view, number.start, end, written, vague=number.vague)


def duration_word_at(view: View, place: int) -> When | None:
    """Read a stretch that is one word: 半年, 四半世紀."""
    found = _lone_words().at(view, place)
    if found is None or not view.is_border(place):
        return None
    end, written = found
    parts = {"P6M": [("M", Decimal(6))], "P15D": [("D", Decimal(15))]}.get(written, [("Y", Decimal("0.5"))])
    return _ago(view, place, end, parts, written) or _finished(view, place, end, written, vague=False)
