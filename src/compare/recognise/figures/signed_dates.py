"""Dates written with signs and letters: 2025/10/28, 10/28/2025, 2025.10.28, 10/28(火), R7.4.1, R7年度, FY2025."""

from __future__ import annotations

import re
from typing import Final

from compare.language.numerals import plain
from compare.model import MentionKind
from compare.recognise.figures.reading import When
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import data

_D: Final = "[0-9０-９]"
_MONTH: Final = "(?:[1１][0-2０-２]|[0０]?[1-9１-９])"
_DAY: Final = "(?:[3３][01０１]|[12１２][0-9０-９]|[0０]?[1-9１-９])"
_WEEKDAY: Final = r"\s?[（(][月火水木金土日](?:曜日?)?(?:[・、]?[祝休])?[）)]"
_DATED: Final = "付|更新|時点|現在|公開|発売|開催|から|まで|[〜～]"
"""Words after a month and a day with a slash that tell them from a fraction (10/28付)."""
_SIGNED: Final = re.compile(
    rf"(?<![0-9０-９./．／-])(?:"
    rf"(?P<y>[12１２]{_D}{{3}})(?P<s>[/.．／-])(?P<m>{_MONTH})(?P=s)(?P<d>{_DAY})"
    rf"|(?P<m2>{_MONTH})[/／](?P<d2>{_DAY})[/／](?P<y2>[12１２]{_D}{{3}})"
    rf"|(?P<ym>(?:19|20|１９|２０){_D}{{2}})[/／](?P<mm>{_MONTH})"
    rf"|(?P<m3>{_MONTH})[/／](?P<d3>{_DAY})(?={_WEEKDAY}|{_DATED})"
    rf")(?![0-9０-９/／-]|[.．][0-9０-９])(?:{_WEEKDAY})?"
)
_ERA_SIGNED: Final = re.compile(
    rf"(?P<e>[RHSＲＨＳ㋿㍻㍼])(?P<y>{_D}{{1,2}})(?P<s>[./．／])(?P<m>{_MONTH})(?P=s)(?P<d>{_DAY})(?![0-9０-９])(?:{_WEEKDAY})?"
)
_TO: Final = re.compile(r"\s?(?:[〜～~―—–]|から|(?<=[)）])-)\s?")
_MONTH_DAY: Final = re.compile(rf"(?P<m>{_MONTH})[/／](?P<d>{_DAY})(?![0-9０-９/／])(?:{_WEEKDAY})?")
_FISCAL_LATIN: Final = re.compile(r"FY ?((?:19|20)[0-9]{2})(?![0-9])")


def _one(view: View, place: int) -> tuple[int, str] | None:
    """Read one date with signs: where it ends and its value."""
    if match := _SIGNED.match(view.text, place):
        group = match.groupdict()
        year = group["y"] or group["y2"] or group["ym"]
        month = group["m"] or group["m2"] or group["mm"] or group["m3"]
        day = group["d"] or group["d2"] or group["d3"]
        value = f"{int(year):04d}" if year else "XXXX"
        return match.end(), value + f"-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    if match := _ERA_SIGNED.match(view.text, place):
        year = _letter_year(match["e"], match["y"])
        return match.end(), f"{year:04d}-{int(match['m']):02d}-{int(match['d']):02d}"
    return None


def _last(view: View, place: int, first: str) -> tuple[int, str] | None:
    """Read the second date of 2025/4/1〜4/30, which may leave the year to the first."""
    if last := _one(view, place):
        return (last[0], first[:4] + last[1][4:]) if last[1].startswith("XXXX") else last
    match = _MONTH_DAY.match(view.text, place)
    if match is None:
        return None
    return match.end(), f"{first[:4]}-{int(match['m']):02d}-{int(match['d']):02d}"


def signed_date_at(view: View, place: int) -> When | None:
    """Read a date written with signs, or a range of two."""
    if fiscal := _FISCAL_LATIN.match(view.text, place):
        return When(place, fiscal.end(), MentionKind.DATE, f"FY{plain(fiscal.group(1))}")
    first = _one(view, place)
    if first is None:
        return None
    sign = _TO.match(view.text, first[0])
    last = _last(view, sign.end(), first[1]) if sign else None
    if last is None:
        return When(place, first[0], MentionKind.DATE, first[1])
    return When(place, last[0], MentionKind.DATE, f"{first[1]}/{last[1]}")


def _letter_year(letter: str, number: str) -> int:
    for era in data("eras").values():
        if letter in era["letters"]:
            return int(era["first"]) + int(plain(number)) - 1
    raise ValueError(letter)
