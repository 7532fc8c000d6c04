"""Small comparisons for the tables of framing: articles by lines, topics and mentions set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import (
    Article,
    Cell,
    Comparison,
    Member,
    Mention,
    Passage,
    PassageKind,
    Span,
    Strength,
    TokenisedPassage,
    Topic,
)

Line = tuple[PassageKind, str]


def article(name: str, lines: Sequence[Line]) -> tuple[Article, tuple[TokenisedPassage, ...]]:
    """Return an article of these lines and its passages."""
    text = "\n".join(words for _, words in lines)
    passages = []
    start = 0
    for number, (kind, words) in enumerate(lines):
        passage = Passage(f"{name}:{number}", name, Span(start, start + len(words)), kind)
        passages.append(TokenisedPassage(passage, words, tokenise(words, start), sentences(words, start)))
        start += len(words) + 1
    return Article(name, f"{name}.txt", text), tuple(passages)


def topic(label: str, cells: Mapping[str, Sequence[int]], why: Sequence[str]) -> Topic:
    """Return a topic of the passages with these numbers, by article."""
    return Topic(
        "t01",
        label,
        tuple(
            Cell(name, tuple(Member(f"{name}:{number}", Strength.SURE, tuple(why)) for number in numbers))
            for name, numbers in sorted(cells.items())
        ),
        tuple(why),
    )


def comparison(
    articles: Mapping[str, Sequence[Line]], topics: Sequence[Topic] = (), mentions: Sequence[Mention] = ()
) -> Comparison:
    """Return a comparison of these articles."""
    made = [article(name, lines) for name, lines in sorted(articles.items())]
    return Comparison(
        articles=tuple(one for one, _ in made),
        passages=tuple(passage for _, own in made for passage in own),
        mentions=tuple(mentions),
        topics=tuple(topics),
    )
