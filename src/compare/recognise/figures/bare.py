"""Numbers without a unit: indices, scores and votes, values on a named scale (震度5強)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures import context
from compare.recognise.figures.context import scale_before
from compare.recognise.figures.modifiers import BOUNDS
from compare.recognise.figures.numbers import number_at
from compare.recognise.figures.reading import Amount
from compare.recognise.figures.vetoes import glued_to_name
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import modifiers_after, modifiers_before, units, word_set

_BARE_AFTER: Final = re.compile(
    r"\s*(?:$|[、。，．,.（()）」』】\]:：;；・]|で|と|に|へ|を|が|は|の|も|から|まで|より|だ"
    r"|あ[るりっ]|程度|前後|以上|以下|未満|超|台|増|減|ほど)"
)
_SCORE: Final = re.compile(
    r"([0-9０-９]{1,3})(?:対|[-－–‐−―—])([0-9０-９]{1,3})(?![0-9０-９-])(?=[でとのにかだ、。（()）]|\s|$)"
)
_RANGE: Final = re.compile(r"\s?[〜～~]\s?|から")
_UP_TO: Final = re.compile(r"まで(?!に)")
_TWO: Final = 2
_YEAR: Final = 4
_TEN: Final = 10
_JOINED: Final = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ./,-]")


def scale_value_at(view: View, number: Numeral) -> Amount | None:
    """Read a value on a scale that is named before it: 震度5強, マグニチュード7.2."""
    scale = scale_before(view, number.start)
    if scale is None or view.text.startswith("分の", number.end):
        return None
    start, unit = scale
    end, modifier = number.end, None
    if unit == "SHINDO" and view.text[end : end + 1] in ("強", "弱") and view.is_border(end + 1):
        modifier = "upper" if view.text[end] == "強" else "lower"
        end += 1
    return Amount(start, end, MentionKind.QUANTITY, number.low, number.high, unit, modifier)


def _is_written_out(number: Numeral) -> bool:
    """Whether kanji are plainly a number: 三百四十五, 五〇〇; a lone 十 or 二三 is mostly a part of a word."""
    fraction = number.low != number.low.to_integral_value()
    large = number.low >= _TEN and (number.scale > 1 or number.digits > _TWO)
    return number.end - number.start >= _TWO and (large or fraction)


def _stands_alone(view: View, number: Numeral, start: int) -> bool:
    """Whether nothing ties a number without a unit (`start`: where its sign begins) to a name or a noun around it."""
    named = glued_to_name(view, start) and modifiers_before().before(view, start) is None
    return not named and _BARE_AFTER.match(view.text, number.end) is not None


def _is_bounded(view: View, number: Numeral) -> bool:
    bound = modifiers_after().at(view, number.end)
    return bound is not None and bound[1] in BOUNDS


def _is_tally(view: View, number: Numeral) -> bool:
    """Whether even one digit counts what stands right before it: 定数1, 賛成7, 反対2."""
    token = view.token_before(number.start)
    return number.latin and token is not None and token.surface in word_set("approximators", "tallies")


def bare_number_at(view: View, number: Numeral, *, is_row: bool) -> Amount | None:
    """Read a number without a unit where nothing ties it to a name, or a range of two.

    A sign or a bound makes even one digit a figure: マイナス3, 5以上.
    """
    if number.vague:
        return None
    if joined := _range_at(view, number):
        return joined
    amount = Amount(number.start, number.end, MentionKind.NUMBER, number.low, number.high)
    signed = context.signed(view, amount)
    telling = signed.start < number.start or _is_bounded(view, number) or _is_tally(view, number)
    if not (telling or _is_written_out(number) or (number.latin and number.end - number.start >= _TWO)):
        return None
    if number.digits == _YEAR and not is_row and not telling and 1900 <= number.low <= 2100:
        return None
    cell = is_row and view.text[number.end : number.end + 1] in "\t| "
    return amount if cell or _stands_alone(view, number, signed.start) else None


def _range_at(view: View, first: Numeral) -> Amount | None:
    """Read 10〜20, 10から20まで."""
    sign = _RANGE.match(view.text, first.end)
    last = number_at(view, sign.end()) if sign else None
    if sign is None or last is None or last.vague or not first.low < last.low or glued_to_name(view, first.start):
        return None
    end = last.end
    if sign.group() == "から":
        up_to = _UP_TO.match(view.text, last.end)
        if up_to is None:
            return None
        end = up_to.end()
    elif not _BARE_AFTER.match(view.text, end) or last.digits == _YEAR:
        return None
    return Amount(first.start, end, MentionKind.NUMBER, first.low, last.low)


def _is_address(view: View, match: re.Match[str]) -> bool:
    """Whether two numbers behind the name of a place are an address (千代田1-1)."""
    before = view.token_before(match.start())
    named = before is not None and before.pos[2] == "地名" and "対" not in match.group()
    return named and not view.text.startswith(("で", "と", "の"), match.end())


def score_at(view: View, place: int) -> tuple[Amount, ...]:
    """Read the two numbers of a score or a vote: 3-2で, 6対3."""
    match = _SCORE.match(view.text, place)
    if match is None or (place and _JOINED.match(view.text, place - 1)):
        return ()
    if units().at(view, view.skip_blanks(match.end())) or _is_address(view, match):
        return ()  # 10-12 percent
    values = [Decimal(numerals.plain(match[group])) for group in (1, 2)]
    return tuple(
        Amount(match.start(group), match.end(group), MentionKind.NUMBER, values[group - 1], values[group - 1])
        for group in (1, 2)
    )
