"""Names that probably mean one thing, for the editor to accept: nothing here takes effect by itself.

Two sources: a short name made of the beginnings of the words of a longer one (東証, 東京証券取引所), and two names for
which two articles give the same figure of some digits (駐留経費2,110億円, 思いやり予算2,110億円).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from compare.align.concepts import all_names, concept_of
from compare.align.profiles import value_of
from compare.model import Alias, Figure, Mention, TokenisedPassage

MOST: Final = 12
"""Proposals that are worth an editor's time."""
DIGITS: Final = 3
"""Digits of a figure that two articles hardly give for two things."""
SHORT: Final = range(2, 5)
"""Characters of a short name made of parts of a longer one."""
LONG: Final = range(4, 17)
CUT: Final = 2
"""Words that an abbreviation cuts; 国際秩序 leaves a word of 国際経済秩序 out and is another thing."""


def proposed(
    passages: Sequence[TokenisedPassage], mentions: Iterable[Mention], aliases: Sequence[Alias]
) -> tuple[Alias, ...]:
    """Return pairs of names that probably mean one thing and are not known to do so, most probable first.

    Args:
        passages: all passages.
        mentions: what was recognised in them.
        aliases: names that are accepted or revealed already.
    """
    names = all_names(aliases)
    found: dict[tuple[str, str], Alias] = {}
    for alias in (*_by_figure(mentions), *_by_abbreviation(passages)):
        concepts = [concept_of(word, names) for word in alias.names]
        if None in concepts or concepts[0] != concepts[1]:
            found.setdefault(alias.names, alias)
    return tuple(found.values())[:MOST]


def _by_figure(mentions: Iterable[Mention]) -> Iterator[Alias]:
    """Yield the names of what two articles give the same figure for, those of most digits first."""
    given: dict[str, dict[str, tuple[str, str]]] = {}
    for mention in mentions:
        value = value_of(mention) if isinstance(mention, Figure) else None
        measure = mention.measure if isinstance(mention, Figure) else None
        if value is None or measure is None or not measure.phrase:
            continue
        mantissa = value.rpartition(" ")[2].partition("E")[0]
        if sum(map(str.isdigit, mantissa)) >= DIGITS:
            given.setdefault(value, {}).setdefault(mention.article, (measure.phrase, mention.passage))
    for value in sorted(given, key=lambda value: (-len(value), value)):
        told = [given[value][article] for article in sorted(given[value])]
        for (one, passage), (other, _) in combinations(told, 2):
            if one != other and one not in other and other not in one:
                yield Alias((one, other), passage)


def _by_abbreviation(passages: Sequence[TokenisedPassage]) -> Iterator[Alias]:
    """Yield short names with the one longer name that they are made from, frequent ones first."""
    count: Counter[str] = Counter()
    where: dict[str, str] = {}
    units: dict[str, tuple[str, ...]] = {}
    for item in passages:
        if item.passage.kind.is_story:
            for name, parts in _nouns(item):
                count[name] += 1
                where.setdefault(name, item.passage.id)
                units.setdefault(name, parts)
    long = [name for name in count if len(name) in LONG and len(units[name]) > 1]
    for name in sorted((name for name in count if len(name) in SHORT), key=lambda name: (-count[name], name)):
        full = [other for other in long if _abbreviates(name, units[other])]
        if len(full) == 1:
            yield Alias((full[0], name), where[full[0]])


def _nouns(item: TokenisedPassage) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the runs of kanji nouns of a passage, with their short units: names as written, without particles."""
    run: list[str] = []
    for token in item.tokens:
        if token.pos[0] == "名詞" and token.pos[1] != "数詞" and all("一" <= sign <= "龥" for sign in token.surface):
            run += (unit for unit, _ in token.units)
        elif run:
            yield "".join(run), tuple(run)
            run = []
    if run:
        yield "".join(run), tuple(run)


def _abbreviates(short: str, units: Sequence[str]) -> bool:
    """Whether a name is made of beginnings of some of these units, in order, at least two of them cut."""
    place = cut = 0
    for unit in units:
        if place < len(short) and short.startswith(unit, place):
            place += len(unit)
        elif place < len(short) and unit[0] == short[place]:
            place += 1
            cut += 1
    return place == len(short) and cut >= CUT
