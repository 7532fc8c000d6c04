"""Dates and periods: points of the calendar joined to ranges and lists."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from compare.language.calendar import add_months
from compare.language.numerals import Numeral, plain
from compare.model import MentionKind
from compare.recognise.figures.calendar_words import DAYS_OF_PART, MODIFIER_OF_PART
from compare.recognise.figures.centuries import decade_or_century
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.points import Point, part_alone, point_at, short_year, year_of_era
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data, word_groups, word_set
from compare.recognise.figures.years import FIRST_YEAR, LAST_YEAR, PIVOT

_BOTH_DAYS: Final = re.compile(r"の?両日")
_BASIS_WORD: Final = re.compile(r"[一-龠]{1,4}比(?![較べ率重例喩])")
_DAY_BEFORE: Final = re.compile(r"[0-9０-９一二三四五六七八九十]日(?!間|連|ぶり|目|以|前|後)")
_TERM_MONTHS: Final = 12
_FEW_DAYS: Final = 10
_NAMED_MONTH: Final = re.compile(r"(?:毎|[0-9０-９一二三四五六七八九十])[月年]$")
_FAR: Final = 120
"""How far before N日も a day of the calendar tells that it is one as well."""
_JOIN: Final = re.compile(r"\s?(?:[〜～~―—–‐ー\-－−]|から)\s?")
_SHARED: Final = re.compile(r"(?:[〜～~―—–‐ー\-－−、・,，]|から)(?=[0-9０-９一二三四五六七八九十])")
_DAYS_OF_MONTH: Final = ("に", "の両日", "両日", "、", "は", "の午", "午", "夜", "朝")
_LONE_QUARTER: Final = re.compile(r"第([1-4１-４一二三四])四半期")


def written(point: Point) -> str:
    """Write a point as the words alone give it, X for what they leave open."""
    year = f"{point.year:04d}" if point.year else "XXXX"
    unit = point.anchor.split(":")[-1][:1]
    if point.fiscal and not point.month:
        year = f"FY{year}"
    if point.week:
        return "XXXX-WXX"
    if point.until:
        return f"{year}/{'FY' if point.fiscal else ''}{point.until:04d}"
    if point.part == "decade" and point.year:
        return f"{year}/{point.year + 9:04d}"
    if point.season:
        return f"{year}-{point.season}"
    if point.quarter:
        return f"{year}-Q{point.quarter}"
    if point.day is not None:
        return f"{year}-{_two(point.month)}-{point.day:02d}"
    if point.month is not None or unit == "M":
        month = f"{year}-{_two(point.month)}"
        days = DAYS_OF_PART.get(point.part or "")
        return f"{month}-{days[0]}/{month}-{days[1]}" if days else month
    if unit == "D":
        return "XXXX-XX-XX"
    return year


def _two(value: int | None) -> str:
    return "XX" if value is None else f"{value:02d}"


def _when(point: Point, text: str | None = None) -> When:
    modifier = MODIFIER_OF_PART.get(point.part or "", point.part)
    return When(point.start, point.end, MentionKind.DATE, text or written(point), modifier, point.anchor)


def _inherit(first: Point, second: Point) -> Point:
    """Fill the coarse parts that the second point of a range leaves to the first."""
    if second.anchor:
        return second
    if second.month is None and second.day is not None and second.year is None:
        second = replace(second, month=first.month)
    if second.year is None and second.finest != "Y":
        later = first.year and second.month is not None and first.month is not None and second.month < first.month
        second = replace(second, year=first.year + 1 if later and first.year else first.year)
    return second


def _bare(number: Numeral, unit: str) -> Point | None:
    """Make a point of a number whose unit is said only once, at the end (27〜29日)."""
    whole = number.whole
    if whole is None:
        return None
    if unit == "D":
        return Point(number.start, number.end, day=whole) if 1 <= whole <= 31 else None
    if unit == "M":
        return Point(number.start, number.end, month=whole) if 1 <= whole <= 12 else None
    return Point(number.start, number.end, year=whole) if FIRST_YEAR <= whole <= LAST_YEAR else None


def _range(first: Point, second: Point) -> When | None:
    second = _inherit(first, second)
    fiscal = second.fiscal and first.finest == "Y"
    if first.part == second.part == "term" and first.year and first.month:
        year, month = add_months(first.year, first.month, 1 - _TERM_MONTHS)
        first = replace(first, year=year, month=month)
    low, high = written(replace(first, fiscal=first.fiscal or fiscal)), written(second)
    part = "term" if second.part == "term" and second.finest == "M" and first.finest == "M" else None
    if part is None:
        high, low = high.split("/")[-1], low.split("/")[0]
    anchor = first.anchor or second.anchor
    modifier = second.part if second.part in ("start", "end", "mid") else None
    return When(first.start, second.end, MentionKind.DATE, f"{low}/{high}", modifier, anchor)


def _short_fiscal_years(view: View, first: Numeral, last: Numeral, sign: str) -> When | None:
    """Read 23〜25年度: both years written with two digits."""
    low, high = first.whole, last.whole
    if not view.text.startswith("年度", last.end) or first.digits != 2 or last.digits != 2 or sign in "、・,，":
        return None
    if low is None or high is None or not low < high:
        return None
    century = 2000 if high <= PIVOT else 1900
    return When(first.start, last.end + 2, MentionKind.DATE, f"FY{century + low}/FY{century + high}")


def _shared(view: View, number: Numeral, most: int = 6) -> tuple[When, ...]:
    """Read numbers (at most so many) that share the unit after the last of them: 27〜29日, 7・9月, 1〜3月期."""
    sign = _SHARED.match(view.text, number.end)
    second = number_at(view, sign.end()) if sign else None
    if sign is None or second is None:
        return ()
    first_full = _bare(number, "Y")
    both = _BOTH_DAYS.match(view.text, second.end)
    if both and (day := _bare(second, "D")) and (first := _bare(number, "D")):
        return _when(first), _when(replace(day, end=both.end()))
    if fiscal := _short_fiscal_years(view, number, second, sign.group()):
        return (fiscal,)
    last = (short_year(view, second.start, first_full) if first_full else None) or point_at(view, second.start, second)
    if last is None and most > 2 and sign.group() in "、・,，" and (rest := _shared(view, second, most - 1)):
        # 15、16、17日
        unit = {4: "Y", 7: "M"}.get(len(rest[-1].written), "D")
        first = _bare(number, unit) if rest[0].end == second.end else None
        return (_when(first), *rest) if first else ()
    if last is None or last.anchor:
        return ()
    unit = "Y" if last.year else ("M" if last.month else "D")
    first = _bare(number, unit)
    if first is None:
        return ()
    if sign.group() in "、・,，":
        if unit == "D" and _is_stretch(view, number, last):
            return ()
        return _when(first), _when(last)
    if unit == "D" and (_is_stretch(view, number, last) or _is_length(view, number.start)):
        return ()
    joined = _range(first, last)
    return (joined,) if joined else ()


def _is_length(view: View, place: int) -> bool:
    """Whether the words before N日 say that days are counted (約10日, 潜伏期間は10日)."""
    before = view.text[max(0, place - 6) : place].rstrip()
    stretched = before.endswith(tuple(data("time_words")["stretch_before"])) and not _NAMED_MONTH.search(before)
    return view.token_before(place) is not None and stretched


def _is_stretch(view: View, first: Numeral, last: Point) -> bool:
    """Whether 2、3日 means two or three days: neighbours, with nothing that makes them days of a month."""
    neighbours = last.day == (first.whole or 0) + 1 and (last.day or 0) <= 6
    return neighbours and not view.text.startswith(_DAYS_OF_MONTH, last.end)


def _join(view: View, first: Point) -> When | None:
    """Read the second half of a range after a complete first point."""
    sign = _JOIN.match(view.text, first.end)
    if sign is None or sign.end() >= len(view.text):
        return None
    number = number_at(view, sign.end())
    second = (
        year_of_era(view, sign.end(), first)
        or short_year(view, sign.end(), first)
        or part_alone(view, sign.end(), first)
        or point_at(view, sign.end(), number)
    )
    if second is None and number is not None:
        return None
    if second is not None and number is not None and _is_days(view, second, number):
        return None
    if second is None or (first.part == "term") != (second.part == "term"):
        return None
    if "から" in sign.group() and view.text.startswith(tuple(data("time_words")["moved_to"]), second.end):
        return None
    return _range(first, second)


def _is_days(view: View, point: Point, number: Numeral | None) -> bool:
    """Whether a lone N日 is a stretch of days, not a day of the month."""
    if point.finest != "D" or point.month is not None or point.anchor or number is None:
        return False
    lists = data("time_words")
    following = view.text[point.end : point.end + 4]
    if following.startswith("も"):
        return _is_lasting(view, point)
    if _is_length(view, point.start) and not following.startswith(("まで", "から")):
        return True
    if following.startswith(("前半", "前後に", "後半", "午前", "午後", "分科", "早朝", "早く")):
        return False
    per_day = point.day == 1 and (following[:1].isdecimal() or following.startswith(("平均", "あたり", "当たり")))
    return per_day or following.startswith(tuple(lists["stretch_after"]))


def _is_lasting(view: View, point: Point) -> bool:
    """Whether N日も counts days (3日もかかった), rather than names one more day (雨は28日も続いた)."""
    lists, end = data("time_words"), point.end + 1
    if view.text.startswith(tuple(lists["many_days"]), end):
        return True
    if not view.text.startswith(tuple(lists["lasting"]), end) or (point.day or 0) > _FEW_DAYS:
        return False
    return _DAY_BEFORE.search(view.text, max(0, point.start - _FAR), point.start) is None


def _modified(view: View, when: When) -> When:
    """Take まで, 以降, ごろ after a date into it."""
    found = word_groups("time_words", "after_dates").at(view, when.end)
    if found is None or when.modifier in ("within", "by"):
        return when
    end, modifier = found
    if view.text.startswith("から", when.end):
        if when.anchor.startswith("text"):
            return when
        end = when.end
    if "/" in when.written and modifier in ("by", "since"):
        return replace(when, end=end) if modifier == "by" else when
    return replace(when, end=end, modifier=when.modifier or modifier)


def dates_at(view: View, place: int, number: Numeral | None) -> tuple[When, ...]:
    """Read the dates that begin at `place`: one point, a range, or a list that shares its unit."""
    if number is not None:
        if decade := decade_or_century(view, number):
            return (decade,)
        if shared := _shared(view, number):
            return tuple(_modified(view, when) if when is shared[-1] else when for when in shared)
    if lone := _LONE_QUARTER.match(view.text, place):
        sign = lone.group(1)
        value = "一二三四".find(sign) + 1 or int(plain(sign))
        return (When(place, lone.end(), MentionKind.DATE, f"XXXX-Q{value}"),)
    point = point_at(view, place, number)
    if point is None:
        return ()
    if tail := _month_list(view, point):
        return tail
    joined = _join(view, point)
    if joined is not None:
        return (_modified(view, joined),)
    if _is_days(view, point, number) or _is_basis(view, point):
        return ()
    return (_modified(view, _when(point)),)


def _month_list(view: View, point: Point) -> tuple[When, ...]:
    """Read what shares a year or month with the point before it: 10月27〜29日, 2025年4〜6月期, 2025年7、9月."""
    # The last number of the point may itself begin a shared range: go back to what stands before it.
    end = view.skip_blanks(point.end)
    number = number_at(view, end)
    if number is None or point.finest == "D" or point.part:
        return ()
    shared = _shared(view, number)
    if not shared or point.anchor.split(":")[-1][:1] not in ("", "Y", "M", "+"):
        return ()
    filled = []
    for when in shared:
        sides = [_fill(side, point) for side in when.written.split("/")]
        filled.append(replace(when, written="/".join(sides), anchor=point.anchor))
    first = replace(filled[0], start=point.start)
    rest = tuple(filled[1:])
    last = (first, *rest)[-1]
    modified = _modified(view, last)
    return (*(first, *rest)[:-1], modified)


def _fill(side: str, point: Point) -> str:
    year = f"{point.year:04d}" if point.year else "XXXX"
    if side.startswith("XXXX-XX-") and point.month is not None:
        return f"{year}-{point.month:02d}-{side[8:]}"
    return side.replace("XXXX", year, 1)


def _is_basis(view: View, point: Point) -> bool:
    """Whether a relative word only says what a change is measured against (前年比, 前月並み)."""
    token = view.token_at(point.end)
    if token is None or not point.anchor:
        return False
    if _BASIS_WORD.match(view.text, point.end):
        return True
    return token.surface in word_set("bases", "after") or token.surface in word_set("bases", "names")
