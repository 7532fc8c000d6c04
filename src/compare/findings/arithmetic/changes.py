"""Changes, their percentages, and what they lead to: 66万8214人 after a fall of 1万7847人(2.6%), 150円から160円に10円.

A change of which the percentage stands in brackets behind it is checked against the value of its sentence; 「AからB」
with a change against the difference. Rough figures are given their rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from compare.findings.arithmetic.making import by_sentence, exact, figures, finding, half_place, shown, side
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, TokenisedPassage

_BETWEEN: Final = 3
"""Characters between a change and the percentage in brackets behind it."""
_TOO_MUCH: Final = Decimal(3)
"""A percentage so many times another is of another base, not a mistake."""
_UP: Final = ("増", "高", "上", "アップ", "プラス", "伸")
_DOWN: Final = ("減", "安", "下", "ダウン", "マイナス", "少")
_MOVED: Final = ("引き上げ", "引き下げ", "値上げ", "値下げ", "増", "減")
_SLACK: Final = Decimal("0.05")
"""Percentage points by which a percentage may miss for roundings that are not written."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield changes that do not fit the values they stand beside."""
    passages = {item.passage.id: item for item in comparison.passages}
    texts = {article.id: article.text for article in comparison.articles}
    for passage, own in figures(comparison).items():
        item = passages[passage]
        for sentence in by_sentence(item, own):
            text = texts[item.passage.article]
            yield from _percentages(comparison, text, sentence)
            yield from _steps(comparison, item, text, sentence)


def _percentages(comparison: Comparison, text: str, own: Sequence[Figure]) -> Iterator[Finding]:
    for place, (change, share) in enumerate(pairwise(own)):
        gap = text[change.span.end : share.span.start].strip()
        way = _direction(text, change, share)
        if share.unit != "PERCENT" or not way or len(gap) > _BETWEEN or not gap.startswith(("(", "（")):
            continue
        amount, percent = exact(change), exact(share)
        others = [other for n, other in enumerate(own) if n not in (place, place + 1) and other.unit == change.unit]
        values = [(other, value) for other in others if (value := exact(other)) is not None and value > (amount or 0)]
        if not amount or not percent or not values:
            continue
        computed = [
            (other, value, abs(amount) / base * 100) for other, value in values for base in _bases(value, amount, way)
        ]
        if any(_fits(result, abs(percent), amount, value) for _, value, result in computed):
            continue
        other, value, result = min(computed, key=lambda item: abs(item[2] - abs(percent)))
        if len(values) > 1 or max(result, abs(percent)) > _TOO_MUCH * min(result, abs(percent)):
            continue
        yield finding(
            comparison,
            message(
                "{a} gives {x} as {percent}; with {y} it is {result} %.",
                a=change.article,
                x=change.text,
                percent=share.text,
                y=other.text,
                result=shown(result),
            ),
            [side(share, shown(percent)), side(change, shown(amount)), side(other, shown(value))],
            severity=2,
            confidence=0.8,
        )


def _direction(text: str, change: Figure, share: Figure) -> int:
    """Return which way a change goes, from the figure itself or the words behind the brackets; 0 for no change.

    「60,105百万円(同19.8%増)」 is a value with its change, no change with its percentage.
    """
    if share.direction is not None or not share.text.endswith(("%", "％")):
        return 0
    if change.direction is not None:
        return 1 if change.direction == "increase" else -1
    behind = text[share.span.end : share.span.end + 6]
    if not behind.startswith((")", "）")):
        return 0
    behind = behind[1:].lstrip("の")
    if behind.startswith(_UP):
        return 1
    return -1 if behind.startswith(_DOWN) else 0


def _bases(value: Decimal, amount: Decimal, way: int) -> tuple[Decimal, ...]:
    """Return what the percentage may be of: the value before the change, if `value` is the one after it, or `value`."""
    before = value - way * abs(amount)
    return tuple(base for base in (before, value) if base > 0)


def _fits(result: Decimal, percent: Decimal, amount: Decimal, value: Decimal) -> bool:
    slack = half_place(percent) + result * (
        half_place(amount, rough=True) / abs(amount) + half_place(value, rough=True) / value
    )
    return abs(result - percent) <= slack + _SLACK


def _steps(comparison: Comparison, item: TokenisedPassage, text: str, own: Sequence[Figure]) -> Iterator[Finding]:
    """Yield 「AからBにC引き上げ」 where B is not A and C together."""
    for first, second, change in zip(own, own[1:], own[2:], strict=False):
        link = text[first.span.end : second.span.start].strip()
        if not link.startswith(("から", "→")) or not first.unit == second.unit == change.unit or len(link) > _BETWEEN:
            continue
        between = text[second.span.end : change.span.start]
        behind = text[change.span.end : change.span.end + 4]
        changed = change.direction is not None or behind.startswith(_MOVED)
        if not changed or len(between) > _BETWEEN or any(sign in between for sign in "。、"):
            continue
        numbers = [exact(figure) for figure in (first, second, change)]
        if any(number is None for number in numbers):
            continue
        start, end, amount = (number for number in numbers if number is not None)
        slack = half_place(amount, change.modifier is not None) + half_place(start) + half_place(end)
        if abs(abs(end - start) - abs(amount)) > slack:
            yield finding(
                comparison,
                message(
                    "{a}: from {x} to {y} is {result}, not {change}.",
                    a=change.article,
                    x=first.text,
                    y=second.text,
                    result=shown(abs(end - start)),
                    change=change.text,
                ),
                [side(change, shown(amount)), side(first, shown(start)), side(second, shown(end))],
                severity=2,
                confidence=0.85,
            )
