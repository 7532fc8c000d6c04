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
from compare.i18n import LANGUAGES, message

FILE_NAME: Final = "yomikurabe.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `None` means: not set, decide by other means.

    Attributes:
        language: `en` or `ja`.
        theme: name of a theme of the review screen.
        mute: rules that are not to be heard, and why: the table `[mute]`.
    """

    language: str | None = None
    theme: str | None = None
    mute: Mapping[str, str] = field(default_factory=dict)


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
            values |= _read(path)
    return Settings(**values)


def _read(path: Path) -> dict[str, str]:
    place = Place(str(path))
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise from_os(error, str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(message("is not valid TOML: {problem}.", problem=str(error)), place=place) from error
    allowed = {"language": LANGUAGES, "theme": None, "mute": None}
    for key, value in table.items():
        if key == "mute":
            _check_mute(value, place)
            continue
        if key not in allowed:
            raise UsageError(
                message("there is no setting “{key}”.", key=key),
                remedy=message("Settings are: {names}.", names=", ".join(sorted(allowed))),
                place=place,
            )
        choices = allowed[key]
        if not isinstance(value, str) or (choices is not None and value not in choices):
            raise UsageError(
                message("“{key}” cannot be {value}.", key=key, value=repr(value)),
                remedy=message("It can be: {names}.", names=", ".join(choices))
                if choices
                else message("It must be a text in quotes."),
                place=place,
            )
    return table


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
