"""One annotation ↔ the content of its file: a tree of dicts, lists and scalars in the order of the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, ValidationError

from compare import guarded_yaml
from compare.errors import DataError, Place
from compare.guarded_yaml import Listing, Node
from compare.i18n import Message, message
from compare.model import Annotation, Answer, ProposedBy, Review, Target
from compare.review import upgrades
from compare.review.problems import Gravity, Problem, from_error
from compare.review.rules import violations
from compare.review.schema import (
    KEYS,
    VERSION,
    AnnotationFile,
    AnswerFile,
    ProposedByFile,
    ReviewFile,
    TargetFile,
    explain,
    is_newer,
    nearest,
)
from compare.written_yaml.emitter import Tree

Path: TypeAlias = tuple[str | int, ...]
_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "targets": TargetFile,
    "proposed_by": ProposedByFile,
    "answer": AnswerFile,
    "reviews": ReviewFile,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file says.

    Attributes:
        annotation: the record, if the file could be read as one.
        newer: whether a later version of this program wrote it; such a file is never changed.
        problems: what is wrong with it, in the order of the file.
    """

    annotation: Annotation | None
    newer: bool
    problems: tuple[Problem, ...]


def to_tree(annotation: Annotation) -> dict[str, Tree]:
    """Return the content of the file of `annotation`, keys in the order in which they are written."""
    tree: dict[str, Tree] = {
        "version": str(VERSION),
        "id": annotation.id,
        "category": annotation.category,
        "relation": annotation.relation,
        "reason": annotation.reason,
        "mode": annotation.mode,
        "severity": annotation.severity,
        "status": annotation.status,
    }
    if annotation.rejection is not None:
        tree["rejection"] = annotation.rejection
    tree["rating"] = annotation.rating
    tree["targets"] = [
        {
            "article": target.article,
            "exact": target.exact,
            "prefix": target.prefix,
            "suffix": target.suffix,
            "start": target.start,
            "end": target.end,
            "sha256": target.sha256,
        }
        for target in annotation.targets
    ]
    if (proposal := annotation.proposed_by) is not None:
        tree["values"] = dict(annotation.values)
        tree["proposed_by"] = {
            "rule": proposal.rule,
            "version": proposal.version,
            "fingerprint": proposal.fingerprint,
            "confidence": proposal.confidence,
        }
    tree |= {"note": annotation.note.strip(), "tags": list(annotation.tags), "by": annotation.by, "at": annotation.at}
    if (answer := annotation.answer) is not None:
        tree["answer"] = {"by": answer.by, "at": answer.at, "note": answer.note.strip()}
    tree["reviews"] = [
        {
            "by": review.by,
            "at": review.at,
            "pass": review.reading,
            "verdict": review.verdict,
            "note": review.note.strip(),
        }
        for review in annotation.reviews
    ]
    return tree


def parse(text: str, file: str) -> Parsed:
    """Read one annotation file; nothing is raised, everything that is wrong is a problem with its place."""
    try:
        root = guarded_yaml.compose(text, file)
    except DataError as error:
        code = "merge-conflict" if guarded_yaml.CONFLICT.search(text) else "yaml"
        return Parsed(None, False, (from_error(error, code, file),))
    if not isinstance(root, guarded_yaml.Mapping):
        empty = Problem(
            "schema",
            Place(file, 1, 1),
            Gravity.ERROR,
            message("this is not an annotation."),
            message("An annotation file has keys such as “id”, “status” and “targets”."),
        )
        return Parsed(None, False, (empty,))
    content = _without_empty(guarded_yaml.plain(root))
    if is_newer(version := content.get("version")):
        # What is unknown or other in it is not wrong, only new.
        return Parsed(read(content)[0], True, (_newer(version, place_of(root, ("version",), file)),))
    annotation, wrong = read(upgrades.upgraded(content))
    problems = [*_unknown_keys(root, file)]
    problems += [Problem(code, place_of(root, path, file), Gravity.ERROR, *words) for code, path, words in wrong]
    return Parsed(annotation, False, tuple(sorted(problems, key=lambda problem: problem.order)))


def place_of(root: Node | None, path: Path, file: str) -> Place:
    """Return the place of the value at `path`, or of the nearest thing around it that the file has."""
    node = root
    for step in path:
        inner = _inner(node, step)
        if inner is None:
            break
        node = inner
    return Place(file, node.mark.line, node.mark.column) if node is not None else Place(file, 1, 1)


def _inner(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, guarded_yaml.Mapping):
        return next((value for key, value in node.pairs if key.value == step), None)
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


Wrong: TypeAlias = "tuple[str, Path, tuple[Message, Message]]"


def read(content: Any) -> tuple[Annotation | None, list[Wrong]]:
    """Make the record of a file's content (texts and `None` only), and say what is wrong with it.

    Returns:
        The record, if the shape is right; and for all that is wrong a code, the path of the value, cause and remedy.
    """
    try:
        annotation = _annotation(AnnotationFile.model_validate(content))
    except ValidationError as error:
        return None, [("schema", path, (cause, remedy)) for path, cause, remedy in explain(error)]
    return annotation, [("rule", (wrong.field,), (wrong.cause, wrong.remedy)) for wrong in violations(annotation)]


def _annotation(content: AnnotationFile) -> Annotation:
    proposal = content.proposed_by
    return Annotation(
        id=content.id,
        category=content.category,
        status=content.status,
        targets=tuple(Target(**dict(target)) for target in content.targets),
        by=content.by,
        at=content.at,
        relation=content.relation,
        reason=content.reason,
        mode=content.mode,
        severity=content.severity,
        rating=content.rating,
        rejection=content.rejection,
        values=tuple(sorted(content.values.items())),
        proposed_by=None if proposal is None else ProposedBy(**dict(proposal)),
        note=content.note.strip(),
        tags=tuple(content.tags),
        answer=None
        if content.answer is None
        else Answer(content.answer.by, content.answer.at, content.answer.note.strip()),
        reviews=tuple(
            Review(review.by, review.at, review.reading, review.verdict, review.note.strip())
            for review in content.reviews
        ),
    )


def _without_empty(tree: Any) -> Any:
    """Leave out keys without a value: for a reader `note:` is the same as no note at all."""
    if isinstance(tree, dict):
        return {key: _without_empty(value) for key, value in tree.items() if value is not None}
    return [_without_empty(item) for item in tree] if isinstance(tree, list) else tree


def _unknown_keys(root: guarded_yaml.Mapping, file: str) -> Iterator[Problem]:
    yield from _unknown(root, KEYS[AnnotationFile], file)
    for key, value in root.pairs:
        if (model := _MODELS.get(key.value)) is not None:
            for item in value.items if isinstance(value, Listing) else (value,):
                if isinstance(item, guarded_yaml.Mapping):
                    yield from _unknown(item, KEYS[model], file)


def _unknown(node: guarded_yaml.Mapping, known: tuple[str, ...], file: str) -> Iterator[Problem]:
    there = {key.value for key, _ in node.pairs}
    for key, _ in node.pairs:
        if key.value not in known:
            near = nearest(key.value, tuple(name for name in known if name not in there))
            yield Problem(
                "unknown-key",
                Place(file, key.mark.line, key.mark.column),
                Gravity.WARNING,
                message("the key “{key}” is not known; it is kept.", key=key.value),
                message("Did you mean “{word}”?", word=near) if near else message("Delete it unless it is your own."),
            )


def _newer(version: str, place: Place) -> Problem:
    return Problem(
        "newer-version",
        place,
        Gravity.WARNING,
        message("was written by a newer version of this program (format {version}); it is only read.", version=version),
        message("Update Yomikurabe to change it."),
    )
