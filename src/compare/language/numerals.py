"""Numbers as Japanese writes them: 2,000億, １億２千万, 五五〇〇, 二千三百, 71・2, 百数十, 何百万.

`read` reads one numeral at a place of a text and nothing around it; whether those signs mean a number there at all
(十分, 三菱) is for the caller to decide. Values are exact decimals, multiplied out. A vague numeral has two of them:
数 and 何 stand for one digit from 1 to 9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from compare.language import lexicon

MAX_LENGTH: Final = 40
"""Longer runs of digits are no quantities (keys, hashes); cutting them keeps reading linear."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written in a text.

    Attributes:
        start, end: its place.
        low, high: its value; they differ only for a vague numeral (数十, 百数十).
        mantissa: its first digits, before any scale word (2,000億 → 2000, 1億2千万 → 1).
        scale: what the scale words right after those multiply by (億 → 100000000), else 1.
        digits: number of plain digits it is written with, if it is nothing but those (2025, 二〇二五), else 0.
        latin: whether it is written with 0–9 at all.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    mantissa: Decimal
    scale: Decimal
    digits: int
    latin: bool

    @property
    def vague(self) -> bool:
        """Whether it only gives an order of magnitude."""
        return self.low != self.high

    @property
    def whole(self) -> int | None:
        """Its value as an int, if it is one number without a fraction."""
        return int(self.low) if not self.vague and self.low == self.low.to_integral_value() else None


@dataclass(frozen=True, slots=True)
class _Signs:
    digits: dict[str, str]
    small: dict[str, Decimal]
    big: dict[str, Decimal]
    element: re.Pattern[str]
    start: re.Pattern[str]
    apart: re.Pattern[str]


@cache
def _signs() -> _Signs:
    data = lexicon.load("numerals")
    digits = {sign: value for value, signs in data["digits"].items() for sign in signs}
    digits |= {chr(0xFF10 + value): str(value) for value in range(10)} | {str(value): str(value) for value in range(10)}
    small = {sign: Decimal(10) ** int(power) for sign, power in data["small_scales"].items()}
    big = {sign: Decimal(10) ** int(power) for sign, power in data["big_scales"].items()}
    followers = "|".join(map(re.escape, data["decimal_followers"]))
    kanji = "".join(sign for sign in digits if not sign.isdecimal())
    dot = rf"(?:・(?=[0-9０-９]{{1,3}}(?:{followers})))"
    kanji_dot = (
        rf"(?:・(?=[{kanji}]{{1,3}}(?:{followers}))|(?<![{kanji}][〇零])(?<=[〇零])・(?=[{kanji}])"
        rf"|点(?=[{kanji}]+(?:{followers}|$)))"
    )
    element = re.compile(
        rf"(?P<latin>[0-9０-９]{{1,3}}(?:[,，][0-9０-９]{{3}})+(?![0-9０-９])(?:[.．][0-9０-９]+)?"
        rf"|[0-9０-９]+(?:(?:[.．]|{dot})[0-9０-９]+)?)"
        rf"|(?P<kanji>[{kanji}]+(?:{kanji_dot}[{kanji}]+)?)"
        rf"|(?P<small>[{''.join(small)}])|(?P<big>[{''.join(big)}])|(?P<vague>[数幾何])"
    )
    start = re.compile(rf"[0-9０-９{kanji}{''.join(small)}]|[数幾](?=[^\s。、])|何(?=[{''.join(small)}{''.join(big)}])")
    scales = "|".join((*data["apart"], *big))
    apart = re.compile(rf"(?:{scales})(?:{'|'.join(map(re.escape, data['after_apart']))})")
    return _Signs(digits, small, big, element, start, apart)


def starts() -> re.Pattern[str]:
    """Return a pattern for the signs a numeral can begin with."""
    return _signs().start


def plain(signs: str) -> str:
    """Turn a run of digits, commas and a decimal mark into what `Decimal` and `int` read."""
    digits = _signs().digits
    return "".join("." if sign in ".．・点" else digits.get(sign, "") for sign in signs)


_GROUP: Final = Decimal(10_000)
"""Japanese counts in groups of four digits: 万 closes the first."""


class _Sum:
    """The running value of one numeral: groups of four closed by 万, 億 … and the group in the making."""

    def __init__(self) -> None:
        self.total = (Decimal(0), Decimal(0))
        self.group = (Decimal(0), Decimal(0))
        self.literal: tuple[Decimal, Decimal] | None = None
        self.small = _GROUP
        self.big: Decimal | None = None
        self.empty = True

    def value(self) -> tuple[Decimal, Decimal]:
        literal = self.literal or (Decimal(0), Decimal(0))
        return (self.total[0] + self.group[0] + literal[0], self.total[1] + self.group[1] + literal[1])

    def add_literal(self, low: Decimal, high: Decimal) -> bool:
        """Take digits (or 数); False if a number cannot go on like that."""
        limit = self.small if self.small < _GROUP else self.big
        if self.literal is not None or (low == high and limit is not None and low >= limit):
            return False
        self.literal, self.empty = (low, high), False
        return True

    def add_small(self, scale: Decimal) -> bool:
        if scale >= self.small:
            return False
        low, high = self.literal or (Decimal(1), Decimal(1))
        self.group = (self.group[0] + low * scale, self.group[1] + high * scale)
        self.literal, self.small, self.empty = None, scale, False
        return True

    def add_big(self, scale: Decimal) -> bool:
        if self.empty:
            return False
        bare = self.literal is None and not any(self.group)
        if bare or (self.big is not None and scale >= self.big):
            if not bare or self.big is None or scale <= self.big:
                return False
            self.total = (self.total[0] * scale, self.total[1] * scale)  # 1万億 is ten thousand times 億
        else:
            low, high = self.value()
            low, high = low - self.total[0], high - self.total[1]
            self.total = (self.total[0] + low * scale, self.total[1] + high * scale)
        self.group, self.literal, self.small, self.big = (Decimal(0), Decimal(0)), None, _GROUP, scale
        return True


def read(text: str, position: int) -> Numeral | None:
    """Read the longest numeral that begins at `position`, or return `None` if none does."""
    signs = _signs()
    state = _Sum()
    end = position
    mantissa, scale, literals = Decimal(1), Decimal(1), 0
    digits, latin, vague_last = 0, False, False
    while end - position < MAX_LENGTH and (match := signs.element.match(text, end)):
        written = match.group()
        if match["latin"] or match["kanji"]:
            value = Decimal(plain(written)) if len(written) <= MAX_LENGTH else None
            if value is None or vague_last or not state.add_literal(value, value):
                break
            digits = len(written) if end == position and plain(written).isdecimal() else 0
            latin = latin or bool(match["latin"])
            mantissa, literals = (value if literals == 0 else mantissa), literals + 1
        elif match["vague"]:
            if not state.add_literal(Decimal(1), Decimal(9)):
                break
            vague_last, literals = True, literals + 1
        else:
            multiplier = signs.small.get(written) or signs.big[written]
            if not (state.add_small(multiplier) if match["small"] else state.add_big(multiplier)):
                break
            scale = scale * multiplier if literals <= 1 else scale
            digits, vague_last = 0, False
        end = match.end()
        if latin and text[end : end + 1] in (" ", "\u3000") and signs.apart.match(text, end + 1):
            end += 1
    if end == position:
        return None
    low, high = state.value()
    return Numeral(position, end, low, high, mantissa, scale, digits, latin)
