"""Totals told with their parts: 「男性3人、女性2人の計6人」, 「総額115兆円。内訳は…」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from compare.findings.arithmetic.reckoning import by_passage, exact, figures, finding, point, side, slack
from compare.i18n import message
from compare.model import Comparison, Figure, Finding, TokenisedPassage

_SUMMED: Final = re.compile(r"(?:の|、|，|,)\s*(?:合計|総計|計)\s*$|(?:合わせて|あわせて|合計で?|総計で?)(?:計)?\s*$")
"""Right before a total: what went before it was counted together."""
_BROKEN_DOWN: Final = re.compile(r"内訳は|の内訳|内訳:|内訳：")
_OPEN: Final = re.compile(r"など|等|ほか|他に|含|うち|以外|除|残り|前年|前回|昨年|から.{0,6}(?:増|減)|累計|延べ")
"""Words by which the parts named are not all, or not parts."""
_REACH: Final = 30
"""Characters between two parts of one total."""
_LEAST, _MOST = 2, 10


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield totals that are not the sum of the parts named with them."""
    found = by_passage(comparison)
    for item in comparison.passages:
        if not item.passage.kind.is_prose:
            continue
        own = [figure for figure in figures(found.get(item.passage.id, ())) if figure.unit and not figure.direction]
        for number, figure in enumerate(own):
            if parts := _before(item, own[:number], figure):
                yield from _compared(comparison, item, figure, parts, any_end=True)
            if parts := _behind(item, own[number + 1 :], figure):
                yield from _compared(comparison, item, figure, parts, any_end=False)


def _between(item: TokenisedPassage, start: int, end: int) -> str:
    offset = item.passage.span.start
    return item.text[start - offset : end - offset]


def _before(item: TokenisedPassage, earlier: Sequence[Figure], total: Figure) -> list[Figure]:
    """Return the parts right before a total that is called one."""
    same = [figure for figure in earlier if figure.unit == total.unit and figure.per == total.per]
    if not same:
        return []
    gap = _between(item, same[-1].span.end, total.span.start)
    if not _SUMMED.search(gap) or len(gap) > _REACH or "。" in gap or _OPEN.search(gap):
        return []
    run = [same[-1]]
    for one, other in pairwise(reversed(same)):
        text = _between(item, other.span.end, one.span.start)
        if len(text) > _REACH or "。" in text or _OPEN.search(text):
            break
        run.insert(0, other)
    return run if _LEAST <= len(run) <= _MOST else []


def _behind(item: TokenisedPassage, later: Sequence[Figure], total: Figure) -> list[Figure]:
    """Return the parts that follow a total after 「内訳は」, up to the end of that sentence."""
    if not later:
        return []
    lead = _between(item, total.span.end, later[0].span.start)
    cue = _BROKEN_DOWN.search(lead)
    if cue is None or lead.count("。") > 1:
        return []
    sentence = item.sentence_at(later[0].span.start)
    rest = _between(item, total.span.end + cue.end(), sentence.end)
    parts = [figure for figure in later if figure.unit == total.unit and figure.span.end <= sentence.end]
    if _OPEN.search(rest) or any(figure.unit != total.unit for figure in later if figure.span.end <= sentence.end):
        return []
    return parts if _LEAST <= len(parts) <= _MOST else []


def _compared(
    comparison: Comparison, item: TokenisedPassage, total: Figure, parts: Sequence[Figure], *, any_end: bool
) -> Iterator[Finding]:
    """Compare a total with its parts; `any_end`: the list may have begun later than it seems."""
    starts = range(len(parts) - _LEAST + 1) if any_end else range(1)
    sums = [sum((point(part) for part in parts[start:]), Decimal(0)) for start in starts]
    allowed = [
        slack(total) + sum((slack(part) for part in parts[start:]), Decimal(0))
        if _rounded((total, *parts[start:]))
        else 0
        for start in starts
    ]
    for reckoned, error, start in zip(sums, allowed, starts, strict=True):
        if abs(reckoned - point(total)) <= error:
            if reckoned == point(total):
                yield _said(comparison, item, total, parts[start:], reckoned, agrees=True)
            return
    yield _said(comparison, item, total, parts, sums[0], agrees=False)


def _rounded(parts: Sequence[Figure]) -> bool:
    return any(part.modifier == "approx" or "." in part.text for part in parts)


def _said(
    comparison: Comparison,
    item: TokenisedPassage,
    total: Figure,
    parts: Sequence[Figure],
    reckoned: Decimal,
    *,
    agrees: bool,
) -> Finding:
    named = " + ".join(part.text for part in parts)
    text = (
        message("The total “{total}” is the sum of the parts named with it: {parts}.", total=total.text, parts=named)
        if agrees
        else message(
            "The parts add up to {sum}, but the total is “{total}”: {parts}.",
            sum=exact(reckoned),
            total=total.text,
            parts=named,
        )
    )
    evidence = (side(total), *(side(part) for part in parts))
    return finding(
        comparison,
        (item.passage.id,),
        evidence,
        text,
        severity=3 if agrees else 2,
        confidence=0.9 if agrees else 0.8,
        agrees=agrees,
    )
