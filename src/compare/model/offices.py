"""What is known beforehand: offices and who held them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tenure:
    """One term of one person in an office.

    Attributes:
        person: the name; a blank parts family and given name (`岸田 文雄`), ・ the parts of a foreign one.
        start: ISO date of the first day.
        end: ISO date of the last day; `None` = not known to have ended.
    """

    person: str
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one person at a time can hold, and who held it, as the office list gives it.

    Attributes:
        id: stable name (`jp-prime-minister`).
        ja, en: what a reader calls it.
        bodies: the countries, companies or bodies it is the office of, by all their names (`日本銀行`, `日銀`).
        titles: how it is written (`首相`, `内閣総理大臣`).
        tenures: by start; where one list ends early, a later holder is simply unknown.
        checked: ISO date up to which the tenures were checked; nothing is concluded from them for later dates.
    """

    id: str
    ja: str
    en: str
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    tenures: tuple[Tenure, ...] = ()
    checked: str = ""
