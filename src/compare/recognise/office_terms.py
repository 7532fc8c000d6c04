"""The words of offices, from the lexicon and the shipped office list, in the forms the recogniser asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from compare.language import lexicon
from compare.language.office_list import shipped

PLACE_SIGNS: Final = "都道府県市町村区"


@dataclass(frozen=True, slots=True)
class Title:
    """A kind of office. `kind` is `state`, `place` or `body` (see the lexicon)."""

    name: str
    kind: str


def _words() -> Any:
    return lexicon.load("office_words")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a plain list of the lexicon, longest words first."""
    return tuple(sorted(_words()[name], key=lambda word: (-len(word), word)))


@cache
def titles() -> Mapping[str, Title]:
    """Return every way to write a title, with the title it is."""
    return {word: Title(entry["words"][0], entry["kind"]) for entry in _words()["titles"] for word in entry["words"]}


@cache
def title_pattern() -> re.Pattern[str]:
    """Return what finds titles, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(titles(), key=lambda word: (-len(word), word)))))


@cache
def starts_with(name: str) -> re.Pattern[str]:
    """Return what matches any word of a plain list."""
    return re.compile("|".join(map(re.escape, words(name))))


@cache
def holds() -> Mapping[str, str]:
    """Return the words before a title that say how the office is held, with `now`, `former` or `elect`."""
    return {word: state for state, group in _words()["holds"].items() for word in group}


@cache
def countries() -> Mapping[str, str]:
    """Return every name of a country, with the canonical one."""
    return {name: country for country, others in _words()["countries"].items() for name in (country, *others)}


@cache
def places() -> Mapping[str, str]:
    """Return the prefectures by their names with and without 県 …, and 都 and 道, which can be only one."""
    full = _words()["prefectures"]
    short = {name[:-1]: name for name in full if name != "北海道"}
    return {**short, **{name: name for name in full}, "都": "東京都", "道": "北海道", "県": "", "府": ""}


@cache
def _ids() -> Mapping[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = {}
    for office in shipped():
        for title in office.titles:
            for body in office.bodies:
                known.setdefault((countries().get(body, body), title), office.id)
    return known


@cache
def bodies(title: str) -> Mapping[str, str]:
    """Return the names of bodies that have this title in the office list, with the name to use."""
    return {body: body for body, known in _ids() if known == title}


def office_id(body: str, title: Title) -> str:
    """Return the id in the office list, else body and title (`兵庫県知事`); the bare title for an unknown body."""
    if not body:
        return title.name
    body = countries().get(body, body)
    # 横浜市 and 市長 are 横浜市長.
    written = body.removesuffix(title.name[0]) if title.kind == "place" else body
    return _ids().get((body, title.name), f"{written}{title.name}")


@lru_cache(maxsize=4096)
def titles_of(office: str) -> tuple[str, ...]:
    """Return the titles that an office, by id or as body and title (not a bare title), is one of."""
    names = sorted({title.name for title in titles().values()})
    if office in names:
        return ()
    return tuple(name for name in names if office.endswith(name) or any(office == known for known, _ in holders(name)))


@cache
def holders(title: str) -> tuple[tuple[str, str], ...]:
    """Return (office id, person) for all who hold or held an office of this title, by the shipped list."""
    return tuple(
        sorted({(office.id, term.person) for office in shipped() if title in office.titles for term in office.tenures})
    )


@cache
def known_names(title: str) -> frozenset[str]:
    """Return how the holders of such offices are written: in full and by family name."""
    names: set[str] = set()
    for _, person in holders(title):
        family, _, given = person.partition(" ")
        parts = person.split("・")
        if given:
            names |= {family, family + given}
        else:
            names |= {person, *("".join(parts[place:]) for place in range(1, len(parts)))}
    return frozenset(names)
