"""Stretches that hold digits and are no figures: addresses, identifiers, names with numerals, list marks."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from compare.language import numerals
from compare.model import MentionKind
from compare.recognise.figures.reading import Silence
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import Words, data, units, word_set

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}"
    r"|[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.(?:com|org|net|jp|info|io|gov|edu|html?|php|pdf|jpe?g|png)\b[!-~]*"
    r"|[@#＃][A-Za-z0-9_]+"
)
_NUMBERED: Final = re.compile(
    r"(?<![0-9])(?:0\d{1,4}[-‐－]\d{1,4}[-‐－]\d{3,4}|0\d{1,4}[(（]\d{1,4}[)）]\d{4}"
    r"|10の[0-9]{1,3}乗|00[0-9]+(?![0-9年月日時分秒.:：%％])"
    r"|\d+(?:[-‐]\d+){2,}|\d+(?:\.\d+){2,}|(?:(?<=〒)|(?<=〒 ))\d{3}-\d{4}|97[89][- ]?[\d-]{10,14})(?![0-9])"
)
_SPACED: Final = re.compile(r"(?<![0-9０-９])[0-9０-９](?:[ \u3000][0-9０-９])+(?![0-9０-９.,，．])")
"""Digits set apart (1 2 人): what number they make is not certain."""
_LETTERED: Final = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+[-‐－]?[0-9０-９]+(?:[-‐－./]?[A-Za-z0-9]+)*")
_DIGIT_LETTER: Final = re.compile(r"[0-9]+[A-Za-z]+[0-9]*(?:-[A-Za-z0-9]+)*")
_BEFORE_DIGITS: Final = re.compile(
    r"(?:US|A|C|HK|NT|S|AU|NZ|CA|R)?[$]|(?:USD|JPY|EUR|GBP|CNY|AUD|RMB|KRW)(?=\s?[0-9])"
    r"|FY ?(?=(?:19|20)[0-9]{2}(?![0-9]))|[MＭ](?=[0-9](?:\.[0-9](?![0-9])|クラス|級|程度|規模))"
    r"|[RHSＲＨＳ](?=[0-9]{1,2}(?:[./][0-9]{1,2}[./][0-9]|年))"
)
_LIST_MARK: Final = re.compile(
    r"\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,2}[)）．.、](?:(?![0-9０-９一二三四五六七八九])|(?=(?:19|20|１９|２０)[0-9０-９]{2}年))|[①-⑳㈠-㈩❶-❿⑴-⒇]"
    r"|第?[0-9０-９]{1,2}[：:](?=\s))"
)
_ACRONYM: Final = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]{2,}(?=[0-9０-９])")
_GROUP: Final = 10_000
_TELLING_KINDS: Final = (MentionKind.PERCENT, MentionKind.MONEY, MentionKind.MULTIPLE)
_NAME_SIGNS: Final = re.compile(r"[A-Za-zＡ-Ｚａ-ｚァ-ヶー]+")
_PAIR: Final = re.compile(r"(?<![0-9.,/-])[0-9]{1,6}/[0-9]{1,6}(?![0-9/])")
_BROKEN_GROUPS: Final = re.compile(
    r"(?!(?<![0-9,])[0-9],[0-9](?![0-9,]))(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,(?:[0-9]{4,}|[0-9]{1,2}(?![0-9]))[0-9,]*[%％]?"
)


@cache
def _names() -> Words[str]:
    return Words({name: name for name in (*data("numeral_names")["names"], *data("bases")["periods"])})


def address_at(view: View, place: int) -> Silence | None:
    """Read a web or mail address, which may begin with a letter or a digit."""
    match = _ADDRESS.match(view.text, place)
    return Silence(place, match.end()) if match else None


def lettered_at(view: View, place: int) -> Silence | None:
    """Read a name or identifier that begins with a Latin letter and goes on with digits: G7, AN-104, ver2.3.4."""
    if place and view.text[place - 1].isascii() and view.text[place - 1].isalnum():
        return None
    if _BEFORE_DIGITS.match(view.text, place):
        return None
    match = _LETTERED.match(view.text, place)
    return Silence(place, match.end()) if match and not _counted(view, place) else None


def _counted(view: View, place: int) -> bool:
    """Whether the digits right behind the letters are a figure of their own: ROE10%, EU27カ国, EBITDA1200億円."""
    letters = _ACRONYM.match(view.text, place)
    number = numerals.read(view.text, letters.end()) if letters else None
    if number is None:
        return False
    unit = units().at(view, number.end)
    if number.scale >= _GROUP:
        return True
    if unit is None:
        return False
    code = unit[1].code
    return unit[1].kind in _TELLING_KINDS or code.removeprefix("COUNT:") in word_set("counters", "after_letters")


def name_at(view: View, place: int) -> Silence | None:
    """Read a known name or idiom with a numeral."""
    found = _names().at(view, place)
    if found is None or not view.is_border(place):
        return None
    number = numerals.read(view.text, place)
    unit = units().at(view, found[0]) if number is not None and number.end == found[0] else None
    if unit is not None and unit[1].kind is MentionKind.MONEY:
        return None  # 一二三円 is an amount, 一二三九段 is not
    return Silence(place, found[0])


def identifier_at(view: View, place: int) -> Silence | None:
    """Read an identifier that begins with a digit: a telephone number, a version, 3D, 4K, a broken table cell."""
    text = view.text
    if (
        match := _SPACED.match(text, place)
        or _NUMBERED.match(text, place)
        or _PAIR.match(text, place)
        or _BROKEN_GROUPS.match(text, place)
    ):
        return Silence(place, match.end())
    if match := _DIGIT_LETTER.match(text, place):
        letters = re.match(r"[0-9]+([A-Za-z]+)", match.group())
        known = letters is not None and units().get(letters.group(1)) is not None
        return None if known and letters and letters.end() == len(match.group()) else Silence(place, match.end())
    return None


def list_mark_end(text: str) -> int:
    """Return where the mark of a list item or a numbered heading ends, 0 if there is none."""
    match = _LIST_MARK.match(text)
    return match.end() if match else 0


def glued_to_name(view: View, place: int) -> bool:
    """Whether a bare number directly follows a name (ヤマサクラ87, ミャンマー8)."""
    left = view.skip_blanks_left(place)
    token = view.token_before(left)
    if token is None:
        return left > 0
    if left < place and not _NAME_SIGNS.fullmatch(token.surface):
        return False
    if token.pos[0] not in ("名詞", "形状詞", "接尾辞", "動詞"):
        return False
    return token.surface not in word_set("approximators", "totals")
