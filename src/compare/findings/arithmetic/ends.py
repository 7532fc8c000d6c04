"""Changes told with both ends: 「100億円から150億円に4割増えた」, 「500人から1500人に2倍となった」; rates in tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import exact, figures, finding, shown, side, slack
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, PassageKind, TokenisedPassage

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
_RATE_COLUMN: Final = re.compile(r"増減率|伸び率|変化率|前年(?:同期|同月|度)?比|前期比|増加率|減少率")
_BEFORE_COLUMN: Final = re.compile(r"前年|前期|前回|昨年|前月")


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield rates and multiples that are not those of the two values told with them."""
    passages = {item.passage.id: item for item in comparison.passages}
    for passage, own in figures(comparison).items():
        item = passages[passage]
        if item.passage.kind is PassageKind.ROW:
            continue
        for old, new, rate in zip(own, own[1:], own[2:], strict=False):
            if _is_told(item, old, new, rate):
                yield from _judged(comparison, old, new, rate, _direction(item, rate))
    yield from _rows(comparison)


def _is_told(item: TokenisedPassage, old: Figure, new: Figure, rate: Figure) -> bool:
    if old.unit != new.unit or rate.unit == old.unit or rate.unit not in ("PERCENT", "TIMES"):
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


def _judged(comparison: Comparison, old: Figure, new: Figure, rate: Figure, direction: int) -> Iterator[Finding]:
    """Compare a rate with its two ends; `direction` 0 leaves open whether the sign is written."""
    start, end, said = exact(old), exact(new), exact(rate)
    if start is None or end is None or said is None or start <= 0:
        return
    ratio = end / start
    multiple = rate.unit == "TIMES"
    result = ratio if multiple else (ratio - 1) * 100
    told = direction * abs(said) if direction and not multiple else said
    error = (slack(new, end) + slack(old, start) * ratio) / start * (1 if multiple else 100) + slack(rate, said)
    off = abs(result - told) if direction or multiple else min(abs(result - told), abs(abs(result) - abs(told)))
    if off <= error * _LENIENCE:
        return
    values = {"a": rate.article, "x": old.text, "y": new.text, "result": shown(result), "said": rate.text}
    yield finding(
        comparison,
        message("{a}: from {x} to {y} is {result} times as much, not {said}.", **values)
        if multiple
        else message("{a}: from {x} to {y} is a change of {result} %, not {said}.", **values),
        [side(rate, shown(said)), side(old, shown(start)), side(new, shown(end))],
        severity=2,
        confidence=0.8,
    )


def _rows(comparison: Comparison) -> Iterator[Finding]:
    """Yield table rows whose rate of change is not that of the two values beside it."""
    own = figures(comparison)
    for item in comparison.passages:
        columns: dict[str, list[Figure]] = defaultdict(list)
        for cell in item.passage.cells:
            columns[cell.column] += [
                figure for figure in own.get(item.passage.id, ()) if cell.span.contains(figure.span)
            ]
        rates = [f for column, found in columns.items() if _RATE_COLUMN.search(column) for f in found]
        before = [f for column, found in columns.items() if _is_before(column) for f in found]
        after = [
            f
            for column, found in columns.items()
            if column and not _is_before(column) and not _RATE_COLUMN.search(column)
            for f in found
        ]
        if (
            len(rates) == len(before) == len(after) == 1
            and before[0].unit == after[0].unit != rates[0].unit == "PERCENT"
        ):
            yield from _judged(comparison, before[0], after[0], rates[0], 0)


def _is_before(column: str) -> bool:
    return bool(_BEFORE_COLUMN.search(column)) and not _RATE_COLUMN.search(column)
