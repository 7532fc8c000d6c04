"""How sure a clause is: steps of the ladder in `lexicons/modality.yaml`, each with its clause, negation and condition.

A cue is reported, never judged: hedges are what careful writers use. Which clauses differ is a matter of comparing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from compare.language.clauses import clauses, is_conditional
from compare.language.phrasebook import Match
from compare.language.quotations import quotations, spoken_at
from compare.language.wordlists import Wordlists
from compare.model import Article, MentionKind, ModalityCue, Span, Token, TokenisedPassage

_PAST: Final = frozenset({"た", "だ"})
_PREDICATIVE: Final = frozenset({"です", "だ", "だっ", "でし", "ます", "まし", "ん"})
_FORMAL: Final = frozenset(
    {
        "事",
        "為",
        "物",
        "筈",
        "所",
        "訳",
        "よう",
        "様",
        "一方",
        "上",
        "中",
        "とき",
        "時",
        "場合",
        "模様",
        "見通し",
        "見込み",
        "方針",
        "考え",
    }
)
"""Nouns behind which the clause goes on as before (検討することを決めた)."""
_REACH: Final = 5
"""Words behind a cue in which its tense and negation are looked for."""


def recognise(passage: TokenisedPassage, article: Article, words: Wordlists) -> Iterable[ModalityCue]:
    """Yield the cues of a passage, in order."""
    if not passage.passage.kind.is_story:
        return
    quoted = quotations(passage, article)
    for sentence in passage.sentences:
        tokens = passage.tokens_in(sentence)
        parts = clauses(tokens)
        for match in words.modality.find(tokens):
            span = Span(tokens[match.first].span.start, tokens[match.last].span.end)
            text = span.of(article.text).rstrip("。")
            span = Span(span.start, span.start + len(text))
            if text and not (
                _is_thing(tokens, match, words) or _is_embedded(tokens, match) or _is_question(tokens, match)
            ):
                yield ModalityCue(
                    article=article.id,
                    passage=passage.passage.id,
                    span=span,
                    text=text,
                    kind=MentionKind.MODALITY,
                    degree=match.entry,
                    scope=next((part for part in parts if part.start <= span.start < part.end), sentence),
                    negated=_is_negated(tokens, match, words),
                    quoted=spoken_at(quoted, span.start),
                    conditional=is_conditional(tokens[: match.first]),
                    past=_is_past(tokens, match),
                )


def _is_thing(tokens: Sequence[Token], match: Match[str], words: Wordlists) -> bool:
    """Whether the cue is the name of something (新庁舎の建設計画)."""
    before = tokens[match.first - 1] if match.first else None
    return before is not None and tokens[match.first].normalized in words.things and before.pos[0] == "名詞"


def _is_question(tokens: Sequence[Token], match: Match[str]) -> bool:
    """Whether the sentence only asks (何が起きたのでしょうか)."""
    behind = tokens[match.last + 1 : match.last + 2]
    return bool(behind) and behind[0].surface == "か" and behind[0].pos[0] == "助詞"


def _is_embedded(tokens: Sequence[Token], match: Match[str]) -> bool:
    """Whether the cue only describes a noun behind it (3選を目指した現職): then the clause is not unsure."""
    end = match.last + 1
    while end < len(tokens) and tokens[end].pos[0] == "助動詞":
        end += 1
    last = tokens[end - 1]
    verbal = last.pos[0] in ("動詞", "助動詞") and last.surface not in _PREDICATIVE
    return (
        verbal
        and end < len(tokens)
        and tokens[end].pos[0] in ("名詞", "代名詞", "接頭辞")
        and tokens[end].normalized not in _FORMAL
    )


def _behind(tokens: Sequence[Token], match: Match[str]) -> Sequence[Token]:
    """Return the words that inflect the cue: auxiliaries, particles and helping verbs right behind it."""
    end = match.last + 1
    while (
        end < len(tokens) and end - match.last <= _REACH and tokens[end].pos[0] in ("助動詞", "助詞", "動詞", "形容詞")
    ):
        if tokens[end].pos[0] == "助詞" and tokens[end].surface in ("と", "が") and tokens[end].pos[1] != "係助詞":
            break
        end += 1
    return tokens[match.last + 1 : end]


def _is_negated(tokens: Sequence[Token], match: Match[str], words: Wordlists) -> bool:
    return any(token.normalized in words.negations for token in _behind(tokens, match))


def _is_past(tokens: Sequence[Token], match: Match[str]) -> bool:
    tail = (*tokens[match.first + 1 : match.last + 1], *_behind(tokens, match))
    return any(token.pos[0] == "助動詞" and token.normalized == "た" and token.surface in _PAST for token in tail)
