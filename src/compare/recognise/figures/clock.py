"""Times of day: 午後3時, 15時20分, 15:20, 正午, 18日夜."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import Words, data, word_groups, word_list, word_set

_COLON: Final = re.compile(
    r"(?<![0-9０-９:：])(?<![0-9０-９]\.)([01]?[0-9]|2[0-9])[:：]([0-5][0-9])(?:[:：][0-5][0-9])?(?![0-9０-９:：])"
)
_RANGE: Final = re.compile(r"\s?[〜～~―—–\-－]\s?|から")

_DAWN: Final = 4
"""昨夜2時 is after midnight, 昨夜11時 before."""
_HALF_REACH: Final = 60
"""How far before 同6時 its 午前 or 午後 is looked for."""


@cache
def _half_days() -> Words[int]:
    return Words({word: int(hours) for word, hours in data("time_words")["half_days"].items()})


def _time(view: View, start: int, number: Numeral, shift: int) -> When | None:
    """Read N時, N時半, N時M分 from the number of hours on."""
    hour = number.whole
    if hour is None or hour > 30 or not view.text.startswith("時", number.end):
        return None
    end, minute = number.end + 1, ""
    half = view.text.startswith("半", end) and view.is_border(end + 1)
    if not (half or view.is_border(end)):
        return None
    if half:
        end, minute = end + 1, "30"
    else:
        minutes = number_at(view, end)
        whole = minutes.whole if minutes else None
        if minutes is not None and whole is not None and whole < 60 and view.text.startswith("分", minutes.end):
            end, minute = minutes.end + 1, f"{whole:02d}"
            seconds = number_at(view, end)
            of_minute = seconds.whole if seconds else None
            if seconds is not None and of_minute is not None and view.text.startswith("秒", seconds.end):
                end, minute = seconds.end + 1, f"{minute}:{of_minute:02d}"
    hour = hour + shift if hour < 12 or not shift else hour
    modifier = None
    if view.text.startswith("台", end) and view.is_border(end + 1):
        end += 1
    elif found := word_groups("time_words", "after_dates").at(view, end):
        end, modifier = (end if view.text.startswith("から", end) else found[0]), found[1]
    written = f"T{hour:02d}:{minute}" if minute else f"T{hour:02d}"
    return When(start, end, MentionKind.TIME, written, modifier)


def _with_colon(view: View, place: int, shift: int) -> When | None:
    """Read 15:20."""
    colon = _COLON.match(view.text, place)
    if colon is None:
        return None
    hour = int(colon[1]) + (shift if int(colon[1]) < 12 else 0)
    return When(place, colon.end(), MentionKind.TIME, f"T{hour:02d}:{colon[2]}")


def clock_at(view: View, number: Numeral, start: int | None = None, shift: int = 0) -> When | None:
    """Read a time of day that begins with `number` (`start`: where 午後 begins), or a range of two."""
    if colon := _with_colon(view, number.start, shift):
        sign = _RANGE.match(view.text, colon.end)
        last = _with_colon(view, sign.end(), shift) if sign else None
        both = replace(last, written=f"{colon.written}/{last.written}") if last else colon
        return _up_to(view, replace(both, start=number.start if start is None else start))
    if not shift and view.text.startswith("同", number.start - 1):
        shift = _same_half(view, number.start - 1)
    evening = word_list("time_words", "evenings").before(view, number.start)
    if not shift and evening is not None and (number.whole or 0) > _DAWN:
        shift = 12
    first = _time(view, number.start if start is None else start, number, shift)
    if first is None:
        return None
    sign = _RANGE.match(view.text, first.end)
    second = _second(view, sign.end(), shift) if sign else None
    if second is None:
        return first
    modifier = None if second.modifier == "by" else second.modifier
    return replace(second, start=first.start, written=f"{first.written}/{second.written}", modifier=modifier)


def _same_half(view: View, place: int) -> int:
    """Return the hours by which 同6時 is shifted: those of the last 午前 or 午後 before it."""
    before = view.text[max(0, place - _HALF_REACH) : place]
    return 12 if before.rfind("午後") > before.rfind("午前") else 0


def _second(view: View, place: int, shift: int) -> When | None:
    half = _half_days().at(view, place, loose=True)
    if half is not None:
        place, shift = half
    number = number_at(view, place)
    token = view.token_from(place)
    if number is None and token is not None and token.surface == "正午":
        return _up_to(view, _part(view, place, token.surface))
    return _time(view, place, number, shift) if number else None


def half_day_at(view: View, place: int) -> When | None:
    """Read 午後3時15分, or a part of the day by itself: 未明, 正午."""
    if not view.is_border(place):
        return None
    half = _half_days().at(view, place, loose=True)
    number = number_at(view, half[0]) if half else None
    if half is not None and number is not None and (found := clock_at(view, number, place, half[1])):
        return found
    token = view.token_from(place)
    if token is None or token.surface not in word_set("time_words", "lone_day_parts"):
        return None
    return _part(view, place, token.surface)


def day_part_after(view: View, place: int) -> When | None:
    """Read a part of the day right after a date: 18日夜."""
    token = view.token_from(place)
    if token is None or token.surface not in data("time_words")["day_parts"]:
        return None
    if number_at(view, view.end_of(token)):
        return None
    return _up_to(view, _part(view, place, token.surface))


def _up_to(view: View, part: When) -> When:
    """Take まで after a part of the day into it."""
    found = word_groups("time_words", "after_dates").at(view, part.end)
    if found is None or found[1] != "by":
        return part
    return replace(part, end=found[0], modifier=None if "/" in part.written else found[1])


def _part(view: View, place: int, word: str) -> When:
    code = data("time_words")["day_parts"][word]
    return When(place, place + len(word), MentionKind.TIME, code)
