"""Comparisons made from a few lines of text: the real words, figures and measures; one topic laid by hand."""

from __future__ import annotations

from collections.abc import Sequence

from compare.findings import figure_difference
from compare.findings.merging import merged
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import (
    Article,
    Cell,
    Comparison,
    Finding,
    Member,
    Passage,
    PassageKind,
    Span,
    Strength,
    TokenisedPassage,
    Topic,
)
from compare.recognise import recognise

KINDS = {"# ": PassageKind.HEADING, "| ": PassageKind.ROW, "~ ": PassageKind.FURNITURE}


def passages_of(article: Article) -> tuple[TokenisedPassage, ...]:
    """Every line is a passage; a mark at its beginning says which kind."""
    made: list[TokenisedPassage] = []
    start = 0
    heading = None
    for number, line in enumerate(article.text.split("\n")):
        kind = KINDS.get(line[:2], PassageKind.BODY)
        name = f"{article.id}:{number}"
        span = Span(start + (2 if kind is not PassageKind.BODY else 0), start + len(line))
        passage = Passage(name, article.id, span, kind, None if kind is PassageKind.HEADING else heading)
        text = span.of(article.text)
        made.append(TokenisedPassage(passage, text, tokenise(text, span.start), sentences(text, span.start)))
        heading = name if kind is PassageKind.HEADING else heading
        start += len(line) + 1
    return tuple(made)


def compared(
    texts: Sequence[str], published: Sequence[str | None] = (), genre: Sequence[str | None] = (), together: bool = True
) -> Comparison:
    """Make a comparison; all story passages are one topic, or none when not `together`."""
    articles = tuple(
        Article(
            id="abcdefgh"[number],
            path=f"{'abcdefgh'[number]}.txt",
            text=text,
            published=published[number] if published else None,
            genre=genre[number] if genre else None,
        )
        for number, text in enumerate(texts)
    )
    passages = {article.id: passages_of(article) for article in articles}
    mentions = tuple(mention for article in articles for mention in recognise(article, passages[article.id]))
    cells = tuple(
        Cell(
            article.id,
            tuple(
                Member(item.passage.id, Strength.SURE, ())
                for item in passages[article.id]
                if item.passage.kind.is_story
            ),
        )
        for article in articles
    )
    return Comparison(
        articles=articles,
        passages=tuple(item for article in articles for item in passages[article.id]),
        mentions=mentions,
        topics=(Topic("t01", "", cells),) if together else (),
    )


def found(comparison: Comparison) -> tuple[Finding, ...]:
    """Return what figure-difference finds."""
    return merged(figure_difference.RULE.find(comparison))
