"""What happened to one record, commit by commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from compare.errors import CompareError
from compare.history import Revision
from compare.i18n import gettext as _
from compare.tui import keys
from compare.tui.desk import Desk
from compare.tui.render import Paragraph, Tone, join, paragraph
from compare.tui.screens.base import DeskScreen
from compare.tui.widgets.textpane import TextPane


class LogScreen(DeskScreen):
    """Latest first. Git runs in a worker."""

    CSS_PATH = "pair.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.DOWN, keys.UP, keys.BACK))]

    def __init__(self, desk: Desk, annotation_id: str) -> None:
        super().__init__(desk)
        self._record = annotation_id

    def compose_body(self) -> ComposeResult:
        """Compose the list."""
        yield TextPane(id="passages")

    def on_mount(self) -> None:
        """Ask git."""
        pane = self.query_one(TextPane)
        pane.show([paragraph(_("Asking git …"), Tone.QUIET)], title=_("History of {id}").format(id=self._record))
        pane.focus()
        self._ask()

    @work(thread=True, exclusive=True, group="git")
    def _ask(self) -> None:
        try:
            found: Sequence[Revision] | CompareError = self.desk.workspace.log(self._record)
        except CompareError as error:
            found = error
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: Sequence[Revision] | CompareError) -> None:
        title = _("History of {id}").format(id=self._record)
        pane = self.query_one(TextPane)
        if isinstance(found, CompareError):
            pane.show([paragraph(str(found), Tone.ALERT)], title=title)
            return
        lines = [line for revision in found for line in _lines(revision)]
        pane.show(lines or [paragraph(_("Nothing is known of its past."), Tone.QUIET)], title=title)

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the list."""
        return (keys.DOWN, keys.UP, keys.BACK)


def _lines(revision: Revision) -> Iterator[Paragraph]:
    head = revision.commit or _("not committed yet")
    yield join((f"{head}  ", Tone.TITLE), f"{revision.at}  {revision.by}  ", (revision.subject, Tone.BODY))
    for change in revision.changes:
        yield replace(paragraph(str(change)), indent=2)
