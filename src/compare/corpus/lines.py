"""A text as lines, and what can be said of a line by its look alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compare.corpus.cues import cues
from compare.model import Span

LONGEST_KEY: Final = 200  # code points; a longer line is prose whatever it says, and is not searched for cues
LONGEST_LABEL: Final = 20
_BLANK: Final = re.compile(r"[ \t\u3000]")
_GLUED_ITEM: Final = re.compile(
    # A list marker after the end of a sentence: 「…公算です。 - 対中国・尖閣:」
    r"(?:(?<=[。！？])|(?<=[。！？][」』）)]))[ \t\u3000]+(?=[-–—*•][ \t\u3000]|[・•▪■◆●])"
)
_GLUED_LABEL: Final = re.compile(
    # A label at the very end, also after a sentence without full stop: 「…を創設 - 通商:」
    rf"[ \t\u3000]+(?=[-–—*•・][ \t\u3000]?[^\s。、:：][^。、:：]{{0,{LONGEST_LABEL - 1}}}[:：]$)"
)
_SENTENCE_END: Final = re.compile(r"(?:[。．！？!?…‥♪]|(?<!\d)\.)[」』）)”\"’'*_]*$")
_QUESTION_END: Final = re.compile(r"[？?][」』）)]*$")
_PARTICLE_END: Final = re.compile(r"(?:(?<!と)は|[がをにでとへも、，,・]|[をがに、].{4,}(?:から|より))$")
_PARTICLES: Final = re.compile(r"[はがをにへでとも、。]")
_JAPANESE: Final = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々〆㐀-䶿豈-﫿]")
_QUOTATION: Final = re.compile(r"^[「『“\"][^「『]*[」』”\"](?:[（(][^（()）]{1,30}[）)])?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without the blanks around it, or a part of one where a list item was glued to its end.

    Attributes:
        span: its place in the text; never empty.
        text: its words.
        key: its words after NFKC, for cues; empty for lines too long to be anything but prose.
        indent: number of blanks before it.
        gap: whether a blank line, or the beginning of the text, stands before it.
    """

    span: Span
    text: str
    key: str
    indent: int
    gap: bool

    @property
    def is_signs(self) -> bool:
        """Whether it holds no letter and no digit: a rule, a stray pipe, a lost list marker."""
        return bool(self.key) and not any(map(str.isalnum, self.key))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop, question mark or the like."""
        return _SENTENCE_END.search(self.text[-12:]) is not None

    @property
    def ends_as_question(self) -> bool:
        """Whether it ends with a question mark."""
        return _QUESTION_END.search(self.text[-6:]) is not None

    @property
    def is_unfinished(self) -> bool:
        """Whether it breaks off after a particle or comma, as a line cut at a fixed width does."""
        return _PARTICLE_END.search(self.text) is not None

    @property
    def has_predicate(self) -> bool:
        """Whether it ends like a sentence, full stop or not."""
        return cues().predicates.is_in(self.key[-12:])

    @property
    def is_quotation(self) -> bool:
        """Whether all of it is one quotation."""
        return _QUOTATION.match(self.text) is not None

    @property
    def particles(self) -> int:
        """How many signs of running text (particles, commas, full stops) it holds."""
        return len(_PARTICLES.findall(self.key))

    @property
    def is_japanese(self) -> bool:
        """Whether there is any Japanese letter in it."""
        return _JAPANESE.search(self.text) is not None

    @property
    def cells(self) -> int:
        """Its width on a terminal, roughly: wide characters count two."""
        return sum(2 if character > "\u02ff" else 1 for character in self.text)


def lines(text: str) -> tuple[Line, ...]:
    """Cut a text into its lines that are not blank."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    gap = True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            begin = 0
            for cut, resume in _cuts(words):
                yield _line(start + indent + begin, words[begin:cut], indent, gap)
                begin, gap = resume, False
            yield _line(start + indent + begin, words[begin:], indent, gap)
        gap = not words
        start += len(raw) + 1


def _line(start: int, words: str, indent: int, gap: bool) -> Line:
    key = unicodedata.normalize("NFKC", words) if len(words) <= LONGEST_KEY else ""
    return Line(Span(start, start + len(words)), words, key, indent, gap)


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    """Yield where a line ends early because a list item is glued to it: end of the one, start of the other."""
    if _BLANK.search(words) is None:
        return
    last = 0
    for match in _GLUED_ITEM.finditer(words):
        if match.start() > last and match.end() < len(words):
            yield match.start(), match.end()
            last = match.end()
    tail = max(last, len(words) - LONGEST_LABEL - 8)
    label = _GLUED_LABEL.search(words, tail + 1)
    if label is not None:
        yield label.start(), label.end()


def is_japanese(page: tuple[Line, ...], sample: int = 20_000) -> bool:
    """Whether a page is written in Japanese: at least a fifth of its first characters."""
    seen = found = 0
    for line in page:
        seen += len(line.text)
        found += len(_JAPANESE.findall(line.text[:sample]))
        if seen > sample:
            break
    return found * 5 >= min(seen, sample) > 0
