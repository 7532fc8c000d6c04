"""YAML behind a guard: the only module that imports PyYAML's readers.

Files of people are read with everything that makes YAML dangerous or surprising taken out: no aliases (bombs), no
tags, a limited depth (the C loader crashes the process on deep nesting) and size, no duplicate keys, and no implicit
types (YAML 1.1 reads `10:28` as 628 and `NO` as false): every scalar is a string. Whoever reads a file decides what
its strings mean.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from compare.errors import DataError, Place, from_os
from compare.i18n import Message, message

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 64
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _error(file: str, mark: Any, cause: Message, remedy: Message | None = None) -> DataError:
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
    return DataError(cause, remedy=remedy, place=place)


def _check_events(text: str, file: str) -> None:
    """Refuse what is dangerous before anything is built. `yaml.parse` alone survives every input."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _error(file, event.start_mark, message("anchors and aliases (& and *) are not allowed here."))
        if getattr(event, "tag", None) not in (None, "!"):
            raise _error(file, event.start_mark, message("tags (!) are not allowed here."))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _error(
                    file, event.start_mark, message("is nested more than {limit} levels deep.", limit=MAX_DEPTH)
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def compose(text: str, file: str) -> yaml.Node | None:
    """Return the node tree of one YAML document (marks included), or `None` for an empty one.

    Raises:
        DataError: with file, line and column, for broken, dangerous or ambiguous YAML.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise DataError(message("is larger than {limit} MiB.", limit=MAX_BYTES // 2**20), place=Place(file))
    try:
        _check_events(text, file)
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _error(
            file,
            error.problem_mark or error.context_mark,
            message("is not valid YAML: {problem}.", problem=error.problem or error.context or "?"),
            message("Check quotes, indentation and colons near this place."),
        ) from error
    except yaml.reader.ReaderError as error:
        raise DataError(
            message("holds a character that YAML does not allow: {character}.", character=f"U+{error.character:04X}"),
            place=Place(file, text.count("\n", 0, error.position) + 1),
        ) from error
    if root is not None:
        _check_keys(root, file)
    return root


def _check_keys(node: yaml.Node, file: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _error(file, key.start_mark, message("only plain words can be keys here."))
            if key.value in seen:
                raise _error(
                    file,
                    key.start_mark,
                    message(
                        "the key “{key}” stands twice (first in line {line}).",
                        key=key.value,
                        line=seen[key.value].start_mark.line + 1,
                    ),
                    message("Keep one of the two."),
                )
            seen[key.value] = key
            _check_keys(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check_keys(item, file)


def plain(node: yaml.Node | None) -> Any:
    """Turn a node tree into dicts, lists and strings; a plain `null`, `~` or nothing becomes `None`."""
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null"):
        return None
    return node.value


def load(text: str, file: str) -> Any:
    """Return the content of one YAML document: dicts, lists, strings and `None`, nothing else."""
    return plain(compose(text, file))


def load_file(path: Path, name: str | None = None) -> Any:
    """Read and load a UTF-8 YAML file; `name` is what errors call it.

    Raises:
        DataError: the file is not what it should be.
        InputError: the file cannot be read.
    """
    name = name or str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise from_os(error, name) from error
    except UnicodeDecodeError as error:
        raise DataError(
            message("is not UTF-8 (byte {position}).", position=error.start),
            remedy=message("Save it as UTF-8."),
            place=Place(name),
        ) from error
    return load(text, name)
