"""Findings meet decisions: what is still open, what was decided, what is no longer found.

A decision answers a finding by what it means, not by where it stands: by its fingerprint, or, where another article now
speaks for a side, by the rule and the values that each article gives. So it outlives edits elsewhere in the text,
another order of files and new articles; it ends when a value changes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from compare.model import Annotation, Comparison, Finding, Ledger, Role

OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding and what people said about it.

    Attributes:
        finding: what the machine proposes.
        annotation: the decision on it, the latest if there are several; `None` while it is open.
        state: `open`, or the status of the decision.
        rivals: further decisions on it with another status: two editors disagree.
    """

    finding: Finding
    annotation: Annotation | None
    state: str
    rivals: tuple[Annotation, ...] = ()


def reconcile(comparison: Comparison, ledger: Ledger) -> tuple[Candidate, ...]:
    """Return one candidate per finding, in the order of the findings."""
    decisions = _Decisions(ledger.annotations)
    return tuple(_candidate(finding, decisions.on(finding)) for finding in comparison.findings)


def gone(comparison: Comparison, ledger: Ledger) -> tuple[Annotation, ...]:
    """Return the decisions whose proposal is no longer found, although all their articles were compared."""
    decisions = _Decisions(ledger.annotations)
    answering = {annotation.id for finding in comparison.findings for annotation in decisions.on(finding)}
    compared = {article.path for article in comparison.articles}
    return tuple(
        annotation
        for annotation in ledger.annotations
        if annotation.proposed_by is not None
        and annotation.id not in answering
        and all(target.article in compared for target in annotation.targets)
    )


def own(comparison: Comparison, ledger: Ledger) -> tuple[Annotation, ...]:
    """Return the annotations of people's own on at least one of the compared articles."""
    compared = {article.path for article in comparison.articles}
    return tuple(
        annotation
        for annotation in ledger.annotations
        if annotation.proposed_by is None and any(target.article in compared for target in annotation.targets)
    )


def open_by_topic(candidates: Iterable[Candidate]) -> dict[str | None, int]:
    """Count the open candidates of each topic; `None` stands for those in no topic."""
    return dict(Counter(candidate.finding.topic for candidate in candidates if candidate.state == OPEN))


def decision_on(finding: Finding, ledger: Ledger) -> Annotation | None:
    """Return the decision on `finding`, the latest if there are several."""
    return _candidate(finding, _Decisions(ledger.annotations).on(finding)).annotation


def instant(at: str) -> float:
    """Return the time of a decision as seconds for sorting; without a zone it counts as UTC, unreadable as oldest."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return -math.inf
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


class _Decisions:
    """The decisions on proposals, found by what they decide on; each answer is sorted by time."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._by_fingerprint: dict[str, list[Annotation]] = {}
        self._by_rule: dict[str, list[Annotation]] = {}
        for annotation in sorted(annotations, key=lambda entry: (instant(entry.at), entry.id)):
            if annotation.proposed_by is not None:
                self._by_fingerprint.setdefault(annotation.proposed_by.fingerprint, []).append(annotation)
                self._by_rule.setdefault(annotation.proposed_by.rule, []).append(annotation)

    def on(self, finding: Finding) -> tuple[Annotation, ...]:
        """Return the decisions on `finding`; those on the same sides come before those on the same values."""
        exact = self._by_fingerprint.get(finding.fingerprint)
        if exact is not None:
            return tuple(exact)
        return tuple(entry for entry in self._by_rule.get(finding.rule, ()) if _same_values(entry, finding))


def _same_values(annotation: Annotation, finding: Finding) -> bool:
    """Whether a decision was on these values, although other articles stand for the sides now.

    Every article of the decision must still give the value it gave, and no value may be new.
    """
    stated = {(piece.article, piece.value) for piece in finding.evidence if piece.role is not Role.CONTEXT}
    decided = dict(annotation.values)
    return (
        len(decided) > 1
        and decided.items() <= stated
        and set(decided.values()) == {piece.value for piece in finding.sides}
    )


def _candidate(finding: Finding, decisions: tuple[Annotation, ...]) -> Candidate:
    if not decisions:
        return Candidate(finding, None, OPEN)
    latest = decisions[-1]
    rivals = tuple(annotation for annotation in decisions[:-1] if annotation.status != latest.status)
    return Candidate(finding, latest, latest.status, rivals)
