"""The word lists of a project: found, checked, counted and tried on a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compare.errors import CompareError, from_os
from compare.guarded_yaml import read_text
from compare.language import own_words
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.language.wordlists import Wordlists, shipped
from compare.model import (
    Article,
    Attribution,
    LabelMention,
    LoadedWord,
    Mention,
    ModalityCue,
    Passage,
    PassageKind,
    Span,
    TokenisedPassage,
)
from compare.recognise import recognise

FOLDER: Final = "lexicons"
"""Beside the articles or at the project root."""
SUFFIXES: Final = frozenset({".yaml", ".yml"})
_FRAMING: Final = (Attribution, LabelMention, LoadedWord, ModalityCue)


def files(folder: Path, root: Path) -> tuple[tuple[Path, str], ...]:
    """Return the project's files of words with the names that errors call them, those beside the articles first.

    Raises:
        InputError: the folder cannot be read.
    """
    found: list[tuple[Path, str]] = []
    for place in dict.fromkeys((folder / FOLDER, root / FOLDER)):
        try:
            paths = sorted(place.iterdir()) if place.is_dir() else []
        except OSError as error:
            raise from_os(error, str(place)) from error
        found += [
            (path, path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))
            for path in paths
            if path.suffix.lower() in SUFFIXES and path.is_file()
        ]
    return tuple(found)


def texts(folder: Path, root: Path) -> tuple[tuple[str, str], ...]:
    """Return name and text of the project's files of words, checked.

    Raises:
        DataError: a file is not what it should be.
        InputError: a file cannot be read.
    """
    found = tuple((name, read_text(path, name)) for path, name in files(folder, root))
    own_words.from_texts(found)
    return found


def words_of(folder: Path, root: Path) -> Wordlists:
    """Return the word lists that hold for the articles of a folder.

    Raises:
        DataError: a file is not what it should be.
        InputError: a file cannot be read.
    """
    return own_words.from_texts(texts(folder, root))


def check(folder: Path, root: Path) -> tuple[tuple[own_words.OwnWords, ...], tuple[CompareError, ...]]:
    """Read every file of words by itself; return what could be read, and what is wrong with the others."""
    good: list[own_words.OwnWords] = []
    wrong: list[CompareError] = []
    for path, name in files(folder, root):
        try:
            good.append(own_words.read(read_text(path, name), name))
        except CompareError as error:
            wrong.append(error)
    return tuple(good), tuple(wrong)


@dataclass(frozen=True, slots=True)
class Stats:
    """How many words there are.

    Attributes:
        loaded: loaded words by wording.
        polarity: loaded words by polarity.
        chains: chains of names; `names`: the names in them; `contested`: chains of disputed names.
        cues: cues of certainty by degree.
        own: loaded words and chains that are the project's.
    """

    loaded: Mapping[str, int]
    polarity: Mapping[str, int]
    chains: int
    names: int
    contested: int
    cues: Mapping[str, int]
    own: int


def stats(words: Wordlists) -> Stats:
    """Count the words of the lists."""
    entries = words.loaded_entries.values()
    base = shipped()
    return Stats(
        loaded=dict(sorted(Counter(entry.wording for entry in entries).items())),
        polarity=dict(sorted(Counter(entry.polarity for entry in entries).items())),
        chains=len(words.chains),
        names=sum(len(chain.names) for chain in words.chains),
        contested=sum(chain.contested for chain in words.chains),
        cues={degree: len(phrases) for degree, phrases in words.cues.items()},
        own=sum(base.loaded_entries.get(entry.word) is not entry for entry in entries)
        + sum(chain not in base.chains for chain in words.chains),
    )


def tried(text: str, words: Wordlists) -> Iterator[tuple[Mention, str]]:
    """Yield what the lists find in a text, each with the list it is from, in order."""
    article = Article("text", "text", text)
    span = Span(0, len(text))
    passage = Passage("text:0", article.id, span, PassageKind.BODY)
    whole = TokenisedPassage(passage, text, tokenise(text), sentences(text) or (span,))
    for mention in recognise(article, (whole,), words):
        if isinstance(mention, _FRAMING):
            yield mention, _source(mention, words)


def _source(mention: Mention, words: Wordlists) -> str:
    if isinstance(mention, LoadedWord):
        entry = words.loaded_entries.get(mention.entry)
        return entry.source if entry else ""
    if isinstance(mention, LabelMention):
        return next((chain.source for chain in words.chains if chain.referent == mention.referent), "")
    return "lexicons/modality.yaml" if isinstance(mention, ModalityCue) else "lexicons/attribution.yaml"
