"""The second key after `g`: where to go. The list is the hint."""

from __future__ import annotations

import unicodedata
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen

from compare.i18n import N_
from compare.i18n import gettext as _
from compare.tui import keys
from compare.tui.messages import Chosen
from compare.tui.render import Tone, join
from compare.tui.safe import plain
from compare.tui.widgets.textpane import TextPane

_KANA: Final = {"あ": "a", "い": "i", "う": "u", "え": "e", "お": "o"}
PLACES: Final = {
    "o": ("overview", keys.OVERVIEW.told),
    "c": ("compare", keys.COMPARE.told),
    "q": ("queue", keys.QUEUE.told),
    "f": ("figures", keys.FIGURES.told),
    "t": ("timeline", keys.TIMELINE.told),
    "r": ("article", keys.ARTICLE.told),
    "a": ("annotations", keys.NOTES.told),
    "s": ("summary", keys.SUMMARY.told),
    "g": ("top", N_("The beginning of this pane")),
}
"""Second key → where it leads, and what is there."""


class GoScreen(ModalScreen[str | None]):
    """Asks for the second key; gives back where to go, or nothing."""

    CSS_PATH = "go.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Go to …"))
            box.border_subtitle = plain(_("esc cancels"))
            yield TextPane(id="where")

    def on_mount(self) -> None:
        """List the keys."""
        pane = self.query_one(TextPane)
        pane.show([join((f"{key}  ", Tone.TITLE), _(told), key=to) for key, (to, told) in PLACES.items()])
        pane.focus()

    def on_key(self, event: KeyEvent) -> None:
        """Take the second key, also from an input method."""
        char = unicodedata.normalize("NFKC", event.character or "")
        there = PLACES.get(_KANA.get(char, char))
        if there is not None:
            event.stop()
            self.dismiss(there[0])
        elif event.is_printable:
            event.stop()
            self.dismiss(None)

    def on_chosen(self, message: Chosen) -> None:
        """Go to the place under the cursor."""
        self.dismiss(message.paragraph.key)

    def action_cancel(self) -> None:
        """Stay here."""
        self.dismiss(None)
