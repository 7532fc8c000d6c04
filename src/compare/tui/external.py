"""Other programs: the reader's editor, and what is put on the clipboard. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path, PurePath

from compare.display.safety import visible
from compare.i18n import gettext as _
from compare.model import Article, Span

_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `file:line`."""
_CODE = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})
_PLAIN = frozenset({"notepad", "gedit", "open", "xdg-open"})


def editor_of(environ: Mapping[str, str]) -> str | None:
    """Return the editor that the reader chose: `VISUAL`, else `EDITOR`."""
    return environ.get("VISUAL") or environ.get("EDITOR") or None


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """Return the command that opens a file at a line (1-based) in an editor.

    Raises:
        ValueError: the quotes of `editor` do not match.
    """
    words = shlex.split(editor)
    name = PurePath(words[0]).stem.lower() if words else ""
    # A path that begins with a dash would be read as an option: it is absolute.
    file = str(path.absolute())
    if name in _CODE:
        return [*words, "--wait", "--goto", f"{file}:{line}"]
    if name in _COLON:
        return [*words, f"{file}:{line}"]
    if name in _PLAIN:
        return [*words, file]
    return [*words, f"+{line}", file]


def quotation(article: Article, span: Span) -> str:
    """Return words of an article with their source, as an editor pastes them into a message."""
    words = visible(" ".join(span.of(article.text).split()))
    title = visible(" ".join((article.title or article.id).split()))
    date = f" {article.published}" if article.published else ""
    place = _("line {line}").format(line=article.line_at(span.start))
    return f"「{words}」\n{title}{date} ({visible(article.path)}, {place})"
