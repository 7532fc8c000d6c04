"""The formats of the summary: `md`, `html`, `docx`, `json`, each a function from the same outline to bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from compare import i18n
from compare.errors import DataError, Place, UsageError
from compare.i18n import message
from compare.summary.outline import Outline
from compare.summary.stamp import Stamp

Render = Callable[[Outline, Stamp, Sequence[Path]], bytes]


def _markdown(outline: Outline, stamp: Stamp, folders: Sequence[Path]) -> bytes:
    from compare.summary.frame import to_markdown
    from compare.summary.writing import write

    return to_markdown(write(outline, stamp), stamp.options.base, folders).encode("utf-8", "backslashreplace")


def _html(outline: Outline, stamp: Stamp, folders: Sequence[Path]) -> bytes:
    from compare.summary.frame import to_html
    from compare.summary.writing import write

    return to_html(write(outline, stamp), stamp.options.base, folders).encode("utf-8", "backslashreplace")


def _word(outline: Outline, stamp: Stamp, folders: Sequence[Path]) -> bytes:
    from compare.summary.frame import FOLDER
    from compare.summary.word import to_word
    from compare.summary.writing import write

    template = next((path for folder in folders if (path := folder / FOLDER / "summary.docx").is_file()), None)
    return to_word(write(outline, stamp), template)


def _json(outline: Outline, stamp: Stamp, folders: Sequence[Path]) -> bytes:
    from compare.summary.jsonform import to_json

    return to_json(outline, stamp).encode("ascii")


_MOST: Final = 2**20
"""Bytes of a Word file's properties that are read."""
FORMATS: Final[dict[str, Render]] = {"md": _markdown, "html": _html, "docx": _word, "json": _json}
"""Format → renderer. What a renderer needs beyond the core is imported only when it runs."""


def render(form: str, outline: Outline, stamp: Stamp, folders: Sequence[Path] = ()) -> bytes:
    """Return the summary in a format and in the language of its stamp. The same arguments give the same bytes.

    Args:
        form: a key of `FORMATS`.
        outline: what it says.
        stamp: what it was made from and how it was asked for.
        folders: where a newsroom's own templates may lie (`templates/` in them), the nearest first.

    Raises:
        DataError: a template is wrong.
    """
    with i18n.speaking(stamp.options.language):
        return FORMATS[form](outline, stamp, folders)


def form_of(path: Path) -> str:
    """Return the format that the ending of a file's name says.

    Raises:
        UsageError: it says none.
    """
    form = path.suffix.lower().removeprefix(".")
    form = {"markdown": "md", "htm": "html"}.get(form, form)
    if form not in FORMATS:
        raise UsageError(
            message("says no format by its name."),
            remedy=message("End it with {endings}.", endings=", ".join(f".{name}" for name in FORMATS)),
            place=Place(str(path)),
        )
    return form


def stamp_of(data: bytes, form: str, name: str) -> Stamp:
    """Return what a written summary was made from; `name` is what errors call the file.

    Raises:
        DataError: it is not a summary of ours.
    """
    if form == "docx":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
                # No more than a stamp needs: any Word file is asked, also one made to unpack without end.
                data = part.read(_MOST)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
            raise DataError(
                message("is not a Word file."),
                remedy=message("Name a file that `yomikurabe summary` wrote."),
                place=Place(name),
            ) from error
    text = data.decode("utf-8", "replace")
    # In Word and JSON the quotes of the stamp are written as those formats write quotes.
    return Stamp.read(text.replace("&quot;", '"').replace('\\"', '"'), name)
