"""All annotations on these articles: those out of place first, then own ones and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.i18n import N_, ngettext
from compare.i18n import gettext as _
from compare.model import Annotation, Placement, PlacementState, Span
from compare.review.verdicts import instant
from compare.tui import dossier, keyboard, keys
from compare.tui.desk import Desk
from compare.tui.messages import Chosen, ShowWords
from compare.tui.render import BLANK, Paragraph, Tone, join, paragraph
from compare.tui.screens.edit import Draft, EditScreen
from compare.tui.screens.log import LogScreen
from compare.tui.screens.main import MainScreen
from compare.tui.screens.word import Word, WordScreen
from compare.tui.widgets.textpane import TextPane

_ORDERS = {"place": N_("those out of place first"), "latest": N_("latest first"), "who": N_("by person")}
_ORDER = (PlacementState.ORPHAN, PlacementState.STALE, PlacementState.MOVED, PlacementState.PLACED)


class AnnotationsScreen(MainScreen):
    """Lists annotations; enter opens the words, e changes, d deletes."""

    CSS_PATH = "annotations.tcss"
    PLACE = "annotations"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keyboard.keys_of("annotations"))]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order = "place"

    @property
    def pane(self) -> TextPane:
        """The list."""
        return self.query_one("#passages", TextPane)

    def compose_body(self) -> ComposeResult:
        """Compose the list."""
        yield TextPane(id="passages")

    def _annotations(self) -> list[Annotation]:
        """Return the annotations on the opened articles, the worst placed first, then by article and place."""
        paths = self.desk.index.ids_by_path
        here = [
            entry
            for entry in self.desk.workspace.ledger.annotations
            if any(target.article in paths for target in entry.targets)
        ]
        where = {entry.id: (entry.targets[0].article, entry.targets[0].start, entry.id) for entry in here}
        if self._order == "latest":
            return sorted(here, key=lambda entry: (-instant(entry.at), where[entry.id]))
        if self._order == "who":
            return sorted(here, key=lambda entry: (entry.by, where[entry.id]))
        return sorted(
            here,
            key=lambda entry: (
                _ORDER.index(dossier.worst(self._placements(entry))),
                entry.proposed_by is not None,
                where[entry.id],
            ),
        )

    def _placements(self, entry: Annotation) -> tuple[Placement, ...]:
        """Return the placements of the targets that lie in opened articles."""
        paths = self.desk.index.ids_by_path
        return tuple(
            placement
            for target, placement in zip(entry.targets, self.desk.placements(entry), strict=True)
            if target.article in paths
        )

    def renew(self) -> None:
        """Draw the list."""
        annotations = self._annotations()
        gone = {entry.id for entry in self.desk.workspace.gone()}
        lines: list[Paragraph] = [
            paragraph(str(problem), Tone.ALERT, sign="!") for problem in self.desk.workspace.problems
        ]
        for entry in annotations:
            lines.append(dossier.annotation(entry, self._placements(entry), self.desk.index, gone=entry.id in gone))
            lines += self._changed(entry)
        if not annotations:
            lines += [
                paragraph(_("There are no annotations on these articles yet."), Tone.HEADING),
                BLANK,
                join(_("y, x, e and s decide on candidates; a writes an annotation of your own. Each is a YAML file.")),
            ]
        count = len(annotations)
        title = ngettext("{count} annotation", "{count} annotations", count).format(count=count)
        self.pane.show(lines, title=f"{title}  {_(_ORDERS[self._order])}")
        self.pane.focus()

    def _changed(self, entry: Annotation) -> Iterator[Paragraph]:
        """Yield, for each target whose words changed, what became of them."""
        index = self.desk.index
        for target, placement in zip(entry.targets, self.desk.placements(entry), strict=True):
            article_id = index.ids_by_path.get(target.article)
            if article_id is not None and placement.state is PlacementState.STALE:
                yield dossier.changed(index.letters[article_id], self.desk.workspace.edits(target, placement))

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the list."""
        return (keys.OPEN, keys.CHANGE, keys.SECOND, keys.ASKED, keys.LOG, keys.COMMIT, keys.BACK, keys.HELP)

    def _chosen(self) -> Annotation | None:
        key = self.pane.paragraph.key if self.pane.paragraph else None
        return next((entry for entry in self.desk.workspace.ledger.annotations if entry.id == key), None)

    def on_chosen(self, message: Chosen) -> None:
        """Open the words of the annotation."""
        entry, place = self._chosen(), self.place()
        if place is not None:
            self.post_message(ShowWords(*place))
        elif entry is not None:
            told = _("Its words are not in the text any more. The quote: 「{quote}」")
            self.tell(told.format(quote=entry.targets[0].exact))

    def place(self) -> tuple[str, Span] | None:
        """Return the first words of the annotation under the cursor that have a place."""
        entry = self._chosen()
        for target, placement in zip(entry.targets, self.desk.placements(entry), strict=True) if entry else ():
            article_id = self.desk.index.ids_by_path.get(target.article)
            if article_id is not None and placement.span is not None:
                return article_id, placement.span
        return None

    def action_sort(self) -> None:
        """Sort by the next order."""
        names = list(_ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.renew()

    def action_change(self) -> None:
        """Change category, mode, severity, rating or note."""
        entry = self._chosen()
        if entry is None:
            return
        proposal = entry.proposed_by is not None

        def save(draft: Draft | None) -> None:
            if draft is None:
                return
            fields = {
                "category": draft.category,
                "mode": draft.mode,
                "severity": draft.severity,
                "rating": draft.rating,
                "note": draft.note,
                "tags": draft.tags,
            }
            if proposal:
                fields |= {"relation": draft.relation, "reason": draft.reason}
            with self.complaining():
                self.desk.workspace.change(entry.id, **fields)
                self.redraw()
                self.tell(_("Changed ({id}).").format(id=entry.id))

        quotes = [dossier.annotation(entry, self._placements(entry), self.desk.index)]
        form = EditScreen(
            _("Change {id}").format(id=entry.id),
            Draft.of_annotation(entry),
            quotes,
            proposal=proposal,
            phrases=self.desk.phrases,
        )
        self.app.push_screen(form, save)

    def action_remove(self) -> None:
        """Delete the annotation; a candidate it decided on is undecided again."""
        entry = self._chosen()
        if entry is None:
            return
        with self.complaining():
            self.desk.workspace.remove(entry.id)
            self.redraw()
            self.tell(_("Deleted ({id}). u brings it back.").format(id=entry.id))

    # --- other people's words --------------------------------------------------------------------

    def _line(self, entry: Annotation) -> Paragraph:
        return dossier.annotation(entry, self._placements(entry), self.desk.index)

    def action_second(self) -> None:
        """Add the verdict of a second reader."""
        entry = self._chosen()
        if entry is None:
            return

        def save(word: Word | None) -> None:
            if word is not None:
                with self.complaining():
                    self.desk.workspace.second(entry.id, word.verdict, reading=word.reading, note=word.note)
                    self.redraw()
                    self.tell(_("Second reading recorded ({id}).").format(id=entry.id))

        self.app.push_screen(WordScreen(_("Second reader"), self._line(entry), verdict=entry.status), save)

    def action_asked(self) -> None:
        """Mark the annotation as asked; if it is, write down the answer."""
        entry = self._chosen()
        if entry is None:
            return
        if entry.status != "asked":
            with self.complaining():
                self.desk.workspace.change(entry.id, status="asked")
                self.redraw()
                self.tell(_("Asked ({id}); a writes the answer.").format(id=entry.id))
            return

        def save(word: Word | None) -> None:
            if word is not None:
                with self.complaining():
                    self.desk.workspace.answer(entry.id, word.note)
                    self.redraw()
                    self.tell(_("Answer recorded ({id}).").format(id=entry.id))

        said = entry.answer.note if entry.answer else ""
        self.app.push_screen(WordScreen(_("What the desk answered"), self._line(entry), note=said), save)

    def action_log(self) -> None:
        """Show what happened to the annotation."""
        if (entry := self._chosen()) is not None:
            self.app.push_screen(LogScreen(self.desk, entry.id))
