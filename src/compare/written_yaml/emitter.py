"""Trees → YAML in one fixed block style that reads well in a diff and cannot be misread by any YAML version.

Texts stand on one line, the note as a literal block. A text is quoted when YAML 1.1 or 1.2 could take it for
something else (`2025-10-28`, `10:28`, `no`, `1.10`), and escaped when it holds what YAML or a terminal would choke on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

Tree: TypeAlias = "str | int | list[Any] | dict[str, Any] | None"
"""The content of a YAML file of ours."""

INDENT: Final = 2
_WIDTH: Final = 110
"""Longest line that short mappings and lists are written in; longer ones get a line per item."""
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER_LIKE: Final = re.compile(r"[-+.]|[0-9][0-9a-zA-Z_:.,+-]*(?:$| )")
"""What begins like a number, date or time in some version of YAML; generous, because quotes never hurt."""
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<~ ")
_UNSAFE: Final = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand unescaped: controls, line breaks other than LF, surrogates, byte order marks."""
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Direction marks: allowed in YAML, but they make a line of a diff show other words than it holds."""
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LITERAL: Final = ("note",)


def document(tree: Mapping[str, Tree], modeline: str) -> str:
    """Return the whole file: the modeline for editors, then one key after the other."""
    return modeline + "\n" + "".join(entry(key, value, 0) for key, value in tree.items())


def entry(key: str, value: Tree, column: int) -> str:
    """Return the lines of one key of a block mapping whose keys stand at `column`."""
    return " " * column + scalar(key) + ":" + after_key(key, value, column) + "\n"


def item(value: Tree, column: int) -> str:
    """Return the lines of one item of a block list whose dashes stand at `column`."""
    if isinstance(value, Mapping) and value:
        lines = "".join(entry(key, part, column + INDENT) for key, part in value.items())
        return " " * column + "- " + lines[column + INDENT :]
    return " " * column + "- " + flow(value) + "\n"


def after_key(key: str, value: Tree, column: int) -> str:
    """Return what follows the colon of a key at `column`: ` value`, or a line break and the lines below."""
    if isinstance(value, str):
        return " " + (literal(value, column + INDENT) if key in _LITERAL and _is_literal(value) else scalar(value))
    if value is None or isinstance(value, int) or not value:
        return " " + flow(value)
    parts = value.values() if isinstance(value, Mapping) else value
    if not any(isinstance(part, dict | list) for part in parts) and column + len(key) + len(flow(value)) + 2 <= _WIDTH:
        return " " + flow(value)
    if isinstance(value, Mapping):
        lines = [entry(name, part, column + INDENT) for name, part in value.items()]
    else:
        lines = [item(part, column + INDENT) for part in value]
    return "\n" + "".join(lines).rstrip("\n")


def flow(value: Tree) -> str:
    """Return a value on one line, containers in brackets and braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return "null" if value is None else str(value) if isinstance(value, int) else scalar(value)


def scalar(value: str) -> str:
    """Return a text on one line: plain if that is safe everywhere, else in double quotes."""
    return value if _is_plain(value) else quoted(value)


def quoted(value: str) -> str:
    """Return a text in double quotes, with escapes for what must not stand in a file as it is."""
    return '"' + "".join(_escaped(character) for character in value) + '"'


def literal(value: str, column: int) -> str:
    """Return a text as a literal block whose lines begin at `column`, without the last line end."""
    lines = [" " * column + line if line else "" for line in value.split("\n")]
    return "\n".join(["|", *lines])


def _is_plain(value: str) -> bool:
    return not (
        not value
        or value != value.strip()
        or value[0] in _INDICATORS
        or " #" in value
        or any(character in value for character in ":?,[]{}\n\t")
        or value.lower() in _WORDS
        or _NUMBER_LIKE.match(value)
        or _UNSAFE.search(value)
        or _BIDI.search(value)
    )


def _is_literal(value: str) -> bool:
    return bool(value) and value == value.strip() and not _UNSAFE.search(value) and not _BIDI.search(value)


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not (_UNSAFE.match(character) or _BIDI.match(character)):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
