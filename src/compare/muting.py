"""Rules that an editor muted for a project, with the reason, and how every rule has fared so far (noise budget).

A muted rule says nothing: its candidates are neither shown nor counted as open. They are still found, so that the
reader is told how many there are, and unmuting brings them back as they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from compare.errors import Place, UsageError
from compare.findings import RULES
from compare.i18n import message
from compare.model import Comparison
from compare.review.queue import OPEN, Candidate

_ACCEPTED = ("accepted", "edited")


@dataclass(frozen=True, slots=True)
class Muted:
    """A muted rule: why, and how many candidates it keeps back."""

    rule: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Budget:
    """What became of the candidates of one rule in this project.

    Attributes:
        rule: its id.
        accepted: taken over, with or without edits.
        rejected: turned down.
        waiting: deferred or asked about.
        undecided: nobody decided yet.
    """

    rule: str
    accepted: int
    rejected: int
    waiting: int
    undecided: int

    @property
    def precision(self) -> float | None:
        """Share of the decided candidates that were taken over; `None` while none is decided."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None


def apply(comparison: Comparison, muted: Mapping[str, str], place: str) -> tuple[Comparison, tuple[Muted, ...]]:
    """Return the comparison without the findings of muted rules, and what was kept back.

    Args:
        comparison: everything that was found.
        muted: rule → reason, as in `yomikurabe.toml`.
        place: the file that says so, for the error.

    Raises:
        UsageError: there is no such rule.
    """
    known = sorted(rule.id for rule in RULES)
    for rule in muted:
        if rule not in known:
            raise UsageError(
                message("there is no rule “{rule}” to mute.", rule=rule),
                remedy=message("Rules are: {names}.", names=", ".join(known)),
                place=Place(place),
            )
    if not muted:
        return comparison, ()
    counts = Counter(finding.rule for finding in comparison.findings)
    kept = tuple(finding for finding in comparison.findings if finding.rule not in muted)
    told = tuple(Muted(rule, reason, counts[rule]) for rule, reason in sorted(muted.items()))
    return replace(comparison, findings=kept), told


def budgets(candidates: Iterable[Candidate]) -> tuple[Budget, ...]:
    """Return how each rule that found anything has fared, by id."""
    states: dict[str, Counter[str]] = {}
    for candidate in candidates:
        states.setdefault(candidate.finding.rule, Counter())[candidate.state] += 1
    found = []
    for rule, counts in sorted(states.items()):
        accepted, rejected = sum(counts[state] for state in _ACCEPTED), counts["rejected"]
        waiting = counts.total() - accepted - rejected - counts[OPEN]
        found.append(Budget(rule, accepted, rejected, waiting, counts[OPEN]))
    return tuple(found)
