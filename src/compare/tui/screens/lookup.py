"""Tables to look something up in: a row per quantity or event, a column per article, the cell in full below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from compare.model import Span
from compare.tui import keys
from compare.tui.messages import Chosen, Picked, Pointed, ShowTopic, ShowWords
from compare.tui.render import Paragraph
from compare.tui.screens.main import MainScreen
from compare.tui.widgets.table import Table
from compare.tui.widgets.textpane import TextPane


class LookupScreen(MainScreen):
    """Subclasses fill the table, say what a row is in full, and where its words are."""

    CSS_PATH = "lookup.tcss"

    def compose_body(self) -> ComposeResult:
        """Compose the table and the row in full."""
        yield Table(id="list", by_cell=True)
        yield TextPane(id="detail", shy=True)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.table.focus()

    @property
    def table(self) -> Table:
        """The table."""
        return self.query_one("#list", Table)

    def article_here(self) -> str | None:
        """Return the article of the column under the cursor, if it is one."""
        names = list(self.desk.index.articles)
        number = self.table.column - self.FIRST
        return names[number] if 0 <= number < len(names) else None

    FIRST = 1
    """Number of the column of the first article."""

    def detail(self) -> tuple[str, Sequence[Paragraph]]:
        """Return title and text of the row under the cursor."""
        return "", ()

    def renew_detail(self) -> None:
        """Show the row under the cursor in full."""
        title, lines = self.detail()
        self.query_one("#detail", TextPane).show(lines, title=title)

    def place(self) -> tuple[str, Span] | None:
        """Return the words under the cursor: of the cell's article, else the first of the row."""
        pane = self.query_one("#detail", TextPane)
        if pane.has_focus and pane.place is not None:
            return pane.place.article, pane.place.span
        origins = [line.origin for line in self.detail()[1] if line.origin is not None]
        own = [origin for origin in origins if origin.article == self.article_here()]
        chosen = next(iter(own or origins), None)
        return (chosen.article, chosen.span) if chosen else None

    def on_pointed(self, message: Pointed) -> None:
        """Show the row under the cursor."""
        self.renew_detail()

    def on_picked(self, message: Picked) -> None:
        """Enter opens the words of the cell where they stand."""
        if (place := self.place()) is not None:
            self.post_message(ShowWords(*place))

    def on_chosen(self, message: Chosen) -> None:
        """Enter on words opens them; on a candidate, compares there."""
        if message.paragraph.origin is not None:
            self.post_message(ShowWords(message.paragraph.origin.article, message.paragraph.origin.span))
        elif (candidate := self.desk.candidate(message.paragraph.key)) is not None:
            self.post_message(ShowTopic(candidate.finding.topic or "", candidate.finding.fingerprint))

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of a table."""
        return (keys.OPEN, keys.FILTER, keys.SEARCH, keys.COPY, keys.EDITOR, keys.GO, keys.BACK, keys.HELP)
