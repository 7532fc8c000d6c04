"""Numbers without a unit: indices, scores and votes, values on a named scale (震度5強)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from compare.language import numerals
from compare.language.numerals import Numeral
from compare.model import MentionKind
from compare.recognise.figures.context import scale_before
from compare.recognise.figures.reading import Amount
from compare.recognise.figures.vetoes import glued_to_name
from compare.recognise.figures.view import View
from compare.recognise.figures.vocabulary import modifiers_before

_BARE_AFTER: Final = re.compile(
    r"\s*(?:$|[、。，．,.）)」』】\]:：;；]|で|と|に|へ|を|が|は|の|も|から|まで|より|だ"
    r"|程度|前後|以上|以下|未満|超|台|増|減|ほど)"
)
_SCORE: Final = re.compile(
    r"([0-9０-９]{1,3})(?:対|[-－–‐−])([0-9０-９]{1,3})(?![0-9０-９-])(?=[でとのにか、。（()）\s]|$)"
)
_JOINED: Final = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ./,-]")


def scale_value_at(view: View, number: Numeral) -> Amount | None:
    """Read a value on a scale that is named before it: 震度5強, マグニチュード7.2."""
    scale = scale_before(view, number.start)
    if scale is None:
        return None
    start, unit = scale
    end, modifier = number.end, None
    if unit == "SHINDO" and view.text[end : end + 1] in ("強", "弱") and view.is_border(end + 1):
        modifier = "upper" if view.text[end] == "強" else "lower"
        end += 1
    return Amount(start, end, MentionKind.QUANTITY, number.low, number.high, unit, modifier)


def bare_number_at(view: View, number: Numeral, *, is_row: bool) -> Amount | None:
    """Read a number without a unit where nothing ties it to a name."""
    written = number.end - number.start
    if number.vague or not (number.latin or number.scale >= 10_000) or written < 2:
        return None
    if number.digits == 4 and not is_row and 1900 <= number.low <= 2100:
        return None
    if glued_to_name(view, number.start) and modifiers_before().before(view, number.start) is None:
        return None
    if not _BARE_AFTER.match(view.text, number.end) and not (
        is_row and view.text[number.end : number.end + 1] in "\t| "
    ):
        return None
    return Amount(number.start, number.end, MentionKind.NUMBER, number.low, number.high)


def score_at(view: View, place: int) -> tuple[Amount, ...]:
    """Read the two numbers of a score or a vote: 3-2で, 6対3."""
    match = _SCORE.match(view.text, place)
    if match is None or (place and _JOINED.match(view.text, place - 1)):
        return ()
    values = [Decimal(numerals.plain(match[group])) for group in (1, 2)]
    return tuple(
        Amount(match.start(group), match.end(group), MentionKind.NUMBER, values[group - 1], values[group - 1])
        for group in (1, 2)
    )
