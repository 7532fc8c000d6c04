"""Titles and headings of many habits: ■, ▪️, 1), 【】, and bare short lines. Markdown's own are marked in `markup`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compare.corpus.cues import cues
from compare.corpus.items import Marker, has_value, marker
from compare.corpus.lines import Line
from compare.corpus.marks import BODY, FURNITURE, ITEM, RANK_BLOCK, TITLE, Mark, Marks, Page, heading
from compare.model import PassageKind

_COUNTS: Final = re.compile(r"\d[^\d、]{0,4}、[^\d、]{1,12}\d[\d,.]*[^\d\s、]{0,3}$")
LONGEST_TITLE: Final = 100
LONGEST_HEADING: Final = 50
LONGEST_BARE: Final = 45
LONGEST_QUESTION: Final = 30
LONGEST_RUN: Final = 2  # adjacent bare lines: a heading and a subheading; more are a list
FULL_LINE: Final = 40  # terminal cells; a line that breaks off before this was not cut at a fixed width
SLACK: Final = 4  # cells by which lines cut at a fixed width may differ


def mark_title(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark the first line of the story if it is a title: one line, no sentence, with a story after it."""
    if any(known.kind is PassageKind.TITLE for known in marks.values()):
        return
    index = next((index for index in range(len(page)) if index not in marks), len(page))
    if index + 1 >= len(page) or any(known.rank for at, known in marks.items() if at < index):
        return
    line = page[index]
    sign = marker(line)
    plain = sign is None or line.text[0] in "【＜〈《［≪"
    if not plain or "。" in line.text or len(line.text) > LONGEST_TITLE or not line.key:
        return
    if cues().stock_headings.is_in(line.key) or _is_cut(page, marks, index):
        return
    apart = page[index + 1].gap or index + 1 in marks
    # A headline may end like a sentence that goes on (…を増強へ, 焦点は); a line that stands apart does not go on.
    if line.is_unfinished and (not apart or line.text[-1] in "、，,"):
        return
    if apart or page[index + 1].text == line.text or not _is_sentence(line):
        yield index, TITLE
        # Pages print their title twice, as the browser's and as their own.
        yield from ((below, FURNITURE) for below in range(index + 1, index + 4) if _repeats(page, below, line))


def _is_sentence(line: Line) -> bool:
    return line.has_predicate or line.ends_sentence or line.is_quotation


def _repeats(page: Page, index: int, line: Line) -> bool:
    return index < len(page) and page[index].text == line.text


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark headings, and as items what looks like headings but stands in rows of its like."""
    signs = {index: sign for index, line in enumerate(page) if index not in marks and (sign := marker(line))}
    story = _story_after(page, marks)
    bare = [
        index not in marks and index not in signs and story[index] and _is_bare(page, marks, index)
        for index in range(len(page))
    ]
    for index, line in enumerate(page):
        if index in marks:
            continue
        if (sign := signs.get(index)) is not None:
            yield index, _signed(page, index, sign, signs, story=story[index])
        elif line.key and not any(map(str.isalpha, line.key)):
            yield index, FURNITURE  # a bare number: a page, a count of comments
        elif bare[index]:
            yield index, _bare(page, index, bare, marks)
        elif line.text[0] in "QＱ" and line.ends_as_question and len(line.text) <= LONGEST_HEADING and story[index]:
            yield index, heading(RANK_BLOCK)


def _story_after(page: Page, marks: Marks) -> list[bool]:
    """Return for each line whether any line of the story follows it."""
    after = [False] * len(page)
    seen = False
    for index in range(len(page) - 1, -1, -1):
        after[index] = seen
        known = marks.get(index)
        seen = seen or known is None or known.kind.is_story
    return after


def _signed(page: Page, index: int, sign: Marker, signs: dict[int, Marker], *, story: bool) -> Mark:
    """Say whether a line with a sign that marks both headings and items is the one or the other."""
    line = page[index]
    sentence = "。" in line.text or (line.ends_sentence and not line.ends_as_question) or line.has_predicate
    fits = 0 < len(sign.rest) <= LONGEST_HEADING and not sentence and not has_value(sign.rest)
    siblings = any(
        beside in signs and signs[beside].style == sign.style and not page[max(index, beside)].gap
        for beside in (index - 1, index + 1)
    )
    # Numbered lines set apart by blank lines are still a list when nothing stands between them.
    follower = signs.get(index + 1)
    siblings = siblings or (follower is not None and follower.style == sign.style)
    if fits and story and not siblings:
        return heading(sign.rank)
    if sign.style in "【＜〈《［≪":
        return BODY
    return ITEM


def _is_cut(page: Page, marks: Marks, index: int) -> bool:
    """Whether a line is one of a paragraph that was cut at a fixed width: its neighbours are as full as it is."""
    line = page[index]
    width = line.cells
    if width < FULL_LINE:
        return False
    below = [page[index + 1]] if index + 1 < len(page) and not page[index + 1].gap and index + 1 not in marks else []
    above = [page[index - 1]] if index > 0 and not line.gap and index - 1 not in marks else []
    neighbours = [other for other in below + above if other.text != line.text]
    alike = sum(abs(other.cells - width) <= SLACK for other in neighbours if len(other.text) <= LONGEST_TITLE)
    return 0 < alike == len(neighbours)


def _is_bare(page: Page, marks: Marks, index: int) -> bool:
    """Whether a line without any sign looks like a heading."""
    line = page[index]
    if cues().stock_headings.is_in(line.key):
        return True
    if len(line.text) > LONGEST_BARE or "。" in line.text or line.is_unfinished or line.is_quotation:
        return False
    if _COUNTS.search(line.key):
        return False  # 死者2人、けが人14人: what a heading announces
    if line.has_predicate or line.text[0] in "―—※→↓" or (line.particles and line.text[-1] in ":："):
        return False
    if line.ends_as_question:
        return len(line.text) <= LONGEST_QUESTION and not cues().connectives.is_in(line.key)
    return not line.ends_sentence and not _is_cut(page, marks, index)


def _bare(page: Page, index: int, bare: list[bool], marks: Marks) -> Mark:
    """Say whether a bare line is a heading or stands in a list without signs.

    In a run of more than two, only the last is a heading, if it is set apart from the others and text follows.
    """
    start = index
    while start > 0 and bare[start - 1] and index - start <= LONGEST_RUN:
        start -= 1
    end = index + 1
    while end < len(page) and bare[end] and end - index <= LONGEST_RUN:
        end += 1
    last = index + 1 == end and page[index].gap and index + 1 not in marks
    return heading(RANK_BLOCK) if end - start <= LONGEST_RUN or last else ITEM
