"""What the checks share: exact values with the slack of their last written digit, and findings made from mentions."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from compare.i18n import Message
from compare.model import Comparison, Evidence, Figure, Finding, Mention, Role

ID: Final = "arithmetic"
VERSION: Final = "1"
_ROUGH: Final = Decimal("0.05")
"""How far a value that is called approximate (約) may be off, as a share of it."""
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_WRITTEN: Final = re.compile(r"(\d[\d,]*)(?:\.(\d+))?([十百千万億兆]*)")


def by_passage(comparison: Comparison) -> Mapping[str, Sequence[Mention]]:
    """Return the mentions of each passage in reading order."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in comparison.mentions:
        found[mention.passage].append(mention)
    return found


def figures(mentions: Iterable[Mention]) -> list[Figure]:
    """Return the figures that have one exact or approximate value."""
    return [
        mention
        for mention in mentions
        if isinstance(mention, Figure)
        and mention.low is not None
        and mention.low == mention.high
        and mention.modifier in (None, "approx")
    ]


def point(figure: Figure) -> Decimal:
    """Return the value of a figure that has one.

    Raises:
        ValueError: it has none.
    """
    if figure.low is None:
        raise ValueError("not a point")
    return figure.low


def slack(figure: Figure) -> Decimal:
    """Return by how much the true value may differ from the written one: half a unit of its last digit, more for 約."""
    value = point(figure)
    rough = abs(value) * _ROUGH if figure.modifier == "approx" else Decimal(0)
    return max(_step(figure.text, value) / 2, rough)


def _step(text: str, value: Decimal) -> Decimal:
    """Return what one unit of the last written digit is worth: 1億 for 4,128億 or 120 under 億円, 0.01 for 3.25."""
    written = _WRITTEN.findall(unicodedata.normalize("NFKC", text))
    if not written:
        exponent = value.normalize().as_tuple().exponent
        return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    whole, fraction, scales = written[-1]
    step = Decimal(1).scaleb(-len(fraction))
    number = Decimal(f"{whole.replace(',', '')}.{fraction or 0}")
    if len(written) == 1 and number:
        # The unit, perhaps of a table's header, tells what the digits are worth.
        return step * abs(value) / number
    for scale in scales:
        step *= _SCALES[scale]
    return step


def shown(value: Decimal, digits: int = 4) -> str:
    """Return a computed value for a reader: so many significant digits, without exponent."""
    if not value:
        return "0"
    rounded = value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_EVEN)
    text = format(rounded.normalize(), "f")
    return f"{int(text):,}" if text.lstrip("-").isdigit() else text


def exact(value: Decimal) -> str:
    """Return a value with all its digits, in groups."""
    return f"{value.normalize():,f}"


def side(figure: Figure) -> Evidence:
    """Return a figure as a side of a finding."""
    return Evidence(figure.article, figure.span, figure.text, f"{point(figure).normalize():f} {figure.unit}", Role.SIDE)


def finding(
    comparison: Comparison,
    passages: Iterable[str],
    evidence: Iterable[Evidence],
    text: Message,
    *,
    severity: int,
    confidence: float,
    agrees: bool = False,
    category: str = "figure",
) -> Finding:
    """Return a finding about a reckoning inside one article."""
    here = set(passages)
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=category,
        relation="agree" if agrees else "conflict",
        reason=None if agrees else "arith",
        severity=severity,
        confidence=confidence,
        topic=next((topic.id for topic in comparison.topics if here & set(topic.passages)), None),
        message=text,
        evidence=tuple(evidence),
    )
