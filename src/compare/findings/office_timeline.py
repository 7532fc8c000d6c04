"""office-timeline: who is said to hold an office when, against the list of offices and against each other.

An office has one holder at a time. Three things are looked at, the surest first; a person reported by one of them is
not reported again by the next:

1. the list of offices: a holder named for a day outside all listed terms. Severity 1 where the list was checked up to
   that day, or where other articles bear it out; else 2. A title without a date in its sentence may tell of history
   (「小泉首相の郵政改革」): no finding beside the present holder or years after the term, 2 unless other articles name
   another. Where the article's own day is unknown, a title used for an earlier day (「2016年、トランプ大統領は」) may
   be today's and is no finding;
2. 前 and 元 on the article's day: called former while in office (2), or 前 for one who is not the last before (3);
3. the articles alone: two holders on one day are a conflict in the timeline (1); holders on days so near that a change
   would have been told, or with no day at all, may be a change of holder: reason `period`, severity 2. Days further
   apart, or an article that tells of the change (前社長, 新社長), explain the difference.

The editor's `offices.yaml` comes before the shipped list; both arrive in `Comparison.offices`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import combinations
from typing import Final

from compare.findings import person_names, tenures
from compare.findings.office_claims import Held, by_person, days, offices, pieces, takes_office, telling, topic
from compare.findings.rule import Rule
from compare.i18n import Message, Name, message
from compare.language.persons import same_person
from compare.model import Comparison, Finding, Office, OfficeClaim, Tenure

ID: Final = "office-timeline"
VERSION: Final = "1"
CATEGORY: Final = "actor"
NEAR: Final = 31
"""Days: articles on one story this near would tell of a change of holder."""
HOLDERS: Final = 4
"""Persons: where the articles give an office more holders than this, it is not one office but several of one name."""
_LAST_BEFORE: Final = re.compile(r"前(?!期|後|代)")


def _finding(
    comparison: Comparison,
    sides: Sequence[tuple[str, Sequence[OfficeClaim]]],
    *,
    text: Message,
    severity: int,
    confidence: float,
    reason: str = "timeline",
) -> Finding:
    leaders = [telling(claims)[0] for _, claims in sides]
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="conflict",
        reason=reason,
        severity=severity,
        confidence=confidence,
        topic=topic(leaders, comparison),
        message=text,
        evidence=tuple(piece for person, claims in sides for piece in pieces(claims, person, comparison)),
    )


# --- against the list -----------------------------------------------------------------------------


def _misplaced(held: Held, office: Office, claim: OfficeClaim, comparison: Comparison) -> str | None:
    """Return the day for which the list rules the claim out, if it does."""
    possible = days(claim, comparison)
    terms = tenures.terms_of(office, claim.person)
    if not possible or tenures.held(terms, possible):
        return None
    day = possible[0]
    if not terms:
        named = claim.when_span is not None and _is_full_name(claim.person)
        return day if named and tenures.certain(office, day) and len(tenures.holders_at(office, day)) == 1 else None
    if claim.when_span is None and (claim.article in held.shared or tenures.long_over(terms, day)):
        # Beside another holder, or years after the term, a title without a date may tell of history.
        return None
    if comparison.article(claim.article).published is None:
        return day if tenures.over_by(terms, day) else None
    return day if tenures.over_by(terms, day) or tenures.certain(office, day) else None


def _is_full_name(person: str) -> bool:
    """Whether the name is long enough to be more than a family name, which others share."""
    return len(person) >= 4 or "・" in person


def _plain(term: Tenure) -> str:
    """Return the holder's name as articles write it."""
    return term.person.replace(" ", "")


def _years(term: Tenure) -> Message:
    if term.end is None:
        return message("since {start}", start=term.start)
    return message("{start} to {end}", start=term.start, end=term.end)


def _entry(office: Office, person: str, day: str) -> Message:
    """Say what the list has: the terms of this person, or for an unknown one who held the office that day."""
    terms = tenures.terms_of(office, person) or tenures.holders_at(office, day)
    entries = [message("{person} ({years})", person=_plain(term), years=_years(term)) for term in terms]
    return reduce(lambda earlier, later: message("{earlier}; {later}", earlier=earlier, later=later), entries)


def _against_list(held: Held, comparison: Comparison) -> Iterator[tuple[str, Finding]]:
    """Yield persons who are said to hold the office on a day outside their listed terms."""
    office = held.office
    if office is None:
        return
    now = [claim for claim in held.claims if claim.holds == "now"]
    wrong = {claim: day for claim in now if (day := _misplaced(held, office, claim, comparison))}
    for person, claims in by_person(wrong).items():
        first = telling(claims)[0]
        day = wrong[first]
        others = [
            claim
            for claim in now
            if claim not in wrong and not same_person(claim.person, person) and _bears_out(office, claim, day)
        ]
        rivals = by_person(others)
        counts = {name: len({other.article for other in own}) for name, own in rivals.items()}
        rival = max(counts.items(), key=lambda item: (item[1], item[0]), default=None)
        severity, confidence = _weight(office, first, day, told_otherwise=rival is not None)
        yield (
            person,
            _finding(
                comparison,
                [(person, claims), *([(rival[0], rivals[rival[0]])] if rival else [])],
                text=_list_message(_named(held), _entry(office, first.person, day), first, day, rival),
                severity=severity,
                confidence=confidence,
            ),
        )


def _weight(office: Office, claim: OfficeClaim, day: str, *, told_otherwise: bool) -> tuple[int, float]:
    """Return severity and confidence of a claim that the list rules out.

    A date in the sentence leaves no room for history; neither does a title before the first term.
    """
    sure = tenures.certain(office, day)
    past = tenures.over_by(tenures.terms_of(office, claim.person), day)
    if claim.when_span is None and past:
        return (1, 0.85) if told_otherwise else (2, 0.6)
    if sure and told_otherwise:
        return 1, 0.95
    return (1, 0.9) if sure or told_otherwise else (2, 0.7)


def _bears_out(office: Office, claim: OfficeClaim, day: str) -> bool:
    """Whether the claim names one whom the list has in office on that day."""
    return any(tenures.covers(term, day) for term in tenures.terms_of(office, claim.person))


def _named(held: Held) -> Name | str:
    """Return what a reader calls the office: a listed one has a name in either language."""
    return Name(held.office.en, held.office.ja) if held.office else held.name


def _list_message(
    name: Name | str, entry: Message, claim: OfficeClaim, day: str, rival: tuple[str, int] | None
) -> Message:
    """Say what is claimed, what the list has, and what how many other articles say."""
    if rival is None:
        return message(
            "“{words}” is said of {day}; the office list has {entry} as {office}.",
            words=claim.text,
            day=day,
            office=name,
            entry=entry,
        )
    return message(
        "“{words}” is said of {day}; the office list has {entry} as {office}. Articles that name {other}: {count}.",
        words=claim.text,
        day=day,
        office=name,
        entry=entry,
        other=rival[0],
        count=rival[1],
    )


# --- 前 and 元 ------------------------------------------------------------------------------------


def _former(held: Held, comparison: Comparison) -> Iterator[Finding]:
    """Yield who is called 前 or 元 on a day on which the list says otherwise."""
    office = held.office
    if office is None:
        return
    wrong: dict[OfficeClaim, tuple[int, Message]] = {}
    for claim in held.claims:
        day = comparison.article(claim.article).published
        if claim.holds != "former" or day is None or len(day) < len("2025-10-21") or not tenures.certain(office, day):
            continue
        judged = [_misnamed(_named(held), office, claim, at) for at in days(claim, comparison)]
        if judged[-1] is not None and all(judged):
            wrong[claim] = judged[-1]
    for person, claims in by_person(wrong).items():
        severity, text = wrong[telling(claims)[0]]
        yield _finding(comparison, [(person, claims)], text=text, severity=severity, confidence=0.8)


def _misnamed(name: Name | str, office: Office, claim: OfficeClaim, day: str) -> tuple[int, Message] | None:
    """Return how severe it is to call the person former on that day, and why; `None` if it is right."""
    terms = tenures.terms_of(office, claim.person)
    if not terms or not re.search(r"[元前]", claim.text):
        return None
    current = [term for term in terms if tenures.covers(term, day) and term.start < day]
    if current and current[-1].end != day:
        return 2, message(
            "“{words}”: on {day} the office list has {person} in office as {office} ({years}).",
            words=claim.text,
            day=day,
            person=_plain(current[-1]),
            office=name,
            years=_years(current[-1]),
        )
    last = tenures.predecessor(office, day)
    if last is None or not _LAST_BEFORE.search(claim.text) or same_person(last.person, claim.person):
        return None
    return 3, message(
        "“{words}”: on {day} the last {office} before the present one was {person} ({years}); 元 may be meant.",
        words=claim.text,
        day=day,
        person=_plain(last),
        office=name,
        years=_years(last),
    )


# --- the articles alone ---------------------------------------------------------------------------


def _among_articles(held: Held, told: set[str], comparison: Comparison) -> Iterator[Finding]:
    """Yield pairs of persons who cannot both hold the office, as far as the articles go."""
    now = by_person(claim for claim in held.claims if claim.holds == "now" and not _is_history(held, claim, comparison))
    if len(now) > HOLDERS:
        return
    changing = {claim.person for claim in held.claims if claim.holds in ("former", "elect") or takes_office(claim)}
    for one, other in combinations(sorted(now), 2):
        if any(same_person(name, done) for name in (one, other) for done in (*told, *changing)):
            continue
        judged = _apart(held, now[one], now[other], comparison)
        if judged is None:
            continue
        severity, confidence, reason = judged
        pair = sorted(((one, now[one]), (other, now[other])), key=lambda side: telling(side[1])[0].article)
        text = _pair_message(held, pair[0][0], pair[1][0], reason)
        yield _finding(comparison, pair, text=text, severity=severity, confidence=confidence, reason=reason)


def _is_history(held: Held, claim: OfficeClaim, comparison: Comparison) -> bool:
    """Whether the claim, without a date in its sentence, may tell of another time."""
    if claim.when_span is not None:
        return False
    if claim.article in held.shared:
        return True
    day = next(iter(days(claim, comparison)), held.office.checked if held.office else "")
    return held.office is not None and bool(day) and tenures.long_over(tenures.terms_of(held.office, claim.person), day)


def _pair_message(held: Held, one: str, other: str, reason: str) -> Message:
    if reason == "timeline":
        return message(
            "On one day two persons are called {office}: {one} and {other}.", office=_named(held), one=one, other=other
        )
    return message(
        "Two persons are called {office}: {one} and {other}. The holder may have changed in between; please confirm.",
        office=_named(held),
        one=one,
        other=other,
    )


def _apart(
    held: Held, ones: Sequence[OfficeClaim], others: Sequence[OfficeClaim], comparison: Comparison
) -> tuple[int, float, str] | None:
    """Return severity, confidence and reason for two holders; `None` if the days explain them."""
    if held.office is not None and all(_in_order(held.office, claims, comparison) for claims in (ones, others)):
        return None
    first, second = ({days(claim, comparison)[:1] for claim in side} for side in (ones, others))
    pairs = [(one, other) for one in sorted(first) for other in sorted(second)]
    dated = [(one[0], other[0]) for one, other in pairs if one and other]
    if any(one == other and len(one) == len("2025-10-21") for one, other in dated):
        return 1, 0.8, "timeline"
    if len(dated) < len(pairs) or any(_gap(one, other) <= NEAR for one, other in dated):
        return 2, 0.5, "period"
    return None


def _in_order(office: Office, claims: Sequence[OfficeClaim], comparison: Comparison) -> bool:
    """Whether the list has the person in office on the days of all these claims."""
    return all(tenures.held(tenures.terms_of(office, c.person), days(c, comparison)) for c in claims)


def _gap(one: str, other: str) -> int:
    """Return how many days lie at least between two ISO dates cut at their precision."""
    if tenures.overlap(one, other):
        return 0
    earlier, later = sorted((one, other), key=tenures.first_day)
    start = date.fromisoformat(tenures.first_day(earlier))
    return (date.fromisoformat(tenures.first_day(later)) - start).days


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield who is said to hold an office when the list or the other articles say otherwise."""
    yield from person_names.find(comparison)
    for held in offices(comparison):
        against = list(_against_list(held, comparison))
        yield from (finding for _, finding in against)
        yield from _former(held, comparison)
        yield from _among_articles(held, {person for person, _ in against}, comparison)


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
