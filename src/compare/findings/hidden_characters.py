"""hidden-characters: characters that a reader does not see or that turn the direction of the text.

Control characters and bidi controls can make a terminal or a page show something else than what is written (2);
zero-width characters, soft hyphens, private-use and unreadable characters hide in names and figures (3). One finding
for an article and kind. Joiners inside emoji and variation selectors are ordinary writing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import message
from compare.model import Article, Comparison, Evidence, Finding, Role, Span

ID: Final = "hidden-characters"
VERSION: Final = "1"
CATEGORY: Final = "note"
PLACES: Final = 5
"""Places that a finding shows."""
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_ZERO: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u2061\u2062\u2063\u2064")
_JOINER: Final = "\u200d"
_PLAIN: Final = frozenset("\n\t\r\u3000")
_CONTEXT: Final = 6


def _kind(text: str, place: int) -> str | None:
    char = text[place]
    if char in _PLAIN:
        return None
    if char in _BIDI:
        return "bidi"
    if char in _ZERO:
        return None if char == _JOINER and _in_emoji(text, place) else "zero-width"
    category = unicodedata.category(char)
    if category == "Cc":
        return "control"
    if category in ("Co", "Cs") or char == "\ufffd":
        return "unreadable"
    return None


def _in_emoji(text: str, place: int) -> bool:
    around = text[max(0, place - 2) : place] + text[place + 1 : place + 2]
    return any(unicodedata.category(char) in ("So", "Sk") for char in around)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per article and kind of character."""
    for article in comparison.articles:
        found: dict[str, list[int]] = {}
        for place in _suspects(article.text):
            kind = _kind(article.text, place)
            if kind is not None:
                found.setdefault(kind, []).append(place)
        for kind in ("control", "bidi", "zero-width", "unreadable"):
            if kind in found:
                yield _finding(article, kind, found[kind])


def _suspects(text: str) -> Iterator[int]:
    for place, char in enumerate(text):
        if not char.isprintable() or char in _ZERO or char == "\ufffd":
            yield place


def _finding(article: Article, kind: str, places: list[int]) -> Finding:
    codes = sorted({f"U+{ord(article.text[place]):04X}" for place in places})
    grave = kind in ("control", "bidi")
    spans = [_around(article.text, place) for place in places[:PLACES]]
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="evidence",
        reason=None,
        severity=2 if grave else 3,
        confidence=0.95,
        topic=None,
        message=message(
            "The text holds characters that cannot be seen: {codes}, {count} times.",
            codes=", ".join(codes),
            count=len(places),
        ),
        evidence=tuple(
            Evidence(article.id, span, span.of(article.text), f"{kind} {' '.join(codes)}", Role.SIDE) for span in spans
        ),
    )


def _around(text: str, place: int) -> Span:
    """Return the place with a few characters of its line on both sides."""
    start = max(text.rfind("\n", 0, place) + 1, place - _CONTEXT)
    end = text.find("\n", place)
    return Span(start, min(len(text) if end < 0 else max(end, place + 1), place + 1 + _CONTEXT))


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
