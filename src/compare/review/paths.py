"""Paths of articles and records inside a project. Pure: nothing here looks at a disk."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from compare.errors import InputError, Place
from compare.i18n import message

FOLDER: Final = "annotations"
SCHEMA: Final = f"{FOLDER}/annotation.schema.json"
"""Where the schema lies that the first line of every record names; written with the first record."""


def is_inside(path: str) -> bool:
    """Whether `path` is a plain relative path that cannot leave the project, on any system."""
    windows = PureWindowsPath(path)
    parts = path.split("/")
    return (
        not path.startswith("/")
        and not windows.drive
        and not windows.root
        and "\0" not in path
        and all(part not in ("", ".", "..") for part in parts)
        and ".." not in windows.parts
    )


def folder_of(article: str) -> str:
    """Return the folder for records on an article: its path without suffix, under `annotations/`.

    Raises:
        InputError: the path could leave the project.
    """
    without = str(PurePosixPath(article).with_suffix("")) if is_inside(article) else ""
    # The name `...txt` without its suffix would be `..`.
    chosen = without if is_inside(without) else article
    if not is_inside(chosen):
        raise InputError(
            message("lies outside the project, so annotations on it have no place."),
            remedy=message("Move it into the project, or start where both are."),
            place=Place(article),
        )
    return f"{FOLDER}/{chosen}"


def modeline(file: str) -> str:
    """Return the comment that tells editors where the schema of the record in `file` is."""
    up = "../" * (len(PurePosixPath(file).parts) - 2)
    return f"# yaml-language-server: $schema={up}{PurePosixPath(SCHEMA).name}"
