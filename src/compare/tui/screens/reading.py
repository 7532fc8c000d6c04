"""A screen on which articles are read: words can be chosen with keys and annotated."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from compare.i18n import Message
from compare.i18n import gettext as _
from compare.model import Span
from compare.tui import chooser, dossier
from compare.tui.desk import Desk
from compare.tui.messages import Moved
from compare.tui.render import LONGEST, Origin, Tone, join
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.edit import Draft, EditScreen
from compare.tui.widgets.textpane import TextPane

_NOT_WORDS = frozenset({"補助記号", "空白"})


class ReadingScreen(DeskScreen):
    """A screen with a pane of passages. The choice of words belongs to the passage under its cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hold = False
        """Whether the start of the choice is held."""

    @property
    def pane(self) -> TextPane:
        """The pane of passages."""
        return self.query_one("#passages", TextPane)

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

    # --- annotating ------------------------------------------------------------------------------

    def action_annotate(self) -> None:
        """Write an annotation on the chosen words, else on the passage under the cursor."""
        place = self.pane.place
        if place is None:
            self.tell(_("Choose a passage first: tab goes to the passages, ↓ and ↑ choose."))
            return
        article_id, span = place.article, place.span
        if self.pane.selection is not None:
            start, end = self.pane.selection
            span = Span(span.start + start, span.start + end)
        before, words, after = dossier.context(self.desk.index.articles[article_id].text, span)
        quote = join(
            (f"{self.desk.index.letters[article_id]} ", Tone.TITLE), f"「{before}", (words, Tone.EVIDENCE), f"{after}」"
        )

        def save(draft: Draft | None) -> None:
            if draft is not None:
                self._annotate(article_id, span, draft)

        self.app.push_screen(EditScreen(_("Own annotation"), Draft("note"), [quote]), save)

    def _annotate(self, article_id: str, span: Span, draft: Draft) -> None:
        with self.complaining():
            made = self.desk.workspace.annotate(
                [(article_id, span)],
                category=draft.category,
                note=draft.note,
                mode=draft.mode,
                severity=draft.severity,
                rating=draft.rating,
            )
            self.action_release()
            self.renew()
            self.tell(_("Annotated ({id}). u takes it back.").format(id=made.id))

    # --- undo ------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._rewind(self.desk.workspace.undo, _("Taken back: {what}"), _("There is nothing to take back."))

    def action_redo(self) -> None:
        """Take the decision again."""
        self._rewind(self.desk.workspace.redo, _("Done again: {what}"), _("There is nothing to do again."))

    def _rewind(self, step: Callable[[], Message | None], told: str, nothing: str) -> None:
        before = self.desk.candidates
        with self.complaining():
            what = step()
            if what is None:
                self.tell(nothing)
                return
            changed = [
                new.finding.fingerprint
                for old, new in zip(before, self.desk.candidates, strict=True)
                if old.annotation != new.annotation
            ]
            self.rewound(changed[0] if changed else None)
            self.renew()
            self.tell(told.format(what=what))

    def rewound(self, fingerprint: str | None) -> None:
        """Go to the candidate that undo or redo changed; screens without candidates stay."""
