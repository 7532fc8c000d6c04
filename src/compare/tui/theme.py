"""Themes from YAML files: shipped ones and the reader's own, checked with file, line, column and key.

A theme names its colours, and its marks — the colours of differing, agreeing and other words. Stylesheets use only
theme variables; a mark `differ` is the variable `$mark-differ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual.color import Color, ColorParseError
from textual.theme import Theme

from compare import guarded_yaml, settings
from compare.errors import CompareError, DataError, Place, from_os
from compare.guarded_yaml import Mapping, Node, Scalar
from compare.i18n import Message, message
from compare.review import files

DEFAULT: Final = "genko-dark"
SHIPPED: Final = (Path(__file__).parents[1] / "themes", Path(__file__).parents[3] / "themes")
"""Where the shipped themes lie: in the wheel, else (editable install) at the top of the repository."""

COLOURS: Final = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
MARKS: Final = {
    "figure": "foreground",
    "label": "secondary",
    "certainty": "warning",
    "source": "primary",
    "loaded": "error",
    "agree": "success",
    "near": "warning",
    "differ": "error",
    "point": "secondary",
    "target": "accent",
    "heading": "foreground",
    "title": "primary",
    "quiet": "foreground",
    "cursor": "surface",
    "evidence": "panel",
    "selection": "accent",
    "on-differ": "background",
    "on-selection": "background",
}
"""Every mark, with the variable that stands for it in a theme that is not ours (Textual's own in the palette)."""
_NAME: Final = re.compile(r"[\w-]{1,40}")
_REQUIRED: Final = ("name", "dark", "colors", "marks")


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes that could be read, and what is wrong with the others."""

    themes: tuple[Theme, ...]
    problems: tuple[CompareError, ...]


def load_all() -> Themes:
    """Read the shipped themes, then those in the reader's configuration folder; a later one of the same name wins."""
    themes: dict[str, Theme] = {}
    problems: list[CompareError] = []
    for path in _files():
        try:
            theme = load(path)
        except CompareError as error:
            problems.append(error)
        else:
            themes[theme.name] = theme
    return Themes(tuple(themes.values()), tuple(problems))


def stamp() -> files.Stamp:
    """Return a stamp by which changes of the reader's own themes are noticed."""
    return files.stamp(settings.user_folder() / "themes")


def _files() -> Iterator[Path]:
    shipped = next((folder for folder in SHIPPED if folder.is_dir()), None)
    for folder in (shipped, settings.user_folder() / "themes"):
        if folder is not None and folder.is_dir():
            yield from sorted(folder.glob("*.yaml"))


def load(path: Path) -> Theme:
    """Read one theme.

    Raises:
        DataError: it is not a theme; with file, line, column and the name of the key.
        InputError: it cannot be read.
    """
    file = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise from_os(error, file) from error
    root = guarded_yaml.compose(guarded_yaml.decode(data, file), file)
    return _theme(_block(root, file, "theme"), root, file)


def _theme(keys: dict[str, Node], root: Node | None, file: str) -> Theme:
    for key, node in keys.items():
        if key not in _REQUIRED:
            raise _error(file, node, message("“{key}” is not a key of a theme.", key=key))
    for key in _REQUIRED:
        if key not in keys:
            raise _error(file, root, message("the key “{key}” is missing.", key=key))
    name = _scalar(keys["name"], file, "name")
    if not _NAME.fullmatch(name):
        raise _error(file, keys["name"], message("“name” may hold letters, digits, - and _ only."))
    dark = _scalar(keys["dark"], file, "dark")
    if dark not in ("true", "false"):
        raise _error(file, keys["dark"], message("“{key}” must be {values}.", key="dark", values="true / false"))
    colours = _colours(keys["colors"], file, "colors", COLOURS)
    marks = _colours(keys["marks"], file, "marks", tuple(MARKS))
    return Theme(
        name,
        colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        dark=dark == "true",
        variables={f"mark-{mark}": colour for mark, colour in marks.items()},
    )


def _colours(node: Node, file: str, block: str, names: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in _block(node, file, block).items():
        if key not in names:
            raise _error(file, value, message("“{key}” is not a key of a theme.", key=f"{block}.{key}"))
        found[key] = _scalar(value, file, f"{block}.{key}")
        try:
            Color.parse(found[key])
        except ColorParseError as error:
            raise _error(
                file,
                value,
                message("“{key}”: {value} is not a colour.", key=f"{block}.{key}", value=repr(found[key])),
                message('Write it like "#e69f00".'),
            ) from error
    for name in names:
        if name not in found:
            raise _error(file, node, message("the key “{key}” is missing.", key=f"{block}.{name}"))
    return found


def _block(node: Node | None, file: str, key: str) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        raise _error(file, node, message("“{key}” must be a block of keys and values.", key=key))
    return {name.value: value for name, value in node.pairs}


def _scalar(node: Node, file: str, key: str) -> str:
    if not isinstance(node, Scalar) or not node.value.strip():
        raise _error(file, node, message("“{key}” must be a single value.", key=key))
    return node.value


def _error(file: str, node: Node | None, cause: Message, remedy: Message | None = None) -> DataError:
    place = Place(file, node.mark.line, node.mark.column) if node is not None else Place(file)
    return DataError(cause, remedy=remedy, place=place)
