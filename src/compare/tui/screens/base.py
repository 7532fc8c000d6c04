"""What every full screen has: a heading, a notice line, a key bar, and one way of failing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from compare.display.safety import visible
from compare.display.width import cell_width
from compare.errors import CompareError
from compare.i18n import gettext as _
from compare.tui.desk import Desk
from compare.tui.keys import Key
from compare.tui.widgets.bars import KeyBar, Line
from compare.tui.widgets.textpane import TextPane


class DeskScreen(Screen[None]):
    """A full screen over the desk. Subclasses compose their body and say which keys the bar shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Compose heading, body and foot."""
        yield Line(id="heading")
        yield from self.compose_body()
        with Vertical(id="foot"):
            yield Line(id="notice")
            yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """Compose what is between heading and foot."""
        yield from ()

    def keys_shown(self) -> Sequence[Key]:
        """Return the keys for the bar, the most useful first and help last."""
        return ()

    def renew(self) -> None:
        """Draw everything anew from the desk."""

    def action_line(self, step: int) -> None:
        """Move in the one pane of the screen, for those whose fingers know j and k."""
        self.query_one(TextPane).action_move(step)

    def on_screen_resume(self) -> None:
        """Show what other screens changed meanwhile."""
        self.renew()
        self.renew_keys()

    def on_descendant_focus(self) -> None:
        """Fit the key bar to the focus."""
        self.renew_keys()

    def renew_keys(self) -> None:
        """Show the keys of this moment."""
        self.query_one(KeyBar).show(self.keys_shown())

    def head(self, text: str) -> None:
        """Show the heading."""
        self.query_one("#heading", Line).show(text)

    def tell(self, text: str) -> None:
        """Say something in the notice line."""
        self.query_one("#notice", Line).show(text)

    def complain(self, error: CompareError) -> None:
        """Say in the notice line what went wrong, where, and what to do; in full above it where it is too long."""
        text = visible(str(error))
        self.query_one("#notice", Line).show(text, alert=True)
        if cell_width(text) > self.size.width - 2:
            self.notify(text, severity="error", timeout=15, markup=False)

    @contextmanager
    def complaining(self) -> Iterator[None]:
        """Tell in one line when the workspace says no, and leave the rest of the block undone."""
        try:
            yield
        except CompareError as error:
            self.complain(error)

    async def action_ime(self, action: str) -> None:
        """Do what the letter key does, and tell once that an input method is on."""
        await self.run_action(action)
        if not self.desk.ime_told:
            self.desk.ime_told = True
            self.tell(_("Japanese input is on (日本語入力がオンです); the keys work all the same."))

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.app.pop_screen()
