"""What the articles speak of: figures, times, offices, labels …, each found by its own recogniser.

A recogniser is a module with `recognise(passage, article)`; it knows no other recogniser. To add one, write the module
and name it in `RECOGNISERS`. What needs the mentions of a whole article (dates filled in from the context, what a
figure measures) comes after, as pure steps over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from compare.model import Article, Mention, TokenisedPassage


class Recogniser(Protocol):
    """A module that finds one family of mentions."""

    def recognise(self, passage: TokenisedPassage, article: Article) -> Iterable[Mention]:
        """Yield the mentions in one passage of the article, in any order."""
        ...


RECOGNISERS: Final[tuple[Recogniser, ...]] = ()


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, -mention.span.end, mention.kind


def recognise(article: Article, passages: Sequence[TokenisedPassage]) -> tuple[Mention, ...]:
    """Return all mentions in the passages of one article, in reading order, dates resolved as far as possible."""
    return tuple(
        sorted(
            (
                mention
                for passage in passages
                for recogniser in RECOGNISERS
                for mention in recogniser.recognise(passage, article)
            ),
            key=_place,
        )
    )
