"""The form of an annotation: category, relation, reason, mode, severity, rating, tags, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from compare.display.safety import visible
from compare.i18n import gettext as _
from compare.i18n import render as in_words
from compare.model import Annotation, Finding
from compare.tui import keys
from compare.tui.render import Paragraph
from compare.tui.safe import plain
from compare.tui.widgets.bars import Line
from compare.tui.widgets.choice import Choice
from compare.tui.widgets.note import NoteArea
from compare.tui.widgets.textpane import TextPane
from compare.vocabulary import CATEGORIES, MODES, RATINGS, REASONS, RELATIONS, SEVERITIES


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds. `relation` and `reason` are asked for proposals only."""

    category: str
    mode: str = "query"
    severity: int = 2
    rating: str | None = None
    note: str = ""
    relation: str | None = None
    reason: str | None = None
    tags: tuple[str, ...] = ()

    @classmethod
    def of_finding(cls, finding: Finding) -> Draft:
        """Return the draft for a candidate as the machine proposes it."""
        return cls(
            finding.category,
            severity=finding.severity,
            note=in_words(finding.message),
            relation=finding.relation,
            reason=finding.reason,
        )

    @classmethod
    def of_annotation(cls, entry: Annotation) -> Draft:
        """Return the draft that holds what an annotation says."""
        return cls(
            entry.category,
            entry.mode,
            entry.severity,
            entry.rating,
            entry.note,
            entry.relation,
            entry.reason,
            entry.tags,
        )


def tags_of(words: str) -> tuple[str, ...]:
    """Return the tags a person typed: parted by blanks or commas, a leading # dropped, each once."""
    found = re.split(r"[\s,、，#＃]+", words)
    return tuple(dict.fromkeys(tag for tag in found if tag))


class EditScreen(ModalScreen[Draft | None]):
    """Edits a draft; gives back the edited one, or nothing. Rating and 赤字 are set here, by a person, or nowhere."""

    CSS_PATH = "edit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.SAVE, keys.TEMPLATE, keys.CANCEL))]

    def __init__(
        self,
        title: str,
        draft: Draft,
        quotes: Sequence[Paragraph],
        *,
        proposal: bool = False,
        phrases: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._phrases = tuple(phrases)
        self._phrase = 0
        self._title = title
        self._draft = draft
        self._quotes = quotes
        self._proposal = proposal

    def compose(self) -> ComposeResult:
        """Compose the quotes, one row per field, and the note."""
        draft = self._draft
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain(_("tab next field · ctrl+t phrase · ctrl+s save · esc cancel"))
            yield TextPane(id="quotes")
            yield Choice(_("Category"), CATEGORIES, draft.category, id="category")
            if self._proposal:
                yield Choice(_("Relation"), RELATIONS, draft.relation, id="relation", optional=True)
                yield Choice(_("Reason"), REASONS, draft.reason, id="reason", optional=True)
            yield Choice(_("Mode"), MODES, draft.mode, id="mode")
            yield Choice(_("Severity"), SEVERITIES, str(draft.severity), id="severity")
            yield Choice(_("Rating"), RATINGS, draft.rating, id="rating", optional=True)
            with Horizontal(id="tagging"):
                yield Line(id="tagging-label")
                yield Input(visible(" ".join(draft.tags)), id="tags", compact=True)
            yield NoteArea(draft.note, id="note")

    def on_mount(self) -> None:
        """Show the words it is about; begin at the end of the note, which is what most often needs a word."""
        quotes = self.query_one("#quotes", TextPane)
        quotes.can_focus = False
        self.query_one("#tagging-label", Line).show(_("Tags"))
        quotes.show(self._quotes)
        note = self.query_one("#note", NoteArea)
        note.focus()
        note.move_cursor(note.document.end)

    def action_template(self) -> None:
        """Put the next frequent phrase where the caret is; the one put there just before gives way to it."""
        if not self._phrases:
            return
        note = self.query_one("#note", NoteArea)
        before = self._phrases[(self._phrase - 1) % len(self._phrases)] if self._phrase else None
        row, column = note.cursor_location
        if before and note.document.get_line(row)[:column].endswith(before):
            note.delete((row, column - len(before)), (row, column))
        note.insert(self._phrases[self._phrase % len(self._phrases)])
        self._phrase += 1
        note.focus()

    def _value(self, field: str) -> str | None:
        return self.query_one(f"#{field}", Choice).value

    def action_save(self) -> None:
        """Give back what the form holds."""
        draft = replace(
            self._draft,
            category=self._value("category") or self._draft.category,
            mode=self._value("mode") or self._draft.mode,
            severity=int(self._value("severity") or self._draft.severity),
            rating=self._value("rating"),
            note=self.query_one("#note", NoteArea).note,
            tags=tags_of(self.query_one("#tags", Input).value),
        )
        if self._proposal:
            draft = replace(draft, relation=self._value("relation"), reason=self._value("reason"))
        self.dismiss(draft)

    def action_cancel(self) -> None:
        """Close without saving."""
        self.dismiss(None)
