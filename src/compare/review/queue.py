"""Findings meet decisions: what is still open, what was decided, what is no longer found.

A decision answers a finding by its fingerprint — by what it means, not by where it stands. So it outlives edits
elsewhere in the text, another order of files and new articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from compare.model import Annotation, Comparison, Finding, Ledger

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
    decisions = _by_fingerprint(ledger.annotations)
    return tuple(_candidate(finding, decisions.get(finding.fingerprint, ())) for finding in comparison.findings)


def gone(comparison: Comparison, ledger: Ledger) -> tuple[Annotation, ...]:
    """Return the decisions whose proposal is no longer found, although all their articles were compared."""
    found = {finding.fingerprint for finding in comparison.findings}
    compared = {article.path for article in comparison.articles}
    return tuple(
        annotation
        for annotation in ledger.annotations
        if annotation.proposed_by is not None
        and annotation.proposed_by.fingerprint not in found
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
    return _candidate(finding, _by_fingerprint(ledger.annotations).get(finding.fingerprint, ())).annotation


def instant(at: str) -> float:
    """Return the time of a decision as seconds for sorting; without a zone it counts as UTC, unreadable as oldest."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return -math.inf
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _by_fingerprint(annotations: Iterable[Annotation]) -> dict[str, tuple[Annotation, ...]]:
    decisions: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        if annotation.proposed_by is not None:
            decisions.setdefault(annotation.proposed_by.fingerprint, []).append(annotation)
    return {
        fingerprint: tuple(sorted(several, key=lambda annotation: (instant(annotation.at), annotation.id)))
        for fingerprint, several in decisions.items()
    }


def _candidate(finding: Finding, decisions: tuple[Annotation, ...]) -> Candidate:
    if not decisions:
        return Candidate(finding, None, OPEN)
    latest = decisions[-1]
    rivals = tuple(annotation for annotation in decisions[:-1] if annotation.status != latest.status)
    return Candidate(finding, latest, latest.status, rivals)
