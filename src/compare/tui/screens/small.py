"""Asks for more room when the terminal is too small to read in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from compare.i18n import gettext as _
from compare.tui.safe import plain


class SmallScreen(Screen[None]):
    """Lies over whatever was open; nothing below it changes."""

    CSS_PATH = "small.tcss"

    def compose(self) -> ComposeResult:
        """Compose the message."""
        yield Static(id="small")

    def on_mount(self) -> None:
        """Say how much room there is."""
        self.on_resize()

    def on_resize(self) -> None:
        """Say how much room there is and how much is needed."""
        width, height = self.app.size
        told = _("The window is too small: {width}×{height}. At least 80×20 are needed. Nothing is lost; q leaves.")
        self.query_one(Static).update(plain(told.format(width=width, height=height)))
