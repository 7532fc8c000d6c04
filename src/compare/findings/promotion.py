"""promotion: advertising and self-promotion inside an article.

A price, a call to follow, to subscribe, to consult that stands within the story may be quoted or taken for the story's
own words (2); at the end of a page it is for information (3). One finding for an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.findings.page_lines import Line, found_lines
from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, Role

ID: Final = "promotion"
VERSION: Final = "1"
CATEGORY: Final = "note"
PLACES: Final = 6
"""Lines that a finding shows."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per article that holds promotion."""
    for article in comparison.articles:
        lines = list(found_lines(comparison, article, "promotion"))
        if lines:
            yield _finding(lines)


def _finding(lines: list[Line]) -> Finding:
    inside = [line for line in lines if line.inside]
    shown = (*inside, *(line for line in lines if not line.inside))[:PLACES]
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="evidence",
        reason=None,
        severity=2 if inside else 3,
        confidence=0.85,
        topic=None,
        message=_message(len(lines), inside=bool(inside)),
        evidence=tuple(Evidence(line.article, line.span, line.text, line.kind, Role.SIDE) for line in shown),
    )


def _message(count: int, *, inside: bool) -> Message:
    if inside:
        return message("Advertising or self-promotion stands within the article: {count} places.", count=count)
    return message("Advertising or self-promotion stands at the end of the article: {count} places.", count=count)


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
