"""Findings meet decisions: what is still open, what was decided, what changed since, what is no longer found.

A decision answers a finding by what it means, not by where it stands: by its rule and values (`review.meaning`), or,
where another article now speaks for a side, by the values that each article gives. So it outlives edits elsewhere in
the text, another order of files, new articles, another opened folder and renamed files; it ends when a value changes,
and is then shown beside the question that is asked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from compare.model import Annotation, Article, Comparison, Finding, Ledger, PlacementState, Role
from compare.review import meaning
from compare.review.anchoring import place
from compare.review.meaning import UNMOVED, Meaning, Paths
from compare.review.verdicts import Verdict, instant, is_disputed, verdicts

OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding and what people said about it.

    Attributes:
        finding: what the machine proposes.
        annotation: the decision on it, the latest if there are several; `None` while it is open.
        state: `open`, or the status of the decision.
        rivals: further decisions on it with another status: two editors disagree.
        earlier: for an open one, the decision on it as it was before its values changed.
        verdicts: the last word of each person on it, second readers included, in the order of time.
    """

    finding: Finding
    annotation: Annotation | None
    state: str
    rivals: tuple[Annotation, ...] = ()
    earlier: Annotation | None = None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether two persons say different things about it."""
        return is_disputed(self.verdicts)


def reconcile(comparison: Comparison, ledger: Ledger, renamed: Paths = UNMOVED) -> tuple[Candidate, ...]:
    """Return one candidate per finding, in the order of the findings.

    Args:
        comparison: the findings, and the articles they are in.
        ledger: the decisions.
        renamed: old path → new path of articles.
    """
    return _Reconciled(comparison, ledger, renamed).candidates


def gone(comparison: Comparison, ledger: Ledger, renamed: Paths = UNMOVED) -> tuple[Annotation, ...]:
    """Return the decisions whose proposal is no longer found, not even with other values, in the articles compared."""
    return _Reconciled(comparison, ledger, renamed).gone


def own(comparison: Comparison, ledger: Ledger, renamed: Paths = UNMOVED) -> tuple[Annotation, ...]:
    """Return the annotations of people's own on at least one of the compared articles."""
    compared = {article.path for article in comparison.articles}
    return tuple(
        annotation
        for annotation in ledger.annotations
        if annotation.proposed_by is None and not compared.isdisjoint(_paths(annotation, renamed))
    )


def decision_on(
    finding: Finding, ledger: Ledger, articles: Iterable[Article], renamed: Paths = UNMOVED
) -> Annotation | None:
    """Return the decision on `finding`, the latest if there are several."""
    paths = {article.id: article.path for article in articles}
    decisions = _Decisions(ledger.annotations, paths, renamed).on(finding)
    return decisions[-1] if decisions else None


def _paths(annotation: Annotation, renamed: Paths) -> set[str]:
    return {renamed.get(target.article, target.article) for target in annotation.targets}


class _Decisions:
    """The decisions on proposals, found by what they decide on; each answer is sorted by time."""

    def __init__(self, annotations: Iterable[Annotation], paths: Mapping[str, str], renamed: Paths) -> None:
        self._paths = paths
        self._renamed = renamed
        self._by_meaning: dict[Meaning, list[Annotation]] = {}
        self._by_fingerprint: dict[str, list[Annotation]] = {}
        self._by_rule: dict[str, list[Annotation]] = {}
        for annotation in sorted(annotations, key=lambda entry: (instant(entry.at), entry.id)):
            if annotation.proposed_by is not None and (key := meaning.of_record(annotation, renamed)) is not None:
                self._by_meaning.setdefault(key, []).append(annotation)
                self._by_fingerprint.setdefault(annotation.proposed_by.fingerprint, []).append(annotation)
                self._by_rule.setdefault(annotation.proposed_by.rule, []).append(annotation)

    def of_rule(self, rule: str) -> tuple[Annotation, ...]:
        """Return the decisions on proposals of one rule."""
        return tuple(self._by_rule.get(rule, ()))

    def on(self, finding: Finding) -> tuple[Annotation, ...]:
        """Return the decisions on `finding`; those on the same sides come before those on the same values."""
        key = meaning.of_finding(finding, self._paths)
        exact = {entry.id: entry for entry in self._by_meaning.get(key, ())}
        # In two folders of a project articles may have the same ids: the paths tell whether it is the same question.
        sides = {path for path, _ in key[1]}
        exact |= {
            entry.id: entry
            for entry in self._by_fingerprint.get(finding.fingerprint, ())
            if _paths(entry, self._renamed) == sides
        }
        if exact:
            return tuple(sorted(exact.values(), key=lambda entry: (instant(entry.at), entry.id)))
        return tuple(entry for entry in self._by_rule.get(finding.rule, ()) if self._same_values(entry, finding))

    def _same_values(self, annotation: Annotation, finding: Finding) -> bool:
        """Whether a decision was on these values, although other articles stand for the sides now.

        Every article of the decision must still give the value it gave, and no value may be new.
        """
        if len(annotation.values) < 2:
            return False
        pieces = [piece for piece in finding.evidence if piece.role is not Role.CONTEXT]
        stated = {(self._paths[piece.article], piece.value) for piece in pieces}
        decided = {self._renamed.get(path, path): value for path, value in annotation.values}
        return decided.items() <= stated and set(decided.values()) == {piece.value for piece in finding.sides}


class _Reconciled:
    """All findings with their decisions, and the decisions without a finding."""

    def __init__(self, comparison: Comparison, ledger: Ledger, renamed: Paths) -> None:
        self._paths = {article.id: article.path for article in comparison.articles}
        self._articles = {article.path: article for article in comparison.articles}
        self._renamed = renamed
        decisions = _Decisions(ledger.annotations, self._paths, renamed)
        answers = [(finding, decisions.on(finding)) for finding in comparison.findings]
        used = {annotation.id for _, several in answers for annotation in several}
        candidates = []
        for finding, several in answers:
            earlier = None
            if not several:
                left = (entry for entry in reversed(decisions.of_rule(finding.rule)) if entry.id not in used)
                earlier = next((entry for entry in left if self._asks_again(finding, entry)), None)
            if earlier is not None:
                used.add(earlier.id)
            candidates.append(_candidate(finding, several, earlier))
        self.candidates = tuple(candidates)
        self.gone = tuple(
            annotation
            for annotation in ledger.annotations
            if annotation.proposed_by is not None
            and annotation.id not in used
            and _paths(annotation, renamed) <= self._articles.keys()
        )

    def _asks_again(self, finding: Finding, annotation: Annotation) -> bool:
        """Whether `finding` is what was decided on, with other values: its sides stand where the quotes stood."""
        sides = [(self._paths[piece.article], piece.span) for piece in finding.sides or finding.evidence]
        if {path for path, _ in sides} != _paths(annotation, self._renamed):
            return False
        places = []
        for target in annotation.targets:
            path = self._renamed.get(target.article, target.article)
            found = place(target, self._articles[path])
            if found.state is not PlacementState.ORPHAN and found.span is not None:
                places.append((path, found.span))
        return all(any(path == where and span.overlaps(it) for where, it in places) for path, span in sides)


def _candidate(finding: Finding, decisions: tuple[Annotation, ...], earlier: Annotation | None) -> Candidate:
    if not decisions:
        return Candidate(finding, None, OPEN, earlier=earlier)
    latest = decisions[-1]
    rivals = tuple(annotation for annotation in decisions[:-1] if annotation.status != latest.status)
    return Candidate(finding, latest, latest.status, rivals, verdicts=verdicts(decisions))
