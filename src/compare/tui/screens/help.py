"""Help: the keys of the place one came from, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.display.width import fit
from compare.i18n import gettext as _
from compare.tui import dossier, keyboard, keys
from compare.tui.desk import Desk
from compare.tui.keyboard import Keyboard
from compare.tui.render import ANNOTATED, BLANK, SIGNS, Paragraph, Tone, join, paragraph
from compare.tui.screens.base import DeskScreen
from compare.tui.widgets.textpane import TextPane

_KEY_CELLS = 14


class HelpScreen(DeskScreen):
    """Explains keys and signs."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.DOWN, keys.UP, keys.BACK))]

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__(desk)
        self._place = place

    def compose_body(self) -> ComposeResult:
        """Compose the pane of the text."""
        yield TextPane(id="passages")

    def renew(self) -> None:
        """Draw the help."""
        name = next((_(key.label) for key in keys.PLACES if key.id == self._place), "")
        pane = self.query_one(TextPane)
        pane.show(tuple(_text(self._place, self.desk.keyboard)), title=_("Help: {screen}").format(screen=name))
        pane.focus()

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the one key of the help."""
        return (keys.BACK,)


def _text(place: str, board: Keyboard) -> Iterator[Paragraph]:
    for group in keyboard.GROUPS.get(place, ()):
        yield paragraph(_(group.title), Tone.TITLE)
        for key in group.keys:
            shown = " ".join(map(keys.written, board.of(key)))
            yield join((fit(shown, _KEY_CELLS), Tone.HEADING), _(key.told), indent=2)
        yield BLANK
    yield from _signs()
    yield paragraph(_("Every decision is on disk, as one YAML file, before the next key is read."))
    yield paragraph(_("A candidate is a question to an editor, not an error; no outlet is rated."))
    yield paragraph(_("With a Japanese input method on, the letter keys work all the same."))
    yield paragraph(_("Keys are set in yomikurabe.toml under [keys], by these names:"))
    for key in keyboard.keys_of(place):
        yield join((fit(key.id, 20), Tone.QUIET), " ".join(map(keys.written, board.of(key))), indent=2)


def _signs() -> Iterator[Paragraph]:
    meanings = {
        Tone.DIFFER: _("values differ and nothing explains it"),
        Tone.NEAR: _("values differ, and a reason is named (time, scope, rounding …)"),
        Tone.AGREE: _("values agree"),
        Tone.POINT: _("something to look at"),
        Tone.LABEL: _("a name for something that others may call otherwise"),
        Tone.CERTAINTY: _("how sure it is said to be"),
        Tone.SOURCE: _("who says so"),
        Tone.LOADED: _("words that judge"),
    }
    yield paragraph(_("Signs in the text"), Tone.TITLE)
    for tone, meaning in meanings.items():
        yield join((fit(SIGNS[tone], _KEY_CELLS), tone), meaning, indent=2)
    yield join((fit(ANNOTATED, _KEY_CELLS), Tone.TARGET), _("annotated"), indent=2)
    yield join((_("underlined"), Tone.FIGURE), "  ", _("a figure or date that no candidate speaks of"), indent=2)
    yield BLANK
    yield paragraph(_("States of a candidate"), Tone.TITLE)
    for state, sign in dossier.STATE_SIGNS.items():
        yield join((fit(sign, _KEY_CELLS), Tone.HEADING), dossier.state_label(state), indent=2)
    yield BLANK
