"""What is set in `yomikurabe.toml`: of the project first, then of the user.

The project's file lies at the project root, the user's in the configuration folder of the platform. Command-line
options and environment variables come before both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import platformdirs

from compare.errors import InputError, Place, UsageError, from_os
from compare.i18n import LANGUAGES, Message, message

FILE_NAME: Final = "yomikurabe.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `None` means: not set, decide by other means.

    Attributes:
        language: `en` or `ja`.
        theme: name of a theme of the review screen.
        width: `wide` where the terminal gives ambiguous signs (①, “ ”, ×) two cells, else `narrow`.
        signs: `ascii` draws frames and signs with ASCII only, else `unicode`.
        keys: keys of the review screen that are other than usual, by name (`[keys]`).
        phrases: phrases for notes, instead of the usual ones.
        mute: rules that are not to be heard, and why: the table `[mute]`.
    """

    language: str | None = None
    theme: str | None = None
    width: str | None = None
    signs: str | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: tuple[str, ...] | None = None
    mute: Mapping[str, str] = field(default_factory=dict)


_CHOICES: Final[Mapping[str, tuple[str, ...] | None]] = {
    "language": LANGUAGES,
    "theme": None,
    "width": ("narrow", "wide"),
    "signs": ("unicode", "ascii"),
}
"""Settings that are one word, and which words they can be."""


def real_folder(folder: Path) -> Path:
    """Return the folder's real path.

    Raises:
        InputError: there is no such folder.
    """
    if not folder.is_dir():
        raise InputError(
            message("is a file, not a folder.") if folder.exists() else message("does not exist."),
            remedy=message("Name the folder that holds the articles."),
            place=Place(str(folder)),
        )
    return folder.resolve()


def project_root(folder: Path) -> Path:
    """Return the nearest folder upwards that holds `yomikurabe.toml` or `.git`.

    Without one it is the current folder when `folder` lies inside it, else `folder` itself: annotations are only ever
    written inside the project.
    """
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).exists() or (candidate / ".git").exists():
            return candidate
    here = Path.cwd().resolve()
    return here if folder.is_relative_to(here) else folder


def user_folder() -> Path:
    """Return the user's configuration folder; it need not exist."""
    return platformdirs.user_config_path("yomikurabe", appauthor=False)


def load(root: Path) -> Settings:
    """Return the project's settings over the user's.

    Raises:
        UsageError: a file is no TOML or sets something that does not exist.
    """
    values: dict[str, Any] = {}
    for path in (user_folder() / FILE_NAME, root / FILE_NAME):
        if path.is_file():
            read = _read(path)
            keys = {**values.get("keys", {}), **read.get("keys", {})}
            values |= read | ({"keys": keys} if keys else {})
    return Settings(**values)


def _read(path: Path) -> dict[str, Any]:
    place = Place(str(path))
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise from_os(error, str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(message("is not valid TOML: {problem}.", problem=str(error)), place=place) from error
    return {key: _value(key, value, place) for key, value in table.items()}


def _value(key: str, value: Any, place: Place) -> Any:
    """Return a setting as `Settings` holds it.

    Raises:
        UsageError: there is no such setting, or it cannot be that.
    """
    if key == "keys":
        return _keys(value, place)
    if key == "mute":
        _check_mute(value, place)
        return value
    if key == "phrases":
        if isinstance(value, list) and all(isinstance(phrase, str) for phrase in value):
            return tuple(value)
        raise _wrong(key, value, message("It must be a list of texts in quotes."), place)
    if key not in _CHOICES:
        raise UsageError(
            message("there is no setting “{key}”.", key=key),
            remedy=message("Settings are: {names}.", names=", ".join(sorted((*_CHOICES, "keys", "mute", "phrases")))),
            place=place,
        )
    choices = _CHOICES[key]
    if isinstance(value, str) and (choices is None or value in choices):
        return value
    if choices is None:
        raise _wrong(key, value, message("It must be a text in quotes."), place)
    raise _wrong(key, value, message("It can be: {names}.", names=", ".join(choices)), place)


def _keys(value: Any, place: Place) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _wrong("keys", value, message("It must be a table [keys]."), place)
    found = {}
    for name, keys in value.items():
        several = [keys] if isinstance(keys, str) else keys
        if not isinstance(several, list) or not several or not all(isinstance(key, str) and key for key in several):
            raise _wrong(f"keys.{name}", keys, message("It must be a key in quotes, or a list of them."), place)
        found[name] = tuple(several)
    return found


def _wrong(key: str, value: Any, remedy: Message, place: Place) -> UsageError:
    return UsageError(message("“{key}” cannot be {value}.", key=key, value=repr(value)), remedy=remedy, place=place)


def _check_mute(table: object, place: Place) -> None:
    """Check that every muted rule has a reason.

    Raises:
        UsageError: one has none.
    """
    entries = table.items() if isinstance(table, dict) else [("mute", table)]
    for rule, reason in entries:
        if not isinstance(table, dict) or not isinstance(reason, str) or not reason.strip():
            raise UsageError(
                message("“{rule}” is muted without a reason.", rule=str(rule)),
                remedy=message("For example: {example}", example='[mute] loaded-wording = "社説の比較では使わない"'),
                place=place,
            )
