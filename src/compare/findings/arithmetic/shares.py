"""Shares told with part and whole: 「100人のうち38人（48%）」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import exact, figures, finding, shown, side, slack
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, TokenisedPassage

_OF: Final = re.compile(r"^(?:の)?(?:うち|中)(?:[^。]{0,20})$")
_IN_BRACKETS: Final = re.compile(r"^[(（](?:全体の|約)?$")
_REACH: Final = 24
"""Characters between the whole and the part."""
_LENIENCE: Final = Decimal("1.2")
"""How much more than the roundings a share may be off."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield shares that are not those of the part and the whole told with them."""
    passages = {item.passage.id: item for item in comparison.passages}
    for passage, own in figures(comparison).items():
        for whole, part, share in zip(own, own[1:], own[2:], strict=False):
            if _is_told(passages[passage], whole, part, share):
                yield from _judged(comparison, whole, part, share)


def _is_told(item: TokenisedPassage, whole: Figure, part: Figure, share: Figure) -> bool:
    if whole.unit != part.unit or share.unit != "PERCENT" or share.direction is not None:
        return False
    offset = item.passage.span.start
    between = item.text[whole.span.end - offset : part.span.start - offset]
    behind = item.text[part.span.end - offset : share.span.start - offset]
    return len(between) <= _REACH and bool(_OF.search(between)) and bool(_IN_BRACKETS.search(behind))


def _judged(comparison: Comparison, whole: Figure, part: Figure, share: Figure) -> Iterator[Finding]:
    all_, some, said = exact(whole), exact(part), exact(share)
    if all_ is None or some is None or said is None or not 0 < some <= all_:
        return
    result = some / all_ * 100
    error = 100 * (slack(part, some) + slack(whole, all_) * some / all_) / all_ + slack(share, said)
    if abs(result - said) <= error * _LENIENCE:
        return
    yield finding(
        comparison,
        message(
            "{a}: {part} of {whole} is {result} %, not {said}.",
            a=share.article,
            part=part.text,
            whole=whole.text,
            result=shown(result),
            said=share.text,
        ),
        [side(share, shown(said)), side(part, shown(some)), side(whole, shown(all_))],
        severity=2,
        confidence=0.85,
    )
