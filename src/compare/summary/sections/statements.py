"""Sections that are accepted annotations of some categories, one after the other, or a line that there are none."""

from __future__ import annotations

from compare.summary.document import Block, Paragraph, Plain
from compare.summary.outline import Outline
from compare.summary.sections.reader import Reader


def entries(outline: Outline, reader: Reader, categories: tuple[str, ...], nothing: str) -> tuple[Block, ...]:
    """Return the entries of these categories, most severe first; `nothing` is said when there are none."""
    found = outline.of(*categories)
    if not found:
        return (Paragraph((Plain(nothing),)),)
    return tuple(reader.entry(statement) for statement in found)
