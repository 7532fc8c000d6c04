"""Every key of the review: one table from which bindings, key bar, help and palette are made.

A Japanese input method turns `j` into `ｊ` and `a` into `あ` before a program sees it. So each letter key also answers
to its full-width form, and each vowel to its kana; the first time this happens the reader is told.

Which keys go together on which screen stands in `compare.tui.keyboard`, with the keys that a reader changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from compare.i18n import N_

_KANA: Final = {"a": "あ", "i": "い", "u": "う", "e": "え", "o": "お"}
_SYMBOLS: Final = {
    "question_mark": ("fullwidth_question_mark",),
    "slash": ("fullwidth_solidus", "katakana_middle_dot"),
    "left_square_bracket": ("left_corner_bracket", "fullwidth_left_square_bracket"),
    "right_square_bracket": ("right_corner_bracket", "fullwidth_right_square_bracket"),
    "less_than_sign": ("fullwidth_less_than_sign",),
    "greater_than_sign": ("fullwidth_greater_than_sign",),
    "space": ("ideographic_space",),
}
_SHOWN: Final = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "full_stop": ".",
    "escape": "esc",
    "shift+right": "shift+→",
    "shift+left": "shift+←",
}


@dataclass(frozen=True, slots=True)
class Key:
    """An action and the keys that call it.

    Attributes:
        id: the name under which `[keys]` of `yomikurabe.toml` changes it.
        action: name of the screen's `action_…` method.
        keys: Textual's names of the keys; the first is the one shown.
        label: one or two words, for the key bar (marked for translation).
        told: a sentence for help and palette (marked for translation).
    """

    id: str
    action: str
    keys: tuple[str, ...]
    label: str
    told: str


def written(key: str) -> str:
    """Return a key as it is written on screen."""
    return _SHOWN.get(key) or key.replace("ctrl+", "^")


def aliases(key: str) -> tuple[str, ...]:
    """Return the keys that an input method may send instead of `key`."""
    if key in _SYMBOLS:
        return _SYMBOLS[key]
    if len(key) != 1 or not key.isascii():
        return ()
    return (chr(ord(key) + 0xFEE0), *((_KANA[key],) if key in _KANA else ()))


def by_input_method(keys: Iterable[str]) -> str:
    """Return what an input method may send instead of any of the keys, as Textual lists them."""
    return ",".join(alias for name in keys for alias in aliases(name))


def ime_id(key: Key) -> str:
    """Return the id of the binding that answers an input method."""
    return f"{key.id}.ime"


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """Return the bindings of the keys; those of an input method go through `action_ime`, which tells the reader."""
    made = []
    for key in keys:
        made.append(Binding(",".join(key.keys), key.action, key.label, show=False, id=key.id))
        if others := by_input_method(key.keys):
            made.append(Binding(others, f"ime('{key.id}')", key.label, show=False, id=ime_id(key)))
    return made


ACCEPT: Final = Key("accept", "accept", ("y",), N_("accept"), N_("Accept the candidate and go on to the next one"))
REJECT: Final = Key("reject", "reject", ("x",), N_("reject"), N_("Reject the candidate; one digit says why"))
EDIT: Final = Key("edit", "edit", ("e",), N_("edit"), N_("Change category, mode, rating or note, then accept"))
DEFER: Final = Key("defer", "defer", ("s",), N_("defer"), N_("Put the candidate off"))
BULK: Final = Key("bulk", "bulk", ("b",), N_("all listed"), N_("Decide on all listed, after seeing them"))
ANNOTATE: Final = Key("annotate", "annotate", ("a",), N_("annotate"), N_("Annotate the chosen words, else the passage"))
MARK: Final = Key("mark", "mark", ("m",), N_("add place"), N_("Add these words to the places of the next annotation"))
UNMARK: Final = Key("unmark", "unmark", ("M",), N_("drop places"), N_("Forget the places that m added"))
UNDO: Final = Key("undo", "undo", ("u", "ctrl+z"), N_("undo"), N_("Take back the last decision"))
REDO: Final = Key("redo", "redo", ("ctrl+r",), N_("redo"), N_("Take the decision again"))

NEXT: Final = Key("next", "candidate(1)", ("j",), N_("next"), N_("Next candidate"))
PREVIOUS: Final = Key("previous", "candidate(-1)", ("k",), N_("previous"), N_("Previous candidate"))
NEXT_TOPIC: Final = Key("next-topic", "topic(1)", ("J",), N_("next topic"), N_("Next topic"))
PREVIOUS_TOPIC: Final = Key("previous-topic", "topic(-1)", ("K",), N_("previous topic"), N_("Previous topic"))
NEXT_OPEN: Final = Key("next-open", "next_open", ("d",), N_("next undecided"), N_("Next undecided candidate"))
COLUMNS: Final = Key("columns", "columns", ("v",), N_("side by side"), N_("Show the articles side by side, or stacked"))
SHIFT: Final = Key("shift", "shift(1)", ("right_square_bracket",), N_("more right"), N_("Show the column to the right"))
SHIFT_BACK: Final = Key(
    "shift-back", "shift(-1)", ("left_square_bracket",), N_("more left"), N_("Show the column to the left")
)
TOPIC: Final = Key(
    "topic", "edit_topic", ("T",), N_("edit topic"), N_("Rename, merge or split the topic, move passages")
)
PAIR: Final = Key("pair", "pair", ("V",), N_("word by word"), N_("Compare the passage word by word with its likest"))
LEFT: Final = Key("pane-left", "app.focus_previous", ("shift+tab", "h"), N_("pane left"), N_("Go to the pane before"))
RIGHT: Final = Key("pane-right", "app.focus_next", ("tab", "l"), N_("pane right"), N_("Go to the pane after"))
WIDER: Final = Key("wider", "widen(2)", ("greater_than_sign",), N_("wider"), N_("Make the left pane wider"))
NARROWER: Final = Key("narrower", "widen(-2)", ("less_than_sign",), N_("narrower"), N_("Make the left pane narrower"))
MAXIMISE: Final = Key("maximise", "whole", ("z",), N_("enlarge"), N_("Give the pane the whole window, or back"))
DOWN: Final = Key("down", "line(1)", ("j",), N_("down"), N_("Go down"))
UP: Final = Key("up", "line(-1)", ("k",), N_("up"), N_("Go up"))
BOTTOM: Final = Key("bottom", "end(1)", ("G",), N_("end"), N_("Go to the end"))
HALF_DOWN: Final = Key("half-down", "half(1)", ("ctrl+d",), N_("half page"), N_("Half a page down"))
HALF_UP: Final = Key("half-up", "half(-1)", ("ctrl+u",), N_("half page up"), N_("Half a page up"))
SEARCH: Final = Key("search", "search", ("slash",), N_("search"), N_("Search all articles and notes"))
NEXT_HIT: Final = Key("next-hit", "hit(1)", ("n",), N_("next hit"), N_("Next place found"))
PREVIOUS_HIT: Final = Key("previous-hit", "hit(-1)", ("N",), N_("hit before"), N_("Place found before"))
FILTER: Final = Key("filter", "filter", ("f",), N_("filter"), N_("Show only some"))
SORT: Final = Key("sort", "sort", ("S",), N_("sort"), N_("Sort by another column"))
OPEN: Final = Key("open", "open", ("enter",), N_("open"), N_("Open the exact words"))

WORD: Final = Key("word", "word(1)", ("w",), N_("word"), N_("Choose the next word of the passage"))
WORD_BACK: Final = Key("word-back", "word(-1)", ("b",), N_("word back"), N_("Choose the word before"))
SENTENCE: Final = Key("sentence", "sentence(1)", ("W",), N_("sentence"), N_("Choose the next sentence of the passage"))
SENTENCE_BACK: Final = Key("sentence-back", "sentence(-1)", ("B",), N_("sentence back"), N_("Choose the one before"))
HOLD: Final = Key("hold", "hold", ("space",), N_("hold"), N_("Hold the start: w, b, W, B now move the end"))
GROW: Final = Key("grow", "grow(1)", ("shift+right",), N_("longer"), N_("Make the choice a character longer"))
SHRINK: Final = Key("shrink", "grow(-1)", ("shift+left",), N_("shorter"), N_("Make the choice a character shorter"))
RELEASE: Final = Key("release", "release", ("escape",), N_("release"), N_("Give up the choice of words"))

OVERVIEW: Final = Key("overview", "place('overview')", ("1",), N_("Overview"), N_("Topics and articles at a glance"))
COMPARE: Final = Key("compare", "place('compare')", ("2",), N_("Compare"), N_("What each article says on a topic"))
QUEUE: Final = Key("queue", "place('queue')", ("3",), N_("Queue"), N_("All candidates, filtered and sorted"))
FIGURES: Final = Key("figures", "place('figures')", ("4",), N_("Figures"), N_("All figures by what they measure"))
TIMELINE: Final = Key("timeline", "place('timeline')", ("5",), N_("Dates"), N_("All dates in their order"))
ARTICLE: Final = Key("article", "place('article')", ("6",), N_("Text"), N_("The whole article at this place"))
NOTES: Final = Key("annotations", "place('annotations')", ("7", "t"), N_("Notes"), N_("All annotations and decisions"))
SUMMARY: Final = Key("summary", "place('summary')", ("8", "r"), N_("Summary"), N_("The summary as it would be written"))
COMMIT: Final = Key("commit", "commit", ("c",), N_("commit"), N_("Show what would be committed to git, and commit it"))
GO: Final = Key("go", "chord", ("g",), N_("go to"), N_("Go to … (the next key says where)"))
EDITOR: Final = Key("editor", "editor", ("o",), N_("editor"), N_("Open the article in $EDITOR at this line"))
COPY: Final = Key("copy", "copy", ("C",), N_("copy"), N_("Copy the words with their source"))
REREAD: Final = Key("reread", "reread", ("R",), N_("read again"), N_("Read the articles again and compare them anew"))
LANGUAGE: Final = Key("language", "language", ("L",), N_("language"), N_("Switch between Japanese and English"))
HELP: Final = Key("help", "help", ("question_mark", "f1"), N_("help"), N_("Explain keys and signs"))
PALETTE: Final = Key("palette", "app.command_palette", ("ctrl+p",), N_("commands"), N_("Find any command by its name"))
QUIT: Final = Key("quit", "app.quit", ("ctrl+q",), N_("quit"), N_("Leave; every decision is on disk already"))
LEAVE: Final = Key("leave", "leave", ("q",), N_("leave"), N_("Back to where you came from, else leave the review"))
BACK: Final = Key("back", "back", ("escape", "q"), N_("back"), N_("Back to where you came from"))

OTHER_ARTICLE: Final = Key("other-article", "other(1)", ("right_square_bracket",), N_("next text"), N_("Next article"))
OTHER_ARTICLE_BACK: Final = Key(
    "other-article-back", "other(-1)", ("left_square_bracket",), N_("text before"), N_("Article before")
)
FOLD: Final = Key("fold", "fold", ("v",), N_("fold"), N_("Show or fold what does not belong to the story"))
CHANGE: Final = Key("change", "change", ("e",), N_("edit"), N_("Change the annotation"))
REMOVE: Final = Key("remove", "remove", ("d", "delete"), N_("delete"), N_("Delete the annotation (u brings it back)"))
SECOND: Final = Key("second", "second", ("v",), N_("second reader"), N_("Add a second reader's verdict"))
ASKED: Final = Key("asked", "asked", ("a",), N_("asked"), N_("Mark as asked; again, write what the desk answered"))
LOG: Final = Key("log", "log", ("l",), N_("history"), N_("Show what happened to the annotation, commit by commit"))
SAVE: Final = Key("save", "save", ("ctrl+s",), N_("save"), N_("Save"))
TEMPLATE: Final = Key("template", "template", ("ctrl+t",), N_("phrase"), N_("Put a frequent phrase into the note"))
COMMIT_NOW: Final = Key("commit-now", "save", ("ctrl+s",), N_("commit"), N_("Commit with this message"))
CANCEL: Final = Key("cancel", "cancel", ("escape",), N_("cancel"), N_("Close without saving"))
WRITE: Final = Key("write", "write", ("w",), N_("write file"), N_("Write the summary to a file"))

PLACES: Final = (OVERVIEW, COMPARE, QUEUE, FIGURES, TIMELINE, ARTICLE, NOTES, SUMMARY)
"""The main screens, in the order of their digits."""
DECIDING: Final = (ACCEPT, REJECT, EDIT, DEFER, ANNOTATE)
CHOOSING: Final = (WORD, WORD_BACK, SENTENCE, SENTENCE_BACK, HOLD, GROW, SHRINK)
BAR_CHOOSING: Final = (WORD, HOLD, SENTENCE, GROW, SHRINK, ANNOTATE, MARK, RELEASE)
