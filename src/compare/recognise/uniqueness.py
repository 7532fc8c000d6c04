"""Claims that something is the first, the only or the most of its kind, and words that count it again.

「日本初の女性首相」 claims; 「女性首相は2人目」, 「3年ぶりの優勝」, 「過去2番目」 count. What they are about is the
noun they are bound to: what follows with の or in one compound (初優勝), and what stands before は, が or も. Compounds
that only begin something (初日, 初公判) and plain 最大 without a scope (最大2日間) are left alone; the words stand in
`lexicons/uniqueness.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from compare.language import lexicon, numerals
from compare.model import Article, Claim, MentionKind, Span, Token, TokenisedPassage, UniquenessClaim

_REACH: Final = 14
"""Words of a clause in which the noun a claim is about is looked for."""
_COUNT: Final = re.compile(r"([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(人|例|度|回|番|隻|校|社|作|件|個)目")
_REVIVED: Final = re.compile(
    r"([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:年度?|季|期|大会|カ月|か月|ヶ月|場所|試合)(?:半)?ぶり"
)
_RUNNING: Final = re.compile(
    r"([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:年度?|季|期|大会|カ月|か月|ヶ月|回|場所)(?:連続|続けて)"
)
_FIRST_TIME: Final = re.compile(r"初めて|はじめて|初(?=[の、。」）)]|と[なみい]|だ|で[あ、])")
_TIME_OF: Final = ("最", "当", "年", "月")
"""Before 初 they make a time of it (最初, 年初)."""
_GENERIC: Final = frozenset(
    {"こと", "事", "もの", "物", "の", "ため", "為", "今回", "人", "者", "目", "年", "月", "日"}
)


@cache
def _words(group: str) -> tuple[str, ...]:
    return tuple(sorted(lexicon.load("uniqueness")[group], key=lambda word: (-len(word), word)))


@cache
def _scope_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, _words('scopes')))}|[^\s。、「」（）]{{1,8}}以来)(?:で|では|として)?$"
    )


@cache
def _records() -> re.Pattern[str]:
    scopes, most, least = (("|".join(_words(name))) for name in ("record_scopes", "most", "least"))
    return re.compile(rf"({scopes})(?:の中)?(?:で)?(?:({most})|({least}))")


@cache
def _compound_vetoes() -> re.Pattern[str]:
    return re.compile("|".join(_words("not_first")))


def recognise(passage: TokenisedPassage, article: Article) -> Iterator[UniquenessClaim]:
    """Yield the claims of one passage."""
    if not passage.passage.kind.is_story:
        return
    text = passage.text
    for match in _FIRST_TIME.finditer(text):
        if len(match[0]) > 1 or text[max(0, match.start() - 1) : match.start()] not in _TIME_OF:
            yield _claim(passage, article, match.start(), match.end(), Claim.FIRST)
    yield from _compounds(passage, article)
    for match in re.finditer("唯一", text):
        yield _claim(passage, article, match.start(), match.end(), Claim.ONLY)
    for match in _records().finditer(text):
        yield _claim(passage, article, match.start(), match.end(), Claim.MOST if match[2] else Claim.LEAST, match[1])
    for pattern, claim in ((_COUNT, Claim.AGAIN), (_REVIVED, Claim.REVIVED), (_RUNNING, Claim.RUNNING)):
        for match in pattern.finditer(text):
            number = numerals.read(match[1], 0)
            if number is not None and number.low > 1:
                yield _claim(passage, article, match.start(), match.end(), claim)


def _compounds(passage: TokenisedPassage, article: Article) -> Iterator[UniquenessClaim]:
    """Yield 初 as the first part of a compound (初優勝, 初当選), where Sudachi leaves it a word or a part of one."""
    text, offset = passage.text, passage.passage.span.start
    for match in re.finditer(r"初(?=[一-龠ァ-ヴー])", text):
        before = text[max(0, match.start() - 1) : match.start()]
        if (
            before in _TIME_OF
            or _compound_vetoes().match(text, match.start())
            or text.startswith("初め", match.start())
        ):
            continue
        token = next((one for one in passage.tokens if one.span.start <= match.start() + offset < one.span.end), None)
        if token is None or token.pos[1] == "固有名詞":
            continue
        starts, ends = token.span.start == match.start() + offset, token.span.end == match.end() + offset
        if starts or ends:
            end = token.span.end - offset
            yield _claim(passage, article, match.start(), end, Claim.FIRST)


def _claim(
    passage: TokenisedPassage, article: Article, start: int, end: int, claim: Claim, scope: str = ""
) -> UniquenessClaim:
    offset = passage.passage.span.start
    text = passage.text
    core = Span(start + offset, end + offset)
    if not scope and (before := _scope_before().search(text[:start])):
        scope, start = before[0], before.start()
    span = Span(start + offset, end + offset)
    return UniquenessClaim(
        article=article.id,
        passage=passage.passage.id,
        span=span,
        text=text[start:end],
        kind=MentionKind.CLAIM,
        claim=claim,
        scope=scope.removesuffix("では").removesuffix("として").removesuffix("で"),
        about=_about(passage, core),
    )


def _about(passage: TokenisedPassage, span: Span) -> tuple[str, ...]:
    """Return the nouns that a claim is bound to, normalised and sorted."""
    sentence = passage.sentence_at(span.start)
    tokens = passage.tokens_in(sentence)
    inside = [token for token in tokens if token.span.overlaps(span)]
    behind = [token for token in tokens if token.span.start >= span.end][:_REACH]
    before = [token for token in tokens if token.span.end <= span.start][-_REACH:]
    while before and before[-1].pos[0] in ("名詞", "接尾辞", "接頭辞"):
        # What stands right before is the scope or a count, not what the claim is about.
        before.pop()
    nouns = {word for token in inside for word in _nouns(token) if word not in ("初", "最")}
    return tuple(sorted((nouns | _following(behind) | _topic(before)) - _GENERIC))


def _following(tokens: Sequence[Token]) -> set[str]:
    """Return the nouns of the compound right behind, with or without の."""
    nouns: set[str] = set()
    for number, token in enumerate(tokens):
        if number == 0 and token.surface == "の":
            continue
        if token.pos[0] not in ("名詞", "接尾辞", "接頭辞", "形状詞"):
            break
        nouns |= set(_nouns(token))
    return nouns


def _topic(tokens: Sequence[Token]) -> set[str]:
    """Return the nouns of the compounds before は, が and も."""
    nouns: set[str] = set()
    for place in range(1, len(tokens)):
        if tokens[place].surface in ("は", "が", "も") and tokens[place].pos[0] == "助詞":
            for token in reversed(tokens[:place]):
                if token.pos[0] not in ("名詞", "接尾辞", "接頭辞", "形状詞"):
                    break
                nouns |= set(_nouns(token))
    return nouns


def _nouns(token: Token) -> Iterator[str]:
    """Yield a noun and the nouns it is made of, unless a prefix makes something else of them (準優勝 is no 優勝)."""
    if token.pos[0] == "名詞" and token.pos[1] != "数詞":
        yield token.normalized
        if token.surface.startswith("初") or not any(pos.startswith("接頭辞") for _, pos in token.units):
            yield from (unit for unit, pos in token.units if pos.startswith("名詞") and "数詞" not in pos)
