"""What all screens share: the workspace, the lookups, and what follows from the ledger as it is now.

The ledger is frozen, so everything derived from it is kept until the workspace holds another one.
"""

from __future__ import annotations

from dataclasses import replace

from compare.i18n import gettext as _
from compare.model import Annotation, Comparison, Ledger, Placement, Span
from compare.review.queue import Candidate
from compare.tables.figure_ledger import FigureLedger, figure_ledger
from compare.tables.timeline import Timeline, timeline
from compare.tui.keyboard import Keyboard
from compare.tui.render import Tone
from compare.tui.search import Hit, search
from compare.tui.view import REJECTED, Index, Marked, Spot, Spots, spots_of_annotations, spots_of_findings
from compare.workspace import Workspace


class Desk:
    """A workspace with its lookups."""

    def __init__(
        self, workspace: Workspace, keyboard: Keyboard | None = None, phrases: tuple[str, ...] | None = None
    ) -> None:
        self.workspace = workspace
        self._phrases = phrases
        self.keyboard = keyboard or Keyboard()
        """The keys in force."""
        self.index = Index(workspace.comparison)
        self.git_note = workspace.git_status().note
        """Why git cannot be used here, for the one time that it is said; `None` where it can."""
        self.ime_told = False
        """Whether the reader was told that an input method is on."""
        self.query = ""
        """What was looked for last."""
        self.hits: tuple[Hit, ...] = ()
        """What was found, and which of it was looked at last."""
        self.hit = 0
        self.added: tuple[tuple[str, Span], ...] = ()
        """Places that the next annotation is to be about as well: article id and span."""
        self._figures: FigureLedger | None = None
        self._timeline: Timeline | None = None
        self._placements: dict[Annotation, tuple[Placement, ...]] = {}
        self._ledger: Ledger | None = None
        self._candidates: dict[str, Candidate] = {}
        self._changed: str | None = None
        self._marked = Marked(spots_of_findings(workspace.comparison.findings), Spots(()))

    def _renew(self) -> None:
        ledger = self.workspace.ledger
        if ledger is self._ledger:
            return
        self.index.rename(self.workspace.renamed)
        before = self._candidates
        self._candidates = {entry.finding.fingerprint: entry for entry in self.workspace.candidates()}
        self._changed = next(
            (name for name, entry in self._candidates.items() if name in before and before[name] != entry), None
        )
        placed = [(annotation, self.placements(annotation)) for annotation in ledger.annotations]
        settled = [fingerprint for fingerprint, entry in self._candidates.items() if entry.state == REJECTED]
        self._marked = replace(
            self._marked, annotations=spots_of_annotations(placed, self.index), settled=frozenset(settled)
        )
        self._ledger = ledger

    @property
    def phrases(self) -> tuple[str, ...]:
        """Phrases for notes: the reader's own, else what desks write most."""
        if self._phrases is not None:
            return self._phrases
        return (
            _("Please check with the writer."),
            _("Please check against the primary source."),
            _("As of when?"),
            _("Whose words are these?"),
            _("Same figure as in the other articles?"),
            _("Leave as it is (intended)."),
        )

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates with their states, in the order of the comparison."""
        self._renew()
        return tuple(self._candidates.values())

    def changed(self) -> str | None:
        """Return the fingerprint of the first candidate that the latest change of the ledger touched, if any."""
        self._renew()
        return self._changed

    @property
    def marked(self) -> Marked:
        """What is marked in the texts now."""
        self._renew()
        return self._marked

    def figure_ledger(self) -> FigureLedger:
        """Return who gives which figure; computed when first asked for."""
        if self._figures is None:
            self._figures = figure_ledger(self.index.comparison)
        return self._figures

    def timeline(self) -> Timeline:
        """Return the events by date; computed when first asked for."""
        if self._timeline is None:
            self._timeline = timeline(self.index.comparison)
        return self._timeline

    def look_for(self, query: str) -> None:
        """Search all articles and notes; what is found is marked in the texts."""
        notes = [(entry, *self.place_of(entry)) for entry in self.workspace.ledger.annotations]
        self.query, self.hit = query, 0
        self.hits = search(query, self.index.comparison.articles, notes)
        found = Spots((hit.article, Spot(hit.span, Tone.FOUND)) for hit in self.hits if hit.annotation is None)
        self._marked = replace(self._marked, found=found)

    def place_of(self, annotation: Annotation) -> tuple[str, Span]:
        """Return the first words of an annotation that have a place in an open article, else no article."""
        for target, placement in zip(annotation.targets, self.placements(annotation), strict=True):
            article_id = self.index.ids_by_path.get(target.article)
            if article_id is not None and placement.span is not None:
                return article_id, placement.span
        return "", Span(0, 0)

    def adopt(self, comparison: Comparison) -> None:
        """Go on with another comparison of the folder: its articles were read again."""
        self.workspace.adopt(comparison)
        self.compared_anew()

    def compared_anew(self) -> None:
        """Go on with the comparison that the workspace holds now, without what the project muted."""
        comparison = self.workspace.comparison
        self.index = Index(comparison)
        self.hits, self.added = (), ()
        self._figures = self._timeline = None
        self._placements.clear()
        self._ledger = None
        self._marked = Marked(spots_of_findings(comparison.findings), Spots(()))

    def placements(self, annotation: Annotation) -> tuple[Placement, ...]:
        """Return where the targets of an annotation are. Articles do not change while they are open."""
        if annotation not in self._placements:
            self._placements[annotation] = self.workspace.placements(annotation)
        return self._placements[annotation]

    def candidate(self, fingerprint: str | None) -> Candidate | None:
        """Return the candidate with that fingerprint, if there is one."""
        self._renew()
        return self._candidates.get(fingerprint) if fingerprint else None
