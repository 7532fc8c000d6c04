"""Somebody else wrote the same record meanwhile: both versions, and the choice between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen

from compare.i18n import gettext as _
from compare.model import Annotation
from compare.review.clashes import ClashError
from compare.tui import dossier
from compare.tui.desk import Desk
from compare.tui.render import BLANK, Paragraph, Tone, join, paragraph
from compare.tui.safe import plain
from compare.tui.widgets.textpane import TextPane


class ClashScreen(ModalScreen[str | None]):
    """Gives back `mine`, `theirs` or `both`, or nothing: then all stays as it is on disk, and nothing is written."""

    CSS_PATH = "clash.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "cancel", show=False)]

    def __init__(self, desk: Desk, error: ClashError) -> None:
        super().__init__()
        self._desk = desk
        self._error = error
        self._choices = {"t": "theirs"}
        if all(clash.readable for clash in error.clashes):
            self._choices["m"] = "mine"
            if all(clash.is_rival for clash in error.clashes):
                self._choices["b"] = "both"

    def compose(self) -> ComposeResult:
        """Compose both versions and the choices."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Somebody else decided meanwhile"))
            box.border_subtitle = plain(_("esc: decide later, nothing is written"))
            yield TextPane(id="versions")
            yield TextPane(id="choices", shy=True)

    def on_mount(self) -> None:
        """Show what each says."""
        self.query_one("#versions", TextPane).show(list(self._versions()))
        words = {
            "t": _("theirs: keep what is on disk"),
            "m": _("mine: write mine in its place"),
            "b": _("both: keep two decisions, as a disagreement"),
        }
        lines = [join((f"{key}  ", Tone.TITLE), words[key], key=choice) for key, choice in self._choices.items()]
        self.query_one("#choices", TextPane).show(lines)
        self.query_one("#choices").can_focus = False
        self.query_one("#versions").focus()

    def _versions(self) -> Iterator[Paragraph]:
        for clash in self._error.clashes:
            yield paragraph(clash.file, Tone.QUIET)
            yield from self._version(_("mine"), clash.mine)
            if clash.readable:
                yield from self._version(_("theirs"), clash.theirs)
            else:
                yield paragraph(_("theirs: the file cannot be read; mend it first"), Tone.ALERT)
            yield BLANK

    def _version(self, whose: str, entry: Annotation | None) -> Iterator[Paragraph]:
        if entry is None:
            yield join((f"{whose}  ", Tone.HEADING), _("deleted"))
            return
        yield join((f"{whose}  ", Tone.HEADING), f"{entry.by}  {entry.at}")
        yield dossier.annotation(entry, self._desk.workspace.placements(entry), self._desk.index)

    def on_key(self, event: KeyEvent) -> None:
        """Take a letter, also a full-width one."""
        choice = self._choices.get(unicodedata.normalize("NFKC", event.character or ""))
        if choice is not None:
            event.stop()
            self.dismiss(choice)

    def action_cancel(self) -> None:
        """Close without choosing."""
        self.dismiss(None)
