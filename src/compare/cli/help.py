"""Help texts that wrap by terminal cells: a kanji is two cells wide, and click counts characters."""

from __future__ import annotations

from collections.abc import Iterable

import click

from compare.display.kinsoku import wrap
from compare.display.width import cell_width


def _lines(text: str, width: int) -> list[str]:
    flat = " ".join(text.split())
    return [flat[start:end].rstrip() for start, end in wrap(flat, max(width, 20))]


class CellAwareFormatter(click.HelpFormatter):
    """Click's formatter with widths in terminal cells and Japanese line breaking."""

    def write_text(self, text: str) -> None:
        """Write a paragraph, wrapped."""
        indent = " " * self.current_indent
        for paragraph in text.split("\n\n"):
            for line in _lines(paragraph, self.width - self.current_indent):
                self.write(f"{indent}{line}\n")
            self.write("\n")
        if self.buffer and self.buffer[-1] == "\n":
            self.buffer.pop()

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands in two columns."""
        rows = list(rows)
        first = min(max((cell_width(name) for name, _text in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, text in rows:
            lines = _lines(text, self.width - first - self.current_indent) or [""]
            gap = first - cell_width(name)
            if gap < col_spacing:
                self.write(f"{indent}{name}\n{indent}{' ' * first}{lines[0]}\n")
            else:
                self.write(f"{indent}{name}{' ' * gap}{lines[0]}\n")
            for line in lines[1:]:
                self.write(f"{indent}{' ' * first}{line}\n")


class CellAwareCommand(click.Command):
    """A command whose one-line summary in lists of commands is its first sentence, never cut in the middle."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph of the help."""
        return (self.help or "").split("\n\n", maxsplit=1)[0]
