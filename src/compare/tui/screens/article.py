"""One article, whole: every line as it stands in the file, with what was found and annotated in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from compare.i18n import gettext as _
from compare.model import Span
from compare.tui import keyboard, keys, manuscript, matrix
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, Moved
from compare.tui.screens.reading import ReadingScreen
from compare.tui.widgets.textpane import TextPane


class ArticleScreen(ReadingScreen):
    """Shows one article; `[` and `]` go to its neighbours. State: the article, where to begin, what is folded."""

    CSS_PATH = "article.tcss"
    PLACE = "article"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("article"))]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - so declared by Textual

    def __init__(self, desk: Desk, article_id: str, span: Span = Span(0, 0)) -> None:  # noqa: B008 - frozen
        super().__init__(desk)
        self._article = article_id
        self._span: Span | None = span
        self._unfolded = False

    def open_at(self, article_id: str, span: Span) -> None:
        """Show another article, or another place of this one, when the screen is drawn next."""
        self._article, self._span = article_id, span

    def compose_body(self) -> ComposeResult:
        """Compose strip, text and margin."""
        yield TextPane(id="density", shy=True)
        with Horizontal(id="body"):
            yield TextPane(id="passages")
            yield TextPane(id="margin", shy=True)

    def on_mount(self) -> None:
        """Begin in the text."""
        self.query_one("#density").can_focus = False
        self.pane.focus()

    def renew(self) -> None:
        """Draw the article; where it was opened at a place, go there."""
        index = self.desk.index
        if self._article not in index.articles:
            self._article = next(iter(index.articles), "")
        if not self._article:
            self.pane.show(())
            return
        article = index.articles[self._article]
        about = [part for part in (article.published, article.path, article.encoding) if part]
        title = "  ".join([index.name(article.id, 60), *about])
        span, self._span = self._span, None
        lines = manuscript.lines(article, index, self.desk.marked, unfolded=self._unfolded, at=span)
        key = manuscript.line_at(lines, span.start) if span else None
        self.pane.show(lines, key=key, title=title)
        if span and key is not None and len(span) and self.pane.place is not None:
            here = self.pane.place.span
            if here.contains(span) and here != span:
                self.pane.select((span.start - here.start, span.end - here.start))
        findings = [entry.finding for entry in self.desk.candidates if entry.state != "rejected"]
        self.query_one("#density", TextPane).show(matrix.heat(findings, [article], index, self.size.width - 10))
        self._renew_margin()

    def _renew_margin(self) -> None:
        margin = self.query_one("#margin", TextPane)
        if self._article and margin.display:
            here = self.pane.place.span if self.pane.place else None
            margin.show(manuscript.margin(self._article, here, self.desk), title=_("In the margin"))

    def on_resize(self) -> None:
        """Fit the strip to the width."""
        self.call_after_refresh(self.renew)

    def on_moved(self, message: Moved) -> None:
        """The margin follows the text."""
        super().on_moved(message)
        if message.pane == "passages":
            self._renew_margin()

    def on_chosen(self, message: Chosen) -> None:
        """Enter in the margin goes to the words."""
        if message.pane == "margin" and message.paragraph.origin is not None:
            self._span = message.paragraph.origin.span
            self.renew()
            self.pane.focus()

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return reading keys, or choosing keys while words are chosen."""
        if self.pane.selection is not None:
            return keys.BAR_CHOOSING
        return (
            keys.ANNOTATE,
            keys.WORD,
            keys.SENTENCE,
            keys.OTHER_ARTICLE,
            keys.BACK,
            keys.FOLD,
            keys.EDITOR,
            keys.HELP,
        )

    def action_other(self, step: int) -> None:
        """Go to the next or previous article."""
        ids = list(self.desk.index.articles)
        self._article = ids[(ids.index(self._article) + step) % len(ids)]
        self._span = Span(0, 0)
        self.renew()

    def action_fold(self) -> None:
        """Show or fold what does not belong to the story."""
        self._unfolded = not self._unfolded
        self.renew()

    def action_back(self) -> None:
        """Give up the choice of words, else go back."""
        if self.pane.selection is not None:
            self.action_release()
        else:
            super().action_back()
