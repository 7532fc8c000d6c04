"""What the list of offices says of a person and a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compare.language.persons import same_person
from compare.model import Office, Tenure

HISTORY: Final = 3
"""Years after which a former holder is often called by the bare title (「小泉首相の郵政改革」)."""


def first_day(iso: str) -> str:
    """Return the first day of an ISO date cut at its precision."""
    return (iso + "-01-01")[:10] if len(iso) < 10 else iso


def last_day(iso: str) -> str:
    """Return a day not before the last one of an ISO date cut at its precision (for comparing as words)."""
    return (iso + ("-12-31" if len(iso) == 4 else "-31"))[:10] if len(iso) < 10 else iso


def overlap(one: str, other: str) -> bool:
    """Whether two ISO dates cut at their precision can be the same day."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def covers(tenure: Tenure, day: str) -> bool:
    """Whether the term has at least one day of an ISO date cut at its precision."""
    return first_day(tenure.start) <= last_day(day) and (tenure.end is None or first_day(day) <= last_day(tenure.end))


def terms_of(office: Office, person: str) -> tuple[Tenure, ...]:
    """Return the terms that may be this person's, by start."""
    return tuple(tenure for tenure in office.tenures if same_person(tenure.person, person))


def holders_at(office: Office, day: str) -> tuple[Tenure, ...]:
    """Return who held the office then; two around a handover, nobody where the list is silent."""
    return tuple(tenure for tenure in office.tenures if covers(tenure, day))


def held(terms: Sequence[Tenure], days: Sequence[str]) -> bool:
    """Whether any of the terms has any of the days."""
    return any(covers(term, day) for term in terms for day in days)


def over_by(terms: Sequence[Tenure], day: str) -> bool:
    """Whether all the terms had ended before that day."""
    return all(term.end is not None and last_day(term.end) < first_day(day) for term in terms)


def long_over(terms: Sequence[Tenure], day: str) -> bool:
    """Whether all the terms had ended years before that day, so that the title alone tells of history."""
    limit = f"{max(int(day[:4]) - HISTORY, 1):04}{last_day(day)[4:]}"
    return bool(terms) and all(term.end is not None and last_day(term.end) < limit for term in terms)


def certain(office: Office, day: str) -> bool:
    """Whether the list was checked up to that day."""
    return bool(office.checked) and last_day(day) <= last_day(office.checked)


def predecessor(office: Office, day: str) -> Tenure | None:
    """Return the term of the last other person before the holder of that day, if the list knows both."""
    now = holders_at(office, day)
    if len(now) != 1:
        return None
    earlier = [term for term in office.tenures if term.start < now[0].start and term.person != now[0].person]
    return earlier[-1] if earlier else None
