"""Calendar dates as pages print them in their stamps and datelines. Dates in running text are the recognisers' work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST_DATELINE: Final = 60
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_KANJI_DAY: Final = re.compile(
    r"(?P<era>令和|平成|昭和)(?P<y>[元一二三四五六七八九十]{1,3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_KANJI: Final = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)}
_DAY_OF_MONTH: Final = r"(?:3[01]|[12]\d|[1-9])"
_YEARLESS: Final = re.compile(rf"(?<!\d)(?:1[0-2]|[1-9])\s?(?:月\s?{_DAY_OF_MONTH}\s?日|/\s?{_DAY_OF_MONTH}(?!\d))")
_DATE: Final = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y1>\d{4})\s?年\s?(?:\((?:令和|平成|昭和)\s?(?:\d{1,2}|元)\s?年\)\s?)?(?P<m1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?日"
    r"|(?P<era>令和|平成|昭和)\s?(?P<y2>\d{1,2}|元)\s?年\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日"
    r"|(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?![\d.]*\d)"
    r"|(?P<a4>\d{1,2})/(?P<b4>\d{1,2})/(?P<y4>\d{4})(?!\d)"
    rf"|(?P<m5>{_MONTH})\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y5>\d{{4}})(?!\d)"
    r"|(?P<d7>\d{1,2})\.(?P<m7>\d{1,2})\.(?P<y7>\d{4})(?![\d.]*\d)"
    rf"|(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m6>{_MONTH}),?\s+(?P<y6>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\d{4}|令和|平成|昭和")  # without one of them there is no date
# What may stand beside the date on a line that is nothing but a dateline.
_BESIDE: Final = re.compile(
    r"\(?[月火水木金土日](?:曜日?)?(?:・祝|祝)?\)"
    r"|[月火水木金土日]曜日?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
    r"|(?:午前|午後|am|pm)?\s*t?\d{1,2}\s*(?::|時)\s*\d{0,2}(?::\d{2})?(?:\.\d+)?\s*(?:分|am|pm)?"
    r"|jst|gmt|utc|z\b|[+-]\d{2}:?\d{2}|(?:現在|付け?|発(?![表行信])|頃|ごろ|に)"
    r"|(?:最終)?(?:更新|公開|配信|掲載|投稿|作成|入力|改訂|発行|発表|初出)(?:日時?|時刻)?",
    re.IGNORECASE,
)
_OUTLET: Final = re.compile(r"[^\W\dぁ-ん][^\sはがをに、()]{1,13}")
# Names that say themselves that they are an outlet's, whatever else the line says.
_NAMED_OUTLET: Final = re.compile(
    r"[^\W\d][^\s、。]{0,11}(?:新聞|新報|日報|時報|民報|民友|日日|通信|タイムズ|タイムス|ニュース|news|テレビ|放送|プレス"
    r"|ブログ|blog|編集部|報道部|取材班|ラボ|マガジン|ジャーナル|メディア|ナビ)(?:社|デジタル|電子版|オンライン|online|web)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A calendar date as printed: its value (ISO 8601) and its place in the string."""

    value: str
    start: int
    end: int


def printed_dates(key: str) -> Iterator[Printed]:
    """Yield the complete calendar dates in a line (after NFKC), in order.

    `10/28/2025` is read in the American order; where that is no date, day first.
    """
    if _YEAR.search(key) is None:
        return
    for match in _DATE.finditer(_arabic(key)):
        value = _value(match)
        if value is not None and 1900 <= value.year <= 2100:
            yield Printed(value.isoformat(), match.start(), match.end())


def _value(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["era"]:
        year = 1 if part["y2"] == "元" else int(part["y2"])
        return _date(_ERAS[part["era"]] + year, part["m2"], part["d2"])
    if part["y4"]:
        return _date(part["y4"], part["a4"], part["b4"]) or _date(part["y4"], part["b4"], part["a4"])
    for number in "56":
        if part[f"y{number}"]:
            month = _MONTHS.index(part[f"m{number}"][:3].lower()) + 1
            return _date(part[f"y{number}"], month, part[f"d{number}"])
    number = next(number for number in "137" if part[f"y{number}"])
    return _date(part[f"y{number}"], part[f"m{number}"], part[f"d{number}"])


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _arabic(key: str) -> str:
    """Return a line with its dates in kanji numerals (令和八年五月十六日) in Arabic ones."""
    return _KANJI_DAY.sub(_in_digits, key)


def _in_digits(day: re.Match[str]) -> str:
    return f"{day['era']}{_number(day['y'])}年{_number(day['m'])}月{_number(day['d'])}日"


def _number(numerals: str) -> int:
    """Return a number below 100 in kanji numerals; 元 is the first year of an era."""
    tens, ten, ones = numerals.rpartition("十")
    if numerals == "元":
        return 1
    return (_KANJI.get(tens, 1) * 10 if ten else 0) + _KANJI.get(ones, 0)


def undated(key: str) -> str | None:
    """Return what a line says beside its date, time and the like; `None` if it has no date, or is no such line."""
    key = _arabic(key)
    spans = [(one.start, one.end) for one in printed_dates(key)] or [match.span() for match in _YEARLESS.finditer(key)]
    if not spans or len(key) > LONGEST_DATELINE or "。" in key:
        return None
    for start, end in reversed(spans):
        key = f"{key[:start]} {key[end:]}"
    return _BESIDE.sub(" ", key).strip(" -–—|/()[]【】<>:・,")


def is_outlet(name: str) -> bool:
    """Whether a name says itself that it is that of a paper, a site or a desk."""
    return _NAMED_OUTLET.fullmatch(name) is not None


def dateline(key: str) -> str | None:
    """Return the date of a line that is nothing but a date (with weekday, time and the like), else `None`."""
    dates = tuple(printed_dates(key)) if len(key) <= LONGEST_DATELINE and "。" not in key else ()
    if not dates:
        return None
    rest = key
    for one in reversed(dates):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    rest, beside = _BESIDE.subn(" ", rest)
    # With a time of day or the word 配信 beside the date, what is left may be the name of the outlet.
    name = rest.strip()
    outlet = _NAMED_OUTLET.fullmatch(name) or (_OUTLET.fullmatch(name) if beside else None)
    if any(map(str.isalnum, rest)) and outlet is None:
        return None
    return dates[0].value
