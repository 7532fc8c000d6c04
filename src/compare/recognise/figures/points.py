"""One point of the calendar as written: 令和7年4月1日, 昨年3月, 翌28日, 2027年度, 7月下旬, 2026年3月期."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from compare.language.numerals import Numeral, plain
from compare.recognise.figures.calendar_words import (
    era_words,
    named_days,
    relative_words,
    running_words,
    season_words,
    seasons,
)
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, word_groups, word_list
from compare.recognise.figures.years import era_letter, follows, number_up_to, year_of

_BRACKETED_YEAR: Final = re.compile(
    r"[（(](?:[一-龠]{2})?[0-9０-９元]{1,4}年[）)](?=[0-9０-９一二三四五六七八九十]{1,3}月)"
)
_OTHER_CALENDAR: Final = re.compile(r"[（(](?:西暦)?(?:[一-龠]{2}|[RHS])?(?:[0-9０-９]{1,4}|元)[）)](?=年)")
"""The same year in the other calendar before the word for it: 1867（慶応3）年, 令和7（2025）年度."""
_FOUR: Final = 4
_SHORT: Final = 2
_ERA_RANGE: Final = re.compile(r"[〜～~―—–\-－]")
ERA_LENGTH: Final = 99
_WEEKDAY: Final = re.compile(r"\s?[（(]([月火水木金土日])(?:曜日?)?(?:[・、]?[祝休])?[）)]")
_QUARTER: Final = re.compile(r"の?第?([1-4１-４一二三四])四半期")
_TERM: Final = re.compile(r"通?期(?!間|待|限|日|末試)")
_LAST_DAY: Final = re.compile(r"日(?=[没夜朝付着発])")
"""Words of a date that run together with its day (3月3日没)."""
_WEEK_OF_MONTH: Final = re.compile(r"の?第([1-5１-５一二三四五])週(?!間)")
_HALF_TERM: Final = re.compile(r"(?:第2四半期累計|中間(?:期|決算))")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the calendar; what the words leave open is `None`.

    Attributes:
        start, end: its place.
        year, month, day: as written, eras turned into Gregorian years; `year` 0 stands for a relative one (X).
        fiscal: whether the year is a fiscal year.
        season: SP, SU, FA or WI; quarter: 1–4.
        part: modifier of the part meant (`start`, `end`, `early` …), or `term` (期), `half-term` (中間期).
        anchor: what a relative word is reckoned from (`article:Y-1`).
        week: whether it is a week.
        until: last year of a range within one era (令和5〜7年).
        era: first year of the era the year is reckoned in, if the words name one.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    season: str | None = None
    quarter: int | None = None
    part: str | None = None
    anchor: str = ""
    week: bool = False
    until: int | None = None
    era: int | None = None

    @property
    def finest(self) -> str:
        """The unit of its finest part: D, M, W, FY or Y."""
        if self.day is not None or self.anchor.split(":")[-1].startswith("D"):
            return "D"
        if self.month is not None or self.anchor.split(":")[-1].startswith("M"):
            return "M"
        if self.week:
            return "W"
        return "FY" if self.fiscal else "Y"


def _add_month(view: View, point: Point) -> Point:
    """Read a month, and a day after it."""
    if named := named_days().at(view, point.end):
        return replace(point, end=named[0], month=named[1][0], day=named[1][1])
    start = point.end + (view.text.startswith("の", point.end) and point.end > point.start)
    month = number_up_to(view, view.skip_blanks(start), 12)
    if month is None or not follows(view, month.end, "月"):
        return point
    return _add_day(view, replace(point, month=month.whole, end=month.end + 1))


def _add_day(view: View, point: Point) -> Point:
    start = point.end + (point.anchor != "" and view.text.startswith("の", point.end))
    day = number_up_to(view, view.skip_blanks(start), 31)
    if day is None or not (follows(view, day.end, "日") or _LAST_DAY.match(view.text, day.end)):
        return point
    return replace(point, day=day.whole, end=day.end + 1)


def _from_era(view: View, place: int) -> Point | None:
    era = era_words().at(view, place, loose=True) or era_letter(view, place)
    if era is None or not view.is_border(place):
        return None
    end, (first, last) = era
    if view.text.startswith("元年", end):
        year, end = first, end + 1
    else:
        number = number_up_to(view, end, last - first + 1)
        if number is None:
            return None
        year, end = first + (number.whole or 1) - 1, number.end
    if bracket := _OTHER_CALENDAR.match(view.text, end):
        end = bracket.end()
    if not view.text.startswith("年", end):
        return _shared_era(view, Point(place, end, year=year), first - 1)
    if view.text.startswith("年代", end):
        return Point(place, end + 2, year=year, part="decade", era=first)
    return _after_year(view, Point(place, end + 1, year=year, era=first))


def short_year(view: View, place: int, first: Point) -> Point | None:
    """Read the second year of 2025〜26年, 22年3月期から24年3月期, which leaves the century to the first."""
    number = number_at(view, place)
    if number is None or number.digits != _SHORT or not first.year or not view.text.startswith("年", number.end):
        return None
    year = first.year // 100 * 100 + (number.whole or 0)
    if year <= first.year:
        return None
    return _finish(view, _after_year(view, Point(place, number.end + 1, year=year)))


def year_of_era(view: View, place: int, first: Point) -> Point | None:
    """Read the second year of 令和5年11月から6年3月, which leaves the era to the first."""
    number = number_up_to(view, place, ERA_LENGTH) if first.era else None
    if number is None or first.era is None or not view.text.startswith("年", number.end):
        return None
    if view.text.startswith(("間", "ぶり", "連続", "以上"), number.end + 1):
        return None
    year = first.era + (number.whole or 1) - 1
    if view.text.startswith("年代", number.end):
        return Point(place, number.end + 2, year=year, part="decade", era=first.era)
    return _finish(view, _after_year(view, Point(place, number.end + 1, year=year, era=first.era)))


def _shared_era(view: View, point: Point, offset: int) -> Point | None:
    """Read 令和5〜7年度: a range of years of one era; `offset` turns them into Gregorian ones."""
    sign = _ERA_RANGE.match(view.text, point.end)
    last = number_up_to(view, sign.end(), ERA_LENGTH) if sign else None
    if last is None or not view.text.startswith("年", last.end):
        return None
    fiscal = view.text.startswith("年度", last.end)
    return replace(point, end=last.end + 1 + fiscal, fiscal=fiscal, until=offset + (last.whole or 0))


def _after_year(view: View, point: Point) -> Point:
    if view.text.startswith("度", point.end) and not view.text.startswith("度目", point.end):
        return replace(point, end=point.end + 1, fiscal=True)
    bracket = _BRACKETED_YEAR.match(view.text, point.end)
    return _add_month(view, replace(point, end=bracket.end()) if bracket else point)


def _from_word(view: View, place: int) -> Point | None:
    """Read a point that begins with a word: 昨年3月, 来春, 年末, 翌28日."""
    if not view.is_border(place):
        return None
    if found := relative_words().at(view, place, loose=True):
        end, (unit, anchor) = found
        if not (view.is_border(end) or _has_part(view, end)):
            return None
        point = Point(place, end, fiscal=unit == "FY", week=unit == "W", anchor=anchor)
        if unit in ("Y", "FY"):
            following = _add_month(view, replace(point, year=0))
            return _finish(view, following)
        if unit == "M":
            return _finish(view, _add_day(view, replace(point, year=0)))
        if unit == "W" and (of_week := word_groups("time_words", "parts").at(view, end)):
            return replace(point, end=of_week[0], part=of_week[1])
        return point
    if named := named_days().at(view, place):
        return Point(place, named[0], month=named[1][0], day=named[1][1])
    if found := season_words().at(view, place):
        return Point(place, found[0], year=0, season=found[1][0], anchor=found[1][1])
    if running := running_words().at(view, place):
        unit, part = running[1]
        anchor = "" if unit == "open" else f"article:{unit}+0"
        return Point(place, running[0], year=0, fiscal=unit == "FY", week=unit == "W", part=part, anchor=anchor)
    prefix = view.text[place : place + 1]
    distance = data("time_words")["text_prefixes"].get(prefix)
    if distance is None or (token := view.token_at(place)) is None or token.surface != prefix:
        return None
    point = _add_month(view, Point(place, place + 1))
    point = _add_day(view, point) if point.end == place + 1 else point
    if point.end == place + 1:
        return None
    return _finish(view, replace(point, anchor=f"text:+{distance}"))


def _has_part(view: View, end: int) -> bool:
    """Whether the word goes on with a part of the time (今月末 is one word to Sudachi)."""
    return word_groups("time_words", "parts").at(view, end) is not None


def _from_number(view: View, number: Numeral) -> Point | None:
    """Read a point that begins with a number."""
    text, start = view.text, number.start
    bracket = _OTHER_CALENDAR.match(text, number.end) if number.digits == _FOUR else None
    after = bracket.end() if bracket else number.end
    if text.startswith("年", after):
        year = year_of(view, number, after + 1)
        token = view.token_at(after)
        if year is None or token is None or token.surface.startswith("年間"):
            return None
        return _after_year(view, Point(start, after + 1, year=year))
    month = number.whole if number.whole and number.whole <= 12 else None
    if month and follows(view, number.end, "月") and not text.startswith(("号", "分の"), number.end + 1):
        return _add_day(view, Point(start, number.end + 1, month=month))
    if number.whole and number.whole <= 31 and follows(view, number.end, "日"):
        return Point(start, number.end + 1, day=number.whole)
    return None


def _finish(view: View, point: Point) -> Point:
    """Take what follows a point and narrows it: weekday, 下旬, 春, 第3四半期, 3月期."""
    text = view.text
    if point.part == "decade" or point.until:
        return point
    if point.finest == "D":
        weekday = _WEEKDAY.match(text, point.end)
        if weekday:
            return replace(point, end=weekday.end())
        start = point.end + text.startswith("の", point.end)
        word = word_list("time_words", "weekday_words").at(view, start)
        return replace(point, end=word[0]) if word else point
    if quarter := _QUARTER.match(text, point.end):
        sign = quarter.group(1)
        value = "一二三四".find(sign) + 1 or int(sign)
        return replace(point, end=quarter.end(), quarter=value)
    if point.month is not None:
        if week := _WEEK_OF_MONTH.match(text, point.end):
            return replace(point, end=week.end(), part=f"week{plain(week.group(1))}")
        if half := _HALF_TERM.match(text, point.end):
            return replace(point, end=half.end(), part="half-term")
        if (term := _TERM.match(text, point.end)) and view.is_border(term.end()):
            return replace(point, end=term.end(), part="term")
    elif season := seasons().at(view, point.end):
        return replace(point, end=season[0], season=season[1])
    part = word_groups("time_words", "parts").at(view, point.end)
    return replace(point, end=part[0], part=part[1]) if part else point


def point_at(view: View, place: int, number: Numeral | None) -> Point | None:
    """Read the longest point of the calendar at `place`; `number` is the number there, if there is one."""
    if number is not None:
        point = _from_number(view, number)
        return _finish(view, point) if point else None
    era = _from_era(view, place)
    return _finish(view, era) if era else _from_word(view, place)


def part_alone(view: View, place: int, first: Point) -> Point | None:
    """Read the second half of 10月上旬から中旬, 2026年夏から秋, which names its part only."""
    if first.season and (season := seasons().at(view, place)):
        return Point(place, season[0], year=first.year, season=season[1], anchor=first.anchor)
    part = word_groups("time_words", "parts").at(view, place)
    if first.month is None or first.day is not None or part is None or part[1] not in ("middle", "late", "end"):
        return None
    return Point(place, part[0], year=first.year, month=first.month, part=part[1], anchor=first.anchor)
