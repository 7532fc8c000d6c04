"""Writing what a page or a Word file shows as Markdown, line by line."""

from __future__ import annotations

from collections.abc import Sequence


def line(words: str) -> str:
    """Return words on one line; runs of ASCII blanks and line ends become one blank, ideographic blanks stay."""
    return " ".join(words.replace("\u00a0", " ").split(None) if words.isascii() else _split(words))


def _split(words: str) -> list[str]:
    return [part for part in words.replace("\u00a0", " ").translate(_BLANKS).split(" ") if part]


_BLANKS = {ord(blank): " " for blank in "\t\n\r\f\v\u2028\u2029"}


def heading(rank: int, words: str) -> str:
    """Return a heading, 1 the highest."""
    return f"{'#' * min(max(rank, 1), 6)} {words}"


def bullet(words: str, depth: int = 0, number: int | None = None) -> str:
    """Return a list item, numbered or not."""
    return f"{'  ' * depth}{f'{number}.' if number is not None else '-'} {words}"


def image(words: str) -> str:
    """Return a picture by its caption."""
    return f"![{words.replace('[', '［').replace(']', '］')}]()"


def table(rows: Sequence[Sequence[str]], has_header: bool) -> str:
    """Return a table; what is a header is underlined."""
    lines = ["| " + " | ".join(line(cell).replace("|", "\\|") for cell in row) + " |" for row in rows if row]
    if has_header and lines:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)
