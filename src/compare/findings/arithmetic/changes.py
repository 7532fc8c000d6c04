"""Changes told with both ends: 「100億円から150億円に4割増えた」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.reckoning import by_passage, figures, finding, point, shown, side, slack
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, TokenisedPassage

_FROM: Final = re.compile(r"^(?:[(（][^()（）]{0,20}[)）])?から")
_TO: Final = re.compile(r"^(?:[(（][^()（）]{0,20}[)）])?(?:に|へ|まで|と)")
_OTHER_BASE: Final = re.compile(r"前年|前期|前回|前月|昨年|計画|予想|目標|平年|同期")
"""Words before a rate that name another base than the value told first."""
_RISE: Final = re.compile("増|上昇|上が|上げ|拡大|伸び|アップ|高く")
_FALL: Final = re.compile("減|下落|下が|下げ|低下|縮小|ダウン|安く|落ち込")
_VERB: Final = 8
"""Characters behind a rate in which its verb stands."""
_LENIENCE: Final = Decimal("1.2")
"""How much more than the roundings a rate may be off: people round the ends before they reckon."""
_REACH: Final = 20
"""Characters between the second value and the rate."""
_BETWEEN: Final = 30
"""Characters between the two values."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield rates and multiples that are not those of the two values told with them."""
    found = by_passage(comparison)
    for item in comparison.passages:
        if not item.passage.kind.is_prose:
            continue
        own = figures(found.get(item.passage.id, ()))
        for old, new, rate in zip(own, own[1:], own[2:], strict=False):
            if _is_told(item, old, new, rate):
                yield from _compared(comparison, item, old, new, rate)


def _is_told(item: TokenisedPassage, old: Figure, new: Figure, rate: Figure) -> bool:
    if old.unit != new.unit or rate.unit == old.unit or rate.unit not in ("PERCENT", "TIMES") or point(old) <= 0:
        return False
    if item.sentence_at(old.span.start) != item.sentence_at(rate.span.start):
        return False
    offset = item.passage.span.start
    between = item.text[old.span.end - offset : new.span.start - offset]
    behind = item.text[new.span.end - offset : rate.span.start - offset]
    if not _FROM.search(between) or len(between) > _BETWEEN or not _TO.search(behind) or len(behind) > _REACH:
        return False
    return not _OTHER_BASE.search(behind) and (rate.unit == "TIMES" or _direction(item, rate) != 0)


def _direction(item: TokenisedPassage, rate: Figure) -> int:
    """Return +1 or -1 for a rate that is said to be a rise or a fall, else 0."""
    if rate.direction is not None:
        return 1 if rate.direction == "increase" else -1
    behind = item.text[rate.span.end - item.passage.span.start :][:_VERB]
    rise, fall = _RISE.search(behind), _FALL.search(behind)
    if rise and fall:
        return 1 if rise.start() < fall.start() else -1
    return 1 if rise else -1 if fall else 0


def _compared(
    comparison: Comparison, item: TokenisedPassage, old: Figure, new: Figure, rate: Figure
) -> Iterator[Finding]:
    multiple = rate.unit == "TIMES"
    ratio = point(new) / point(old)
    reckoned = ratio if multiple else (ratio - 1) * 100
    said = point(rate) if multiple else _direction(item, rate) * abs(point(rate))
    error = (slack(new) + slack(old) * ratio) / point(old) * (1 if multiple else 100) + slack(rate)
    if abs(reckoned - said) <= error * _LENIENCE:
        return
    told: dict[str, str] = {
        "old": old.text,
        "new": new.text,
        "reckoned": shown(Decimal(reckoned), 3),
        "said": rate.text,
    }
    text = (
        message("From {old} to {new} is {reckoned} times as much, but the text says “{said}”.", **told)
        if multiple
        else message("From {old} to {new} is a change of {reckoned} %, but the text says “{said}”.", **told)
    )
    yield finding(
        comparison,
        (item.passage.id,),
        (side(rate), side(old), side(new)),
        text,
        severity=2,
        confidence=0.8,
    )
