"""What a passage speaks of with its surroundings: the heading it stands under, its lead, the sentence it leans on.

A list item or a table row is hardly understood without the line that leads it, and 「これは…」 speaks of the sentence
before. What is inherited counts less than what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from compare.align.concepts import Names
from compare.align.terms import Terms, terms_of
from compare.language import lexicon
from compare.model import Figure, Mention, MentionKind, PassageKind, TimeExpression, TokenisedPassage

HEADING: Final = 0.3
"""Count of a heading's term for the passages under it (.2 to .5 are equal; more ties whole sections together)."""
LEAD: Final = 0.7
"""Count of the lead's term for its items or rows: without it they speak of nothing."""
LEANING: Final = 0.3
"""Count of a term of the passage before, when this one begins by pointing back or goes on with an open quotation."""

_QUOTES: Final = (("「", "」"), ("『", "』"))


@dataclass(frozen=True, slots=True)
class Profile:
    """A story passage with its own and its inherited terms.

    Attributes:
        passage: the passage.
        own: the terms of its words.
        inherited: terms of heading, lead or the passage before, each with its count, as far as they are not its own.
    """

    passage: TokenisedPassage
    own: Terms
    inherited: dict[str, float]

    @property
    def id(self) -> str:
        """Id of the passage."""
        return self.passage.passage.id

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.passage.passage.article

    @property
    def kind(self) -> PassageKind:
        """Its part in the layout."""
        return self.passage.passage.kind

    @property
    def counts(self) -> dict[str, float]:
        """Own and inherited terms together."""
        return {**self.inherited, **self.own.counts}


@cache
def _openings() -> tuple[str, ...]:
    return tuple(lexicon.load("stopwords")["pointing_back"])


def _leans(passage: TokenisedPassage, before: TokenisedPassage) -> bool:
    """Whether `passage` cannot be understood without the passage right before it."""
    if not (passage.passage.kind.is_prose and before.passage.kind.is_prose):
        return False
    if passage.passage.heading != before.passage.heading:
        return False
    unclosed = any(before.text.count(opener) > before.text.count(closer) for opener, closer in _QUOTES)
    return unclosed or passage.text.startswith(_openings())


_TELLING: Final = frozenset({MentionKind.MONEY, MentionKind.PERCENT, MentionKind.QUANTITY})


def value_of(mention: Mention) -> str | None:
    """Return what a figure or a day says, so that equal ones meet; `None` for what ties no passages together.

    Bare numbers, ordinals and whole months or years are too common to say anything.
    """
    if isinstance(mention, Figure) and mention.kind in _TELLING and mention.low is not None:
        return f"={mention.unit} {mention.low.normalize()}"
    if isinstance(mention, TimeExpression) and mention.low == mention.high and mention.low is not None:
        return f"={mention.low}" if len(mention.low) == len("2025-10-28") else None
    return None


def _with_figures(terms: Terms, mentions: Iterable[Mention]) -> Terms:
    for mention in mentions:
        value = value_of(mention)
        if value is not None:
            terms.counts.setdefault(value, 1.0)
            terms.surfaces.setdefault(value, mention.text)
    return terms


def profile(
    passages: Sequence[TokenisedPassage], names: Names, mentions: Mapping[str, Sequence[Mention]]
) -> tuple[Profile, ...]:
    """Return the profiles of all story passages, in the order given; captions and furniture have none.

    Args:
        passages: all passages.
        names: the names of concepts.
        mentions: what was recognised, by passage id; equal figures and days tie passages together.
    """
    story = [passage for passage in passages if passage.passage.kind.is_story]
    own = {
        passage.passage.id: _with_figures(terms_of(passage, names), mentions.get(passage.passage.id, ()))
        for passage in story
    }
    made: list[Profile] = []
    for passage in story:
        inherited: dict[str, float] = {}
        sources = [(passage.passage.heading, HEADING), (passage.passage.lead, LEAD)]
        if made and made[-1].article == passage.passage.article and _leans(passage, made[-1].passage):
            sources.append((made[-1].id, LEANING))
        mine = own[passage.passage.id]
        for source, count in sources:
            for term in own[source].counts if source in own else ():
                if term not in mine.counts:
                    inherited[term] = max(count, inherited.get(term, 0.0))
        made.append(Profile(passage, mine, inherited))
    return tuple(made)
