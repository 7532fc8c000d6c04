"""Captions and furniture: what is on the page but not in the story.

Judged by cues (`lexicons/furniture.yaml`), by neighbours (an English line above a photo credit) and by stretches (what
follows 関連記事 without being prose). Prose is never taken for furniture by its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compare.corpus.cues import Cues, cues
from compare.corpus.dates import dateline, is_outlet, undated
from compare.corpus.lines import Line, is_japanese
from compare.corpus.marks import CAPTION, FURNITURE, Mark, Marks, Page
from compare.model import PassageKind

_LATIN_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z'’.-]*")
_LATIN_ONLY: Final = re.compile(r"^[\x20-\x7e‘’“”–—…é]+$")
MIN_PROSE: Final = 40  # code points; a shorter sentence inside a stretch of furniture may be a slogan
LONGEST_STRIP: Final = 60
HEAD_LINES: Final = 8  # lines in which a page says who issued it and when
_BETWEEN: Final = re.compile(r"[\s|/・]+|,(?!\d)")
_COUNT: Final = re.compile(r"[#＃]?\d+(?:位|件|分|秒|文字|字|人|回|円)?")
LONGEST_BYLINE: Final = 10  # a section or an author between the datelines at the top
LONGEST_NAME: Final = 20  # a site's or author's name left over at the end of a page


def mark(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark captions, furniture and the stretches that furniture opens."""
    known = cues()
    found: dict[int, Mark] = {}
    for index, line in enumerate(page):
        if index not in marks and (kind := _by_itself(line, known)) is not None:
            found[index] = kind
    if is_japanese(page):
        for index in range(len(page)):
            if index not in marks and index not in found and _is_alternative_text(page, index, found):
                found[index] = CAPTION
    found.update((index, FURNITURE) for index in _stretches(page, marks, found, known))
    found.update(tuple(_names_at_the_top(page, marks, found)))
    found.update(tuple(_imprint(page, marks, found, known)))
    yield from found.items()


def _names_at_the_top(page: Page, marks: Marks, found: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield names (section, author) that stand between datelines and the like before the story begins."""
    for index, line in enumerate(page):
        if index in marks or index in found:
            continue
        if "。" in line.text:
            return
        below = index > 0 and not line.gap and index - 1 in found
        above = index + 1 == len(page) or page[index + 1].gap or index + 1 in found
        stock = cues().stock_headings.is_in(line.key)
        if below and above and len(line.text) <= LONGEST_BYLINE and _is_name(line) and not stock:
            yield index, FURNITURE


def _by_itself(line: Line, known: Cues) -> Mark | None:
    """Return what a line is by its own words, if they say so."""
    if not line.key or len(line.key) > known.longest:
        return None
    if known.generated.is_in(line.key):
        return CAPTION
    if line.is_signs or known.furniture.is_in(line.key) or dateline(line.key) or _is_strip(line, known):
        return FURNITURE
    return CAPTION if known.caption.is_in(line.key) else None


def _is_strip(line: Line, known: Cues) -> bool:
    """Whether a line is a strip of links and labels, each of them furniture (有料会員限定記事 残り412文字)."""
    if "。" in line.key or len(line.key) > LONGEST_STRIP:
        return False
    parts = [part for part in _BETWEEN.split(line.key) if part]
    if len(parts) < 2:
        return False
    others = [part for part in parts if not _COUNT.fullmatch(part)]
    return bool(others) and all(known.furniture.is_in(part) or dateline(part) is not None for part in others)


def _imprint(page: Page, marks: Marks, found: Marks, known: Cues) -> Iterator[tuple[int, Mark]]:
    """Yield the lines before the first and after the last sentence that name issuer, paper, section or day only."""
    places = range(len(page))
    first = next((index for index in places if index not in found and _is_story(page[index])), len(page))
    last = next((index for index in reversed(places) if index not in found and _is_story(page[index])), -1)
    new: dict[int, Mark] = {}
    # Up and down: a section stands beside a day that stands beside the name of the paper.
    for index in (*places, *range(min(first, HEAD_LINES, len(page)) - 1, -1, -1)):
        line = page[index]
        # The very first line is the title, unless another line that can be it follows before the first sentence.
        outside = (0 if first > 1 else 1) <= index < min(first, HEAD_LINES) or index > max(last, 0)
        if (
            not outside
            or index in marks
            or index in found
            or index in new
            or line.particles
            or len(line.key) > LONGEST_STRIP
        ):
            continue
        name = undated(line.key)
        bare = line.key.strip("()[]【】<>〔〕 ")
        beside = any(near in found or near in new for near in (index - 1, index + 1))
        if (
            (name is not None and (not name or _is_masthead(name, known)) and (index or name))
            or known.issuers.is_in(line.key)
            or is_outlet(bare)
            or (index and beside and known.sections.is_in(bare))
        ):
            new[index] = FURNITURE
    yield from new.items()


def _is_story(line: Line) -> bool:
    """Whether a line is a sentence, or too long to be anything else."""
    return not line.key or "。" in line.text or line.ends_sentence or line.has_predicate


def _is_masthead(name: str, known: Cues) -> bool:
    """Whether what stands beside a date is the name of a paper, a site, a desk or a section."""
    return all(
        is_outlet(part) or known.sections.is_in(part) or known.issuers.is_in(part)
        for part in _BETWEEN.split(name)
        if part
    )


def _is_alternative_text(page: Page, index: int, found: Marks) -> bool:
    """Whether a line is an image description left in a Japanese page: English words, no sentence."""
    line = page[index]
    if not line.key or not _LATIN_ONLY.match(line.text) or line.ends_sentence:
        return False
    words = _LATIN_WORDS.findall(line.text)
    if any(map(str.isdigit, line.text)) or len(words) < 2:
        return False
    after = found.get(index + 1)
    credited = after is not None and after.kind is PassageKind.CAPTION and not page[index + 1].gap
    return credited or words[0].islower() or len(words) > 3


def _stretches(page: Page, marks: Marks, found: Marks, known: Cues) -> list[int]:
    """Return the lines that belong to what an opener opens: links, names, slogans, up to the first prose.

    The last short line before that prose is its heading and stays out, unless it adjoins the links before it.
    """
    members: list[int] = []
    stretch: list[int] | None = None
    for index, line in enumerate(page):
        if index in found:
            if known.openers.is_in(line.key):
                members += stretch or []
                stretch = []
        elif stretch is None:
            continue
        elif index in marks or not line.key or _is_prose(line, known):
            if stretch and page[stretch[-1]].gap:
                stretch.pop()
            members += stretch
            stretch = None
        else:
            stretch.append(index)
    return members + (stretch or [])


def _is_prose(line: Line, known: Cues) -> bool:
    """Whether a line inside a stretch of furniture is a sentence of the story again."""
    sentence = line.ends_sentence or line.has_predicate or "。" in line.key
    return sentence and not known.pitch.is_in(line.key) and (len(line.text) >= MIN_PROSE or "。" in line.key)


def mark_ends(page: Page, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Mark names and labels at the end of the page that are followed by nothing but furniture."""
    for index in range(len(page) - 1, -1, -1):
        line = page[index]
        known = marks.get(index)
        if known is not None and known.kind in (PassageKind.CAPTION, PassageKind.FURNITURE):
            continue
        if known is not None or not _is_name(line):
            return
        yield index, FURNITURE


def _is_name(line: Line) -> bool:
    return (
        0 < len(line.key) <= LONGEST_NAME
        and line.particles == 0
        and not line.ends_sentence
        and not line.has_predicate
        and not line.is_quotation
        and not any(map(str.isdigit, line.key))
    )
