"""The review itself: topics, the synopsis of the chosen one, and the candidate to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.worker import get_current_worker

from compare.i18n import gettext as _
from compare.model import Correspondence, Span, Topic
from compare.review.queue import Candidate
from compare.tui import course, dossier, keyboard, keys, overview, pairs, strip, synopsis
from compare.tui.answers import Answers
from compare.tui.course import Position
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, EditTopics, Moved, ShowWords
from compare.tui.render import Tone, columns_that_fit, paragraph
from compare.tui.screens.deciding import DecidingScreen
from compare.tui.screens.pair import PairScreen
from compare.tui.screens.reading import ReadingScreen
from compare.tui.screens.topic import Change, TopicScreen
from compare.tui.view import Index
from compare.tui.widgets.textpane import TextPane


class CompareScreen(ReadingScreen, DecidingScreen):
    """Topics on the left, passages beside, the candidate below or at the right. State: one `Position`."""

    CSS_PATH = "compare.tcss"
    PLACE = "compare"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("compare"))]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(
        self, desk: Desk, position: Position | None = None, *, article: str | None = None, overlay: bool = False
    ) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            position: where to stand; `None` begins where there is something to decide.
            article: id of the article whose passages come into view first.
            overlay: it lies over the screen that the reader came from.
        """
        super().__init__(desk)
        self._position = position or course.beginning(desk.candidates, desk.index.comparison)
        self._drawn: Position | None = None
        self._article = article
        self._overlay = overlay
        self._side_by_side = False
        self._leftmost = 0
        self._answered: Topic | None = None
        self._pairs: tuple[Correspondence, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Compose the three panes."""
        with Horizontal(id="body"):
            yield TextPane(id="topics")
            with Horizontal(id="reading"):
                with Vertical(id="texts"):
                    yield TextPane(id="strip", shy=True)
                    yield TextPane(id="passages")
                with Vertical(id="deciding"):
                    yield TextPane(id="candidate", shy=True)

    def on_mount(self) -> None:
        """Begin in the topic list."""
        self.query_one("#strip").can_focus = False
        self.query_one("#topics" if self._article is None else "#passages").focus()
        self._tell_problems()

    def _tell_problems(self) -> None:
        problems = self.desk.workspace.problems
        if problems:
            more = _(" (and {count} more; 7 lists them)").format(count=len(problems) - 1) if len(problems) > 1 else ""
            self.tell(f"{problems[0]}{more}")
        elif self.desk.git_note is not None:
            self.tell(_("Decisions are saved as files, without git: {note}").format(note=self.desk.git_note))

    # --- drawing ---------------------------------------------------------------------------------

    @property
    def candidate(self) -> Candidate | None:
        """The candidate under review."""
        return self.desk.candidate(self._position.candidate)

    @property
    def index(self) -> Index:
        """The lookups of the desk."""
        return self.desk.index

    @property
    def position(self) -> Position:
        """Where the reviewer stands."""
        return self._position

    @property
    def topic_label(self) -> str:
        """The entry of the list under review: the label of a topic, else its key."""
        topic = next((entry for entry in self.index.comparison.topics if entry.id == self._position.entry), None)
        return topic.label if topic else self._position.entry

    def _topic(self) -> Topic | None:
        """Return the topic on show: the chosen one, else that of the candidate."""
        key = self._position.entry
        if key in (course.ALL, course.LOOSE):
            key = (self.candidate.finding.topic or "") if self.candidate else ""
        return next((topic for topic in self.desk.index.comparison.topics if topic.id == key), None)

    def renew(self) -> None:
        """Draw heading, topics, passages and candidate from the desk."""
        listed = course.entries(self.desk.candidates, self.desk.index.comparison)
        lines = [overview.line(entry, len(self.desk.index.articles)) for entry in listed]
        self.query_one("#topics", TextPane).show(lines, key=self._position.entry, title=_("Topics"))
        self._renew_strip()
        self._renew_passages()
        self._renew_candidate()

    def _renew_strip(self) -> None:
        pane = self.query_one("#strip", TextPane)
        finding = self.candidate.finding if self.candidate else None
        lines = strip.strip(self._topic(), finding, self.desk.candidates, self.index)
        pane.display = bool(lines)
        pane.show(lines)

    def _renew_passages(self) -> None:
        candidate = self.candidate
        finding = candidate.finding if candidate else None
        topic = self._topic()
        if topic is None and finding is None:
            self.pane.show(synopsis.nothing_to_compare(self.desk.index), title=_("Passages"))
            return
        articles = tuple(synopsis.passages_to_show(topic, finding, self.index))
        title = topic.label if topic else _("Without topic")
        fitting = None
        if self._side_by_side:
            fitting = columns_that_fit(self.pane.scrollable_content_region.width, len(articles))
            self._leftmost = max(0, min(self._leftmost, len(articles) - fitting))
            letters = " ".join(self.index.letters[name] for name in articles[self._leftmost :][:fitting])
            if fitting < len(articles):
                title = _("{topic}  {shown} of {count} articles; [ ] shift").format(
                    topic=title, shown=letters, count=len(articles)
                )
        columns = synopsis.synopsis(
            topic,
            finding,
            self.index,
            self.desk.marked,
            columns=fitting,
            leftmost=self._leftmost,
            answers=self._answers(topic),
        )
        # A new candidate brings its words into view; otherwise the reader's place is kept.
        moved = self._position != self._drawn
        self._drawn = self._position
        key = synopsis.first_evidence(finding, self.desk.index) if finding and moved else None
        if self._article is not None:
            key = next(iter(synopsis.passages_to_show(topic, finding, self.index).get(self._article, ())), key)
            self._article = None
        self.pane.show(*columns, key=key, title=title)

    def _answers(self, topic: Topic | None) -> Answers:
        """Return which sentences answer each other, once they are known: a worker finds out."""
        if topic is None or topic != self._answered:
            self._pairs = ()
            if topic is not None:
                self._answer(topic)
            return Answers()
        here = self.place() if self.pane.has_focus else None
        return Answers(self._pairs, *here) if here else Answers(self._pairs)

    @work(thread=True, exclusive=True, group="answers")
    def _answer(self, topic: Topic) -> None:
        pairs = self.desk.workspace.correspondences(topic)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._answer_found, topic, pairs)

    def _answer_found(self, topic: Topic, pairs: tuple[Correspondence, ...]) -> None:
        self._answered, self._pairs = topic, pairs
        if self.is_attached and self._topic() == topic:
            self._renew_passages()

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
            marked = self.desk.added
            return (
                keys.ANNOTATE,
                keys.WORD,
                keys.SENTENCE,
                keys.MARK,
                keys.UNMARK if marked else keys.COLUMNS,
                keys.PAIR,
                keys.ARTICLE,
                keys.HELP,
            )
        return (keys.ACCEPT, keys.REJECT, keys.EDIT, keys.DEFER, keys.ANNOTATE, keys.UNDO, keys.GO, keys.HELP)

    # --- moving ----------------------------------------------------------------------------------

    def go(self, position: Position) -> None:
        """Stand elsewhere and draw it."""
        self._position = position
        self.renew()
        self.renew_keys()

    def go_to_topic(self, topic: Topic | None) -> None:
        """Stand in a topic after the topics changed; in none, where there is something to decide."""
        candidates, comparison = self.desk.candidates, self.index.comparison
        entry = topic.id if topic is not None else self._position.entry
        known = {listed.key for listed in course.entries(candidates, comparison)}
        if entry in known:
            self.go(course.first(candidates, comparison, entry))
        else:
            self.go(course.beginning(candidates, comparison))

    def on_moved(self, message: Moved) -> None:
        """Open the topic under the cursor of the list."""
        super().on_moved(message)
        if message.pane == "passages":
            self._renew_passages()
        if message.pane == "topics" and message.paragraph.key != self._position.entry:
            key = message.paragraph.key or course.ALL
            self.go(course.first(self.desk.candidates, self.desk.index.comparison, key))

    def on_chosen(self, message: Chosen) -> None:
        """Enter goes on: from the topics to the passages, from a passage to its article."""
        if message.pane == "topics":
            self.pane.focus()
        elif message.paragraph.origin is not None:
            self.post_message(ShowWords(message.paragraph.origin.article, message.paragraph.origin.span))

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
            self.tell(_("Everything is decided. 8 shows the summary, c commits."))
        else:
            self.go(there)

    def action_columns(self) -> None:
        """Show the articles side by side, or stacked again."""
        self._side_by_side = not self._side_by_side
        self.set_class(self._side_by_side, "-columns")
        self.call_after_refresh(self._lay_columns)

    def action_shift(self, step: int) -> None:
        """Show the column to the right or left."""
        if not self._side_by_side:
            self.action_columns()
            return
        self._leftmost = max(0, self._leftmost + step)
        self._renew_passages()

    def action_widen(self, step: int) -> None:
        """Make the topic list wider or narrower; with the focus in the candidate, that one."""
        pane = self.query_one("#topics")
        if self.query_one("#candidate").has_focus:
            pane = self.query_one("#deciding")
        if pane.styles.dock == "none" and self.has_class("-narrow") and pane.id == "deciding":
            pane.styles.height = max(5, min(self.size.height - 10, pane.size.height + step))
        else:
            pane.styles.width = max(12, min(self.size.width - 40, pane.outer_size.width + step))
        self.call_after_refresh(self._renew_passages)

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

    async def action_leave(self) -> None:
        """Go back to where the reader came from, or leave the review."""
        if self._overlay:
            self.app.pop_screen()
        else:
            await self.app.run_action("quit")

    def action_release(self) -> None:
        """Give up the choice of words, else an enlarged pane, else go back to where the reader came from."""
        if self.maximized is not None and self.pane.selection is None:
            self.minimize()
        elif self._overlay and self.pane.selection is None:
            self.app.pop_screen()
        else:
            super().action_release()

    # --- other screens ---------------------------------------------------------------------------

    def place(self) -> tuple[str, Span] | None:
        """Return the chosen words, the passage under the cursor, or, in the candidate, its evidence there."""
        pane = self.query_one("#candidate", TextPane)
        if pane.has_focus and pane.place is not None:
            return pane.place.article, pane.place.span
        return super().place()

    def action_edit_topic(self) -> None:
        """Ask what to do with the topic."""
        topic = self._topic()
        if topic is None:
            self.tell(_("There is no topic here to change."))
            return

        def edit(change: Change | None) -> None:
            if change is not None:
                self.desk.added = ()
                self.post_message(EditTopics(change))

        found = [self.index.passage_at(article, span) for article, span in self.to_annotate()]
        passages = tuple(dict.fromkeys(entry.passage.id for entry in found if entry is not None))
        self.app.push_screen(TopicScreen(self.desk, topic, passages), edit)

    def action_pair(self) -> None:
        """Compare the passage under the cursor word by word with the likest of another article."""
        origin = self.pane.place
        shown = synopsis.passages_to_show(self._topic(), self.candidate.finding if self.candidate else None, self.index)
        here = self.index.passage_at(origin.article, origin.span) if origin else None
        other = pairs.likest(here, shown, self.index) if here else None
        if here is None or other is None:
            self.tell(_("There is no passage of another article here to compare with."))
        else:
            self.app.push_screen(PairScreen(self.desk, here, other))
