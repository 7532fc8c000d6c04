"""Names that the articles themselves give to one thing: 「X（Y）」, 「いわゆるY」, 「XをYと改称」.

Only such names are taken as an author writes on purpose, in brackets or quotation marks right beside the other name,
and only nouns: 「社長（64）」 or 「通商の緊縮（関税）」 reveal nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from compare.align.terms import stop_words
from compare.language.morphology import tokenise
from compare.model import Alias, EditorTopics, Token, TokenisedPassage

SHORTEST: Final = 2
LONGEST: Final = 24
"""Characters of a name."""

_NAME: Final = r"[^\s、。（）()「」『』【】\[\]<>・:：;；]"
_TOLD: Final = "いわゆる|通称|略称|以下|別名|旧称|旧名|現在の"
_BRACKETS: Final = re.compile(
    rf"(?:[「『]({_NAME}{{2,24}})[」』]|({_NAME}{{2,24}}|[A-Za-z]{{1,24}}(?: [A-Za-z]{{1,24}}){{1,5}}))[ 　]?"
    rf"[（(](?P<told>{_TOLD})?[、,]?(?P<quote>[「『])?([^（）()「」『』、。・\n]{{2,24}})[」』]?[）)]"
)
_SO_CALLED: Final = re.compile(rf"({_NAME}{{2,16}})[、,]?(?:{_TOLD})[「『]([^「」『』\n]{{2,24}})[」』]")
_RENAMED: Final = re.compile(
    r"[「『]([^「」『』\n]{2,24})[」』][^「」『』。\n]{0,20}[「『]([^「」『』\n]{2,24})[」』]"
    r"[^「」『』。\n]{0,12}(?:改称|改名|名称を変え|呼び替え|言い換え|名称変更|変更|再定義)"
)


def revealed(passages: Sequence[TokenisedPassage]) -> tuple[Alias, ...]:
    """Return the pairs of names that some passage gives to one thing, sorted by names; each with its first passage."""
    found: dict[tuple[str, str], str] = {}
    for passage in passages:
        if passage.passage.kind.is_story:
            for pair in _pairs(passage.text):
                found.setdefault(pair, passage.passage.id)
    return tuple(Alias(pair, found[pair]) for pair in sorted(found))


def given(editor: EditorTopics) -> tuple[Alias, ...]:
    """Return the names that the editor gives to one thing, in pairs with the first name of each."""
    groups = (*editor.aliases, *(topic.aliases for topic in editor.topics))
    return tuple(Alias((group[0], other)) for group in groups for other in group[1:])


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETS.finditer(text):
        quoted, plain, _, _, other = match.groups()
        told = match["told"] or match["quote"] or quoted
        pair = (quoted or _noun_at_end(plain), _whole_noun(other))
        if all(pair) and pair[0] != pair[1] and (told or _scripts(pair[0]) != _scripts(pair[1])):
            yield pair
    for pattern in (_SO_CALLED, _RENAMED):
        for match in pattern.finditer(text):
            one, other = _noun_at_end(match.group(1)), _whole_noun(match.group(2))
            if one and other and one != other:
                yield one, other


def _scripts(word: str) -> str:
    """Return what a name is written in: a gloss in brackets is a name when it is written in another script."""
    if re.search(r"[A-Za-zＡ-Ｚａ-ｚ]", word):
        return "latin"
    return "kana" if re.fullmatch(r"[ァ-ヶー・ぁ-ん]+", word) else "kanji"


def _noun_at_end(words: str) -> str:
    """Return the nouns at the end of some words: the name that a bracket after them explains."""
    tokens = tokenise(words)
    if _scripts(words) == "latin" and " " in words:
        return words
    start = len(tokens)
    while start and _in_name(tokens[start - 1]):
        start -= 1
    return _acceptable(tokens[start:])


def _whole_noun(words: str) -> str:
    """Return the words if they are nothing but nouns, else nothing."""
    tokens = tokenise(words.removeprefix("いわゆる"))
    return _acceptable(tokens) if all(_in_name(token) for token in tokens) else ""


def _in_name(token: Token) -> bool:
    return token.pos[0] in ("名詞", "接頭辞", "接尾辞", "形状詞", "空白") or token.surface == "-"


def _acceptable(tokens: Iterable[Token]) -> str:
    kept = list(tokens)
    words = "".join(token.surface for token in kept).strip()
    telling = [token for token in kept if token.pos[0] == "名詞" and token.pos[1] != "数詞"]
    idle = stop_words().idle
    if not SHORTEST <= len(words) <= LONGEST or any(token.pos[1] == "数詞" for token in kept):
        return ""
    if all(token.normalized in idle for token in telling):
        return ""
    return "" if any(token.is_person for token in telling) else words
