"""What a decision is on, apart from places: the rule, and what each article says.

A fingerprint names articles by their ids, and these depend on the folder that was opened. Here they are named by their
paths in the project, so that one decision answers whichever folder is opened, and by their new path once a file was
renamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from compare.model import Annotation, Evidence, Finding

Meaning: TypeAlias = "tuple[str, frozenset[tuple[str, str]]]"
"""The rule, and for each article its path and what it says."""
Paths: TypeAlias = "Mapping[str, str]"
UNMOVED: Final[Paths] = MappingProxyType({})
"""Old path → new path of the articles that were renamed: none."""


def values_of(pieces: Iterable[Evidence], paths: Paths) -> dict[str, str]:
    """Return the normalised values per path of an article; several in one article are joined.

    Args:
        pieces: the evidence.
        paths: article id → path.
    """
    values: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.value is not None and piece.value not in values.setdefault(paths[piece.article], []):
            values[paths[piece.article]].append(piece.value)
    return {path: " / ".join(found) for path, found in sorted(values.items()) if found}


def of_finding(finding: Finding, paths: Paths) -> Meaning:
    """Return what a decision on `finding` would be on.

    Args:
        finding: the proposal.
        paths: article id → path.
    """
    pieces = finding.sides or finding.evidence
    values = values_of(pieces, paths)
    words: dict[str, set[str]] = {}
    for piece in pieces:
        if piece.value is None:
            words.setdefault(paths[piece.article], set()).add(_plain(piece.text))
    said = {path: [value] for path, value in values.items()}
    for path, found in words.items():
        # Values and bare words in one article: no record says as much, so that only the fingerprint can answer.
        said.setdefault(path, []).extend(sorted(found))
    return finding.rule, frozenset((path, "\x1f".join(parts)) for path, parts in said.items())


def of_record(annotation: Annotation, renamed: Paths = UNMOVED) -> Meaning | None:
    """Return what a record decides on, or `None` for an annotation of a person's own.

    Args:
        annotation: the record.
        renamed: old path → new path of articles.
    """
    if annotation.proposed_by is None:
        return None
    values = dict(annotation.values)
    said: dict[str, set[str]] = {}
    for target in annotation.targets:
        value = values.get(target.article)
        words = _plain(target.exact) if value is None else value
        said.setdefault(renamed.get(target.article, target.article), set()).add(words)
    return annotation.proposed_by.rule, frozenset((path, "\x1f".join(sorted(parts))) for path, parts in said.items())


def _plain(words: str) -> str:
    return " ".join(words.split())
