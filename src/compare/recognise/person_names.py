"""Where a person's name begins that ends before a title, or ends that begins behind one.

Sudachi knows many names and misses many (高市 is a place to it, ゼレンスキー a common noun, 晋三 a name and a number),
so its word is one witness among several: the shape of katakana names, 「…氏」 in the article, the office list.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from compare.model import Article, Token, TokenisedPassage
from compare.recognise import office_terms
from compare.recognise.office_terms import Title

_WINDOW: Final = 48
"""Characters: longer than any name with title that news writes."""
_KATAKANA: Final = re.compile(r"(?:[A-Zァ-ヴー][A-Zァ-ヴー.]*[・＝=·])*[ァ-ヴー]{2,}\Z")
_SEPARATOR: Final = re.compile(r"[・＝=·]")
_KANJI: Final = re.compile(r"[\u3400-\u9fff々〆ヶ]")
_KANJI_RUN: Final = re.compile(r"[\u3400-\u9fff々〆ヶ]{1,6}\Z")
_NUMERAL: Final = re.compile(r"[一二三四五六七八九十]+")
_NAMED: Final = re.compile(
    r"([\u3400-\u9fff々〆ヶァ-ヴー・＝=A-Z. \u3000]{1,24}(?:[ぁ-ん]{2,5})?)(?:"
    + "|".join(["氏", "さん", "容疑者", "被告"])
    + ")"
)
_BEFORE_SHI: Final = re.compile(r"([\u3400-\u9fff々〆ヶァ-ヴー・＝]{1,16})氏")
_NOBODY: Final = frozenset(("同", "両", "各", "某"))
_FAMILY, _GIVEN = "姓", "名"


@lru_cache(maxsize=4)
def _called_shi(text: str) -> frozenset[str]:
    """Return every run of characters that stands right before 氏 somewhere in the text."""
    runs = {match[1] for match in _BEFORE_SHI.finditer(text)}
    return frozenset(run[start:] for run in runs for start in range(len(run)))


class Names:
    """Finds names in one passage. Places are counted from the start of the passage."""

    def __init__(self, passage: TokenisedPassage, article: Article) -> None:
        start = passage.passage.span.start
        self._text = passage.text
        self._article = article.text
        self.tokens = passage.tokens
        self.starts = {token.span.start - start: number for number, token in enumerate(passage.tokens)}
        self.ends = {token.span.end - start: number for number, token in enumerate(passage.tokens)}
        self._offset = start

    def place(self, number: int) -> int:
        """Return where the token of that number begins in the passage."""
        return self.tokens[number].span.start - self._offset

    def before(self, end: int, title: Title) -> int | None:
        """Return where the name begins that ends at `end`, right before a title; `None` if there is no name."""
        if self._text[end - 1 : end] in (" ", "\u3000"):
            end -= 1
        if end <= 0:
            return None
        start = self._foreign(end, title)
        if start is None:
            start = self._walk(end, title)
        if start is None:
            start = self._vouched(end, title)
        return start

    def after(self, start: int) -> tuple[int, int] | None:
        """Return the name (without 氏) that begins at `start`, and where 氏 ends."""
        match = _NAMED.match(self._text, start)
        if match is None or match[1].strip() in _NOBODY or match[1][-1] in "同両各":
            return None
        return match.end(1), match.end()

    def _known(self, start: int, end: int, title: Title) -> bool:
        """Whether the office list or 「…氏」 in the article says that this is a person."""
        name = self._text[start:end]
        return name in office_terms.known_names(title.name) or name in _called_shi(self._article)

    def _foreign(self, end: int, title: Title) -> int | None:
        match = _KATAKANA.search(self._text, max(0, end - _WINDOW), end)
        if match is None:
            return None
        start = match.start()
        parts = _SEPARATOR.split(match.group())
        while len(parts) > 1 and parts[0] in office_terms.countries():
            start += len(parts.pop(0)) + 1
        name = self._text[start:end]
        if name in office_terms.countries() or parts[-1] in office_terms.words("not_names"):
            return None
        number = self.ends.get(start)
        if number is not None and self.tokens[number].is_person and _KANJI.match(self._text[start - 1]):
            return self.place(number)
        first = self._number_at(start)
        words = self.tokens[first : first + 2 * len(parts) + 1]
        persons = any(token.is_person and token.span.start < self._offset + end for token in words)
        if persons or title.kind == "state":
            return start if not self._is_place(start, end) else None
        return start if self._known(start, end, title) or self._known(end - len(parts[-1]), end, title) else None

    def _number_at(self, place: int) -> int:
        """Return the number of the token that holds `place`."""
        while place > 0 and place not in self.starts:
            place -= 1
        return self.starts.get(place, 0)

    def _is_place(self, start: int, end: int) -> bool:
        number = self.starts.get(start)
        token = None if number is None else self.tokens[number]
        return token is not None and token.pos[2] == "地名" and token.span.end == self._offset + end

    def _walk(self, end: int, title: Title) -> int | None:
        """Follow Sudachi's names leftwards."""
        number = self.ends.get(end)
        if number is None:
            number = self._number_at(end - 1)
            token, start = self.tokens[number], self.place(number)
            return start if token.is_person and start < end else None
        last = number
        if _NUMERAL.fullmatch(self.tokens[number].surface) and number and self._part(number - 1) == _GIVEN:
            number -= 1
        if not self.tokens[number].is_person:
            return None
        while number and self._part(number) != _FAMILY and self.tokens[number - 1].is_person:
            number -= 1
        given = self._part(number) == _GIVEN or end - self.place(number) == 1
        if given and self._part(number) != _FAMILY and number and self._could_be_family(number - 1):
            number -= 1
        start = self.place(number)
        if number == last and not self._alone(number, start, end, title):
            return None
        return start

    def _part(self, number: int) -> str:
        return self.tokens[number].pos[3] if self.tokens[number].is_person else ""

    def _could_be_family(self, number: int) -> bool:
        """Whether an unknown word before a given name is the family name."""
        token = self.tokens[number]
        if token.pos[0] != "名詞" or len(token.surface) > 3 or not all(map(_KANJI.match, token.surface)):
            return False
        if token.surface in office_terms.countries() or token.surface in office_terms.words("not_names"):
            return False
        return number == 0 or self.tokens[number - 1].pos[0] not in ("名詞", "接尾辞")

    def _alone(self, number: int, start: int, end: int, title: Title) -> bool:
        """Whether one word that Sudachi calls a name is one here, and neither a place nor a common word."""
        if self._known(start, end, title):
            return True
        surface = self.tokens[number].surface
        if title.name in ("市長", "町長", "村長", "区長"):
            # 「川崎市長」 names a town: only 「川崎市の福田市長」 names a person.
            return self._of(start) and len(surface) > 1
        if title.kind == "place" and surface in office_terms.places():
            return False
        if number and self.tokens[number - 1].pos[0] == "名詞" and title.kind != "state":
            return len(surface) > 2
        return self._part(number) != _GIVEN or title.kind == "state"

    def _vouched(self, end: int, title: Title) -> int | None:
        """Find a name that Sudachi does not know by the office list, by 「…氏」, or because only a person fits."""
        match = _KANJI_RUN.search(self._text, max(0, end - _WINDOW), end)
        if match is None:
            return None
        for start in range(match.start(), end):
            inside = start > match.start() and start not in self.starts
            if not inside and self._text[start:end] not in office_terms.countries() and self._known(start, end, title):
                return start
        number = self.ends.get(end)
        if number is None or title.kind == "body":
            return None
        token, start = self.tokens[number], self.place(number)
        if not 1 < len(token.surface) <= 3 or not all(map(_KANJI.match, token.surface)) or self._is_region(token):
            return None
        if title.kind == "place":
            # 「横浜市の山中市長」: a town has one mayor, so what stands between is a name.
            return start if self._of(start) and self._text[max(0, start - 2)] in office_terms.PLACE_SIGNS else None
        fits = token.pos[2] == "地名" and token.pos[3] != "国"
        return start if fits and (number == 0 or self.tokens[number - 1].pos[0] not in ("名詞", "接頭辞")) else None

    def _of(self, start: int) -> bool:
        return self._text[start - 1 : start] == "の"

    def _is_region(self, token: Token) -> bool:
        return (
            token.surface in office_terms.countries()
            or token.surface in office_terms.words("not_names")
            or (token.surface[-1] in office_terms.PLACE_SIGNS + "州国省新前元")
        )
