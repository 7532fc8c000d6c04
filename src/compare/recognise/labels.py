"""Names that stand in a chain (`lexicons/labels.yaml`, or the project's): one thing, several names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from compare.language.quotations import marked_at, quotations
from compare.language.wordlists import Wordlists
from compare.model import Article, LabelMention, MentionKind, Span, TokenisedPassage

_SO_CALLED: Final = re.compile(r"(?:いわゆる|通称|俗に)[「『]?\Z")
_CALLED: Final = re.compile(r"[」』]?と(?:呼ばれ|称され|いわれ|言われ)")
_RENAMED: Final = re.compile(
    r"[」』)）]?(?:へと?|に|と)?(?:公式に|正式に)?(?:改称|改名|呼び替え|呼称を?変更|名称を?変更|名称変更|再定義|改め|変更)"
)
_OLD: Final = re.compile(r"(?:従来の|これまでの|旧|かつての)[「『]?\Z")


def recognise(passage: TokenisedPassage, article: Article, words: Wordlists) -> Iterable[LabelMention]:
    """Yield the names of chains in a passage, in order; a name of two chains is given for each."""
    if not passage.passage.kind.is_story:
        return
    quoted = quotations(passage, article)
    for match in words.labels.find(passage.tokens):
        tokens = passage.tokens[match.first : match.last + 1]
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        for chain in match.entry:
            yield LabelMention(
                article=article.id,
                passage=passage.passage.id,
                span=span,
                text=span.of(article.text),
                kind=MentionKind.LABEL,
                referent=chain.referent,
                label="".join(token.normalized for token in tokens),
                told=_told(article.text, span),
                quoted=marked_at(quoted, span),
                contested=chain.contested,
            )


def _told(text: str, span: Span) -> str:
    """Return what the article itself says of the name right beside it."""
    before, behind = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 60]
    if _SO_CALLED.search(before) or _CALLED.match(behind):
        return "so-called"
    behind = re.sub(r"\A[(（][^()（）]{0,40}[)）]", "", behind)
    if _RENAMED.match(behind) or _OLD.search(before):
        return "renamed"
    return ""
