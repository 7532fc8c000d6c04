"""The review itself: topics, the synopsis of the chosen one, and the candidate to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from compare.i18n import gettext as _
from compare.model import Topic
from compare.review.queue import Candidate
from compare.tui import course, dossier, keys, overview, synopsis
from compare.tui.course import Position
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, Moved
from compare.tui.render import Tone, columns_that_fit, paragraph
from compare.tui.screens.annotations import AnnotationsScreen
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.commit import CommitScreen
from compare.tui.screens.edit import Draft, EditScreen
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.reading import ReadingScreen
from compare.tui.screens.reject import Rejection, RejectScreen
from compare.tui.screens.summary import SummaryScreen
from compare.tui.widgets.textpane import TextPane


class CompareScreen(ReadingScreen):
    """Topics on the left, passages beside, the candidate below or at the right. State: one `Position`."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings((*keys.DECIDING, *keys.MOVING, *keys.CHOOSING, *keys.PLACES, keys.QUIT))
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._position = course.beginning(desk.candidates, desk.index.comparison)
        self._drawn: Position | None = None
        self._side_by_side = False

    def compose_body(self) -> ComposeResult:
        """Compose the three panes."""
        with Horizontal(id="body"):
            yield TextPane(id="topics", title=_("Topics"))
            with Horizontal(id="reading"):
                yield TextPane(id="passages")
                with Vertical(id="deciding"):
                    yield TextPane(id="candidate")

    def on_mount(self) -> None:
        """Begin in the topic list."""
        self.query_one("#topics").focus()
        self._tell_problems()

    def _tell_problems(self) -> None:
        problems = self.desk.workspace.problems
        if problems:
            more = _(" (and {count} more; t lists them)").format(count=len(problems) - 1) if len(problems) > 1 else ""
            self.tell(f"{problems[0]}{more}")
        elif self.desk.git_note is not None:
            self.tell(_("Decisions are saved as files, without git: {note}").format(note=self.desk.git_note))

    # --- drawing ---------------------------------------------------------------------------------

    @property
    def candidate(self) -> Candidate | None:
        """The candidate under review."""
        return self.desk.candidate(self._position.candidate)

    @property
    def position(self) -> Position:
        """Where the reviewer stands."""
        return self._position

    def _topic(self) -> Topic | None:
        """Return the topic on show: the chosen one, else that of the candidate."""
        key = self._position.entry
        if key in (course.ALL, course.LOOSE):
            key = (self.candidate.finding.topic or "") if self.candidate else ""
        return next((topic for topic in self.desk.index.comparison.topics if topic.id == key), None)

    def renew(self) -> None:
        """Draw heading, topics, passages and candidate from the desk."""
        listed = course.entries(self.desk.candidates, self.desk.index.comparison)
        self.head(overview.heading(self.desk.workspace.folder.name, self.desk.index, self.desk.candidates))
        lines = [overview.line(entry, len(self.desk.index.articles)) for entry in listed]
        self.query_one("#topics", TextPane).show(lines, key=self._position.entry)
        self._renew_passages()
        self._renew_candidate()

    def _renew_passages(self) -> None:
        candidate = self.candidate
        finding = candidate.finding if candidate else None
        topic = self._topic()
        if topic is None and finding is None:
            self.pane.show(synopsis.nothing_to_compare(self.desk.index), title=_("Passages"))
            return
        wanted = len(self.desk.index.articles) if self._side_by_side else 1
        width = self.pane.scrollable_content_region.width
        columns = synopsis.synopsis(topic, finding, self.desk.index, self.desk.marked, columns_that_fit(width, wanted))
        title = topic.label if topic else _("Without topic")
        # A new candidate brings its words into view; otherwise the reader's place is kept.
        moved = self._position != self._drawn
        self._drawn = self._position
        key = synopsis.first_evidence(finding, self.desk.index) if finding and moved else None
        self.pane.show(*columns, key=key, title=title)

    def _renew_candidate(self) -> None:
        pane = self.query_one("#candidate", TextPane)
        candidate = self.candidate
        if candidate is None:
            told = _("No candidate in this topic.") if self.desk.candidates else _("There are no candidates.")
            pane.show([paragraph(told, Tone.QUIET)], title=_("Candidate"))
            return
        members = course.queue(self.desk.candidates, self.desk.index.comparison, self._position.entry)
        fingerprints = [member.finding.fingerprint for member in members]
        number = fingerprints.index(candidate.finding.fingerprint) + 1
        state = f"{dossier.STATE_SIGNS[candidate.state]} {dossier.state_label(candidate.state)}"
        title = _("Candidate {number}/{total}  {state}").format(number=number, total=len(members), state=state)
        pane.show(dossier.candidate(candidate, self.desk.index), title=title)

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return deciding keys, or choosing keys while words are chosen or passages are in focus."""
        if self.pane.selection is not None:
            return keys.BAR_CHOOSING
        if self.pane.has_focus:
            return (
                keys.ANNOTATE,
                keys.WORD,
                keys.SENTENCE,
                keys.ARTICLE,
                keys.COLUMNS,
                keys.ACCEPT,
                keys.UNDO,
                keys.HELP,
            )
        return (keys.ACCEPT, keys.REJECT, keys.EDIT, keys.DEFER, keys.ANNOTATE, keys.UNDO, keys.PALETTE, keys.HELP)

    # --- moving ----------------------------------------------------------------------------------

    def go(self, position: Position) -> None:
        """Stand elsewhere and draw it."""
        self._position = position
        self.renew()
        self.renew_keys()

    def on_moved(self, message: Moved) -> None:
        """Open the topic under the cursor of the list."""
        super().on_moved(message)
        if message.pane == "topics" and message.paragraph.key != self._position.entry:
            key = message.paragraph.key or course.ALL
            self.go(course.first(self.desk.candidates, self.desk.index.comparison, key))

    def on_chosen(self, message: Chosen) -> None:
        """Enter goes on: from the topics to the passages, from a passage to its article."""
        if message.pane == "topics":
            self.pane.focus()
        elif message.pane == "passages":
            self.action_article()

    def on_resize(self) -> None:
        """Fit the number of columns to the width."""
        if self._side_by_side:
            self.call_after_refresh(self._renew_passages)

    def action_candidate(self, step: int) -> None:
        """Go to the next or previous candidate of this entry."""
        self.go(course.beside(self.desk.candidates, self.desk.index.comparison, self._position, step))

    def action_topic(self, step: int) -> None:
        """Go to the next or previous entry of the topic list."""
        listed = [entry.key for entry in course.entries(self.desk.candidates, self.desk.index.comparison)]
        here = listed.index(self._position.entry) if self._position.entry in listed else 0
        there = listed[min(max(here + step, 0), len(listed) - 1)]
        self.go(course.first(self.desk.candidates, self.desk.index.comparison, there))

    def action_next_open(self) -> None:
        """Go to the next undecided candidate, in any topic."""
        there = course.next_open(self.desk.candidates, self.desk.index.comparison, self._position)
        if there is None:
            self.renew()
            self.tell(_("Everything is decided. r shows the summary, c commits."))
        else:
            self.go(there)

    def action_columns(self) -> None:
        """Show the articles side by side, or stacked again."""
        self._side_by_side = not self._side_by_side
        self.set_class(self._side_by_side, "-columns")
        self.call_after_refresh(self._lay_columns)

    def _lay_columns(self) -> None:
        self._renew_passages()
        if self._side_by_side and columns_that_fit(self.pane.scrollable_content_region.width, 2) == 1:
            self._side_by_side = False
            self.set_class(False, "-columns")
            self.tell(_("There is not enough room for two columns of 20 characters; the articles stay stacked."))

    def rewound(self, fingerprint: str | None) -> None:
        """Go to the candidate that undo or redo changed, in its own topic unless all are on show."""
        changed = self.desk.candidate(fingerprint)
        if changed is not None:
            members = course.queue(self.desk.candidates, self.desk.index.comparison, self._position.entry)
            entry = self._position.entry
            if changed not in members:
                entry = changed.finding.topic or course.LOOSE
            self._position = Position(entry, fingerprint)

    # --- deciding --------------------------------------------------------------------------------

    def _decide(self, candidate: Candidate, status: str, **fields: Any) -> None:
        with self.complaining():
            self.desk.workspace.decide(candidate.finding, status, **fields)
            self.action_next_open()
            told = dossier.said(candidate.finding, self.desk.index)
            self.tell(f"{dossier.STATE_SIGNS[status]} {dossier.state_label(status)}: {told}")

    def _current(self) -> Candidate | None:
        if self.candidate is None:
            self.tell(_("There is no candidate here to decide on. n goes to the next undecided one."))
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
                    )

            quotes = dossier.candidate(candidate, self.desk.index)[2 : 2 + len(finding.evidence)]
            self.app.push_screen(EditScreen(_("Edit, then accept"), draft, quotes, proposal=True), accept)

    # --- other screens ---------------------------------------------------------------------------

    def action_article(self) -> None:
        """Open the article of the passage under the cursor, at that passage."""
        if (place := self.pane.place) is not None:
            self.app.push_screen(ArticleScreen(self.desk, place.article, place.span.start))
        elif self.desk.index.comparison.articles:
            self.app.push_screen(ArticleScreen(self.desk, self.desk.index.comparison.articles[0].id, 0))

    def action_annotations(self) -> None:
        """List all annotations."""
        self.app.push_screen(AnnotationsScreen(self.desk))

    def action_summary(self) -> None:
        """Show the summary."""
        self.app.push_screen(SummaryScreen(self.desk))

    def action_commit(self) -> None:
        """Show what would be committed."""
        self.app.push_screen(CommitScreen(self.desk))

    def action_help(self) -> None:
        """Explain keys and signs."""
        self.app.push_screen(HelpScreen(self.desk))
