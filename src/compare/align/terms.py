"""What a passage speaks of: its terms, each with the words that stand for it in the text.

A term is a concept (one thing under several names, `@首相`), a noun as Sudachi's mode C cuts it (防衛費) or a short
unit inside such a noun (防衛). Words that a concept covers are not counted a second time: 「半導体」 would else weigh
as much as three words. Numerals are no terms: figures are compared by the rules, not by the aligner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from compare.align.concepts import Names, units_of
from compare.language import lexicon
from compare.language.morphology import tokenise
from compare.model import Token, TokenisedPassage

INSIDE: Final = 0.5
"""Count of a short unit inside a longer noun (防衛 in 防衛費): related, not the same."""
SAME_NAME: Final = 0.5
"""Count of the very word that stands for a concept: who uses the same name is a little more likely to say the same."""
PAIR: Final = 0.6
"""Count of two neighbouring signs of a word: 転嫁率 and 価格転嫁, 谷口高 and 谷口高校 have some in common."""

_NOUNS: Final = ("名詞-普通名詞", "名詞-固有名詞")
_SIGNS: Final = re.compile(r"[一-龥々]{2,}|[ァ-ヶー]{3,}")
"""Runs of kanji or katakana: what words that mean something are written with."""
_QUOTED: Final = re.compile(r"[「『“\"]([^「」『』“”\"\n]{2,12})[」』”\"]")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text.

    Attributes:
        counts: how often each term stands there; a close term or a short unit counts less than one.
        surfaces: for each term, the words that first stand for it.
        parts: the short units of the terms that are longer nouns.
        named: terms that it writes as names of people: 高市 in 高市首相, 大谷 in 大谷選手.
        quoted: terms that stand alone in quotation marks: 「取引」.
        likeness: what makes passages alike but names nothing: pairs of neighbouring signs (`#転嫁`), and the very words
            that stand for a concept (`#衆院選挙/`), each with its count.
    """

    counts: dict[str, float] = field(default_factory=dict)
    surfaces: dict[str, str] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    quoted: set[str] = field(default_factory=set)
    likeness: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class StopWords:
    """Words that say little about which point a passage makes (`lexicons/stopwords.yaml`)."""

    empty: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]

    @cached_property
    def idle(self) -> frozenset[str]:
        """All of them."""
        return self.empty | self.generic | self.titles


@cache
def stop_words() -> StopWords:
    """Return the shipped stop words, as written and in normalised form."""
    read = lexicon.load("stopwords")
    return StopWords(*(_both_forms(read[kind]) for kind in ("empty", "generic", "titles")))


def _both_forms(words: Iterable[str]) -> frozenset[str]:
    forms = set(words)
    for word in words:
        tokens = tokenise(word)
        forms.add("".join(units_of(tokens)))
        forms.update(token.normalized for token in tokens if token.surface == word)
    return frozenset(forms)


def terms_of(passage: TokenisedPassage, names: Names) -> Terms:
    """Return the terms of a passage's own words."""
    flat = [
        (unit, pos, place)
        for place, token in enumerate(passage.tokens)
        for unit, pos in token.units
        if not unit.isspace()
    ]
    found = Terms()
    covered: set[int] = set()
    for hit in names.find([unit for unit, _, _ in flat]):
        first, last = passage.tokens[flat[hit.start][2]], passage.tokens[flat[hit.end - 1][2]]
        words = passage.text[first.span.start - passage.passage.span.start : last.span.end - passage.passage.span.start]
        _put(found, hit.concept, hit.weight, words, at_most=1.0)
        if hit.weight == 1.0:
            covered.update(range(hit.start, hit.end))
    by_token: dict[int, list[tuple[int, str, str]]] = {}
    for place, (unit, pos, token) in enumerate(flat):
        by_token.setdefault(token, []).append((place, unit, pos))
    for token, units in by_token.items():
        _count_nouns(found, passage.tokens[token], units, covered)
    _mark_names(found, passage.tokens)
    _mark_quoted(found, passage.text)
    for run in _SIGNS.findall(passage.text):
        found.likeness.update({"#" + run[place : place + 2]: PAIR for place in range(len(run) - 1)})
    return found


def _count_nouns(found: Terms, token: Token, units: list[tuple[int, str, str]], covered: set[int]) -> None:
    """Count one token and the short units inside it, as far as no concept covers them."""
    empty = stop_words().empty
    nouns = [(place, unit) for place, unit, pos in units if pos.startswith(_NOUNS) and unit not in empty]
    free = [unit for place, unit in nouns if place not in covered]
    found.likeness.update({f"#{unit}/": SAME_NAME for place, unit in nouns if place in covered})
    if not nouns or token.normalized in empty or units[0][2] == "名詞-数詞":
        return
    if len(units) == 1 or token.pos[0] != "名詞":
        for unit in free:
            _put(found, unit, 1.0, token.surface if len(units) == 1 else unit)
        return
    if any(place not in covered for place, _, _ in units):
        _put(found, token.normalized, 1.0, token.surface)
        found.parts.setdefault(token.normalized, tuple(unit for _, unit, _ in units))
    for unit in free:
        if len(unit) > 1 and unit != token.normalized:
            _put(found, unit, INSIDE, unit, at_most=INSIDE)


def _put(found: Terms, term: str, count: float, words: str, at_most: float | None = None) -> None:
    before = found.counts.get(term, 0.0)
    found.counts[term] = before + count if at_most is None else min(at_most, max(before, count))
    found.surfaces.setdefault(term, words)


def _mark_names(found: Terms, tokens: tuple[Token, ...]) -> None:
    titles = stop_words().titles
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        if token.is_person or (following is not None and following.surface in titles):
            found.named.update(term for term in (token.normalized,) if term in found.counts)
        for (unit, pos), (title, _) in zip(token.units, token.units[1:], strict=False):
            if title in titles and pos.startswith(_NOUNS) and unit in found.counts:
                found.named.add(unit)


def _mark_quoted(found: Terms, text: str) -> None:
    quotes = {match.group(1) for match in _QUOTED.finditer(text)}
    found.quoted.update(term for term, words in found.surfaces.items() if words in quotes)
