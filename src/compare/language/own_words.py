"""Word lists of a project: `lexicons/*.yaml` beside the articles or at the project root, over the shipped ones.

Every file may add loaded words (`loaded`), chains of names (`names`), cues of certainty (`certainty`) and switch words
off (`ignore`). A word that is listed here gives way to no shipped one, and everything is checked when it is read:
docs/lexicons.md describes the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from compare.checked_yaml import Reader
from compare.guarded_yaml import Mapping, Node, compose
from compare.i18n import message
from compare.language.wordlists import (
    POLARITIES,
    STRENGTHS,
    WORDINGS,
    Chain,
    LoadedEntry,
    Wordlists,
    domains,
    made,
    shipped,
)

_TOP: Final = ("loaded", "names", "certainty", "ignore")
_GROUP: Final = ("words", "wording", "polarity", "strength", "source", "literal_in", "unless")
_CHAIN: Final = ("referent", "names", "contested", "source")
_FORM: Final = message("Write it as docs/lexicons.md says: loaded, names, certainty, ignore.")
_NESTED: Final = re.compile(r"[*+}]\)*[*+{]")
LONGEST_PATTERN: Final = 200
"""Characters of a pattern under `unless`."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What one file adds.

    Attributes:
        file: its name.
        loaded: words.
        chains: chains of names.
        cues: degree and phrase.
        ignore: words to be switched off.
    """

    file: str
    loaded: tuple[LoadedEntry, ...] = ()
    chains: tuple[Chain, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    ignore: tuple[str, ...] = ()


class _Reader(Reader):
    """Reads nodes of one file of words."""

    def choice(self, parent: Node, fields: dict[str, Node], name: str, allowed: Iterable[str], default: str) -> str:
        """Return a field that is one of a few words."""
        value = self.text(parent, fields, name, default)
        if value not in allowed:
            raise self.error(
                fields.get(name, parent),
                message(
                    "“{key}” cannot be {value}; it can be: {names}.", key=name, value=value, names=", ".join(allowed)
                ),
            )
        return value

    def all_words(self, parent: Node, fields: dict[str, Node], name: str) -> tuple[str, ...]:
        """Return a field that is a list of words, at least one."""
        found = tuple(self.word(item, name) for item in self.listed(fields, name))
        if not found:
            raise self.error(parent, message("“{name}” is missing or empty.", name=name))
        return found

    def pattern(self, node: Node) -> str:
        """Return a regular expression that can be compiled and cannot run away."""
        value = self.word(node, "unless")
        if len(value) > LONGEST_PATTERN or _NESTED.search(value):
            raise self.error(node, message("the pattern is too long or repeats a repetition."))
        try:
            re.compile(value)
        except re.error as error:
            raise self.error(node, message("is no regular expression: {problem}.", problem=str(error))) from error
        return value


def read(text: str, file: str) -> OwnWords:
    """Return what a file of words says.

    Raises:
        DataError: it is not what it should be; the error names line and column.
    """
    node = compose(text, file)
    if node is None:
        return OwnWords(file)
    reader = _Reader(file, _FORM)
    fields = reader.fields(node, _TOP)
    return OwnWords(
        file=file,
        loaded=tuple(entry for item in reader.listed(fields, "loaded") for entry in _loaded(reader, item, file)),
        chains=tuple(_chain(reader, item, file) for item in reader.listed(fields, "names")),
        cues=tuple(_cues(reader, fields["certainty"])) if "certainty" in fields else (),
        ignore=tuple(reader.word(item, "ignore") for item in reader.listed(fields, "ignore")),
    )


def _loaded(reader: _Reader, node: Node, file: str) -> Iterator[LoadedEntry]:
    fields = reader.fields(node, _GROUP)
    wording = reader.choice(node, fields, "wording", WORDINGS, "evaluative")
    polarity = reader.choice(node, fields, "polarity", POLARITIES, "0")
    strength = reader.choice(node, fields, "strength", STRENGTHS, "1")
    beats = tuple(reader.word(item, "literal_in") for item in reader.listed(fields, "literal_in"))
    for item, beat in zip(reader.listed(fields, "literal_in"), beats, strict=True):
        if beat not in domains():
            raise reader.error(
                item, message("there is no beat “{name}”; beats are: {names}.", name=beat, names=", ".join(domains()))
            )
    unless = [reader.pattern(item) for item in reader.listed(fields, "unless")]
    for word in reader.all_words(node, fields, "words"):
        yield LoadedEntry(
            word=word,
            wording=wording,
            polarity=polarity,
            strength=int(strength),
            source=reader.text(node, fields, "source", file),
            literal_in=beats,
            unless=re.compile("|".join(f"(?:{one})" for one in unless)) if unless else None,
        )


def _chain(reader: _Reader, node: Node, file: str) -> Chain:
    fields = reader.fields(node, _CHAIN)
    words = reader.all_words(node, fields, "names")
    if len(set(words)) < 2:
        raise reader.error(fields["names"], message("a chain needs two names at least."))
    contested = reader.choice(node, fields, "contested", ("yes", "no"), "no") == "yes"
    return Chain(
        reader.text(node, fields, "referent", words[0]), words, contested, reader.text(node, fields, "source", file)
    )


def _cues(reader: _Reader, node: Node) -> Iterator[tuple[str, str]]:
    degrees = tuple(degree for degree in shipped().degrees if degree != "asserted")
    if not isinstance(node, Mapping):
        raise reader.error(node, message("must be a mapping of fields ({fields}).", fields=", ".join(degrees)))
    fields = reader.fields(node, degrees)
    for degree in fields:
        for item in reader.listed(fields, degree):
            yield degree, reader.word(item, degree)


@lru_cache(maxsize=4)
def from_texts(texts: tuple[tuple[str, str], ...]) -> Wordlists:
    """Return the lists that hold with these files, given as name and text; the shipped ones without any.

    Raises:
        DataError: a file is not what it should be.
    """
    return extended(read(text, name) for name, text in texts)


def extended(own: Iterable[OwnWords], base: Wordlists | None = None) -> Wordlists:
    """Return the shipped lists with a project's over them; of two files that list a word the first one wins.

    Args:
        own: what the files say, those beside the articles first.
        base: the lists to extend, if not the shipped ones.
    """
    files = tuple(own)
    lists = shipped() if base is None else base
    if not files:
        return lists
    ignored = {word for one in files for word in one.ignore}
    entries: dict[str, LoadedEntry] = {}
    for entry in (*(entry for one in files for entry in one.loaded), *lists.loaded_entries.values()):
        if entry.word not in ignored:
            entries.setdefault(entry.word, entry)
    chains = [chain for one in files for chain in one.chains]
    named = {name for chain in chains for name in chain.names}
    for chain in lists.chains:
        # A name that the project has in a chain of its own leaves the shipped one.
        rest = tuple(name for name in chain.names if name not in named and name not in ignored)
        if len(rest) > 1:
            chains.append(replace(chain, names=rest))
    cues = {
        degree: tuple(phrase for phrase in phrases if phrase not in ignored) for degree, phrases in lists.cues.items()
    }
    for one in files:
        for degree, phrase in one.cues:
            cues[degree] = (phrase, *cues.get(degree, ()))
    return made(lists, entries, chains, cues)
