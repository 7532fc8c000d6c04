"""Which keys there are on which screen, and the keys that a reader changed in `yomikurabe.toml`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from compare.i18n import N_, Message, message
from compare.tui import keys
from compare.tui.keys import Key


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that belong together, under a title for the help (marked for translation)."""

    title: str
    keys: tuple[Key, ...]


_EVERYWHERE: Final = (
    Group(N_("Screens"), (*keys.PLACES, keys.GO, keys.COMMIT, keys.HELP, keys.PALETTE)),
    Group(
        N_("Everywhere"),
        (
            keys.SEARCH,
            keys.NEXT_HIT,
            keys.PREVIOUS_HIT,
            keys.UNDO,
            keys.REDO,
            keys.EDITOR,
            keys.COPY,
            keys.REREAD,
            keys.LANGUAGE,
            keys.BOTTOM,
            keys.HALF_DOWN,
            keys.HALF_UP,
        ),
    ),
)
_PANES: Final = Group(N_("Panes"), (keys.LEFT, keys.RIGHT, keys.MAXIMISE, keys.WIDER, keys.NARROWER))
_WORDS: Final = Group(N_("Choosing words of a passage"), (*keys.CHOOSING, keys.ANNOTATE, keys.MARK, keys.UNMARK))
_LIST: Final = (keys.DOWN, keys.UP)

GROUPS: Final[Mapping[str, tuple[Group, ...]]] = MappingProxyType(
    {
        "compare": (
            Group(N_("Deciding on the candidate"), keys.DECIDING),
            Group(
                N_("Going about"),
                (
                    keys.NEXT,
                    keys.PREVIOUS,
                    keys.NEXT_OPEN,
                    keys.NEXT_TOPIC,
                    keys.PREVIOUS_TOPIC,
                    keys.COLUMNS,
                    keys.SHIFT_BACK,
                    keys.SHIFT,
                    keys.PAIR,
                    keys.TOPIC,
                ),
            ),
            _WORDS,
            _PANES,
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.RELEASE, keys.LEAVE, keys.QUIT)),
        ),
        "overview": (
            Group(N_("The matrix"), (*_LIST, keys.OPEN, keys.FILTER, keys.SORT)),
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "queue": (
            Group(N_("Deciding on the candidate"), (keys.ACCEPT, keys.REJECT, keys.EDIT, keys.DEFER, keys.BULK)),
            Group(N_("The list"), (*_LIST, keys.NEXT_OPEN, keys.OPEN, keys.FILTER, keys.SORT)),
            _PANES,
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "figures": (
            Group(N_("The list"), (*_LIST, keys.OPEN, keys.FILTER, keys.SORT, keys.MAXIMISE)),
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "timeline": (
            Group(N_("The list"), (*_LIST, keys.OPEN, keys.FILTER, keys.MAXIMISE)),
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "article": (
            Group(N_("Reading"), (*_LIST, keys.OTHER_ARTICLE_BACK, keys.OTHER_ARTICLE, keys.FOLD)),
            _WORDS,
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "annotations": (
            Group(N_("The list"), (*_LIST, keys.OPEN, keys.CHANGE, keys.REMOVE, keys.SORT)),
            Group(N_("Other people's words"), (keys.SECOND, keys.ASKED, keys.LOG)),
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
        "summary": (
            Group(N_("The summary"), (*_LIST, keys.WRITE)),
            *_EVERYWHERE,
            Group(N_("Leaving"), (keys.BACK,)),
        ),
    }
)
"""The keys of each main screen, as the help lists them."""


def keys_of(place: str) -> Iterator[Key]:
    """Yield the keys of a screen, each once."""
    seen = set()
    for group in GROUPS.get(place, ()):
        for key in group.keys:
            if key.id not in seen:
                seen.add(key.id)
                yield key


_ALL: Final[Mapping[str, Key]] = MappingProxyType({key.id: key for place in GROUPS for key in keys_of(place)})


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keys in force.

    Attributes:
        changed: keys that the reader set, by the id of what they do.
        problems: settings that were passed over, and why.
    """

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Message, ...] = ()

    def of(self, key: Key) -> tuple[str, ...]:
        """Return the keys that call an action."""
        return self.changed.get(key.id, key.keys)

    def shown(self, key: Key) -> str:
        """Return the first key of an action as it is written on screen."""
        return keys.written(self.of(key)[0])

    def keymap(self) -> dict[str, str]:
        """Return what Textual is to bind otherwise: by id of the binding, the keys with commas between them."""
        made = {}
        for name, chosen in self.changed.items():
            made[name] = ",".join(chosen)
            # A binding cannot be without key: one that no keyboard sends stands for none.
            made[keys.ime_id(_ALL[name])] = keys.by_input_method(chosen) or f"no_key_{name}"
        return made


def by_id(name: str) -> Key:
    """Return the key of that id."""
    return _ALL[name]


def names() -> tuple[str, ...]:
    """Return the ids of all keys that can be set, in the order of the screens."""
    return tuple(_ALL)


def read(settings: Mapping[str, tuple[str, ...]]) -> Keyboard:
    """Return the keyboard that the settings ask for.

    A name that does not exist, and a key that would then do two things on one screen, are reported and passed over.
    """
    keyboard = Keyboard()
    for name, chosen in settings.items():
        if name not in _ALL:
            problem = message("there is no key “{name}” to set.", name=name)
        else:
            wanted = Keyboard({**keyboard.changed, name: tuple(map(_textual, chosen))}, keyboard.problems)
            rival = _rival(wanted, name, settings)
            if rival is None:
                keyboard = wanted
                continue
            problem = message(
                "“{key}” would do two things: “{name}” and “{rival}”.", key=chosen[0], name=name, rival=rival
            )
        keyboard = Keyboard(keyboard.changed, (*keyboard.problems, problem))
    return keyboard


def _rival(keyboard: Keyboard, name: str, settings: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return what answers to the same key on one of the screens, unless that is to be set anew as well."""
    wanted = set(keyboard.of(_ALL[name]))
    for place in GROUPS:
        here = {key.id: key for key in keys_of(place)}
        for other in here.values() if name in here else ():
            waiting = other.id in settings and other.id not in keyboard.changed
            if other.id != name and not waiting and wanted & set(keyboard.of(other)):
                return other.id
    return None


_NAMES: Final = {shown: key for key in ("question_mark", "slash", "full_stop") for shown in (keys.written(key),)} | {
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "<": "less_than_sign",
    ">": "greater_than_sign",
}


def _textual(key: str) -> str:
    """Return Textual's name of a key that a person wrote as it looks."""
    return _NAMES.get(key, key)
