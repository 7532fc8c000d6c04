"""The word lists of framing, as the recognisers use them: the shipped ones, or these with those of a project.

A project's own words (`language.own_words`) come over the shipped ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from compare.language import lexicon
from compare.language.phrasebook import Phrasebook, book

LOADED: Final = ("evaluative", "dramatic", "distancing", "promotional", "combat", "intensifiers", "superlatives")
WORDINGS: Final = ("evaluative", "dramatic", "distancing", "promotional", "combat", "intensifier", "superlative")
POLARITIES: Final = ("+", "-", "0")
STRENGTHS: Final = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class LoadedEntry:
    """One word that values, dramatises, distances or promotes.

    Attributes:
        word: as a dictionary writes it.
        wording: what kind of loading it is.
        polarity: `+`, `-` or `0`.
        strength: 1 weak to 3 strong.
        source: where it comes from: a shipped list or a file of the project.
        literal_in: beats (`lexicons/domains.yaml`) in which it is a plain word.
        unless: what must not stand around it: other senses, set terms.
    """

    word: str
    wording: str
    polarity: str
    strength: int
    source: str
    literal_in: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Names that articles use for one thing.

    Attributes:
        referent: what is named, in a neutral phrase where there is one.
        names: the names.
        contested: whether the choice of a name is itself disputed or takes a side.
        source: where the chain comes from.
    """

    referent: str
    names: tuple[str, ...]
    contested: bool
    source: str


@dataclass(frozen=True)
class SourceWords:
    """How articles say whose statement something is.

    Attributes:
        said: verbs and phrases of saying and thinking, standing for their manner (`said`, `viewed`).
        by: 〜によると and the like; the source stands right before.
        unnamed: ways of attributing to nobody, standing for their manner (`reported`, `viewed`, `supposed`).
        kinds: kind of source by the word it ends with.
        titles: words that make a name a person.
    """

    said: Phrasebook[str] = field(repr=False)
    by: Phrasebook[str] = field(repr=False)
    unnamed: Phrasebook[str] = field(repr=False)
    kinds: Mapping[str, str]
    titles: frozenset[str]


@dataclass(frozen=True)
class Wordlists:
    """Everything the recognisers of framing look up. Immutable.

    Attributes:
        loaded_entries: by word.
        chains: chains of names, the project's first.
        degrees: rank of each degree of certainty, from sure (0) to denied.
        cues: the cues of certainty, by degree.
        negations: normalised forms that turn a cue round.
        things: first words of cues that are no cue right behind a noun (建設計画だった).
        sources: how articles say whose statement something is.
        labels: the names of all chains, each standing for the chains it is in.
    """

    loaded_entries: Mapping[str, LoadedEntry]
    chains: tuple[Chain, ...]
    degrees: Mapping[str, int]
    cues: Mapping[str, tuple[str, ...]]
    negations: frozenset[str]
    things: frozenset[str]
    sources: SourceWords
    labels: Phrasebook[tuple[Chain, ...]] = field(repr=False, compare=False)
    modality: Phrasebook[str] = field(repr=False, compare=False)
    loaded: Phrasebook[LoadedEntry] = field(repr=False, compare=False)


def _entries(data: Mapping[str, Any], wording: str, source: str) -> Iterator[LoadedEntry]:
    """Yield the entries of one file of loaded words; `ignore` is read elsewhere."""
    for group in data.get("groups", ()):
        unless = group.get("unless")
        for word in group["words"]:
            yield LoadedEntry(
                word=word,
                wording=group.get("wording", wording),
                polarity=group["polarity"],
                strength=int(group["strength"]),
                source=group.get("source", source),
                literal_in=tuple(group.get("literal_in", ())),
                unless=re.compile("|".join(f"(?:{one})" for one in unless)) if unless else None,
            )


def _chains(data: Iterable[Mapping[str, Any]], source: str) -> Iterator[Chain]:
    for row in data:
        yield Chain(
            referent=row.get("referent", row["names"][0]),
            names=tuple(row["names"]),
            contested=row.get("contested") == "yes",
            source=row.get("source", source),
        )


def _source_words(data: Mapping[str, Any]) -> SourceWords:
    viewed = set(data["viewed"])
    unnamed = {"reported": (*data["reported"], *data["hearsay"]), "viewed": data["viewed_by_nobody"]}
    return SourceWords(
        said=Phrasebook((phrase, "viewed" if phrase in viewed else "said") for phrase in data["said"]),
        by=Phrasebook((phrase, "said") for phrase in data["by"]),
        unnamed=book(unnamed | {"supposed": data["supposed"]}),
        kinds={word: kind for kind, words in data["kinds"].items() for word in words},
        titles=frozenset(data["titles"]),
    )


def _label_book(chains: Iterable[Chain]) -> Phrasebook[tuple[Chain, ...]]:
    by_name: dict[str, list[Chain]] = {}
    for chain in chains:
        for name in chain.names:
            by_name.setdefault(name, []).append(chain)
    return Phrasebook((name, tuple(own)) for name, own in by_name.items())


def made(
    rest: Wordlists | None,
    entries: Mapping[str, LoadedEntry],
    chains: Sequence[Chain],
    cues: Mapping[str, tuple[str, ...]],
) -> Wordlists:
    """Return lists of these words and chains; everything else is that of `rest`, or as shipped."""
    modality = lexicon.load("modality")
    return Wordlists(
        loaded_entries=entries,
        chains=tuple(chains),
        degrees=rest.degrees if rest else {step["degree"]: int(step["rank"]) for step in modality["ladder"]},
        cues=cues,
        negations=rest.negations if rest else frozenset(modality["negations"]),
        things=rest.things if rest else frozenset(modality["things"]),
        sources=rest.sources if rest else _source_words(lexicon.load("attribution")),
        labels=_label_book(chains),
        modality=Phrasebook((phrase, degree) for degree, phrases in cues.items() for phrase in phrases),
        loaded=Phrasebook((word, entry) for word, entry in entries.items()),
    )


@cache
def domains() -> Mapping[str, frozenset[str]]:
    """Return the beats in which some words are plain ones, and the words that tell a beat."""
    return {name: frozenset(words) for name, words in lexicon.load("domains").items()}


@cache
def shipped() -> Wordlists:
    """Return the shipped lists.

    Raises:
        DataError: a file is not what it should be.
    """
    entries: dict[str, LoadedEntry] = {}
    for name in LOADED:
        data = lexicon.load(f"loaded/{name}")
        for entry in _entries(data, data["wording"], f"lexicons/loaded/{name}.yaml"):
            entries.setdefault(entry.word, entry)
    chains = [chain for group in lexicon.load("labels").values() for chain in _chains(group, "lexicons/labels.yaml")]
    cues = {degree: tuple(phrases) for degree, phrases in lexicon.load("modality")["cues"].items()}
    return made(None, entries, chains, cues)
