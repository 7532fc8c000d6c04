"""List items, their markers and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compare.corpus.lines import LONGEST_LABEL, Line
from compare.corpus.marks import FURNITURE, ITEM, RANK_BLOCK, RANK_LABEL, RANK_NUMBER, Mark, Marks, Page, heading

_BULLET: Final = re.compile(r"^(?:[-*+–—―](?=[ \t\u3000])|[・•‣◦･✓✔☑➤➢→⇒▸▹➡]\ufe0f?)[ \t\u3000]*")
_BLOCK: Final = re.compile(r"^[■□◆◇●○◎▼▽▲△▶►▪▫★☆◾◽🔹🔸📌✅✳❖]\ufe0f?[ \t\u3000]*")
_NUMBER: Final = re.compile(
    r"^(?P<style>(?P<circled>[①-⑳❶-❿⑴-⒇])|[（(](?P<inner>[0-9０-９]{1,2}|[一二三四五六七八九十ア-ンa-z])[）)]"
    r"|(?P<outer>[0-9０-９]{1,2})(?P<dot>[)）]|[.．、](?![0-9０-９])|[ \u3000](?=[^\d\s。]{2,24}$))"
    r"|第[0-9０-９一二三四五六七八九十]{1,3}[章節部条項回話弾](?=[ \t\u3000:：「【]|$)"
    r"|(?:STEP|Step|Q|A|Case|Point|ポイント|その)[ ]?[0-9０-９]{1,2}[.．:：、)）]?)[ \t\u3000]*"
)
_BRACKET: Final = re.compile(r"^[【＜〈《［≪][^】＞〉》］≫]{1,30}[】＞〉》］≫][ \t\u3000]*")
_LABEL: Final = re.compile(rf"^[^。、]{{1,{LONGEST_LABEL}}}[:：]$")
_PAIR: Final = re.compile(r"^[^\s。、はがを:：][^。、はがを:：]{0,14}[:：]\s*\S")
_VALUE: Final = re.compile(r"[:：]\s*(?:約|およそ|計|最大|平均|[¥$€])?\s*[\d０-９]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign at the beginning of a line.

    Attributes:
        style: what makes two markers siblings: the sign itself, or the manner of numbering.
        rest: the line after it.
        is_bullet: whether it can only mark an item; the other signs mark headings as well.
        rank: rank of the heading that it marks.
    """

    style: str
    rest: str
    is_bullet: bool
    rank: int


def marker(line: Line) -> Marker | None:
    """Return the list or heading marker that a line begins with, if any."""
    text = line.text
    if (match := _BULLET.match(text)) is not None or text in {"-", "*", "+", "–", "—"}:
        end = match.end() if match is not None else 1
        return Marker(text[0], text[end:], is_bullet=True, rank=RANK_LABEL)
    if (match := _BLOCK.match(text)) is not None:
        return Marker(text[0], text[match.end() :], is_bullet=False, rank=RANK_BLOCK)
    if (match := _NUMBER.match(text)) is not None:
        style = re.sub(r"[0-9０-９一二三四五六七八九十ア-ンa-z①-⑳❶-❿⑴-⒇]+", "N", match["style"])
        return Marker(style, text[match.end() :], is_bullet=False, rank=RANK_NUMBER)
    if (match := _BRACKET.match(text)) is not None:
        return Marker(text[0], text[match.end() :] or text, is_bullet=False, rank=RANK_BLOCK)
    return None


def has_value(words: str) -> bool:
    """Whether words name something and give its figure (`観衆:4万人`): an item, whatever sign stands before it."""
    return _PAIR.match(words) is not None and _VALUE.search(words) is not None


def is_pair(line: Line) -> bool:
    """Whether a line is a short name, a colon and its value (`日時:10月28日`)."""
    return _PAIR.match(line.text) is not None and not line.ends_sentence


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark items and item labels."""
    hanging = False  # the line before was a bare marker, or an item that this line continues
    for index, line in enumerate(page):
        if index in marks:
            # A marker that lost its text (`-`) was taken for furniture; its text is the next line.
            hanging = line.text in {"-", "*", "+", "–", "—", "・", "•", "●"} or (hanging and line.is_signs)
            continue
        sign = marker(line)
        if sign is not None and sign.is_bullet:
            yield index, heading(RANK_LABEL) if _LABEL.match(sign.rest) else (ITEM if sign.rest else FURNITURE)
            hanging = True
        elif hanging and (line.indent >= 2 or (_follows_lone_marker(page, index) and not line.gap)):
            yield index, ITEM
            hanging = line.indent >= 2
        elif sign is None and is_pair(line) and (has_value(line.text) or _has_pair_beside(page, index, marks)):
            yield index, ITEM
            hanging = False
        else:
            hanging = False


def _follows_lone_marker(page: Page, index: int) -> bool:
    return index > 0 and page[index - 1].is_signs and len(page[index - 1].text) == 1


def _has_pair_beside(page: Page, index: int, marks: Marks) -> bool:
    before = index > 0 and index - 1 not in marks and not page[index].gap and is_pair(page[index - 1])
    after = index + 1 < len(page) and index + 1 not in marks and not page[index + 1].gap and is_pair(page[index + 1])
    return before or after
