"""Direct quotations: what stands in quotation marks, and whether somebody speaks there.

Speech is a whole statement, or is taken up by と and a verb of saying; a name, a title or a term in quotation marks is
the writer's own choice. A quotation may run over several paragraphs: then the first lacks its closing mark, the next
ones their opening mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compare.model import Article, Span, TokenisedPassage

SHORTEST_SPEECH: Final = 8
"""Characters: what is shorter is a catchword even if it ends with a verb (「前へ進む」), unless it is said."""

_PAIRS: Final = {"「": "」", "“": "”", "『": "』"}
_MARK: Final = re.compile(r"[「」“”『』]")
_TAKEN_UP: Final = re.compile(
    r"(?:など)?(?:と|との|って)[^、。「」]{0,24}?(?:述べ|語|話|言|い[いうっえ]|説明|強調|主張|指摘|訴え|明言|宣言|表明|発言|答え|批判|"
    r"警告|コメント|反論|呼び|呼ん|評|持ち上げ|応じ|つづ|綴|投稿|書き込|叫|嘆|振り返|喜|悔し|明か|明らか|伝え|提言|見方|考え|声|報告|"
    r"説い|述懐|呼びかけ|求め|称え|たたえ|皮肉|認め|否定|約束|誓|漏ら|こぼ|口に)"
)
_PREDICATE_END: Final = frozenset({"動詞", "形容詞", "助動詞", "助詞"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        span: the words, without the marks.
        speech: whether somebody speaks; otherwise it is a name, a title or a term.
        whole: whether both marks stand in this passage.
    """

    span: Span
    speech: bool
    whole: bool = True


def quotations(passage: TokenisedPassage, article: Article) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a passage, in order."""
    offset = passage.passage.span.start
    open_before = _is_open(article, passage.passage.span.start)
    found: list[Quotation] = []
    for start, end, whole in _outermost(passage.text, open_before=open_before):
        span = Span(offset + start, offset + end)
        found.append(Quotation(span, not whole or _is_speech(passage, span, passage.text[end + 1 :]), whole))
    return tuple(found)


def spoken_at(found: tuple[Quotation, ...], place: int) -> bool:
    """Whether the place lies inside the speech of somebody."""
    return any(one.speech and one.span.start <= place < one.span.end for one in found)


def marked_at(found: tuple[Quotation, ...], span: Span) -> bool:
    """Whether the span is all or nearly all of what stands in one pair of quotation marks."""
    return any(one.span.contains(span) and len(one.span) <= len(span) + 4 for one in found)


@lru_cache(maxsize=256)
def _open_starts(text: str) -> frozenset[int]:
    """Return where the lines start that lie inside a quotation begun on an earlier line and ended on a later one."""
    starts = set()
    place = 0
    pending = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if pending and line.strip():
            starts.add(place)
        opened, closed = line.rfind("「"), line.rfind("」")
        if pending and closed >= 0 and (line.find("「") < 0 or closed < line.find("「")):
            pending = False
        elif opened > closed:
            pending = _closes_soon(lines, number)
        place += len(line) + 1
    return frozenset(starts)


def _closes_soon(lines: list[str], number: int) -> bool:
    """Whether the quotation that line leaves open is closed within the next few paragraphs, before another opens."""
    following = [line for line in lines[number + 1 : number + 12] if line.strip()][:4]
    for line in following:
        opened, closed = line.find("「"), line.find("」")
        if closed >= 0 and (opened < 0 or closed < opened):
            return True
        if opened >= 0:
            return False
    return False


def _is_open(article: Article, start: int) -> bool:
    return start in _open_starts(article.text)


def _outermost(text: str, *, open_before: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end (without the marks) and wholeness of the outermost quotations of one passage."""
    stack: list[tuple[str, int]] = [("「", 0)] if open_before else []
    borrowed = open_before
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark in _PAIRS:
            stack.append((mark, match.end()))
        elif stack and _PAIRS[stack[-1][0]] == mark:
            _, start = stack.pop()
            if not stack:
                yield start, match.start(), not borrowed
                borrowed = False
        elif stack and any(_PAIRS[opener] == mark for opener, _ in stack):
            while _PAIRS[stack[-1][0]] != mark:
                stack.pop()
            _, start = stack.pop()
            if not stack:
                yield start, match.start(), not borrowed
                borrowed = False
    if stack and (borrowed or stack[0][0] == "「") and "\n" not in text[stack[0][1] :]:
        yield stack[0][1], len(text), False


def _is_speech(passage: TokenisedPassage, span: Span, behind: str) -> bool:
    words = passage.tokens_in(span)
    if not words:
        return False
    if _TAKEN_UP.match(behind):
        return True
    last = next((token for token in reversed(words) if token.pos[0] not in ("補助記号", "空白")), words[-1])
    sentence = any(token.surface in "。！？" for token in words)
    predicate = last.pos[0] in _PREDICATE_END and last.surface not in ("の", "へ", "に", "を", "から", "まで", "で")
    return sentence or (predicate and len(span) >= SHORTEST_SPEECH)
