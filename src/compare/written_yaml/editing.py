"""Change a YAML file that a person may have edited: only the lines of what changes, nothing else.

The marks of YAML nodes say where each value stands. What differs between the old and the new content is turned into
replacements of those stretches of the text; comments, key order, spacing, quotes and unknown keys stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from compare import guarded_yaml
from compare.guarded_yaml import Listing, Node, Scalar
from compare.written_yaml import emitter
from compare.written_yaml.emitter import Tree

_ABSENT: Final = object()
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def edited(text: str, root: guarded_yaml.Mapping, old: Mapping[str, Tree], new: Mapping[str, Tree]) -> str:
    """Return a text that says `old`, changed to say `new`. Whoever calls this should read the result again.

    Args:
        text: the file as it is.
        root: its node tree; a block mapping.
        old: what it says, as far as the format knows.
        new: what it shall say.
    """
    return _apply(text, list(_mapping(text, root, old, new)))


def _apply(text: str, edits: list[_Edit]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    parts, position = [], 0
    # Stable: at one place in the order in which they were found.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[position : edit.start], edit.text.replace("\n", newline)]
        position = edit.end
    return "".join([*parts, text[position:]])


def _mapping(
    text: str, node: guarded_yaml.Mapping, old: Mapping[str, Tree], new: Mapping[str, Tree]
) -> Iterator[_Edit]:
    """Yield the edits for the keys of a block mapping that differ between `old` and `new`."""
    there = {key.value: (key, value) for key, value in node.pairs}
    column = node.pairs[0][0].mark.column - 1
    last: Node | None = None
    for key, value in new.items():
        if key in there:
            if old.get(key, _ABSENT) != value:
                yield from _value(text, *there[key], old.get(key), value)
            last = there[key][1]
        elif old.get(key, _ABSENT) != value:
            line = emitter.entry(key, value, column)
            if last is None:
                start = node.pairs[0][0].mark.start
                yield _Edit(start, start, line[column:] + " " * column)
            else:
                position = _line_end(text, _end(text, last))
                yield _Edit(position, position, "\n" + line.rstrip("\n"))
    for key in old:
        if key not in new and key in there:
            start, end = text.rfind("\n", 0, there[key][0].mark.start) + 1, _line_end(text, _end(text, there[key][1]))
            yield _Edit(start, min(len(text), text.find("\n", end) + 1 or len(text)), "")


def _value(text: str, key: Scalar, node: Node, old: Tree, new: Tree) -> Iterator[_Edit]:
    """Yield the edits that make the value of one key say `new`, as small as they can be."""
    match node, old, new:
        case Listing(flow=False), list(), list() if len(node.items) == len(old) and new:
            yield from _items(text, node, old, new)
        case guarded_yaml.Mapping(flow=False), dict(), dict() if new:
            yield from _mapping(text, node, old, new)
        case _:
            yield from _replace(text, key, node, emitter.after_key(key.value, new, key.mark.column - 1))


def _items(text: str, node: Listing, old: Sequence[Tree], new: Sequence[Tree]) -> Iterator[_Edit]:
    """Yield the edits for a block list: items that stay are not touched, wherever others come or go."""
    was, shall = ([emitter.flow(value) for value in values] for values in (old, new))
    for kind, first, last, start, end in SequenceMatcher(None, was, shall, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        common = min(last - first, end - start)
        for place in range(common):
            yield from _item(text, node.items[first + place], old[first + place], new[start + place])
        for part in node.items[first + common : last]:
            begin = text.rfind("\n", 0, text.rfind("-", 0, part.mark.start)) + 1
            line_end = _line_end(text, _end(text, part))
            yield _Edit(begin, min(len(text), text.find("\n", line_end) + 1 or len(text)), "")
        yield from _inserted(text, node, first + common, new[start + common : end])


def _item(text: str, part: Node, before: Tree, after: Tree) -> Iterator[_Edit]:
    """Yield the edits that make one item of a block list say `after`."""
    if (
        isinstance(part, guarded_yaml.Mapping)
        and not part.flow
        and isinstance(before, dict)
        and isinstance(after, dict)
    ):
        yield from _mapping(text, part, before, after)
    else:
        yield _Edit(part.mark.start, _end(text, part), emitter.flow(after))


def _inserted(text: str, node: Listing, place: int, values: Sequence[Tree]) -> Iterator[_Edit]:
    """Yield the edit that puts further items behind the first `place` ones of a block list."""
    lines = "".join(emitter.item(value, node.mark.column - 1) for value in values)
    if not lines:
        return
    if place:
        position = _line_end(text, _end(text, node.items[place - 1]))
        yield _Edit(position, position, "\n" + lines.rstrip("\n"))
    else:
        position = text.rfind("\n", 0, node.items[0].mark.start) + 1
        yield _Edit(position, position, lines)


def _replace(text: str, key: Scalar, node: Node, words: str) -> Iterator[_Edit]:
    """Yield the edits that put `words` (what `emitter.after_key` gives) in the place of a whole value."""
    end = _end(text, node)
    first, _, rest = words.partition("\n")
    comment = ""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, node.mark.start)
        comment = f"  {header[1]}" if header and header[1] else ""
    start = text.find(":", key.mark.end) + 1 or node.mark.start
    if first and start < node.mark.start and "\n" not in text[start : node.mark.start]:
        # The blanks that a person put before a value to line it up stay.
        start, first = node.mark.start, first.removeprefix(" ")
    yield _Edit(start, end, first + comment)
    if rest:
        # After a comment that stands behind the value, so that it stays on the line of its key.
        line_end = _line_end(text, end)
        yield _Edit(line_end, line_end, "\n" + rest)


def _end(text: str, node: Node) -> int:
    """Return the offset after the last character that belongs to a value (a block's end mark lies beyond comments)."""
    if isinstance(node, Scalar):
        if node.style in ("|", ">"):
            return node.mark.start + len(text[node.mark.start : node.mark.end].rstrip())
        return node.mark.end
    if node.flow:
        return node.mark.end
    last = node.items[-1] if isinstance(node, Listing) else node.pairs[-1][1]
    return _end(text, last)


def _line_end(text: str, position: int) -> int:
    """Return the offset of the end of the line at `position`, before its line break."""
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    return end - 1 if end > position and text[end - 1] == "\r" else end
