"""The lines around a screen: heading, notice and key bar. One row each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content, Span
from textual.style import Style
from textual.widget import Widget

from compare.display.safety import visible
from compare.display.width import cell_width, fit
from compare.i18n import gettext as _
from compare.tui.keys import Key
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


class KeyBar(Widget):
    """At most eight keys with their labels; the last one stays when there is little room. Keys can be clicked."""

    MOST = 8

    def __init__(self, *, id: str = "keys") -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._keys: tuple[Key, ...] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Show other keys."""
        if tuple(keys[: self.MOST]) != self._keys:
            self._keys = tuple(keys[: self.MOST])
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
            spans.append(Span(start, start + len(key.shown) + 1, "$accent bold"))
            spans.append(Span(start, len(text), Style.from_meta({"@click": self._action(key)})))
        return Content(text, spans)

    @staticmethod
    def _words(key: Key) -> str:
        return f" {key.shown} {_(key.label)} "

    @staticmethod
    def _action(key: Key) -> str:
        return key.action if "." in key.action else f"screen.{key.action}"
