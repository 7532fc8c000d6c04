"""Every key of the review: one table from which bindings, key bar, help and palette are made.

A Japanese input method turns `j` into `ｊ` and `a` into `あ` before a program sees it. So each letter key also answers
to its full-width form, and each vowel to its kana; the first time this happens the reader is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from compare.i18n import N_

_KANA: Final = {"a": "あ", "i": "い", "u": "う", "e": "え", "o": "お"}
_SYMBOLS: Final = {
    "question_mark": "fullwidth_question_mark",
    "left_square_bracket": "left_corner_bracket",
    "right_square_bracket": "right_corner_bracket",
    "space": "ideographic_space",
}
_SHOWN: Final = {
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "shift+right": "shift+→",
    "shift+left": "shift+←",
}


@dataclass(frozen=True, slots=True)
class Key:
    """An action and the keys that call it.

    Attributes:
        action: name of the screen's `action_…` method.
        keys: Textual's names of the keys; the first is the one shown.
        label: one or two words, for the key bar (marked for translation).
        told: a sentence for help and palette (marked for translation).
    """

    action: str
    keys: tuple[str, ...]
    label: str
    told: str

    @property
    def shown(self) -> str:
        """The first key, as it is written on screen."""
        key = self.keys[0]
        return _SHOWN.get(key) or key.replace("ctrl+", "^")


def aliases(key: str) -> tuple[str, ...]:
    """Return the keys that an input method may send instead of `key`."""
    if key in _SYMBOLS:
        return (_SYMBOLS[key],)
    if len(key) != 1 or not key.isascii():
        return ()
    return (chr(ord(key) + 0xFEE0), *((_KANA[key],) if key in _KANA else ()))


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """Return the bindings of the keys; those of an input method go through `action_ime`, which tells the reader."""
    made = []
    for key in keys:
        made.append(Binding(",".join(key.keys), key.action, key.label, show=False))
        others = [alias for name in key.keys for alias in aliases(name)]
        if others:
            made.append(Binding(",".join(others), f"ime('{key.action}')", key.label, show=False))
    return made


ACCEPT: Final = Key("accept", ("y",), N_("accept"), N_("Accept the candidate and go on to the next undecided one"))
REJECT: Final = Key("reject", ("x",), N_("reject"), N_("Reject the candidate; one digit says why"))
EDIT: Final = Key("edit", ("e",), N_("edit"), N_("Change category, mode, severity, rating or note, then accept"))
DEFER: Final = Key("defer", ("s",), N_("defer"), N_("Put the candidate off"))
ANNOTATE: Final = Key("annotate", ("a",), N_("annotate"), N_("Annotate the chosen words, else the passage"))
UNDO: Final = Key("undo", ("u", "ctrl+z"), N_("undo"), N_("Take back the last decision"))
REDO: Final = Key("redo", ("ctrl+r",), N_("redo"), N_("Take the decision again"))
NEXT: Final = Key("candidate(1)", ("j",), N_("next"), N_("Next candidate"))
PREVIOUS: Final = Key("candidate(-1)", ("k",), N_("previous"), N_("Previous candidate"))
NEXT_TOPIC: Final = Key("topic(1)", ("J",), N_("next topic"), N_("Next topic"))
PREVIOUS_TOPIC: Final = Key("topic(-1)", ("K",), N_("previous topic"), N_("Previous topic"))
NEXT_OPEN: Final = Key("next_open", ("n",), N_("next undecided"), N_("Next undecided candidate, in any topic"))
COLUMNS: Final = Key("columns", ("v",), N_("side by side"), N_("Show the articles side by side, or stacked again"))
LEFT: Final = Key("app.focus_previous", ("shift+tab", "h"), N_("pane left"), N_("Go to the pane before"))
RIGHT: Final = Key("app.focus_next", ("tab", "l"), N_("pane right"), N_("Go to the pane after"))
WORD: Final = Key("word(1)", ("w",), N_("word"), N_("Choose the next word of the passage"))
WORD_BACK: Final = Key("word(-1)", ("b",), N_("word back"), N_("Choose the word before"))
SENTENCE: Final = Key("sentence(1)", ("W",), N_("sentence"), N_("Choose the next sentence of the passage"))
SENTENCE_BACK: Final = Key("sentence(-1)", ("B",), N_("sentence back"), N_("Choose the sentence before"))
HOLD: Final = Key("hold", ("space",), N_("hold"), N_("Hold the start of the choice: w, b, W, B now move its end"))
GROW: Final = Key("grow(1)", ("shift+right",), N_("longer"), N_("Make the choice longer by one character"))
SHRINK: Final = Key("grow(-1)", ("shift+left",), N_("shorter"), N_("Make the choice shorter by one character"))
RELEASE: Final = Key("release", ("escape",), N_("release"), N_("Give up the choice of words"))
ARTICLE: Final = Key("article", ("o",), N_("article"), N_("Open the whole article at this place"))
ANNOTATIONS: Final = Key("annotations", ("t",), N_("annotations"), N_("List all annotations, those out of place first"))
SUMMARY: Final = Key("summary", ("r",), N_("summary"), N_("Show the summary as it would be written now"))
COMMIT: Final = Key("commit", ("c",), N_("commit"), N_("Show what would be committed to git, and commit it"))
HELP: Final = Key("help", ("question_mark", "f1"), N_("help"), N_("Explain keys and signs"))
PALETTE: Final = Key("app.command_palette", ("ctrl+p",), N_("commands"), N_("Find any command by its name"))
QUIT: Final = Key("app.quit", ("q", "ctrl+q"), N_("quit"), N_("Leave; every decision is on disk already"))
BACK: Final = Key("back", ("escape", "q"), N_("back"), N_("Back to where you came from"))
DOWN: Final = Key("line(1)", ("j",), N_("down"), N_("Go down"))
UP: Final = Key("line(-1)", ("k",), N_("up"), N_("Go up"))
OTHER_ARTICLE: Final = Key("other(1)", ("right_square_bracket",), N_("next article"), N_("Next article"))
OTHER_ARTICLE_BACK: Final = Key("other(-1)", ("left_square_bracket",), N_("article before"), N_("Article before"))
CHANGE: Final = Key("change", ("e",), N_("edit"), N_("Change the annotation"))
REMOVE: Final = Key("remove", ("d", "delete"), N_("delete"), N_("Delete the annotation (u brings it back)"))
SAVE: Final = Key("save", ("ctrl+s",), N_("save"), N_("Save"))
COMMIT_NOW: Final = Key("save", ("ctrl+s",), N_("commit"), N_("Commit with this message"))
CANCEL: Final = Key("cancel", ("escape",), N_("cancel"), N_("Close without saving"))
WRITE: Final = Key("write", ("w",), N_("write file"), N_("Write the summary to a file"))

CHOOSING: Final = (WORD, WORD_BACK, SENTENCE, SENTENCE_BACK, HOLD, GROW, SHRINK, RELEASE)
DECIDING: Final = (ACCEPT, REJECT, EDIT, DEFER, ANNOTATE, UNDO, REDO)
MOVING: Final = (NEXT, PREVIOUS, NEXT_OPEN, NEXT_TOPIC, PREVIOUS_TOPIC, COLUMNS, LEFT, RIGHT)
PLACES: Final = (ARTICLE, ANNOTATIONS, SUMMARY, COMMIT, HELP)

BAR_DECIDING: Final = (ACCEPT, REJECT, EDIT, DEFER, ANNOTATE, UNDO, PALETTE, HELP)
BAR_READING: Final = (ANNOTATE, WORD, SENTENCE, ARTICLE, COLUMNS, ACCEPT, UNDO, HELP)
BAR_CHOOSING: Final = (WORD, HOLD, ANNOTATE, RELEASE, GROW, SHRINK, SENTENCE, HELP)

EVERY: Final = (
    *DECIDING,
    *MOVING,
    *CHOOSING,
    *PLACES,
    CHANGE,
    REMOVE,
    WRITE,
    OTHER_ARTICLE,
    OTHER_ARTICLE_BACK,
    BACK,
    QUIT,
)
"""Every key of every screen, in the order in which the palette offers them."""
