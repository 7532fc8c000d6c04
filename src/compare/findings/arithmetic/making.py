"""What all checks of arithmetic share: exact figures by passage, rounding, and the form of a finding."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Figure, Finding, Role, TimeExpression, TokenisedPassage

_GROUP: Final = 3
_ROUGH: Final = Decimal("0.05")
"""How far a value that is called approximate (約) may be off, as a share of it."""
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_WRITTEN: Final = re.compile(r"(\d[\d,]*)(?:\.(\d+))?([十百千万億兆]*)")


def exact(figure: Figure) -> Decimal | None:
    """Return the number of a figure that is one number."""
    return figure.low if figure.low is not None and figure.low == figure.high else None


def figures(comparison: Comparison) -> dict[str, list[Figure]]:
    """Return the figures of each passage of the story, in order of place."""
    story = {item.passage.id for item in comparison.passages if item.passage.kind.is_story}
    found: dict[str, list[Figure]] = defaultdict(list)
    for mention in comparison.mentions:
        if isinstance(mention, Figure) and mention.passage in story:
            found[mention.passage].append(mention)
    return {passage: sorted(own, key=lambda figure: figure.span) for passage, own in found.items()}


def by_sentence(passage: TokenisedPassage, own: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures of a passage sentence by sentence."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in own:
        groups[passage.sentence_at(figure.span.start).start].append(figure)
    return [groups[start] for start in sorted(groups)]


def half_place(number: Decimal, rough: bool = False) -> Decimal:
    """Return half of the last place that a number was written to; of a rough one, half of its last digit."""
    exponent = int(number.as_tuple().exponent)
    if rough or exponent > 0:
        exponent = int(number.normalize().as_tuple().exponent) if number else 0
    return Decimal(5).scaleb(exponent - 1)


def slack(figure: Figure, number: Decimal) -> Decimal:
    """Return by how much the true value of a figure may differ: half a unit of its last written digit, more for 約.

    The digits that are written count, not those of the value: half of 1億 for 4,128億 or 120 under 億円.
    """
    written = _WRITTEN.findall(unicodedata.normalize("NFKC", figure.text))
    rough = abs(number) * _ROUGH if figure.modifier == "approx" else Decimal(0)
    if not written:
        return max(half_place(number, rough=True), rough)
    whole, fraction, scales = written[-1]
    place = Decimal(1).scaleb(-len(fraction))
    digits = Decimal(f"{whole.replace(',', '')}.{fraction or 0}")
    if len(written) == 1 and digits:
        # The unit, perhaps of a table's header, tells what the digits are worth.
        return max(place * abs(number) / digits / 2, rough)
    for scale in scales:
        place *= _SCALES[scale]
    return max(place / 2, rough)


def shown(number: Decimal) -> str:
    """Return a number for a reader: without exponent, long ones in groups of three digits, at most two decimals."""
    rounded = number.quantize(Decimal("0.01")) if number != number.to_integral_value() else number
    text = format(rounded.normalize(), "f")
    return f"{Decimal(text):,f}" if abs(number) >= 10**_GROUP else text


def side(mention: Figure | TimeExpression, value: str, role: Role = Role.SIDE) -> Evidence:
    """Return a figure or date as evidence."""
    return Evidence(mention.article, mention.span, mention.text, value, role)


def wrong_sum(
    comparison: Comparison,
    total: tuple[Figure, Decimal],
    parts: Sequence[tuple[Figure, Decimal]],
    result: Decimal,
    named: str,
    *,
    severity: int,
    confidence: float,
) -> Finding:
    """Return the finding that parts, told as `named`, add up to another number than their total."""
    return finding(
        comparison,
        message(
            "{a}: {parts} add up to {result}, not to {total}.",
            a=total[0].article,
            parts=named,
            result=shown(result),
            total=total[0].text,
        ),
        [side(figure, f"{shown(number)} {figure.unit}") for figure, number in (total, *parts)],
        severity=severity,
        confidence=confidence,
    )


def finding(
    comparison: Comparison,
    text: Message,
    evidence: Sequence[Evidence],
    *,
    severity: int,
    confidence: float,
    category: str = "figure",
    relation: str = "conflict",
    reason: str | None = "arith",
) -> Finding:
    """Return a finding of this rule; its topic is the first that holds its first side."""
    first = next(piece for piece in evidence if piece.role is Role.SIDE)
    passages = (
        item.passage.id
        for item in comparison.passages
        if item.passage.article == first.article and item.passage.span.contains(first.span)
    )
    return Finding(
        rule="arithmetic",
        rule_version="1",
        category=category,
        relation=relation,
        reason=reason,
        severity=severity,
        confidence=confidence,
        topic=comparison.topic_of(next(passages, "")),
        message=text,
        evidence=tuple(evidence),
    )
