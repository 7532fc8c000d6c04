"""The words of the calendar and what they stand for: 昨年, 来春, 年末, 元日, 令和."""

from __future__ import annotations

from functools import cache
from typing import Final

from compare.recognise.figures.vocabulary import Words, data

DAYS_OF_PART: Final = {
    "early": ("01", "10"),
    "middle": ("11", "20"),
    "late": ("21", "31"),
    "week1": ("01", "07"),
    "week2": ("08", "14"),
    "week3": ("15", "21"),
    "week4": ("22", "28"),
    "week5": ("29", "31"),
}
"""Days of the parts of a month: 上旬, 第2週."""
MODIFIER_OF_PART: Final = {"early": "start", "middle": "mid", "late": "end", "decade": None} | {
    f"week{number}": None for number in range(1, 6)
}


@cache
def relative_words() -> Words[tuple[str, str]]:
    """Return words like 昨年, with their unit and their anchor."""
    found: dict[str, tuple[str, str]] = {}
    for source in ("article", "text"):
        for unit, entries in data("time_words")[source].items():
            for word, distance in entries.items():
                found[word] = (unit, f"{source}:{unit}{int(distance):+d}")
    return Words(found)


@cache
def season_words() -> Words[tuple[str, str]]:
    """Return words like 来春, with their season and their anchor."""
    return Words(
        {
            word: (season, f"article:Y{int(distance):+d}")
            for season, entries in data("time_words")["seasons_of"].items()
            for word, distance in entries.items()
        }
    )


@cache
def running_words() -> Words[tuple[str, str]]:
    """Return words like 年末, with the unit they are a part of and the part."""
    running = data("time_words")["running"]
    return Words({word: (unit, part) for unit, entries in running.items() for word, part in entries.items()})


@cache
def named_days() -> Words[tuple[int, int]]:
    """Return days that have a name (元日), with month and day."""
    split = {word: value.split("-") for word, value in data("time_words")["named_days"].items()}
    return Words({word: (int(month), int(day)) for word, (month, day) in split.items()})


@cache
def era_words() -> Words[tuple[int, int]]:
    """Return names of eras with their first and last year."""
    return Words({name: (int(era["first"]), int(era["last"])) for name, era in data("eras").items()})


@cache
def seasons() -> Words[str]:
    """Return the names of the seasons, as they stand after a year."""
    return Words(data("time_words")["seasons"])
