"""Change an annotation file that a person may have edited: only the lines of the changed fields, nothing else.

The marks of YAML nodes say where each value stands. What differs between the old and the new content of a record is
turned into replacements of those stretches of the text; comments, key order, spacing, quotes and unknown keys stay.
The result is read again, and a file too unusual for this (one big flow mapping, explicit `? key`s) is written anew
with everything it said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from compare import guarded_yaml
from compare.errors import DataError
from compare.guarded_yaml import Listing, Node, Scalar
from compare.model import Annotation
from compare.review import emitter, record, upgrades
from compare.review.record import Tree
from compare.review.schema import KEYS, AnnotationFile

_ABSENT: Final = object()
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def rewrite(text: str, file: str, before: Annotation, after: Annotation, modeline: str) -> str:
    """Return the text of a file that says `before`, changed to say `after`.

    Args:
        text: the file as it is.
        file: what errors call it.
        before: the record that was read from it.
        after: the record it shall hold.
        modeline: first line for a file that has to be written anew.

    Raises:
        DataError: the text is not YAML.
    """
    root = guarded_yaml.compose(text, file)
    old, new = _as_written(record.to_tree(before), guarded_yaml.plain(root)), record.to_tree(after)
    if isinstance(root, guarded_yaml.Mapping) and not root.flow:
        edited = _apply(text, list(_mapping(text, root, old, new)))
        if _says(edited, file, new, root):
            return edited
    return emitter.document(_merged(new, guarded_yaml.plain(root)), modeline)


def _as_written(old: dict[str, Tree], content: Any) -> dict[str, Tree]:
    """Return `old` with what an older format said otherwise, so that a change brings the file up to date."""
    if not isinstance(content, dict):
        return old
    today = upgrades.upgraded(content)
    return {**old, **{key: value for key, value in content.items() if today.get(key) != value}}


def _apply(text: str, edits: list[_Edit]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    parts, position = [], 0
    # Stable: at one place in the order in which they were found.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[position : edit.start], edit.text.replace("\n", newline)]
        position = edit.end
    return "".join([*parts, text[position:]])


def _says(text: str, file: str, new: dict[str, Tree], original: guarded_yaml.Mapping) -> bool:
    """Whether `text` is a record with the content `new` and still has all that this program does not know."""
    try:
        root = guarded_yaml.compose(text, file)
    except DataError:
        return False
    annotation = record.parse(text, file).annotation
    return (
        annotation is not None and record.to_tree(annotation) == new and _unknown(root, new) == _unknown(original, new)
    )


def _unknown(root: Node | None, known: Mapping[str, Tree]) -> dict[str, Any]:
    """Return the keys of a record that the format does not know, with their content."""
    names = {*known, *KEYS[AnnotationFile]}
    content = guarded_yaml.plain(root)
    return {key: value for key, value in content.items() if key not in names} if isinstance(content, dict) else {}


def _merged(new: Any, content: Any) -> Any:
    """Return `new` with the keys of `content` that the format does not know, at every level."""
    if isinstance(new, dict) and isinstance(content, dict):
        kept = {key: value for key, value in content.items() if key not in new and key not in KEYS[AnnotationFile]}
        return {**{key: _merged(value, content.get(key)) for key, value in new.items()}, **kept}
    if isinstance(new, list) and isinstance(content, list) and len(new) == len(content):
        return [_merged(*pair) for pair in zip(new, content, strict=True)]
    return new


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
        case Listing(flow=False), list(), list() if len(node.items) == len(old) <= len(new) and new:
            yield from _items(text, node, old, new)
        case guarded_yaml.Mapping(flow=False), dict(), dict() if new:
            yield from _mapping(text, node, old, new)
        case _:
            yield from _replace(text, key, node, emitter.after_key(key.value, new, key.mark.column - 1))


def _items(text: str, node: Listing, old: Sequence[Tree], new: Sequence[Tree]) -> Iterator[_Edit]:
    """Yield the edits for a block list: item by item, further items at its end."""
    for part, before, after in zip(node.items, old, new, strict=False):
        if before == after:
            continue
        if isinstance(part, guarded_yaml.Mapping) and not part.flow and isinstance(before, dict):
            yield from _mapping(text, part, before, after)  # type: ignore[arg-type]  # items of one list are alike
        else:
            yield _Edit(part.mark.start, _end(text, part), emitter.flow(after))
    position = _line_end(text, _end(text, node.items[-1]))
    for value in new[len(old) :]:
        yield _Edit(position, position, "\n" + emitter.item(value, node.mark.column - 1).rstrip("\n"))


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
