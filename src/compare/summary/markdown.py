"""The summary as Markdown that reads the same in GitHub, GitLab and Pandoc.

No `**` stands beside Japanese punctuation (CommonMark would show the asterisks), and no words of an article can become
markup: everything that was not written here is escaped. Pictures are left out; the tables beside them say the same.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote as percent

from compare.display.safety import visible
from compare.summary.document import (
    Block,
    Bullets,
    Code,
    Entry,
    Inline,
    Line,
    Paragraph,
    Place,
    Plain,
    Ref,
    Section,
    Table,
    Words,
)
from compare.summary.outline import one_line

_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~$&]|(?<![^\W_])_|_(?![^\W_])")
_LEADING: Final = re.compile(r"^(?:[-+=#:]|\d{1,9}[.)])")
_BACKTICKS: Final = re.compile("`+")


def escape(text: str) -> str:
    """Return words that are not ours as Markdown that shows just these words, on one line."""
    flat = _SPECIAL.sub(r"\\\g<0>", visible(one_line(text)))
    return _LEADING.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", flat)


def code(text: str) -> str:
    """Return words that are not ours as a code span, on one line."""
    flat = visible(one_line(text))
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(flat)), default=0))
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def address(place: Place, base: str) -> str:
    """Return the link to a line of a file, relative to the folder the summary lies in, percent-encoded."""
    path = percent(base + place.path, safe="/", errors="surrogatepass")
    return f"{path}#L{place.line}" if place.line else path


def inline(piece: Inline, base: str | None, *, cell: bool = False) -> str:
    """Return one piece as Markdown.

    Args:
        piece: the piece.
        base: from the folder of the summary to the project (`../`), empty or with a slash at its end; `None`: no links.
        cell: whether it stands in a table, where a bar ends the cell even inside code.
    """
    if isinstance(piece, Plain):
        return piece.text
    if isinstance(piece, Words):
        return escape(piece.text)
    if isinstance(piece, Code):
        shown = code(piece.text)
    elif isinstance(piece, Ref):
        return f"[`{piece.annotation}`](#{anchor(piece.annotation)})"
    else:
        label = piece.label or (f"{piece.path}:{piece.line}" if piece.line else piece.path)
        shown = code(label) if base is None else f"[{code(label)}]({address(piece, base)})"
    return shown.replace("|", "\\|") if cell else shown


def anchor(annotation: str) -> str:
    """Return the name of the place where an annotation is stated."""
    return f"annotation-{annotation}"


def text(line: Line, base: str | None, *, cell: bool = False) -> str:
    """Return a line as Markdown."""
    return "".join(inline(piece, base, cell=cell) for piece in line)


def section(part: Section, base: str | None) -> str:
    """Return one section, heading and all, without a line end."""
    blocks = [rendered for block in part.blocks if (rendered := _block(block, base))]
    return "\n\n".join([f"## {part.title}", *blocks])


def _block(block: Block, base: str | None) -> str:
    if isinstance(block, Paragraph):
        return text(block.line, base)
    if isinstance(block, Bullets):
        return "\n".join(f"- {text(item, base)}" for item in block.items)
    if isinstance(block, Table):
        rows = [block.head, *block.rows]
        lines = ["| " + " | ".join(text(cell, base, cell=True) or " " for cell in row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(block.head), *lines[1:]])
    if isinstance(block, Entry):
        return _entry(block, base)
    return ""


def _entry(entry: Entry, base: str | None) -> str:
    # A heading of its own name, so that other lines can point here whatever the sentence is.
    mark = f'<a id="{anchor(entry.id)}"></a>' if entry.id else ""
    parts = [f"### {mark}{text(entry.title, base)}"]
    if entry.sides:
        parts.append("\n".join(f"- {text(side.line, base)}" for side in entry.sides))
    parts.append(text(entry.facts, base))
    return "\n\n".join(parts)
