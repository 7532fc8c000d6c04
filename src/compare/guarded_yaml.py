"""YAML behind a guard: the only module that imports PyYAML's readers.

Files of people are read with everything that makes YAML dangerous or surprising taken out: no aliases (bombs), no
tags, a limited depth (the C loader crashes the process on deep nesting) and size, no duplicate keys, and no implicit
types (YAML 1.1 reads `10:28` as 628 and `NO` as false): every scalar is a string. Whoever reads a file decides what
its strings mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from compare.errors import DataError, Place, from_os
from compare.i18n import Message, message

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 64
_FAST: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURROGATE_ESCAPE: Final = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
"""An escape that libyaml refuses and PyYAML's own reader takes: file names that are not UTF-8 are written so."""
_PARSER_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""What libyaml has said since 2026 of nesting it will not follow; it looks ahead, so this may precede our limit."""
_NULL: Final = ("", "~", "null", "Null", "NULL")
CONFLICT: Final = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


class Mark(NamedTuple):
    """Where a node stands in its text: offsets in code points, line and column of its start counted from 1."""

    start: int
    end: int
    line: int
    column: int


class Scalar(NamedTuple):
    """A single value; `style` is its quote sign, `|` or `>`, or empty for a plain one."""

    value: str
    style: str
    mark: Mark


class Listing(NamedTuple):
    """A YAML sequence; `flow` when it is written with brackets."""

    items: tuple[Node, ...]
    flow: bool
    mark: Mark


class Mapping(NamedTuple):
    """A YAML mapping in the order of the file; `flow` when it is written with braces. No key stands twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    flow: bool
    mark: Mark


Node: TypeAlias = Scalar | Listing | Mapping


def _error(file: str, mark: Any, cause: Message, remedy: Message) -> DataError:
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
    return DataError(cause, remedy=remedy, place=place)


def compose(text: str, file: str) -> Node | None:
    """Return the node tree of one YAML document (marks included), or `None` for an empty one.

    Raises:
        DataError: with file, line and column, for broken, dangerous or ambiguous YAML.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _too_large(file)
    if conflict := CONFLICT.search(text):
        raise DataError(
            message("holds a merge conflict that is not resolved."),
            remedy=message("Keep one of the two sides and delete the lines with <<<<<<<, ======= and >>>>>>>."),
            place=Place(file, text.count("\n", 0, conflict.start()) + 1, 1),
        )
    loader = yaml.SafeLoader if _SURROGATE_ESCAPE.search(text) else _FAST
    try:
        # Events survive every input; nodes are built from them here, so that nothing unguarded is ever built.
        return _document(_events(loader(text)), file)
    except yaml.MarkedYAMLError as error:
        if error.problem == _PARSER_TOO_DEEP:
            raise _too_deep(file, error.problem_mark) from error
        raise _error(
            file,
            error.problem_mark or error.context_mark,
            message("is not valid YAML: {problem}.", problem=error.problem or error.context or "?"),
            message("Check quotes, indentation and colons near this place."),
        ) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        raise DataError(
            message("holds a character that YAML does not allow: {character}.", character=_name(error.character)),
            remedy=message("Delete it, or write it as an escape (\\x…, \\u…) between double quotes."),
            place=Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")),
        ) from error
    except UnicodeEncodeError as error:
        before = text[: error.start]
        raise DataError(
            message("holds a character that YAML does not allow: {character}.", character=_name(text[error.start])),
            remedy=message("Delete it."),
            place=Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")),
        ) from error


def _too_deep(file: str, mark: Any) -> DataError:
    return _error(
        file,
        mark,
        message("is nested more than {limit} levels deep.", limit=MAX_DEPTH),
        message("Take levels out."),
    )


def _too_large(file: str) -> DataError:
    return DataError(
        message("is larger than {limit} MiB.", limit=MAX_BYTES // 2**20),
        remedy=message("Split it, or delete what does not belong there."),
        place=Place(file),
    )


def _name(character: int | str) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"


def _events(loader: Any) -> Iterator[Any]:
    """Yield what the parser reports, node by node: half the calls of `yaml.parse`, which tells in large projects."""
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _document(events: Iterator[Any], file: str) -> Node | None:
    """Build the one document of a stream of events."""
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _error(
                    file,
                    event.start_mark,
                    message("a second document begins here (---)."),
                    message("Keep one document in each file."),
                )
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, file, 1)
    if isinstance(root, Scalar) and not root.style and not root.value:
        return None
    return root


def _node(event: Any, events: Iterator[Any], file: str, depth: int) -> Node:
    """Build the node that begins with `event`. At most `MAX_DEPTH` calls deep."""
    if event.anchor is not None:
        raise _error(
            file,
            event.start_mark,
            message("anchors and aliases (& and *) are not allowed here."),
            message("Write the value out, or put quotes around it."),
        )
    if event.tag is not None and event.tag != "!":
        raise _error(
            file,
            event.start_mark,
            message("tags (!) are not allowed here."),
            message("Delete the tag, or put quotes around the value."),
        )
    if depth > MAX_DEPTH:
        raise _too_deep(file, event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, event.style or "", _mark(event, event))
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, events, file, depth)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(event, events, file, depth)
    raise AssertionError(f"not the start of a node: {event}")


def _mark(first: Any, last: Any) -> Mark:
    start = first.start_mark
    return Mark(start.index, last.end_mark.index, start.line + 1, start.column + 1)


def _sequence(start: yaml.SequenceStartEvent, events: Iterator[Any], file: str, depth: int) -> Listing:
    items: list[Node] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return Listing(tuple(items), bool(start.flow_style), _mark(start, event))
        items.append(_node(event, events, file, depth + 1))
    raise AssertionError("the parser ended inside a list")


def _mapping(start: yaml.MappingStartEvent, events: Iterator[Any], file: str, depth: int) -> Mapping:
    pairs: list[tuple[Scalar, Node]] = []
    seen: dict[str, int] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return Mapping(tuple(pairs), bool(start.flow_style), _mark(start, event))
        key = _node(event, events, file, depth + 1)
        if not isinstance(key, Scalar):
            raise _error(
                file,
                event.start_mark,
                message("only plain words can be keys here."),
                message("Write the key as one word, or put quotes around it."),
            )
        if key.value in seen:
            raise _error(
                file,
                event.start_mark,
                message("the key “{key}” stands twice (first in line {line}).", key=key.value, line=seen[key.value]),
                message("Keep one of the two."),
            )
        seen[key.value] = key.mark.line
        pairs.append((key, _node(next(events), events, file, depth + 1)))
    raise AssertionError("the parser ended inside a mapping")


def plain(node: Node | None) -> Any:
    """Turn a node tree into dicts, lists and strings; a plain `null`, `~` or nothing becomes `None`."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return None if not node.style and node.value in _NULL else node.value


def load(text: str, file: str) -> Any:
    """Return the content of one YAML document: dicts, lists, strings and `None`, nothing else."""
    return plain(compose(text, file))


def decode(data: bytes, file: str) -> str:
    """Decode the bytes of a YAML file: UTF-8, with or without a byte order mark.

    Raises:
        DataError: it is something else.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise DataError(
            message("is not UTF-8 (byte {position}).", position=error.start),
            remedy=message("Save it as UTF-8."),
            place=Place(file, before.count(b"\n") + 1),
        ) from error


def read_text(path: Path, name: str) -> str:
    """Read a YAML file of bearable size; `name` is what errors call it.

    Raises:
        DataError: it is too large, or not UTF-8.
        InputError: it cannot be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        data = path.read_bytes()
    except OSError as error:
        raise from_os(error, name) from error
    return decode(data, name)


def load_file(path: Path, name: str | None = None) -> Any:
    """Read and load a UTF-8 YAML file; `name` is what errors call it.

    Raises:
        DataError: the file is not what it should be.
        InputError: the file cannot be read.
    """
    name = name or str(path)
    return load(read_text(path, name), name)
