"""How a sentence of the program names words of an article: by their beginning, on one line."""

from __future__ import annotations


def beginning(words: str, limit: int) -> str:
    """Return the words on one line, of at most `limit` characters; 「…」 at the end says that more follows."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
