"""One decision on several candidates, after each of them was shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.review.queue import Candidate
from compare.tui import listing
from compare.tui.desk import Desk
from compare.tui.safe import plain
from compare.tui.screens.reject import Rejection, RejectScreen
from compare.tui.widgets.table import Table

_STATUSES: Final = {"y": "accepted", "s": "deferred"}


@dataclass(frozen=True, slots=True)
class Bulk:
    """One decision for several candidates."""

    status: str
    rejection: str | None = None
    note: str | None = None


class BulkScreen(ModalScreen[Bulk | None]):
    """Shows the candidates and asks for the decision; gives it back, or nothing."""

    CSS_PATH = "bulk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "cancel", show=False)]

    def __init__(self, desk: Desk, waiting: Sequence[Candidate]) -> None:
        super().__init__()
        self._desk = desk
        self._waiting = waiting

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="box") as box:
            count = len(self._waiting)
            box.border_title = plain(
                ngettext(
                    "The same decision on this candidate", "The same decision on these {count} candidates", count
                ).format(count=count)
            )
            box.border_subtitle = plain(_("y accept all · x reject all · s defer all · esc cancel"))
            yield Table(id="waiting")

    def on_mount(self) -> None:
        """List the candidates."""
        table = self.query_one(Table)
        lines = [listing.candidate(entry, self._desk.index) for entry in self._waiting]
        table.show(listing.columns(wide=False), lines)
        table.focus()

    def on_key(self, event: KeyEvent) -> None:
        """Take the decision, also from an input method."""
        letter = unicodedata.normalize("NFKC", event.character or "").lower()
        if letter in _STATUSES:
            event.stop()
            self.dismiss(Bulk(_STATUSES[letter]))
        elif letter == "x":
            event.stop()
            self.app.push_screen(RejectScreen(), self._reject)

    def _reject(self, why: Rejection | None) -> None:
        if why is not None:
            self.dismiss(Bulk("rejected", why.reason, why.note))

    def action_cancel(self) -> None:
        """Close without deciding."""
        self.dismiss(None)
