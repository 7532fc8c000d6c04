"""Small comparisons for the tests of rules: texts in, comparison out, without alignment and the other recognisers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compare.corpus.passages import split
from compare.language.morphology import tokenise
from compare.language.office_list import shipped
from compare.language.sentences import sentences
from compare.model import (
    Article,
    Comparison,
    Mention,
    MentionKind,
    Office,
    OfficeClaim,
    Span,
    TimeExpression,
    TokenisedPassage,
)
from compare.recognise import office_context, offices, provenance

_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(度)?")


def tokenised(article: Article) -> tuple[TokenisedPassage, ...]:
    return tuple(
        TokenisedPassage(
            p, (text := p.span.of(article.text)), tokenise(text, p.span.start), sentences(text, p.span.start)
        )
        for p in split(article)
    )


def dates(passage: TokenisedPassage) -> list[TimeExpression]:
    """A stand-in for the date recogniser: full dates only."""
    found = []
    for match in _DATE.finditer(passage.text):
        year, month, day, fiscal = match.groups()
        value = f"FY{year}" if fiscal else "-".join(part.zfill(2) for part in (year, month, day) if part)
        by = passage.text[match.end() :].startswith("まで")
        start = passage.passage.span.start
        found.append(
            TimeExpression(
                passage.passage.article,
                passage.passage.id,
                Span(start + match.start(), start + match.end()),
                match.group(),
                MentionKind.DATE,
                written=value,
                low=value,
                high=value,
                modifier="by" if by else None,
            )
        )
    return found


def mentions(article: Article) -> tuple[Mention, ...]:
    passages = tokenised(article)
    found = [
        m for p in passages for m in (*offices.recognise(p, article), *dates(p), *provenance.recognise(p, article))
    ]
    return office_context.settle(found, passages, article)


def claims(text: str, published: str | None = None) -> list[OfficeClaim]:
    article = Article("a", "a.txt", text, published=published)
    return [mention for mention in mentions(article) if isinstance(mention, OfficeClaim)]


def comparison(texts: Mapping[str, tuple[str | None, str]], own: tuple[Office, ...] | None = None) -> Comparison:
    """Compare texts given by id with the day of the article, in any order."""
    articles = tuple(Article(key, f"{key}.txt", text, published=day) for key, (day, text) in sorted(texts.items()))
    return Comparison(
        articles=articles,
        passages=tuple(p for article in articles for p in tokenised(article)),
        mentions=tuple(m for article in articles for m in mentions(article)),
        offices=shipped() if own is None else own,
    )
