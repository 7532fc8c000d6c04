"""Change an annotation file that a person may have edited: only the lines of the changed fields, nothing else.

The result of the change is read again, and a file too unusual for it (one big flow mapping, explicit `? key`s) is
written anew with everything it said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare import guarded_yaml
from compare.errors import DataError
from compare.guarded_yaml import Node
from compare.model import Annotation
from compare.review import record, upgrades
from compare.review.schema import KEYS, AnnotationFile
from compare.written_yaml import editing, emitter
from compare.written_yaml.emitter import Tree


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
        edited = editing.edited(text, root, old, new)
        if _says(edited, file, new, root):
            return edited
    return emitter.document(_merged(new, guarded_yaml.plain(root)), modeline)


def _as_written(old: dict[str, Tree], content: Any) -> dict[str, Tree]:
    """Return `old` with what an older format said otherwise, so that a change brings the file up to date."""
    if not isinstance(content, dict):
        return old
    today = upgrades.upgraded(content)
    return {**old, **{key: value for key, value in content.items() if key in old and today.get(key) != value}}


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
