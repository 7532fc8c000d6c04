"""What all screens share: the workspace, the lookups, and what follows from the ledger as it is now.

The ledger is frozen, so everything derived from it is kept until the workspace holds another one.
"""

from __future__ import annotations

from dataclasses import replace

from compare.model import Annotation, Ledger, Placement
from compare.review.queue import Candidate
from compare.tui.view import REJECTED, Index, Marked, Spots, spots_of_annotations, spots_of_findings
from compare.workspace import Workspace


class Desk:
    """A workspace with its lookups."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.index = Index(workspace.comparison)
        self.git_note = workspace.git_status().note
        """Why git cannot be used here, for the one time that it is said; `None` where it can."""
        self.ime_told = False
        """Whether the reader was told that an input method is on."""
        self._placements: dict[Annotation, tuple[Placement, ...]] = {}
        self._ledger: Ledger | None = None
        self._candidates: dict[str, Candidate] = {}
        self._marked = Marked(spots_of_findings(workspace.comparison.findings), Spots(()))

    def _renew(self) -> None:
        ledger = self.workspace.ledger
        if ledger is self._ledger:
            return
        self._candidates = {entry.finding.fingerprint: entry for entry in self.workspace.candidates()}
        placed = [(annotation, self.placements(annotation)) for annotation in ledger.annotations]
        settled = [fingerprint for fingerprint, entry in self._candidates.items() if entry.state == REJECTED]
        self._marked = replace(
            self._marked, annotations=spots_of_annotations(placed, self.index), settled=frozenset(settled)
        )
        self._ledger = ledger

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates with their states, in the order of the comparison."""
        self._renew()
        return tuple(self._candidates.values())

    @property
    def marked(self) -> Marked:
        """What is marked in the texts now."""
        self._renew()
        return self._marked

    def placements(self, annotation: Annotation) -> tuple[Placement, ...]:
        """Return where the targets of an annotation are. Articles do not change while they are open."""
        if annotation not in self._placements:
            self._placements[annotation] = self.workspace.placements(annotation)
        return self._placements[annotation]

    def candidate(self, fingerprint: str | None) -> Candidate | None:
        """Return the candidate with that fingerprint, if there is one."""
        self._renew()
        return self._candidates.get(fingerprint) if fingerprint else None
