"""What the words before a figure say of it: its sign, what it is reckoned by, what it is compared with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from compare.language import numerals
from compare.model import MentionKind
from compare.recognise.figures.reading import Amount
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import (
    data,
    units,
    word_groups,
    word_list,
)

_EACH: Final = re.compile(
    r"(?:^|[^0-9０-９.,，．・一-九十百千万億兆])(?P<count>[0-9０-９]+[万億]?|一)\s?(?P<unit>[^\s0-9０-９、。「」()（）=＝]{1,6}?)"
    r"\s?(?P<sign>[=＝]|当たり|あたり|当り|につき|に付き|ごとに)?(?:平均|の)?(?:で|の|、|約)?$"
)
_REACH: Final = 16
"""How far before a figure its basis and its reckoning are looked for; longer words are rare."""
_AFTER: Final = re.compile(r"\s?[/／](?P<unit>[^\s0-9、。()（）]{1,6})|毎(?P<every>時|分|秒|年|月)")
_MAGNITUDE: Final = re.compile(
    r"(?:マグニチュード|規模)\s?[（(](?:マグニチュード|M|Ｍ)[）)](?:は|が|を|で)?\s?(?:推定)?$"
)
"""The scale named twice: マグニチュード(M)は6.8."""
_SPEED_REACH: Final = 9
_OPERAND: Final = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ%％)）」]")
"""What may stand before a hyphen that joins or subtracts and is no sign of the number behind it."""
_LENGTHS: Final = ("km", "m", "[mi_i]")
_BRACKET: Final = re.compile(r"[)）]\s?$")


def signed(view: View, amount: Amount) -> Amount:
    """Take a sign before the amount into it: マイナス3.5%, ▲3.5%, −5%, 氷点下5度."""
    text, start = view.text, amount.start
    lists = data("approximators")
    place = view.skip_blanks_left(start) if text[start - 1 : start] == " " else start
    for sign in lists["negative"]:
        if not text.endswith(sign, 0, place) or (len(sign) == 1 and place != start):
            continue
        at = place - len(sign)
        previous = text[at - 1 : at] if at else ""
        if len(sign) == 1 and sign not in "▲△" and _OPERAND.match(previous):
            return amount
        low = -amount.high if amount.high is not None else None
        high = -amount.low if amount.low is not None else None
        return replace(amount, start=at, low=low, high=high)
    for sign in lists["positive"]:
        if text.endswith(sign, 0, start) and not _OPERAND.match(text, max(0, start - len(sign) - 1), start - len(sign)):
            return replace(amount, start=start - len(sign))
    return amount


def _unit_id(word: str) -> str | None:
    """Return the id of what a figure is reckoned by: year, person, a unit's code, else nothing."""
    ids: dict[str, str] = data("approximators")["each_ids"]
    if word in ids:
        return ids[word]
    unit = units().get(word)
    return unit.code.removeprefix("COUNT:") if unit else None


def each_before(view: View, start: int) -> tuple[int, str] | None:
    """Read 「1バレル=」, 「1人当たり」, 「1個」 before a figure: where it begins and what it is reckoned by."""
    low = max(0, start - _REACH)
    match = _EACH.search(view.text[low:start])
    if match is None:
        return None
    number = numerals.read(match["count"], 0)
    code = _unit_id(match["unit"])
    if code is None and match["sign"]:
        code = match["unit"]
    if code is None or number is None or (number.low != 1 and not match["sign"]):
        return None
    return low + match.start("count"), code if number.low == 1 else f"{number.low}{code}"


def per_of(view: View, amount: Amount) -> Amount:
    """Find what an amount is reckoned by: 1バレル=, 1人当たり, 年平均, 50円／kg."""
    text = view.text
    if (behind := _AFTER.match(text, amount.end)) and amount.kind is not MentionKind.DATE:
        word = behind["unit"] or behind["every"]
        token_end = behind.end()
        if behind["unit"]:
            found = re.match(r"[A-Za-z0-9]+|[一-龠ァ-ヶー]+", word)
            word = found.group() if found else word
            token_end = behind.start("unit") + len(word)
        code = _unit_id(word)
        if code:
            return replace(amount, end=token_end, per=code)
    start = view.skip_blanks_left(amount.start)
    each = each_before(view, start)
    if each is not None and (amount.kind in (MentionKind.MONEY, MentionKind.QUANTITY)):
        sign = text.endswith(tuple(data("approximators")["each"]), 0, start)
        if (sign or amount.kind is MentionKind.MONEY) and each[1] != amount.unit:
            return replace(amount, per=each[1])
    for unit, speed in data("units")["speed"].items():
        if amount.unit in _LENGTHS and text[max(0, start - _SPEED_REACH) : start].rstrip("は約").endswith(tuple(speed)):
            return replace(amount, per=unit)
    place = start - 1 if text[start - 1 : start] in ("約", "に", "、") and start > 1 else start
    period = word_groups("approximators", "per").before(view, place)
    if period is None:
        return amount
    at, unit = period
    previous = view.token_before(at)
    if previous is not None and (previous.pos[1] == "数詞" or previous.surface in ("同", "翌", "前", "来", "生")):
        return amount
    if text[at:place] in ("年", "月", "週", "日") and amount.kind is MentionKind.PERCENT and text[at:place] != "年":
        return amount
    return replace(amount, per=unit)


def based(view: View, amount: Amount) -> Amount:
    """Find what a share or a change is measured against: 前年同期比, GDP比."""
    place = view.skip_blanks_left(amount.start)
    for _ in range(2):
        found = word_list("bases", "between").before(view, place)
        if found is None:
            break
        place = view.skip_blanks_left(found[0])
    limit = max(0, place - _REACH)
    token = view.token_before(place)
    if token is None or not token.surface.endswith(("比", "対比")):
        return amount
    start = view.start_of(token)
    inside = token.surface.removesuffix("対比").removesuffix("比")
    if not inside:
        start = view.skip_blanks_left(start)
        if _BRACKET.search(view.text[max(0, start - 2) : start]):
            start -= 1
    names = [inside] if inside else []
    while start > limit and (word := view.token_before(start)) is not None:
        if word.surface == "の" and view.text.endswith("前", 0, view.start_of(word)):
            # 前の期比 is 前期比 in other words.
            start = view.start_of(word)
            continue
        if word.pos[0] not in ("名詞", "接頭辞") or word.surface == "対":
            break
        names.insert(0, word.surface)
        start = view.start_of(word)
    basis = "".join(names).removeprefix("対")
    return replace(amount, basis=basis) if basis else amount


def scale_before(view: View, place: int) -> tuple[int, str] | None:
    """Read 震度, マグニチュード before a number: where the word begins and the unit it gives."""
    if _MAGNITUDE.search(view.text, max(0, place - _REACH), place):
        return place, "MAGNITUDE"
    table = word_groups("units", "scales")
    return table.before(view, place) or (
        table.before(view, place - 1) if view.text[place - 1 : place] == "は" else None
    )
