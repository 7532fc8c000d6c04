"""Annotations out of a project and into it: `yomikurabe export` and `yomikurabe import`. Import never overwrites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from compare import settings
from compare.errors import DataError, Place, UsageError, from_os
from compare.exchange import annotation_lines, fact_ledger, web_annotations
from compare.exchange.foreign import Foreign
from compare.guarded_yaml import decode
from compare.i18n import message
from compare.model import Annotation, Article, PlacementState, Span, Target
from compare.records import Records, now
from compare.review import files, ledger, record, upgrades
from compare.review.anchoring import describe, place
from compare.review.problems import Gravity, Problem

FORMATS: Final = ("jsonld", "csv", "jsonl")
MAX_BYTES: Final = 64 * 1024 * 1024
_READERS: Final[Mapping[str, Callable[[str, str], list[Foreign]]]] = MappingProxyType(
    {"jsonld": web_annotations.loads, "csv": fact_ledger.loads, "jsonl": annotation_lines.loads}
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        new: the annotations that are new to the project.
        known: how many the project has already, word for word.
        problems: what was not taken in, and why: the project has another version, or it is no annotation.
    """

    new: tuple[Annotation, ...]
    known: int
    problems: tuple[Problem, ...]


def project(folder: Path) -> Records:
    """Read the annotations of the project that `folder` lies in.

    Raises:
        InputError: the folder is not there.
    """
    return Records(settings.project_root(settings.real_folder(folder)))


def exported(records: Records, form: str) -> str:
    """Return all annotations of a project in one of `FORMATS`."""
    annotations = records.ledger.annotations
    match form:
        case "jsonld":
            return web_annotations.dumps(annotations)
        case "csv":
            return fact_ledger.dumps(annotations, lambda target: _line(records, target))
        case _:
            return annotation_lines.dumps(annotations)


def write(records: Records, form: str, path: Path) -> None:
    """Write an export to a file, whole or not at all.

    Raises:
        UsageError: an article or an annotation lies there.
        ConflictError: it cannot be written there.
    """
    place_there = path.resolve()
    articles = {target.article for annotation in records.ledger.annotations for target in annotation.targets}
    own = {records.file_of(annotation.id) for annotation in records.ledger.annotations}
    if any(place_there == (records.root / file).resolve() for file in articles | own):
        raise UsageError(
            message("is an article or an annotation and is not overwritten."),
            remedy=message("Name another file."),
            place=Place(str(path)),
        )
    files.write(place_there, exported(records, form).encode("utf-8", "surrogateescape"), str(path))


def read(path: Path) -> str:
    """Read a file that is to be imported.

    Raises:
        InputError: it cannot be read.
        DataError: it is too large, or not UTF-8.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataError(
                message("is larger than {limit} MiB.", limit=MAX_BYTES // 2**20),
                remedy=message("Split it, or delete what does not belong there."),
                place=Place(name),
            )
        return decode(path.read_bytes(), name)
    except OSError as error:
        raise from_os(error, name) from error


def take_in(records: Records, text: str, name: str, *, dry_run: bool = False) -> Imported:
    """Take in what a file in one of `FORMATS` holds, without ever changing what the project has.

    Args:
        records: the project.
        text: the content of the file; its format is known by it.
        name: what problems call the file.
        dry_run: look only.

    Raises:
        DataError: the file is in none of the formats.
        ConflictError: it cannot be written; nothing was taken in.
    """
    known = {annotation.id: annotation for annotation in records.ledger.annotations}
    new: dict[str, Annotation] = {}
    problems: list[Problem] = []
    same = 0
    for foreign in _READERS[_format(text)](text, name):
        annotation, wrong = _annotation(records, foreign, name, new)
        problems += wrong
        if annotation is None:
            continue
        other = known.get(annotation.id) or new.get(annotation.id)
        if other is None:
            new[annotation.id] = annotation
        elif record.to_tree(other) == record.to_tree(annotation):
            same += 1
        else:
            problems.append(_differing(annotation, foreign, name))
    if new and not dry_run:
        records.save(ledger.take_in(records.ledger, tuple(new.values())), rivals=True)
    return Imported(tuple(new.values()), same, tuple(problems))


def _format(text: str) -> str:
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return "csv"
    first = text.lstrip().split("\n", 1)[0]
    return "jsonl" if first.startswith("{") and '"targets"' in first and '"@context"' not in first else "jsonld"


def _annotation(
    records: Records, foreign: Foreign, name: str, taken: Iterable[str]
) -> tuple[Annotation | None, list[Problem]]:
    """Make a record of what was read: a new id and the time of now where it has none, its quotes anchored."""
    content: dict[str, Any] = {"at": now(), "by": records.who, **upgrades.upgraded(foreign.content)}
    if not content.get("id"):
        content["id"] = records.new_id(taken)
    targets = content.get("targets")
    if isinstance(targets, list):
        content["targets"] = [_anchored(records, one) if isinstance(one, dict) else one for one in targets]
    annotation, wrong = record.read({key: value for key, value in content.items() if value is not None})
    problems = [Problem(code, Place(name, foreign.line), Gravity.ERROR, *words) for code, _, words in wrong]
    return (None if problems else annotation), problems


def _anchored(records: Records, target: dict[str, Any]) -> dict[str, Any]:
    """Give a quote without place or digest those of where it stands now; one that is nowhere is kept as an orphan."""
    complete = {"article", "exact", "start", "end", "sha256"} <= target.keys()
    if complete or not isinstance(target.get("article"), str) or not isinstance(target.get("exact"), str):
        return target
    given = {"prefix": "", "suffix": "", "start": "0", "end": str(len(target["exact"])), "sha256": "none"} | target
    start = int(given["start"]) if str(given["start"]).isdecimal() else 0
    words = {key: str(given[key]) for key in ("article", "exact", "prefix", "suffix")}
    wanted = Target(**words, start=start, end=start + len(words["exact"]), sha256="none")
    article = records.article_of(wanted)
    span = None if article is None else _span(wanted, article)
    if article is None or span is None:
        return given
    anchored = describe(article, span)
    return {name: str(getattr(anchored, name)) for name in anchored.__slots__}


def _span(wanted: Target, article: Article) -> Span | None:
    """Return where a quote of another program stands, if there is no doubt of it."""
    text, exact = article.text, wanted.exact
    if text.startswith(exact, wanted.start) and wanted.start:
        return Span(wanted.start, wanted.end)
    if text.count(exact) == 1:
        return Span(text.index(exact), text.index(exact) + len(exact))
    found = place(wanted, article)
    return found.span if found.state in (PlacementState.PLACED, PlacementState.MOVED) else None


def _line(records: Records, target: Target) -> int | None:
    article, span = records.article_of(target), records.place_of(target).span
    return None if article is None or span is None else article.line_at(span.start)


def _differing(annotation: Annotation, foreign: Foreign, name: str) -> Problem:
    return Problem(
        "differs",
        Place(name, foreign.line),
        Gravity.WARNING,
        message("the project has another version of “{id}”; it was left as it is.", id=annotation.id),
        message("Look at both. To take this one in beside it, give it another id."),
    )
