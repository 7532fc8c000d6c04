"""The summary as it would be written now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.tui import keyboard, keys
from compare.tui.render import Paragraph, Tone, paragraph
from compare.tui.screens.main import MainScreen
from compare.tui.widgets.textpane import TextPane


class SummaryScreen(MainScreen):
    """Shows the Markdown of the summary, and writes it to a file beside the annotations' project."""

    CSS_PATH = "summary.tcss"
    PLACE = "summary"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("summary"))]

    def compose_body(self) -> ComposeResult:
        """Compose the pane of the text."""
        yield TextPane(id="passages")

    def renew(self) -> None:
        """Draw the summary."""
        pane = self.query_one(TextPane)
        with self.complaining():
            lines = self.desk.workspace.summary().decode("utf-8").split("\n")
            pane.show([_line(line) for line in lines], title=_("Summary of what was accepted so far"))
        pane.focus()

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the preview."""
        return (keys.WRITE, keys.COMMIT, keys.BACK, keys.UNDO, keys.GO, keys.HELP)

    def action_write(self) -> None:
        """Write the summary to `summary-<folder>.md` at the project root."""
        workspace = self.desk.workspace
        path = workspace.root / f"summary-{workspace.folder.name}.md"
        with self.complaining():
            workspace.write_summary(path)
            self.tell(_("Written: {path}").format(path=path))


def _line(line: str) -> Paragraph:
    if line.startswith("#"):
        return paragraph(line, Tone.TITLE)
    if line.startswith((">", "|", "  >")):
        return paragraph(line, Tone.QUIET)
    return paragraph(line)
