"""furniture-residue: what is left of a page in the text: dead links, headings of comment sections, markup, signs.

Nothing of it belongs to the story; it shows that the text was copied with its page, and what may be missing. One
finding for an article, for information.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.findings.page_lines import found_lines
from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Comparison, Evidence, Finding, Role

ID: Final = "furniture-residue"
VERSION: Final = "1"
CATEGORY: Final = "note"
PLACES: Final = 6
"""Lines that a finding shows."""


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per article that holds residue."""
    for article in comparison.articles:
        lines = list(found_lines(comparison, article, "residue"))
        if lines:
            first_of_kind = {line.kind: line for line in reversed(lines)}
            telling = sorted(first_of_kind.values(), key=lambda line: line.span)
            rest = [line for line in lines if line not in telling and line.kind != "signs"]
            yield Finding(
                rule=ID,
                rule_version=VERSION,
                category=CATEGORY,
                relation="evidence",
                reason=None,
                severity=3,
                confidence=0.85,
                topic=None,
                message=message("The text holds remains of a web page ({count} places).", count=len(lines)),
                evidence=tuple(
                    Evidence(line.article, line.span, line.text, line.kind, Role.SIDE)
                    for line in (*telling, *rest)[:PLACES]
                ),
            )


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
