"""One word of a closed vocabulary, chosen with one key: its letter, or the arrows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key as KeyEvent
from textual.reactive import reactive
from textual.widget import Widget

from compare.display.safety import visible
from compare.display.width import fit
from compare.vocabulary import Term, Vocabulary

LABEL_CELLS = 14


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to choose that is no word of a vocabulary: its id, its key (or none), what it is called."""

    id: str
    key: str
    both: str


class Choice(Widget, can_focus=True):
    """A row `label ‹ word ›`. Left and right walk through the words, a letter chooses its word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1)", show=False),
        Binding("right,space", "walk(1)", show=False),
    ]
    value: reactive[str | None] = reactive(None)

    def __init__(
        self,
        label: str,
        vocabulary: Vocabulary | Sequence[Answer],
        value: str | None,
        *,
        id: str,  # noqa: A002 - Textual's name
        optional: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._label = label
        # A word without key asserts too much to be reached by walking past it: it is kept where it stands, not offered.
        if isinstance(vocabulary, Vocabulary):
            self._terms: list[Term | Answer] = [term for term in vocabulary.terms if term.key or term.id == value]
        else:
            self._terms = list(vocabulary)
        self._optional = optional
        self.set_reactive(Choice.value, value)

    def render(self) -> RenderResult:
        """Draw label, word, and the keys that choose."""
        term = next((term for term in self._terms if term.id == self.value), None)
        word = term.both if term else "—"
        keys = " ".join(term.key for term in self._terms if term.key) + (" -" if self._optional else "")
        return Content.assemble(
            (fit(self._label, LABEL_CELLS), "$mark-quiet"),
            ("‹ ", "$accent"),
            (visible(word), "bold"),
            (" ›", "$accent"),
            (f"   {keys}" if self.has_focus else "", "$mark-quiet"),
        )

    def action_walk(self, step: int) -> None:
        """Go to the next or previous word, around the end."""
        ids: list[str | None] = [*([None] if self._optional else []), *(term.id for term in self._terms)]
        here = ids.index(self.value) if self.value in ids else 0
        self.value = ids[(here + step) % len(ids)]

    def on_key(self, event: KeyEvent) -> None:
        """Choose by the letter of a word (full-width letters too); `-` empties an optional one."""
        if not event.character or len(event.character) != 1:
            return
        letter = unicodedata.normalize("NFKC", event.character).lower()
        term = next((term for term in self._terms if term.key and term.key == letter), None)
        if term is not None:
            self.value = term.id
            event.stop()
        elif letter == "-" and self._optional:
            self.value = None
            event.stop()
