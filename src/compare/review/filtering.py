"""Which candidates are listed: by rule, category, severity, article, state and words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.review.queue import Candidate


@dataclass(frozen=True, slots=True)
class Filter:
    """What a candidate must be to be listed. An empty field lets everything pass.

    Attributes:
        rule: id of the rule.
        category: see `compare.vocabulary`.
        severity: `1`, `2` or `3`.
        article: id of an article that its sides or agreeing evidence lie in.
        state: `open`, or the status of the decision.
    """

    rule: str | None = None
    category: str | None = None
    severity: str | None = None
    article: str | None = None
    state: str | None = None

    @property
    def active(self) -> bool:
        """Whether it keeps anything out."""
        return self != Filter()

    def passes(self, candidate: Candidate) -> bool:
        """Whether the candidate is listed."""
        finding = candidate.finding
        return (
            self.rule in (None, finding.rule)
            and self.category in (None, finding.category)
            and self.severity in (None, str(finding.severity))
            and self.state in (None, candidate.state)
            and (self.article is None or any(piece.article == self.article for piece in finding.evidence))
        )


def listed(candidates: Iterable[Candidate], wanted: Filter) -> tuple[Candidate, ...]:
    """Return the candidates that pass, in their order."""
    return tuple(candidate for candidate in candidates if wanted.passes(candidate))


def rules(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Return the rules that found something, sorted."""
    return tuple(sorted({candidate.finding.rule for candidate in candidates}))


ORDERS: tuple[str, ...] = ("topic", "severity", "confidence", "rule", "state")
"""Orders of the list; `topic` is that of the comparison."""


def ordered(candidates: Sequence[Candidate], order: str) -> tuple[Candidate, ...]:
    """Return the candidates in one of `ORDERS`; what is equal in it stays in the order of the comparison."""
    keys: Mapping[str, Callable[[Candidate], tuple[bool | float | str, ...]]] = {
        "severity": lambda entry: (entry.finding.severity,),
        "confidence": lambda entry: (-entry.finding.confidence,),
        "rule": lambda entry: (entry.finding.rule,),
        "state": lambda entry: (entry.state != "open", entry.state),
    }
    return tuple(sorted(candidates, key=keys[order])) if order in keys else tuple(candidates)
