"""A passage as the grammar sees it: untouched text and the borders of its words.

Places here count from the start of the passage; the recogniser turns them into places of the article at the end.
"""

from __future__ import annotations

from compare.language.numerals import Numeral
from compare.model import Token, TokenisedPassage
from compare.recognise.figures.reading import Measured


class View:
    """A passage's text with its tokens laid over it."""

    def __init__(self, passage: TokenisedPassage) -> None:
        self.text = passage.text
        self.tokens = passage.tokens
        self.offset = passage.passage.span.start
        self.numbers: dict[int, Numeral | None] = {}
        """What `numbers.number_at` has read so far, by place: the pieces of the grammar ask for the same again."""
        self.sides: dict[int, Measured | None] = {}
        """The same for numbers with their units."""
        self._owner: list[int] = []
        for index, token in enumerate(self.tokens):
            self._owner.extend([index] * (token.span.end - token.span.start))

    def token_at(self, place: int) -> Token | None:
        """Return the token that covers `place`."""
        return self.tokens[self._owner[place]] if 0 <= place < len(self._owner) else None

    def is_border(self, place: int) -> bool:
        """Whether a word starts (or the text ends) at `place`."""
        return place <= 0 or place >= len(self._owner) or self._owner[place] != self._owner[place - 1]

    def token_from(self, place: int) -> Token | None:
        """Return the token that starts at `place`, if one does."""
        return self.token_at(place) if self.is_border(place) else None

    def token_before(self, place: int) -> Token | None:
        """Return the token that ends at `place`, if one does."""
        return self.token_at(place - 1) if place > 0 and self.is_border(place) else None

    def start_of(self, token: Token) -> int:
        """Return where a token starts."""
        return token.span.start - self.offset

    def end_of(self, token: Token) -> int:
        """Return where a token ends."""
        return token.span.end - self.offset

    def skip_blanks(self, place: int) -> int:
        """Return the first place from `place` on that is not a blank within the line."""
        while place < len(self.text) and self.text[place] in " \u3000":
            place += 1
        return place

    def skip_blanks_left(self, place: int) -> int:
        """Return the place after the last sign before `place` that is not a blank."""
        while place > 0 and self.text[place - 1] in " \u3000":
            place -= 1
        return place
