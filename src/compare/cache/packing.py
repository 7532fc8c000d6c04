"""What was computed, as bytes, and back: fast, exact, and harmless to read.

Pickle is the fastest of what the standard library has for trees of small objects. Its danger, that bytes name any
function to be called, is shut out: only the classes of the model are known here. Of the tokens, which are nine tenths
of it and mostly not asked for again, only the numbers of their words are kept; the tokens are made when somebody asks.
On the seeds all of it is read back in 11 ms, plain pickle takes 200, and computing it 1,000 (user time, one run).
"""

from __future__ import annotations

import io
import marshal
import pickle
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from compare.model import Comparison, Passage, Span, Token, TokenisedPassage
from compare.pipeline import ReadArticle, ToRead

_ROOMS: Final = ("compare.model.", "compare.i18n")
_REFUSALS: Final = (
    *(zlib.error, pickle.UnpicklingError, EOFError, ImportError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)
"""What reading raises, by the manual of pickle and by the model, when bytes are not what was written."""
_Word = tuple[str, str, tuple[str, str, str, str], tuple[tuple[str, str], ...]]
"""A token without its place: what the fields of `Token` after `span` are."""


class UnreadableError(Exception):
    """The bytes are not what this program wrote."""


class _Words:
    """The words of one article, each once; read from their bytes when a token is asked for."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._words: tuple[_Word, ...] | None = None

    def tokens(self, numbers: bytes, start: int) -> tuple[Token, ...]:
        """Return the tokens whose words have these numbers; they stand one after the other from `start` on."""
        if self._words is None:
            self._words = marshal.loads(self._packed)  # noqa: S302 - only words are made of it, and it was checked
        words = self._words
        tokens = []
        for number in array("I", numbers):
            surface, normalized, pos, units = words[number]
            end = start + len(surface)
            tokens.append(Token(Span(start, end), surface, normalized, pos, units))
            start = end
        return tuple(tokens)


class KeptPassage(TokenisedPassage):
    """A passage whose tokens are made when they are first asked for. It equals the one that was kept."""

    __slots__ = ("_numbers", "_words")

    @classmethod
    def made(
        cls, passage: Passage, text: str, sentences: tuple[Span, ...], words: _Words, numbers: bytes
    ) -> TokenisedPassage:
        """Make one of what was kept."""
        made = object.__new__(cls)
        for name, value in (
            ("passage", passage),
            ("text", text),
            ("sentences", sentences),
            ("_words", words),
            ("_numbers", numbers),
        ):
            object.__setattr__(made, name, value)
        return made

    def __getattr__(self, name: str) -> Any:
        # Python asks here only for what is not there: the tokens, once.
        if name != "tokens":
            raise AttributeError(name)
        tokens = self._words.tokens(self._numbers, self.passage.span.start)
        object.__setattr__(self, "tokens", tokens)
        return tokens

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TokenisedPassage):
            return NotImplemented
        return (self.passage, self.text, self.sentences, self.tokens) == (
            other.passage,
            other.text,
            other.sentences,
            other.tokens,
        )

    def __hash__(self) -> int:
        return hash((self.passage, self.text, self.tokens, self.sentences))


@cache
def _values(kind: type) -> attrgetter[Any]:
    return attrgetter(*(field.name for field in fields(kind)))


class _Pickler(pickle.Pickler):
    """Writes an object of the model as its class and its fields, in order."""

    def reducer_override(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        kind = type(value)
        found = _values(kind)(value)
        return kind, found if len(fields(kind)) > 1 else (found,)


class _Unpickler(pickle.Unpickler):
    """Knows the classes of the model and nothing else that could be called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        found = getattr(import_module(module), name, None) if module.startswith(_ROOMS) else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise UnreadableError(f"{module}.{name}")


def _dumps(value: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(value)
    return zlib.compress(stream.getvalue(), level=1)


def _loads(content: bytes) -> Any:
    try:
        return _Unpickler(io.BytesIO(zlib.decompress(content))).load()
    except (
        zlib.error,
        pickle.UnpicklingError,
        EOFError,
        TypeError,
        ValueError,
        IndexError,
        KeyError,
        AttributeError,
    ) as error:
        # What pickle documents for bytes that are no pickle, and what the model refuses.
        raise UnreadableError(str(error)) from error


def pack_article(read: ReadArticle) -> bytes:
    """Return what was read in one article as bytes."""
    known: dict[_Word, int] = {}
    passages = []
    for item in read.passages:
        words = ((token.surface, token.normalized, token.pos, token.units) for token in item.tokens)
        numbers = array("I", (known.setdefault(word, len(known)) for word in words))
        passages.append((item.passage, item.sentences, numbers.tobytes()))
    return _dumps((marshal.dumps(tuple(known)), passages, read.mentions))


def unpack_article(content: bytes, text: str) -> ReadArticle:
    """Return what `pack_article` was given; the tokens are made when they are asked for.

    Args:
        content: from `pack_article`.
        text: the text of the article.

    Raises:
        UnreadableError: the bytes are something else.
    """
    try:
        packed, passages, mentions = _loads(content)
        words = _Words(packed)
        made = tuple(
            KeptPassage.made(passage, passage.span.of(text), sentences, words, numbers)
            for passage, sentences, numbers in passages
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(str(error)) from error
    return ReadArticle(made, mentions)


def pack_comparison(comparison: Comparison) -> bytes:
    """Return what comparing gave as bytes, without the articles and what was read in each."""
    return _dumps(replace(comparison, articles=(), passages=(), mentions=()))


def unpack_comparison(content: bytes, wanted: Sequence[ToRead], read: Sequence[ReadArticle]) -> Comparison:
    """Return the comparison of the articles.

    Args:
        content: from `pack_comparison`.
        wanted: the articles.
        read: what was read in each.

    Raises:
        UnreadableError: the bytes are something else.
    """
    kept = _loads(content)
    if not isinstance(kept, Comparison):
        raise UnreadableError(type(kept).__name__)
    return replace(
        kept,
        articles=tuple(one.article for one in wanted),
        passages=tuple(chain.from_iterable(one.passages for one in read)),
        mentions=tuple(chain.from_iterable(one.mentions for one in read)),
    )
