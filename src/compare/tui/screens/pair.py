"""Two passages side by side, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.model import TokenisedPassage
from compare.tui import keys, pairs
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, ShowWords
from compare.tui.render import BLANK, Mark, Origin, Paragraph, Tone, paragraph
from compare.tui.screens.base import DeskScreen
from compare.tui.widgets.textpane import TextPane


class PairScreen(DeskScreen):
    """Shows what only one of two passages says. Enter opens the words in their article."""

    CSS_PATH = "pair.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.DOWN, keys.UP, keys.BACK))]

    def __init__(self, desk: Desk, one: TokenisedPassage, other: TokenisedPassage) -> None:
        super().__init__(desk)
        self._pair = (one, other)

    def compose_body(self) -> ComposeResult:
        """Compose the pane of two columns."""
        yield TextPane(id="passages")

    def renew(self) -> None:
        """Draw both passages."""
        one, other = self._pair
        left, right = pairs.marks(self.desk.workspace.word_edits(one.text, other.text))
        like = pairs.likeness(one, other)
        title = _("Word by word: {one} and {other} share {share} of their words").format(
            one=self.desk.index.letters[one.passage.article],
            other=self.desk.index.letters[other.passage.article],
            share=f"{round(100 * like)}%",
        )
        pane = self.query_one(TextPane)
        pane.show(self._column(one, left), self._column(other, right), title=title)
        pane.focus()
        if like < pairs.ALIKE:
            self.tell(_("They are written independently: read them as a whole rather than word by word."))

    def _column(self, entry: TokenisedPassage, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
        article = entry.passage.article
        name = paragraph(self.desk.index.name(article, 60), Tone.TITLE)
        origin = Origin(article, entry.passage.span)
        return (name, BLANK, paragraph(entry.text, marks=marks, key=entry.passage.id, origin=origin))

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the comparison."""
        return (keys.OPEN, keys.BACK)

    def on_chosen(self, message: Chosen) -> None:
        """Open the words in their article."""
        if message.paragraph.origin is not None:
            self.post_message(ShowWords(message.paragraph.origin.article, message.paragraph.origin.span))
