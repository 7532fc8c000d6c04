"""Sums of tables and of lists in prose: parts that do not add up to the total that stands with them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from compare.findings.arithmetic.making import by_sentence, exact, figures, shown, slack, wrong_sum
from compare.model import Comparison, Figure, Finding, PassageKind, TokenisedPassage

_TOTAL: Final = re.compile(r"(?:合計|総計|総数|総額|計)(?:で|は|が|、|:|：|\s)*(?:約|およそ|延べ)?$")
_TOTAL_ROW: Final = re.compile(r"\s*(?:合計|総計|計|小計|total)\s*", re.IGNORECASE)
_APART: Final = 24
"""Characters between two parts of one list."""
_FEWEST: Final = 2
_NAMED: Final = 6
"""Parts that the sentence names; the evidence has all."""
_LIST: Final = 0.8
_TABLE: Final = 0.85
"""Confidence in the total of a list in prose, and of a table."""
_MOST: Final = 20
"""Parts of one sum; more are a table without borders."""
_OPEN: Final = re.compile(r"など|ほか|うち|のうち|内訳|から|で割|当たり|あたり")
"""Words in a list that say it is not the whole, or no list of parts."""
_MAY_BE_ROUNDED: Final = re.compile("[.．千万億兆]")
_PARTLY: Final = re.compile("うち|小計|内数|再掲")
"""Names of rows that are parts of other rows."""
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_NEAR: Final = Decimal("0.25")
"""How far a sum may miss to be a wrong sum; what misses by more is a sum of other things."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield totals that are not the sum of the parts they stand with."""
    own = figures(comparison)
    texts = {article.id: article.text for article in comparison.articles}
    for item in comparison.passages:
        if item.passage.kind is not PassageKind.ROW:
            for sentence in by_sentence(item, own.get(item.passage.id, ())):
                yield from _listed(comparison, texts[item.passage.article], sentence)
    yield from _tables(comparison, own)


def _listed(comparison: Comparison, text: str, sentence: Sequence[Figure]) -> Iterator[Finding]:
    """Yield 「A 3人、B 4人の計8人」: parts of one unit in one list, right before their total."""
    for place, total in enumerate(sentence):
        before = text[max(0, total.span.start - 8) : total.span.start]
        if not _TOTAL.search(before) or exact(total) is None:
            continue
        parts: list[Figure] = []
        end = total.span.start
        for part in reversed(sentence[:place]):
            gap = text[part.span.end : end]
            if part.unit != total.unit or len(gap) > _APART or "。" in gap or _OPEN.search(gap):
                break
            parts.append(part)
            end = part.span.start
        if _FEWEST <= len(parts) <= _MOST:
            yield from _judged(comparison, list(reversed(parts)), total, _LIST)


def _judged(
    comparison: Comparison, parts: Sequence[Figure], total: Figure, confidence: float, bare: Sequence[Decimal] = ()
) -> Iterator[Finding]:
    """Yield the finding if parts, and numbers that stand bare among them, do not add up to their total."""
    numbers = [exact(part) for part in parts]
    whole = exact(total)
    if whole is None or whole <= 0 or any(number is None for number in numbers):
        return
    known = [(part, number) for part, number in zip(parts, numbers, strict=True) if number is not None]
    result = sum((number for _, number in known), sum(bare, Decimal(0)))
    error = sum((_rounding(part, number) for part, number in (*known, (total, whole))), Decimal(0))
    if abs(result - whole) <= error or abs(result - whole) > _NEAR * whole:
        return
    named = " + ".join([*(part.text for part in parts), *map(shown, bare)][:_NAMED])
    yield wrong_sum(
        comparison,
        (total, whole),
        known,
        result,
        f"{named} + …" if len(parts) + len(bare) > _NAMED else named,
        severity=1 if confidence >= _TABLE else 2,
        confidence=confidence,
    )


def _rounding(figure: Figure, number: Decimal) -> Decimal:
    """Return what rounding explains: nothing for a plain count, half of the last digit for 億, decimals and 約."""
    return slack(figure, number) if figure.modifier or _MAY_BE_ROUNDED.search(figure.text) else Decimal(0)


def _tables(comparison: Comparison, own: dict[str, list[Figure]]) -> Iterator[Finding]:
    """Yield columns whose last row is called a total and is none."""
    tables: dict[tuple[str, str | None, str | None], list[TokenisedPassage]] = defaultdict(list)
    for item in comparison.passages:
        passage = item.passage
        if passage.kind is PassageKind.ROW and passage.cells:
            tables[passage.article, passage.heading, passage.lead].append(item)
    for rows in tables.values():
        text = comparison.article(rows[0].passage.article).text
        totals = [n for n, row in enumerate(rows) if _TOTAL_ROW.fullmatch(row.passage.cells[0].span.of(text))]
        names = [row.passage.cells[0].span.of(text) for row in rows]
        if len(totals) != 1 or totals[0] < _FEWEST or any(_PARTLY.search(name) for name in names):
            continue
        total_row = rows[totals[0]]
        for column in range(1, len(total_row.passage.cells)):
            cells = [_cell(row, column, own) for row in rows[: totals[0] + 1]]
            parts, total = [cell for cell in cells[:-1] if cell is not None], cells[-1]
            units = {cell.unit for cell in (*parts, total) if cell is not None}
            unread = [_unread(row, column, text) for row, cell in zip(rows, cells[:-1], strict=False) if cell is None]
            if None in unread:
                # A part that could not be read is missing from any sum.
                continue
            if total is not None and len(parts) >= _FEWEST and len(units) == 1:
                bare = [number for number in unread if number]
                yield from _judged(comparison, parts, total, _TABLE, bare)


def _unread(row: TokenisedPassage, column: int, text: str) -> Decimal | None:
    """Return the bare number of a cell that is no figure of its own, 0 where none is, `None` for other words."""
    if column >= len(row.passage.cells):
        return Decimal(0)
    words = unicodedata.normalize("NFKC", row.passage.cells[column].span.of(text)).strip()
    if _NUMBER.fullmatch(words):
        return Decimal(words.replace(",", ""))
    return None if any(sign.isdigit() for sign in words) else Decimal(0)


def _cell(row: TokenisedPassage, column: int, own: dict[str, list[Figure]]) -> Figure | None:
    """Return the first exact figure of a cell."""
    if column >= len(row.passage.cells):
        return None
    span = row.passage.cells[column].span
    return next(
        (
            figure
            for figure in own.get(row.passage.id, ())
            if span.contains(figure.span) and exact(figure) is not None and figure.unit != "PERCENT"
        ),
        None,
    )
