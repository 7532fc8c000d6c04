"""What every full screen has: a row of the places, a notice line, a key bar, and one way of failing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from compare.display.safety import visible
from compare.display.width import cell_width
from compare.errors import CompareError
from compare.i18n import Message
from compare.i18n import gettext as _
from compare.model import Span
from compare.review.clashes import ClashError
from compare.tui import keyboard, overview
from compare.tui.desk import Desk
from compare.tui.keys import Key
from compare.tui.messages import GoTo
from compare.tui.screens.clash import ClashScreen
from compare.tui.widgets.bars import KeyBar, Line, PlaceBar
from compare.tui.widgets.table import Table
from compare.tui.widgets.textpane import TextPane


class DeskScreen(Screen[None]):
    """A full screen over the desk. Subclasses compose their body, say which keys the bar shows, and draw in `renew`."""

    PLACE: ClassVar[str] = ""
    """Its name among the main screens; empty for one that lies over them."""
    ALLOW_IN_MAXIMIZED_VIEW = "#heading, #foot"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Compose the row of places, body and foot."""
        yield PlaceBar(id="heading")
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

    def place(self) -> tuple[str, Span] | None:
        """Return the words under the cursor, if it stands on words of an article: article id and span."""
        return None

    def on_screen_resume(self) -> None:
        """Show what other screens changed meanwhile."""
        self.redraw()

    def redraw(self) -> None:
        """Draw heading, body and key bar anew."""
        self.renew_heading()
        self.renew()
        self.renew_keys()

    def renew_heading(self) -> None:
        """Show where the reader is, and how the review stands."""
        counts = overview.counts(self.desk.candidates)
        self.query_one(PlaceBar).show(self.PLACE, self.desk.workspace.folder.name, counts, self.desk.keyboard)

    def on_descendant_focus(self) -> None:
        """Fit the key bar to the focus."""
        self.renew_keys()

    def renew_keys(self) -> None:
        """Show the keys of this moment."""
        self.query_one(KeyBar).show(self.keys_shown(), self.desk.keyboard)

    # --- telling ---------------------------------------------------------------------------------

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
        except ClashError as error:
            self._ask_which(error)
        except CompareError as error:
            self.complain(error)

    def _ask_which(self, error: ClashError) -> None:
        """Let the reader choose between both versions."""

        def settle(choice: str | None) -> None:
            if choice is None:
                self.complain(error)
                return
            with self.complaining():
                self.desk.workspace.settle(error.clashes, choice)
                self.tell(_("Settled; u takes it back.") if choice != "theirs" else _("Theirs stands."))
            self.redraw()

        self.app.push_screen(ClashScreen(self.desk, error), settle)

    # --- moving ----------------------------------------------------------------------------------

    def _main(self) -> TextPane | Table:
        """Return the pane that has the focus, else the first one."""
        if isinstance(self.focused, TextPane | Table):
            return self.focused
        return next(widget for widget in self.query("*") if isinstance(widget, TextPane | Table))

    def action_line(self, step: int) -> None:
        """Move in the pane in focus, for those whose fingers know j and k."""
        self._main().action_move(step)

    def action_half(self, step: int) -> None:
        """Go half a page up or down."""
        self._main().action_half(step)

    def action_end(self, step: int) -> None:
        """Go to the beginning or the end."""
        self._main().action_ends(step)

    def action_open(self) -> None:
        """Open what the cursor stands on."""
        self._main().action_choose()

    def action_place(self, name: str) -> None:
        """Go to a main screen."""
        self.post_message(GoTo(name))

    def action_whole(self) -> None:
        """Give the pane in focus all the room between heading and foot, or all panes theirs again."""
        if self.maximized is None:
            self.maximize(self._main(), container=False)
        else:
            self.minimize()

    def action_back(self) -> None:
        """Go back: from an enlarged pane to all panes, else to the screen below."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.app.pop_screen()

    async def action_ime(self, name: str) -> None:
        """Do what the letter key does, and tell once that an input method is on."""
        await self.run_action(keyboard.by_id(name).action)
        if not self.desk.ime_told:
            self.desk.ime_told = True
            self.tell(_("Japanese input is on (日本語入力がオンです); the keys work all the same."))

    # --- undo ------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last decision."""
        with self.complaining():
            self._rewound(self.desk.workspace.undo(), _("Taken back: {what}"), _("There is nothing to take back."))

    def action_redo(self) -> None:
        """Take the decision again."""
        with self.complaining():
            self._rewound(self.desk.workspace.redo(), _("Done again: {what}"), _("There is nothing to do again."))

    def _rewound(self, what: Message | None, told: str, nothing: str) -> None:
        if what is None:
            self.tell(nothing)
            return
        self.rewound(self.desk.changed())
        self.redraw()
        self.tell(told.format(what=what))

    def rewound(self, fingerprint: str | None) -> None:
        """Go to the candidate that undo or redo changed; screens without candidates stay."""
