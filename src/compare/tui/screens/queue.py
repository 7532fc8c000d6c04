"""All candidates in one list: filtered, sorted, decided one by one or all that are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.model import Span
from compare.review import filtering
from compare.review.filtering import Filter
from compare.review.queue import OPEN, Candidate
from compare.tui import course, dossier, keyboard, keys, listing
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, HeaderPicked, Picked, Pointed, ShowTopic, ShowWords
from compare.tui.render import BLANK, paragraph
from compare.tui.screens.bulk import Bulk, BulkScreen
from compare.tui.screens.deciding import DecidingScreen
from compare.tui.screens.filter import FilterScreen
from compare.tui.widgets.table import Table
from compare.tui.widgets.textpane import TextPane


class QueueScreen(DecidingScreen):
    """State: a filter, an order, and the candidate under the cursor."""

    CSS_PATH = "queue.tcss"
    PLACE = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("queue"))]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = Filter()
        self._order = filtering.ORDERS[0]
        self._shown: tuple[Candidate, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Compose the list and the candidate under its cursor."""
        with Container(id="body"):
            yield Table(id="list")
            yield TextPane(id="candidate", shy=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#list").focus()

    def action_widen(self, step: int) -> None:
        """Give the list more or less room beside the candidate, or above it."""
        pane = self.query_one("#candidate")
        if self.has_class("-wide"):
            pane.styles.width = max(24, min(self.size.width - 40, pane.outer_size.width - step))
        else:
            pane.styles.height = max(4, min(self.size.height - 10, pane.outer_size.height - step))

    @property
    def _table(self) -> Table:
        return self.query_one("#list", Table)

    @property
    def candidate(self) -> Candidate | None:
        """The candidate under the cursor of the list."""
        return self.desk.candidate(self._table.key)

    def place(self) -> tuple[str, Span] | None:
        """Return the evidence under the cursor, else the first."""
        origin = self.query_one("#candidate", TextPane).place
        if origin is not None:
            return origin.article, origin.span
        return None

    # --- drawing ---------------------------------------------------------------------------------

    def renew(self) -> None:
        """Draw the list and the candidate."""
        candidates = self.desk.candidates
        self._shown = filtering.ordered(filtering.listed(candidates, self._filter), self._order)
        told = ngettext("{count} candidate", "{count} candidates", len(self._shown)).format(count=len(self._shown))
        if len(self._shown) != len(candidates):
            told = _("{shown} of {count}").format(shown=len(self._shown), count=told_all(len(candidates)))
        title = "  ".join(
            part
            for part in (told, listing.filter_words(self._filter, self.desk.index), listing.order(self._order))
            if part
        )
        lines = [listing.candidate(entry, self.desk.index) for entry in self._shown]
        self._table.show(listing.columns(wide=self.size.width >= 150), lines, title=title)
        self._renew_candidate()

    def _renew_candidate(self) -> None:
        pane = self.query_one("#candidate", TextPane)
        candidate = self.candidate
        if candidate is None:
            pane.show(listing.nothing(self._filter, self.desk.candidates), title=_("Candidate"))
            return
        state = f"{dossier.STATE_SIGNS[candidate.state]} {dossier.state_label(candidate.state)}"
        topic = next(
            (topic.label for topic in self.desk.index.comparison.topics if topic.id == candidate.finding.topic), ""
        )
        lines = dossier.candidate(candidate, self.desk.index)
        pane.show((*lines, BLANK, paragraph(topic)) if topic else lines, title=f"{_('Candidate')}  {state}")

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return deciding keys."""
        return (keys.ACCEPT, keys.REJECT, keys.EDIT, keys.DEFER, keys.FILTER, keys.BULK, keys.OPEN, keys.HELP)

    def on_resize(self) -> None:
        """Fit the columns."""
        self.call_after_refresh(self.renew)

    def on_pointed(self, message: Pointed) -> None:
        """Show the candidate under the cursor."""
        self._renew_candidate()

    # --- moving ----------------------------------------------------------------------------------

    def on_picked(self, message: Picked) -> None:
        """Enter compares on the topic of the candidate."""
        if (candidate := self.candidate) is not None:
            topics = {topic.id for topic in self.desk.index.comparison.topics}
            home = candidate.finding.topic if candidate.finding.topic in topics else None
            self.post_message(ShowTopic(home or course.LOOSE, candidate.finding.fingerprint))

    def on_chosen(self, message: Chosen) -> None:
        """Enter on evidence opens its words."""
        if message.paragraph.origin is not None:
            self.post_message(ShowWords(message.paragraph.origin.article, message.paragraph.origin.span))

    def action_next_open(self) -> None:
        """Go to the next undecided candidate of the list; what was just decided stays listed until the filter says."""
        names = [entry.finding.fingerprint for entry in self._shown]
        here = names.index(self._table.key) if self._table.key in names else -1
        after = [name for name in (*names[here + 1 :], *names[:here]) if self._is_open(name)]
        self.renew()
        if after:
            self._table.show(
                listing.columns(wide=self.size.width >= 150),
                [listing.candidate(entry, self.desk.index) for entry in self._shown],
                key=after[0],
            )
            self._renew_candidate()
        else:
            self.tell(_("Nothing undecided is listed."))

    def _is_open(self, fingerprint: str) -> bool:
        entry = self.desk.candidate(fingerprint)
        return entry is not None and entry.state == OPEN

    # --- filter and order ------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Ask what to list."""

        def take(wanted: Filter | None) -> None:
            if wanted is not None:
                self._filter = wanted
                self.redraw()

        self.app.push_screen(FilterScreen(self.desk, self._filter), take)

    def action_sort(self) -> None:
        """Sort by the next order."""
        orders = filtering.ORDERS
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.renew()

    def on_header_picked(self, message: HeaderPicked) -> None:
        """Sort by the column that was clicked."""
        self._order = listing.ORDER_OF.get(message.column, self._order)
        self.renew()

    # --- all at once -----------------------------------------------------------------------------

    def action_bulk(self) -> None:
        """Decide on all undecided candidates that are listed, after showing them."""
        if not self._filter.active:
            self.tell(_("First choose with f what to decide on together."))
            return
        waiting = [entry for entry in self._shown if entry.state == OPEN]
        if not waiting:
            self.tell(_("Nothing undecided is listed."))
            return

        def decide(bulk: Bulk | None) -> None:
            if bulk is not None:
                self._decide_all(waiting, bulk)

        self.app.push_screen(BulkScreen(self.desk, waiting), decide)

    def _decide_all(self, waiting: Sequence[Candidate], bulk: Bulk) -> None:
        findings = [entry.finding for entry in waiting]
        with self.complaining():
            if bulk.rejection is None:
                self.desk.workspace.decide_all(findings, bulk.status)
            else:
                self.desk.workspace.decide_all(findings, bulk.status, rejection=bulk.rejection, note=bulk.note)
            self.redraw()
            told = _("{sign} {state}: {count} candidates. u takes all of it back.")
            self.tell(
                told.format(
                    sign=dossier.STATE_SIGNS[bulk.status], state=dossier.state_label(bulk.status), count=len(findings)
                )
            )

    def only(self, **wanted: str) -> None:
        """List only what is wanted; for screens that lead here."""
        self._filter = replace(Filter(), **wanted)


def told_all(count: int) -> str:
    """Return how many candidates there are."""
    return ngettext("{count} candidate", "{count} candidates", count).format(count=count)
