"""Shares told with part and whole: 「100人のうち38人（48%）」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.reckoning import by_passage, figures, finding, point, shown, side, slack
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, TokenisedPassage

_OF: Final = re.compile(r"^(?:の)?(?:うち|中)(?:[^。]{0,20})$")
_IN_BRACKETS: Final = re.compile(r"^[(（](?:全体の|約)?$")
_REACH: Final = 24
_LENIENCE: Final = Decimal("1.2")
"""How much more than the roundings a share may be off."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield shares that are not those of the part and the whole told with them."""
    found = by_passage(comparison)
    for item in comparison.passages:
        if not item.passage.kind.is_story:
            continue
        own = figures(found.get(item.passage.id, ()))
        for whole, part, share in zip(own, own[1:], own[2:], strict=False):
            if _is_told(item, whole, part, share):
                reckoned = point(part) / point(whole) * 100
                error = 100 * (slack(part) + slack(whole) * point(part) / point(whole)) / point(whole) + slack(share)
                if abs(reckoned - point(share)) > error * _LENIENCE:
                    yield finding(
                        comparison,
                        (item.passage.id,),
                        (side(share), side(part), side(whole)),
                        message(
                            "{part} of {whole} is {reckoned} %, but the text says “{said}”.",
                            part=part.text,
                            whole=whole.text,
                            reckoned=shown(reckoned, 3),
                            said=share.text,
                        ),
                        severity=2,
                        confidence=0.85,
                    )


def _is_told(item: TokenisedPassage, whole: Figure, part: Figure, share: Figure) -> bool:
    if whole.unit != part.unit or share.unit != "PERCENT" or not 0 < point(part) <= point(whole) or share.direction:
        return False
    offset = item.passage.span.start
    between = item.text[whole.span.end - offset : part.span.start - offset]
    behind = item.text[part.span.end - offset : share.span.start - offset]
    return len(between) <= _REACH and bool(_OF.search(between)) and bool(_IN_BRACKETS.search(behind))
