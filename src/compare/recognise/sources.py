"""Who is meant by the words before は, が or によると: the noun phrase, its kind, and the name without its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare.language.wordlists import Wordlists
from compare.model import Span, Token

_JOINING: Final = frozenset({"の", "・", "と", "や", "＝", "=", "·"})
_NOUNS: Final = frozenset({"名詞", "代名詞", "接頭辞", "接尾辞", "記号"})
_TAILS: Final = ("の一部", "の多く", "の1人", "の一人", "の男性", "の女性", "ら", "たち", "など", "等", "自身", "本人")
_SOME: Final = frozenset({"一部", "多く", "大半", "大多数"})
_TOPIC: Final = frozenset({"は", "が", "も"})
LONGEST: Final = 12
"""Words of a noun phrase that names a source."""
_BRACKETS: Final = {")": "(", "）": "（"}


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever says something.

    Attributes:
        span: its place.
        text: as written.
        kind: see `Attribution.source_kind`.
        speaker: the name without title, else the words themselves.
    """

    span: Span
    text: str
    kind: str
    speaker: str


def ending_at(tokens: Sequence[Token], end: int, words: Wordlists) -> Source | None:
    """Return the source that the words before number `end` name, if they name one."""
    if end > 0 and tokens[end - 1].surface in _BRACKETS:
        opener = _BRACKETS[tokens[end - 1].surface]
        inner = next((n for n in range(end - 2, -1, -1) if tokens[n].surface == opener), None)
        if inner:
            end = inner
    start = end
    while start > 0 and end - start < LONGEST and _belongs(tokens, start - 1):
        start -= 1
    while start < end and (tokens[start].surface in _JOINING or tokens[start].pos[0] == "接尾辞"):
        start += 1
    phrase = tokens[start:end]
    if not phrase:
        return None
    text = "".join(token.surface for token in phrase)
    kind = kind_of(phrase, text, words)
    if kind is None:
        return None
    return Source(Span(phrase[0].span.start, phrase[-1].span.end), text, kind, _speaker(phrase, text, kind, words))


def _belongs(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.surface in ("の", "・", "＝", "=", "·"):
        return True
    if token.surface in ("と", "や"):
        return number > 0 and tokens[number - 1].pos[0] in ("名詞", "接尾辞")
    return token.pos[0] in _NOUNS and (token.pos[2] != "副詞可能" or token.surface in _SOME)


def subject(tokens: Sequence[Token], before: int, words: Wordlists) -> Source | None:
    """Return the source that is the topic or subject of a verb at number `before`.

    The nearest topic (は, も) wins over a nearer が; words in quotation marks are passed over.
    """
    depth = 0
    fallback: Source | None = None
    for number in range(before - 1, 0, -1):
        surface = tokens[number].surface
        if surface in "」』”":
            depth += 1
        elif surface in "「『“":
            depth -= 1
        elif (
            depth <= 0 and surface in _TOPIC and tokens[number].pos[0] == "助詞" and tokens[number].pos[1] != "接続助詞"
        ):
            end = number
            if surface == "は" and tokens[number - 1].surface in ("から", "で", "に"):
                end = number - 1
            found = ending_at(tokens, end, words)
            if found is not None and surface != "が" and tokens[end - 1].pos[3] != "国":
                return found
            # A country is mostly what is spoken of (日本は…必要があると), so somebody farther away wins over it.
            fallback = fallback or found
    return fallback


def kind_of(phrase: Sequence[Token], text: str, words: Wordlists) -> str | None:
    """Return what kind of source a noun phrase is; `None` if it is none."""
    core = text
    for tail in _TAILS:
        core = core.removesuffix(tail)
    last = phrase[-1]
    named = any(token.is_person for token in phrase)
    for titled in words.sources.titles:
        if core.endswith(titled) and (named or len(titled) > 1 or last.surface == titled) and core != titled:
            kind = words.sources.kinds.get(titled)
            return kind if kind and kind != "office" and not named else "person"
    known = words.sources.kinds
    for start in range(len(core)):
        word = core[start:]
        # 県は…と発表した: a body of one sign is one by itself only where it governs.
        if word in known and (len(word) > 1 or len(core) > 1 or known[word] == "government"):
            if known[word] == "office" and named:
                return "person"
            return known[word]
    if core.endswith("側"):
        return "organisation"
    if last.pos[3] == "国":
        return "government"
    return "person" if last.is_person or (named and last.pos[0] == "接尾辞") else None


def _speaker(phrase: Sequence[Token], text: str, kind: str, words: Wordlists) -> str:
    if kind != "person":
        return text
    core = text
    for title in sorted(words.sources.titles, key=len, reverse=True):
        if core.endswith(title) and core != title:
            core = core.removesuffix(title)
            break
    return core.rsplit("の", 1)[-1] or text
