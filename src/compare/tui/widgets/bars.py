"""The lines around a screen: places, notice and key bar. One row each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

from compare.display.safety import visible
from compare.display.width import cell_width, fit
from compare.i18n import gettext as _
from compare.tui.keyboard import Keyboard
from compare.tui.keys import PLACES, Key
from compare.tui.safe import plain


class Line(Widget):
    """One row of text from anywhere, cut to its width."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str, *, alert: bool = False) -> None:
        """Show another text; `alert` draws it as something to mend."""
        self._text = text
        self.set_class(alert, "-alert")
        self.refresh()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def render(self) -> RenderResult:
        """Draw the text in one row."""
        return plain(fit(visible(self._text), self.content_size.width))


def _link(action: str) -> Style:
    return Style.from_meta({"@click": action if "." in action else f"screen.{action}"})


class PlaceBar(Widget):
    """The row of main screens with their keys, the one that is open lit up; then how the review stands.

    Where there is little room the folder goes first, then the names of the other screens, and the counts last.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._place = ""
        self._folder = ""
        self._counts = ""
        self._keyboard = Keyboard()

    def show(self, place: str, folder: str, counts: str, keyboard: Keyboard) -> None:
        """Show where the reader is (empty for none of the places), in which folder, and how the review stands."""
        self._place, self._folder, self._counts, self._keyboard = place, visible(folder), counts, keyboard
        self.refresh()

    def _tabs(self, *, named: bool) -> list[tuple[str, Key]]:
        return [
            (
                f" {self._keyboard.shown(key)} {_(key.label)} "
                if named or key.id == self._place
                else f" {self._keyboard.shown(key)} ",
                key,
            )
            for key in PLACES
        ]

    def render(self) -> RenderResult:
        """Draw what fits."""
        room = self.content_size.width
        tabs = self._tabs(named=True)
        used = sum(cell_width(words) for words, _key in tabs)
        counts = f"  {self._counts}"
        if used + cell_width(counts) > room:
            tabs = self._tabs(named=False)
            used = sum(cell_width(words) for words, _key in tabs)
        text = ""
        spans: list[Span] = []
        for words, key in tabs:
            start = len(text)
            text += words
            # A link would be drawn in the colours of links: the open place is none.
            look = "$background on $accent" if key.id == self._place else _link(key.action)
            spans.append(Span(start, len(text), look))
        if used + cell_width(counts) <= room:
            folder = f"  {self._folder}"
            if used + cell_width(folder) + cell_width(counts) <= room:
                counts = folder + counts
            text += " " * (room - used - cell_width(counts)) + counts
        return Content(text, spans)


class KeyBar(Widget):
    """At most eight keys with their labels; the last one stays when there is little room. Keys can be clicked."""

    MOST = 8

    def __init__(self, *, id: str = "keys") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys: tuple[Key, ...] = ()
        self._keyboard = Keyboard()

    def show(self, keys: Sequence[Key], keyboard: Keyboard | None = None) -> None:
        """Show other keys, as they are on this keyboard."""
        self._keys = tuple(keys[: self.MOST])
        self._keyboard = keyboard or self._keyboard
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the keys that fit."""
        room = self.content_size.width
        kept = list(self._keys)
        while len(kept) > 1 and sum(cell_width(self._words(key)) for key in kept) > room:
            del kept[-2]
        text = ""
        spans: list[Span] = []
        for key in kept:
            start = len(text)
            text += self._words(key)
            spans.append(Span(start, start + len(self._keyboard.shown(key)) + 1, "$accent bold"))
            spans.append(Span(start, len(text), _link(key.action)))
        return Content(text, spans)

    def _words(self, key: Key) -> str:
        return f" {self._keyboard.shown(key)} {_(key.label)} "
