"""Totals with their parts behind them: 「総額115兆円。内訳は…」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import exact, figures, slack, wrong_sum
from compare.model import Comparison, Figure, Finding, PassageKind, TokenisedPassage

_BROKEN_DOWN: Final = re.compile("内訳は|の内訳|内訳:|内訳：")
_OPEN: Final = re.compile("など|等|ほか|他に|含|うち|以外|除|残り|前年|前回|昨年|累計|延べ")
"""Words by which the parts named are not all, or not parts."""
_FEWEST, _MOST = 2, 10


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield totals that are not the sum of the parts into which they are broken down."""
    passages = {item.passage.id: item for item in comparison.passages}
    for passage, own in figures(comparison).items():
        item = passages[passage]
        if item.passage.kind is PassageKind.ROW or "内訳" not in item.text:
            continue
        for place, total in enumerate(own):
            if parts := _parts(item, own[place + 1 :], total):
                yield from _judged(comparison, total, parts)


def _parts(item: TokenisedPassage, later: Sequence[Figure], total: Figure) -> list[Figure]:
    """Return the parts that follow a total after 「内訳は」, up to the end of that sentence."""
    if not later:
        return []
    offset = item.passage.span.start
    lead = item.text[total.span.end - offset : later[0].span.start - offset]
    cue = _BROKEN_DOWN.search(lead)
    if cue is None or lead.count("。") > 1:
        return []
    sentence = item.sentence_at(later[0].span.start)
    rest = item.text[total.span.end - offset + cue.end() : sentence.end - offset]
    parts = [figure for figure in later if figure.span.end <= sentence.end]
    if _OPEN.search(rest) or any(part.unit != total.unit for part in parts):
        return []
    return parts if _FEWEST <= len(parts) <= _MOST else []


def _judged(comparison: Comparison, total: Figure, parts: Sequence[Figure]) -> Iterator[Finding]:
    whole = exact(total)
    known = [(part, number) for part in parts if (number := exact(part)) is not None]
    if whole is None or len(known) != len(parts):
        return
    result = sum((number for _, number in known), Decimal(0))
    plain = all(not part.modifier and part.unit.startswith("COUNT:") for part in (total, *parts))
    error = Decimal(0) if plain else sum((slack(part, number) for part, number in (*known, (total, whole))), Decimal(0))
    if abs(result - whole) > error:
        named = " + ".join(part.text for part in parts)
        yield wrong_sum(comparison, (total, whole), known, result, named, severity=2, confidence=0.8)
