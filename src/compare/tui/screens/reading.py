"""A screen on which articles are read: words can be chosen with keys or the mouse, and annotated."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from compare.i18n import gettext as _
from compare.model import Span
from compare.tui import chooser, dossier
from compare.tui.desk import Desk
from compare.tui.messages import Moved, Swept
from compare.tui.render import LONGEST, Origin, Paragraph, Tone, join
from compare.tui.screens.edit import Draft, EditScreen
from compare.tui.screens.main import MainScreen
from compare.tui.widgets.textpane import TextPane

_NOT_WORDS = frozenset({"補助記号", "空白"})


class ReadingScreen(MainScreen):
    """A screen with a pane of passages. The choice of words belongs to the passage under its cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hold = False
        """Whether the start of the choice is held."""

    @property
    def pane(self) -> TextPane:
        """The pane of passages."""
        return self.query_one("#passages", TextPane)

    def place(self) -> tuple[str, Span] | None:
        """Return the chosen words, else the passage under the cursor."""
        origin = self.pane.place
        if origin is None:
            return None
        if self.pane.selection is None:
            return origin.article, origin.span
        start, end = self.pane.selection
        return origin.article, Span(origin.span.start + start, origin.span.start + end)

    # --- choosing words --------------------------------------------------------------------------

    def _step(self, units: Callable[[Origin], Iterable[Span]], direction: int) -> None:
        place = self.pane.place
        if place is None:
            return
        start = place.span.start
        steps = [(unit.start - start, unit.end - start) for unit in units(place)]
        shown = [step for step in steps if step[1] <= LONGEST]
        self._choose(chooser.step(shown, self.pane.selection, direction, hold=self._hold))

    def _choose(self, chosen: tuple[int, int] | None) -> None:
        self.pane.select(chosen)
        if chosen is None:
            self._hold = False
        self.renew_keys()

    def action_word(self, direction: int) -> None:
        """Choose the next word; punctuation and blanks are passed over."""
        index = self.desk.index
        self._step(
            lambda place: (
                token.span for token in index.tokens(place.article, place.span) if token.pos[0] not in _NOT_WORDS
            ),
            direction,
        )

    def action_sentence(self, direction: int) -> None:
        """Choose the next sentence."""
        self._step(lambda place: self.desk.index.sentences(place.article, place.span), direction)

    def action_grow(self, step: int) -> None:
        """Make the choice longer or shorter by a character."""
        if (place := self.pane.place) is not None:
            self._choose(chooser.grow(min(len(place.span), LONGEST), self.pane.selection, step))

    def action_hold(self) -> None:
        """Hold the start of the choice, or let it go."""
        if self.pane.selection is None:
            self.tell(_("Choose a word with w first."))
            return
        self._hold = not self._hold
        self.tell(_("The start is held: w, b, W, B move the end.") if self._hold else "")

    def action_release(self) -> None:
        """Give up the choice of words."""
        self._choose(None)
        self.tell("")

    def on_moved(self, message: Moved) -> None:
        """A choice ends when the cursor leaves its passage."""
        if message.pane == "passages":
            self._hold = False
            self.renew_keys()

    def on_swept(self, message: Swept) -> None:
        """Words were chosen with the mouse: the keys change."""
        self.renew_keys()

    # --- annotating ------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Add the words to the places of the next annotation; a second time takes them out."""
        place = self.place()
        if place is None:
            self.tell(_("Choose a passage first: tab goes to the passages, ↓ and ↑ choose."))
            return
        added = self.desk.added
        self.desk.added = tuple(entry for entry in added if entry != place) if place in added else (*added, place)
        self._choose(None)
        told = _("{count} places for the next annotation: {where}. a writes it; M forgets them.")
        letters = " ".join(self.desk.index.letters[article] for article, _span in self.desk.added)
        self.tell(told.format(count=len(self.desk.added), where=letters or "–"))

    def action_unmark(self) -> None:
        """Forget the added places."""
        self.desk.added = ()
        self.tell(_("The added places are forgotten."))

    def to_annotate(self) -> tuple[tuple[str, Span], ...]:
        """Return the places of the next annotation: those added with m, then the words under the cursor."""
        here = self.place()
        if self.desk.added and self.pane.selection is None:
            return self.desk.added
        return (*self.desk.added, *([here] if here and here not in self.desk.added else []))

    def action_annotate(self) -> None:
        """Write an annotation on the chosen words, else on the passage under the cursor."""
        places = self.to_annotate()
        if not places:
            self.tell(_("Choose a passage first: tab goes to the passages, ↓ and ↑ choose."))
            return

        def save(draft: Draft | None) -> None:
            if draft is not None:
                self._annotate(places, draft)

        quotes = [self._quote(article_id, span) for article_id, span in places]
        form = EditScreen(_("Own annotation"), Draft("note"), quotes, phrases=self.desk.phrases)
        self.app.push_screen(form, save)

    def _quote(self, article_id: str, span: Span) -> Paragraph:
        before, words, after = dossier.context(self.desk.index.articles[article_id].text, span)
        letter = self.desk.index.letters[article_id]
        return join((f"{letter} ", Tone.TITLE), f"「{before}", (words, Tone.EVIDENCE), f"{after}」")

    def _annotate(self, places: tuple[tuple[str, Span], ...], draft: Draft) -> None:
        with self.complaining():
            made = self.desk.workspace.annotate(
                places,
                category=draft.category,
                note=draft.note,
                mode=draft.mode,
                severity=draft.severity,
                rating=draft.rating,
                tags=draft.tags,
            )
            self.desk.added = ()
            self.action_release()
            self.redraw()
            self.tell(_("Annotated ({id}). u takes it back.").format(id=made.id))
