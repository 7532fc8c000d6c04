"""A screen with a candidate to decide on: accept, reject, edit, defer, then on to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from compare.i18n import gettext as _
from compare.review.queue import Candidate
from compare.tui import dossier
from compare.tui.screens.edit import Draft, EditScreen
from compare.tui.screens.main import MainScreen
from compare.tui.screens.reject import Rejection, RejectScreen


class DecidingScreen(MainScreen):
    """A screen whose subclass says which candidate is under review, and where to go after a decision."""

    @property
    def candidate(self) -> Candidate | None:
        """The candidate under review."""
        return None

    def action_next_open(self) -> None:
        """Go to the next undecided candidate."""

    def action_hit(self, step: int) -> None:
        """Go to the next place found; without a search, n goes to the next undecided candidate."""
        if self.desk.hits or step < 0:
            super().action_hit(step)
        else:
            self.action_next_open()

    def _decide(self, candidate: Candidate, status: str, **fields: Any) -> None:
        with self.complaining():
            self.desk.workspace.decide(candidate.finding, status, **fields)
            self.renew_heading()
            self.action_next_open()
            told = dossier.said(candidate.finding, self.desk.index)
            self.tell(f"{dossier.STATE_SIGNS[status]} {dossier.state_label(status)}: {told}")

    def _current(self) -> Candidate | None:
        if self.candidate is None:
            self.tell(_("There is no candidate here to decide on. d goes to the next undecided one."))
        return self.candidate

    def action_accept(self) -> None:
        """Accept the candidate as it is."""
        if candidate := self._current():
            self._decide(candidate, "accepted")

    def action_defer(self) -> None:
        """Put the candidate off."""
        if candidate := self._current():
            self._decide(candidate, "deferred")

    def action_reject(self) -> None:
        """Ask why, then reject."""
        if candidate := self._current():

            def reject(why: Rejection | None) -> None:
                if why is not None:
                    self._decide(candidate, "rejected", rejection=why.reason, note=why.note)

            self.app.push_screen(RejectScreen(), reject)

    def action_edit(self) -> None:
        """Change what the candidate says, then accept it."""
        if candidate := self._current():
            finding = candidate.finding
            draft = Draft.of_finding(finding)
            if candidate.annotation is not None:
                decided = Draft.of_annotation(candidate.annotation)
                draft = replace(decided, note=decided.note or draft.note)

            def accept(edited: Draft | None) -> None:
                if edited is not None:
                    self._decide(
                        candidate,
                        "edited",
                        category=edited.category,
                        relation=edited.relation,
                        reason=edited.reason,
                        mode=edited.mode,
                        severity=edited.severity,
                        rating=edited.rating,
                        note=edited.note,
                        tags=edited.tags,
                    )

            quotes = dossier.candidate(candidate, self.desk.index)[2 : 2 + len(finding.evidence)]
            form = EditScreen(_("Edit, then accept"), draft, quotes, proposal=True, phrases=self.desk.phrases)
            self.app.push_screen(form, accept)
