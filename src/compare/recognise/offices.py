"""Who is said to hold an office: 「高市早苗首相」, 「前社長の鈴木氏」, 「佐藤氏が知事に就任した」.

Only what is said of a person is a claim; 首相官邸, 歴代首相, 大統領選 and a title without a name are none. The office
is read as far as the words beside it go (米大統領, トヨタ自動車の…社長); what only the whole article can tell is filled
in by `office_context.settle`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.model import Article, MentionKind, OfficeClaim, Span, TokenisedPassage
from compare.recognise import office_bodies, office_terms
from compare.recognise.office_terms import Title
from compare.recognise.person_names import Names

_REACH: Final = 40
"""Characters between a person and the verb that puts him or her into an office, in one clause."""
_ORDINAL: Final = re.compile(r"第?[0-9０-９一二三四五六七八九十百]+代目?(?:の)?\Z")
_CONCURRENT: Final = re.compile(r"(?:兼|・|、?兼務する)")
_ACTING: Final = re.compile(r"(?:権限|職務|臨時)?(?:代行|代理)")
_LINK: Final = re.compile(r"(?:の|、|・|=|＝|である|だった|を務める|を務めている|を務めた|を務めていた)?")
_SERVED: Final = ("だった", "を務めた", "を務めていた")
_INTO: Final = r"(?:の座)?(?:に|として|へ)[^。、「」\n]{0,8}?"
_OUT_OF: Final = r"(?:の座)?(?:を|から)[^。、「」\n]{0,6}?"
_IS: Final = re.compile(r"(?:であり|である|です|だ[。、とが]|で、|となった|になった|となり|になり)")
_SUBJECT: Final = re.compile(r"氏(?:[（(][^（）()]{0,12}[）)])?(が|は|も|を)")
_THEN: Final = re.compile(r"[（(](?:当時|肩書.{0,4}当時)")
_RELATIVE: Final = re.compile(r"(?:する|される|く|れる)?(?:ばかりの|のは)?")
_ATTRIBUTIVE: Final = "たるくだのは"
"""Last characters of a verb and what hangs on it that a name can follow (就任した山田氏, not 就任し、山田氏)."""
_NAME_RUN: Final = re.compile(r"(?:[\u3400-\u9fff々〆ヶァ-ヴー]|[・＝=](?!\Z)|(?<![A-Za-z])[A-Z](?=[・.]))+\Z")
_TAIL: Final = re.compile(r"(?:し|され|り)?(?:まし)?(?:た|て)?")
_OF: Final = "の"
_LATE: Final = ("故", "故・")


@cache
def _joined(kind: str) -> re.Pattern[str]:
    """Return what matches the words between a title and a verb of taking or leaving, and the verb's stem."""
    between = {"taking": _INTO, "leaving": _OUT_OF}[kind]
    return re.compile(f"{between}(?:{office_terms.starts_with(kind).pattern})")


@dataclass(frozen=True, slots=True)
class _Office:
    """A title in the passage with the words before it: where they begin, how it is held, whose office it is."""

    start: int
    end: int
    title: Title
    body: str
    holds: str


class _Reading:
    """The claims of one passage, in the coordinates of its text."""

    def __init__(self, passage: TokenisedPassage, article: Article) -> None:
        self.text = passage.text
        self.names = Names(passage, article)
        self._passage = passage

    def claims(self) -> Iterator[OfficeClaim]:
        taken = 0
        for match in office_terms.title_pattern().finditer(self.text):
            title = office_terms.titles()[match.group()]
            if match.start() < taken or self._other_title(match.end()):
                continue
            office = self._office(match.start(), match.end(), title)
            claim = None
            if not office_terms.starts_with("not_before").match(self.text, office.end):
                claim = self._apposition(office) or self._title_first(office)
            claim = claim or self._predicate(office)
            if claim is not None:
                taken = claim.span.end - self._passage.passage.span.start
                yield claim

    def _other_title(self, end: int) -> bool:
        """Whether a longer word that is another office, or none, ends here (副首相, but not 助監督 in 慎之助|監督)."""
        return any(
            self.text.endswith(word, 0, end) and end - len(word) in self.names.starts
            for word in office_terms.words("not_titles")
        )

    def _office(self, start: int, end: int, title: Title) -> _Office:
        """Read the words before a title leftwards: 前, 米, 第47代, 大阪府."""
        place, holds, body = start, "now", ""
        while True:
            word = self._qualifier(place, title)
            if word is None:
                break
            place -= len(word)
            if word in office_terms.holds():
                holds = office_terms.holds()[word]
            elif not _ORDINAL.match(word):
                body = body or office_bodies.named(word, title)
        concurrent = _CONCURRENT.match(self.text, end)
        if concurrent and (second := office_terms.title_pattern().match(self.text, concurrent.end())):
            end = second.end()
        if acting := _ACTING.match(self.text, end):
            end, holds = acting.end(), "acting"
        return _Office(place, end, title, body, holds)

    def _qualifier(self, end: int, title: Title) -> str | None:
        """Return the word that ends at `end` and belongs to the title, if it is one."""
        if ordinal := _ORDINAL.search(self.text, max(0, end - 12), end):
            return ordinal.group()
        for length in range(min(14, end), 0, -1):
            word = self.text[end - length : end]
            known = word in office_terms.holds() or office_bodies.named(word, title) or word in ("県", "府")
            if known and (length > 1 or self._own_word(end - 1, title)):
                return word
        return None

    def _own_word(self, place: int, title: Title) -> bool:
        """Whether the character at `place` is not the end of a name: 前|首相 but not 中 in 田中|首相."""
        if place == 0 or place in self.names.starts:
            return True
        return self.names.before(place, title) is not None

    def _apposition(self, office: _Office) -> OfficeClaim | None:
        """Read 「岸田文雄首相」, 「植田日銀総裁」, 「斎藤元彦・兵庫県知事」."""
        end, body = office.start, office.body
        if self.text[end - 1 : end] == "・" and body:
            end -= 1
        start = self.names.before(end, office.title)
        if start is None and not body and office.title.kind != "state":
            start, end, body = self._before_body(office)
        if start is None:
            return None
        begin = start
        if not body and self.text[start - 1 : start] == _OF:
            place, body = office_bodies.before(self.text, self.names, start - 1, office.title)
            begin = place if body else start
        past = _THEN.match(self.text, office.end) or self.text[max(0, start - 2) : start].endswith(_LATE)
        holds = "former" if past else office.holds
        return self._claim(begin, office.end, self.text[start:end], office, body, holds)

    def _before_body(self, office: _Office) -> tuple[int | None, int, str]:
        """Read a name before a body that the lists do not know (佐藤恒治トヨタ自動車社長): only a full name is sure."""
        number = self.names.ends.get(office.start)
        end, last = office.start, number
        for _ in range(4):
            if number is None or self.names.tokens[number].pos[0] not in office_bodies.NOUNS:
                return None, end, ""
            if self.names.tokens[number].is_person:
                break
            end = self.names.place(number)
            number = number - 1 if number else None
        if number is None or number == last or end == office.start:
            return None, end, ""
        start = self.names.before(end, office.title)
        full = start is not None and (start < self.names.place(number) or end - start > 2)
        return (start if full else None), end, self.text[end : office.start]

    def _title_first(self, office: _Office) -> OfficeClaim | None:
        """Read 「首相の高市早苗氏」, 「社長だった鈴木氏」, 「知事に就任した佐藤氏」, 「社長に佐藤氏が就任した」."""
        link = _LINK.match(self.text, office.end)
        place = link.end() if link else office.end
        holds = "former" if link and link.group() in _SERVED else office.holds
        name = self.names.after(place) if link and link.group() else None
        if name is None:
            return self._taking_first(office)
        begin, body = self._owner(office)
        return self._claim(begin, name[1], self.text[place : name[0]], office, body, holds)

    def _taking_first(self, office: _Office) -> OfficeClaim | None:
        """Read an office that is taken before the person is named."""
        begin, body = self._owner(office)
        if self.text[office.end : office.end + 1] == "に" and (name := self.names.after(office.end + 1)):
            verb = self._verb_within("taking", name[1], _REACH // 2)
            if verb is None:
                return None
            return self._claim(begin, verb[1], self.text[office.end + 1 : name[0]], office, body, verb[0])
        into = self._verb_after("taking", office.end)
        relative = _RELATIVE.match(self.text, into[1]) if into else None
        if into is None or relative is None or self.text[relative.end() - 1] not in _ATTRIBUTIVE:
            return None
        person = self.names.after(relative.end())
        if person is None:
            return None
        return self._claim(begin, person[1], self.text[relative.end() : person[0]], office, body, into[0])

    def _predicate(self, office: _Office) -> OfficeClaim | None:
        """Read 「高市氏が首相に就いた」, 「山田氏を会長に選出した」, 「小池氏は知事であり」."""
        subject = self._subject(office.start)
        if subject is None:
            return None
        start, end = subject
        taking = self._verb_after("taking", office.end)
        leaving = self._verb_after("leaving", office.end)
        being = _IS.match(self.text, office.end)
        if taking is not None:
            holds, stop = taking
        elif leaving is not None and leaving[0] == "now":
            holds, stop = "former", leaving[1]
        elif being is not None and office.start - end < _REACH // 2:
            holds, stop = office.holds, being.end()
        else:
            return None
        _, body = self._owner(office)
        return self._claim(start, stop, self.text[start:end], office, body, holds)

    def _subject(self, end: int) -> tuple[int, int] | None:
        """Return the name that is the subject or object of the clause before `end`: the nearest 「…氏が」."""
        begin = max(0, end - _REACH)
        begin = max([begin, *(self.text.rfind(sign, begin, end) + 1 for sign in "。\n「」")])
        found = None
        for match in _SUBJECT.finditer(self.text, begin, end):
            found = match
        if found is None or "氏" in self.text[found.end() : end]:
            return None
        start = found.start()
        name = _NAME_RUN.search(self.text, max(0, start - 24), start)
        return (name.start(), start) if name and name.group() not in ("同", "両", "各") else None

    def _verb_after(self, kind: str, place: int) -> tuple[str, int] | None:
        """Read a verb of taking or leaving right behind a title (「社長に就任した」)."""
        return self._said(_joined(kind).match(self.text, place))

    def _verb_within(self, kind: str, place: int, reach: int) -> tuple[str, int] | None:
        """Read the next verb of taking or leaving in the sentence."""
        stop = min([place + reach, *(end for end in (self.text.find(sign, place) for sign in "。\n") if end >= 0)])
        return self._said(office_terms.starts_with(kind).search(self.text, place, stop))

    def _said(self, stem: re.Match[str] | None) -> tuple[str, int] | None:
        """Return how a verb says it (`now` for a fact, `elect` to come) and where it ends; `None` for no fact."""
        if stem is None or office_terms.starts_with("no_fact").match(self.text, stem.end()):
            return None
        to_come = office_terms.starts_with("future").match(self.text, stem.end()) or stem.group().endswith("く")
        tail = _TAIL.match(self.text, stem.end())
        return ("elect" if to_come else "now"), tail.end() if tail else stem.end()

    def _owner(self, office: _Office) -> tuple[int, str]:
        """Return whose office it is that stands before its holder, and where those words begin."""
        if office.body:
            return office.start, office.body
        end = office.start
        place, body = office_bodies.before(
            self.text, self.names, end - 1 if self.text[end - 1 : end] == _OF else end, office.title
        )
        return (place if body else end), body

    def _claim(self, start: int, end: int, person: str, office: _Office, body: str, holds: str) -> OfficeClaim:
        offset = self._passage.passage.span.start
        return OfficeClaim(
            article=self._passage.passage.article,
            passage=self._passage.passage.id,
            span=Span(offset + start, offset + end),
            text=self.text[start:end],
            kind=MentionKind.OFFICE,
            office=office_terms.office_id(body, office.title),
            person=person.strip(),
            holds=holds,
        )


def recognise(passage: TokenisedPassage, article: Article) -> Iterable[OfficeClaim]:
    """Yield what the passage says about who holds an office."""
    if passage.passage.kind.is_story:
        yield from _Reading(passage, article).claims()
