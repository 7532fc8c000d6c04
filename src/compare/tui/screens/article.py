"""One article, whole: every line as it stands in the file, with figures, candidates and annotations marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.i18n import gettext as _
from compare.model import PassageKind, Span
from compare.tui import keys
from compare.tui.desk import Desk
from compare.tui.render import BLANK, Origin, Paragraph, Tone, paragraph
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.reading import ReadingScreen
from compare.tui.view import marks_within
from compare.tui.widgets.textpane import TextPane

_TONES = {
    PassageKind.TITLE: Tone.HEADING,
    PassageKind.HEADING: Tone.HEADING,
    PassageKind.CAPTION: Tone.QUIET,
    PassageKind.FURNITURE: Tone.QUIET,
}


class ArticleScreen(ReadingScreen):
    """Shows one article; `[` and `]` go to its neighbours. State: the article and where to begin."""

    CSS_PATH = "article.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings((keys.ANNOTATE, keys.UNDO, keys.REDO, keys.OTHER_ARTICLE, keys.OTHER_ARTICLE_BACK)),
        *keys.bindings(key for key in keys.CHOOSING if key is not keys.RELEASE),
        *keys.bindings((keys.DOWN, keys.UP, keys.BACK, keys.HELP)),
    ]

    def __init__(self, desk: Desk, article_id: str, start: int) -> None:
        super().__init__(desk)
        self._article = article_id
        self._start: int | None = start

    def compose_body(self) -> ComposeResult:
        """Compose the pane of the text."""
        yield TextPane(id="passages")

    def renew(self) -> None:
        """Draw the article; on the first time go to the line it was opened at."""
        article = self.desk.index.articles[self._article]
        about = [part for part in (article.path, article.published, article.encoding) if part]
        self.head("  ".join([self.desk.index.name(article.id, 60), *about]))
        lines = tuple(self._lines())
        key = None
        if self._start is not None:
            before = [line for line in lines if line.origin is not None and line.origin.span.start <= self._start]
            key = before[-1].key if before else None
            self._start = None
        self.pane.show(lines, key=key, title=_("{count} characters").format(count=len(article.text)))
        self.pane.focus()

    def _lines(self) -> Iterator[Paragraph]:
        article = self.desk.index.articles[self._article]
        kinds = {entry.passage.span.start: entry.passage.kind for entry in self.desk.index.passages_of(article.id)}
        position = 0
        for line in article.text.split("\n"):
            span = Span(position, position + len(line))
            position = span.end + 1
            if not line.strip():
                yield BLANK
                continue
            kind = kinds.get(span.start + len(line) - len(line.lstrip()))
            yield paragraph(
                line,
                _TONES.get(kind, Tone.BODY) if kind else Tone.BODY,
                marks_within(article.id, span, self.desk.index, self.desk.marked),
                key=str(span.start),
                origin=Origin(article.id, span),
            )

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return reading keys, or choosing keys while words are chosen."""
        if self.pane.selection is not None:
            return keys.BAR_CHOOSING
        return (keys.ANNOTATE, keys.WORD, keys.SENTENCE, keys.OTHER_ARTICLE, keys.UNDO, keys.BACK, keys.HELP)

    def action_other(self, step: int) -> None:
        """Go to the next or previous article."""
        ids = [article.id for article in self.desk.index.comparison.articles]
        self._article = ids[(ids.index(self._article) + step) % len(ids)]
        self._start = 0
        self.renew()

    def action_back(self) -> None:
        """Give up the choice of words, else go back."""
        if self.pane.selection is not None:
            self.action_release()
        else:
            super().action_back()

    def action_help(self) -> None:
        """Explain keys and signs."""
        self.app.push_screen(HelpScreen(self.desk))
