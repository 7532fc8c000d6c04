"""Help: the keys of the screen below, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from compare.display.width import fit
from compare.i18n import gettext as _
from compare.tui import dossier, keys
from compare.tui.render import ANNOTATED, BLANK, SIGNS, Paragraph, Tone, join, paragraph
from compare.tui.screens.base import DeskScreen
from compare.tui.widgets.textpane import TextPane

_KEY_CELLS = 14


class HelpScreen(DeskScreen):
    """Explains keys and signs."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.DOWN, keys.UP, keys.BACK))]

    def compose_body(self) -> ComposeResult:
        """Compose the pane of the text."""
        yield TextPane(id="passages")

    def renew(self) -> None:
        """Draw the help."""
        self.head(_("Help"))
        pane = self.query_one(TextPane)
        pane.show(tuple(_text()), title=_("Keys and signs"))
        pane.focus()

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the one key of the help."""
        return (keys.BACK,)


def _text() -> Iterator[Paragraph]:
    groups = (
        (_("Deciding on the candidate"), keys.DECIDING),
        (_("Going about"), keys.MOVING),
        (_("Choosing words of a passage"), keys.CHOOSING),
        (_("Other screens"), (*keys.PLACES, keys.PALETTE, keys.QUIT)),
        (_("In an article"), (keys.DOWN, keys.UP, keys.OTHER_ARTICLE, keys.OTHER_ARTICLE_BACK, keys.BACK)),
        (_("In the list of annotations"), (keys.DOWN, keys.UP, keys.CHANGE, keys.REMOVE)),
        (_("In the summary"), (keys.WRITE,)),
    )
    for title, group in groups:
        yield paragraph(title, Tone.TITLE)
        for key in group:
            shown = " ".join(_shown(key))
            yield join((fit(shown, _KEY_CELLS), Tone.HEADING), _(key.told), indent=2)
        yield BLANK
    yield from _signs()
    yield paragraph(_("Every decision is on disk, as one YAML file, before the next key is read."))
    yield paragraph(_("A candidate is a question to an editor, not an error; no outlet is rated."))
    yield paragraph(_("With a Japanese input method on, the letter keys work all the same."))


def _shown(key: keys.Key) -> Iterator[str]:
    for name in key.keys:
        yield keys.Key(key.action, (name,), key.label, key.told).shown


def _signs() -> Iterator[Paragraph]:
    meanings = {
        Tone.DIFFER: _("values differ and nothing explains it"),
        Tone.NEAR: _("values differ, and a reason is named (time, scope, rounding …)"),
        Tone.AGREE: _("values agree"),
        Tone.POINT: _("something to look at"),
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
