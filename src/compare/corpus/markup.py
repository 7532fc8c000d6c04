"""Markdown, and what is left of it in copied text: front matter, headings, tables, images, fences, HTML tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compare.corpus.cues import cues
from compare.corpus.marks import BODY, CAPTION, FURNITURE, TITLE, Mark, Marks, Page, heading
from compare.corpus.tables.drawn import drawn

_FENCE: Final = re.compile(r"^(?:```|~~~)")
_HEADING: Final = re.compile(r"^(?P<signs>#{1,6})[ \t\u3000]+\S")
_UNDERLINE: Final = re.compile(r"^(?:=+|-+)$")
_BOLD: Final = re.compile(r"^(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)[:：]?$")
_IMAGE: Final = re.compile(r"^!\[(?P<alt>[^\]]*)\]\([^)]*\)$")
_TAG: Final = re.compile(r"^(?:<!--.*-->|</?[a-zA-Z][^<>]*>)+$")
_FRONT_KEY: Final = re.compile(r"^(?:[A-Za-z_][\w-]*\s*:|-\s|\s|#|$)")
LONGEST_FRONT_MATTER: Final = 60  # lines; a longer stretch between two rules is text
_LONGEST_TAG_LINE: Final = 500


def front_matter(page: Page) -> int:
    """Return how many lines at the beginning are YAML front matter, its two rules included."""
    if not page or page[0].span.start != 0 or page[0].text != "---":
        return 0
    for index, line in enumerate(page[1 : LONGEST_FRONT_MATTER + 1], start=1):
        if line.text in ("---", "..."):
            return index + 1
        if not line.indent and _FRONT_KEY.match(line.text) is None:
            return 0
    return 0


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark what Markdown marks. A page's first heading of level 1 is its title."""
    start = front_matter(page)
    yield from ((index, FURNITURE) for index in range(start))
    titled = fenced = False
    index = start
    while index < len(page):
        line = page[index]
        sign = line.text[0]
        if sign in "`~" and _FENCE.match(line.text):
            fenced = not fenced
            yield index, FURNITURE
        elif fenced:
            yield index, BODY
        elif sign in "#*_" and cues().furniture.is_in(line.key):
            pass  # 「## 関連記事」 is no heading, whatever its signs say
        elif sign == "#" and (match := _HEADING.match(line.text)) is not None:
            rank = len(match["signs"])
            yield index, TITLE if rank == 1 and not titled else heading(rank)
            titled = titled or rank == 1
        elif sign == "!" and (match := _IMAGE.match(line.text)) is not None:
            yield index, CAPTION if match["alt"].strip() else FURNITURE
        elif sign == "<" and len(line.text) <= _LONGEST_TAG_LINE and _TAG.match(line.text):
            yield index, FURNITURE
        elif sign in "*_" and _BOLD.match(line.text):
            yield index, heading(6)
        elif _is_underlined(page, index):
            yield index, heading(2) if page[index + 1].text[0] == "-" or titled else TITLE
            titled = True
            index += 1
            yield index, FURNITURE
        else:
            rows = drawn(page, index)
            yield from ((index + number, row) for number, row in enumerate(rows))
            index += max(len(rows) - 1, 0)
        index += 1


def _is_underlined(page: Page, index: int) -> bool:
    """Whether the next line underlines this one (=== or ---, at least three signs and no blank line between)."""
    if index + 1 >= len(page) or page[index + 1].gap:
        return False
    under = page[index + 1].text
    line = page[index]
    if len(under) < 3 or _UNDERLINE.match(under) is None or len(line.text) > 80 or line.ends_sentence:
        return False
    return not cues().furniture.is_in(line.key)
