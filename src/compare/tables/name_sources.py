"""Where names stand that no word list knows: persons with titles, provisions of law, heads before a quoted name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.language import persons as person_names
from compare.model import Attribution, Comparison, OfficeClaim, Span, Token, TokenisedPassage

_TITLE: Final = (
    "元首相|前首相|新首相|首相|内閣総理大臣|総理大臣|総理|米大統領|米国大統領|前大統領|元大統領|次期大統領|大統領|国家主席|総書記|元知事|前知事|知事|"
    "市長|町長|村長|区長|社長|前社長|元社長|会長|頭取|監督|前監督|選手|投手|教授|議員|容疑者|被告|受刑者|元被告|さん|ちゃん|君|様|氏"
)
_COUNTRY: Final = r"(?:米|米国|アメリカ|日本の|中国|韓国|ロシア|英|仏|独)?"
_PROVISION: Final = re.compile(r"([一-龥ァ-ヴーA-Za-z]{2,14}?)第?([0-9０-９]{1,4}|[一二三四五六七八九十百]{1,4})条")
_LAW: Final = re.compile(r"[一-龥ァ-ヴーA-Za-z]{1,14}(?:法|条約|憲法|協定|規則|条例|安保|セクション)")
_QUOTED: Final = re.compile(r"[「『]([^「」『』、。\n]{2,16})[」』]")
_SUSPECTED: Final = re.compile(r"([一-龥々]{2,6}|[ァ-ヴー・]{4,20})(?:容疑者|被告|受刑者)")
_SPEECH: Final = ("と", "など", "って")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found: chain, label, words, place."""

    label: str
    text: str
    article: str
    passage: str
    span: Span
    told: str = ""


def words_of(item: TokenisedPassage, span: Span) -> str:
    """Return the words of a passage at a place of its article."""
    start = item.passage.span.start
    return item.text[span.start - start : span.end - start]


def _known_persons(comparison: Comparison) -> list[str]:
    """Return names of persons, longest first, one for each person."""
    found = {
        mention.person for mention in comparison.mentions if isinstance(mention, OfficeClaim) and mention.person
    } | {
        mention.speaker
        for mention in comparison.mentions
        if isinstance(mention, Attribution) and mention.source_kind == "person" and mention.speaker
    }
    found |= {name for item in comparison.passages for name in _SUSPECTED.findall(item.text)}
    kept: list[str] = []
    for name in sorted(found, key=lambda name: (-len(name), name)):
        if not any(person_names.same_person(name, other) for other in kept):
            kept.append(name)
    return kept


def persons(comparison: Comparison, passages: Sequence[TokenisedPassage]) -> Iterator[tuple[str, NameHit]]:
    """Yield every name with title of the persons who hold an office or are quoted, and their administrations."""
    for person in _known_persons(comparison):
        forms = sorted({person, *person_names.short_forms(person)}, key=lambda form: (-len(form), form))
        forms = [form for form in forms if len(form) > 1]
        if not forms:
            continue
        either = "|".join(map(re.escape, forms))
        titled = re.compile(rf"(?:故・)?(?:{either})(?:{_COUNTRY}(?:{_TITLE})|(?:再|前|新|次期|第[一二12１２]次)?政権)")
        for item in passages:
            if not any(form in item.text for form in forms):
                continue
            for match in titled.finditer(item.text):
                span = Span(item.passage.span.start + match.start(), item.passage.span.start + match.end())
                words = match.group()
                key = f"{person}・政権" if words.endswith("政権") else person
                yield key, NameHit(words, words, item.passage.article, item.passage.id, span)


def provisions(passages: Iterable[TokenisedPassage]) -> Iterator[tuple[str, NameHit]]:
    """Yield articles of law with the law's name, by number: the names may be those of one law."""
    for item in passages:
        for match in _PROVISION.finditer(item.text):
            if _LAW.search(match[1]):
                span = Span(item.passage.span.start + match.start(), item.passage.span.start + match.end())
                yield f"{match[2]}条", NameHit(match[1], match.group(), item.passage.article, item.passage.id, span)


def described(passages: Iterable[TokenisedPassage]) -> Iterator[tuple[str, NameHit]]:
    """Yield the nouns right before a name in quotation marks (ショッピングモール「…」), by that name."""
    for item in passages:
        start = item.passage.span.start
        for match in _QUOTED.finditer(item.text):
            if item.text.startswith(_SPEECH, match.end()):
                continue
            before = [token for token in item.tokens if token.span.end <= start + match.start()]
            head: list[Token] = []
            while before and before[-1].pos[0] in ("名詞", "接尾辞") and before[-1].pos[1] != "数詞":
                if before[-1].span.end != (head[0].span.start if head else start + match.start()):
                    break
                head.insert(0, before.pop())
            if head and head[0].pos[0] == "名詞":
                span = Span(head[0].span.start, head[-1].span.end)
                words = words_of(item, span)
                yield match[1], NameHit(words, words, item.passage.article, item.passage.id, span)
