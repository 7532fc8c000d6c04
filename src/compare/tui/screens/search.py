"""Search over all articles and notes: hits are listed while one types; enter goes to the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.tui import dossier
from compare.tui.desk import Desk
from compare.tui.messages import Chosen
from compare.tui.render import Paragraph, Tone, join, paragraph, short
from compare.tui.safe import plain
from compare.tui.search import MOST, Hit
from compare.tui.widgets.textpane import TextPane


class SearchScreen(ModalScreen[int | None]):
    """Asks what to look for; gives back the number of the hit that was chosen, or nothing."""

    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "list", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Compose the field and the list."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Search all articles and notes"))
            box.border_subtitle = plain(_("enter first hit · ↓ list · esc cancel"))
            yield Input(self._desk.query, id="query")
            yield TextPane(id="hits")

    def on_mount(self) -> None:
        """Begin with what was looked for last."""
        self.query_one(Input).focus()
        self._list()

    def on_input_changed(self) -> None:
        """Look while one types."""
        self._desk.look_for(self.query_one(Input).value)
        self._list()

    def _list(self) -> None:
        pane = self.query_one("#hits", TextPane)
        hits = self._desk.hits
        count = len(hits)
        if not self._desk.query.strip():
            title, lines = "", [paragraph(_("Kana, width and case do not matter."), Tone.QUIET)]
        else:
            title = ngettext("{count} hit", "{count} hits", count).format(count=f"{count}+" if count == MOST else count)
            lines = list(self._lines()) or [paragraph(_("Nothing found."), Tone.QUIET)]
        pane.show(lines, title=title)

    def _lines(self) -> Iterator[Paragraph]:
        for number, hit in enumerate(self._desk.hits):
            yield self._note(number, hit) if hit.annotation else self._words(number, hit)

    def _words(self, number: int, hit: Hit) -> Paragraph:
        index = self._desk.index
        before, words, after = dossier.context(index.articles[hit.article].text, hit.span)
        letter = index.letters[hit.article]
        return join((f"{letter}  ", Tone.TITLE), before, (words, Tone.FOUND), after, key=str(number))

    def _note(self, number: int, hit: Hit) -> Paragraph:
        note = next(entry.note for entry in self._desk.workspace.ledger.annotations if entry.id == hit.annotation)
        return join((f"● {hit.annotation}  ", Tone.TARGET), short(note, 100), key=str(number))

    def on_input_submitted(self) -> None:
        """Go to the first hit."""
        self.dismiss(0 if self._desk.hits else None)

    def on_chosen(self, message: Chosen) -> None:
        """Go to the hit under the cursor."""
        if message.paragraph.key is not None:
            self.dismiss(int(message.paragraph.key))

    def action_list(self) -> None:
        """Go from the field into the list."""
        self.query_one("#hits").focus()

    def action_cancel(self) -> None:
        """Close; what was found stays marked, n and N go through it."""
        self.dismiss(None)
