"""What is shown while the folder is read: which folder, and what is being done."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import LoadingIndicator

from compare.i18n import gettext as _
from compare.tui.widgets.bars import Line


class OpeningScreen(Screen[None]):
    """Shows progress in one line."""

    CSS_PATH = "opening.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.quit", show=False)]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Compose name, folder and progress."""
        with Vertical():
            yield Line(id="name")
            yield Line(id="folder")
            yield LoadingIndicator()
            yield Line(id="notice")
            yield Line(id="leave")

    def on_mount(self) -> None:
        """Fill in what is known already."""
        self.query_one("#name", Line).show("読み比べ  Yomikurabe")
        self.query_one("#folder", Line).show(str(self._folder))
        self.query_one("#leave", Line).show(_("esc or q stops and leaves"))

    def tell(self, text: str) -> None:
        """Say what is being done."""
        self.query_one("#notice", Line).show(text)
