"""Problems of annotation files for other programs: JSON, SARIF, GitHub's workflow commands, reviewdog's lines.

Columns count from 1: code points in JSON and SARIF (which says so), UTF-8 bytes for reviewdog. Words are in the
language of the interface; codes and keys are always the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from compare.errors import joined
from compare.exchange.analysis import harmless
from compare.i18n import render, render_in
from compare.review.problems import Gravity, Problem

SCHEMA_ID: Final = "yomikurabe/check/1"
_TOOL: Final = "yomikurabe"
_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_BOM: Final = "\ufeff"


def as_json(problems: Iterable[Problem], annotations: int) -> str:
    """Return one JSON object: how many annotations were checked, and every problem with its place, cause and remedy."""
    rows = [
        {
            "code": problem.code,
            "gravity": problem.gravity.value,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "cause": render(problem.cause),
            "remedy": render(problem.remedy) if problem.remedy else None,
        }
        for problem in problems
    ]
    return _json({"schema": SCHEMA_ID, "annotations": annotations, "problems": rows}, indent=1)


def as_sarif(problems: Iterable[Problem], version: str, prefix: str = "") -> str:
    """Return a SARIF 2.1.0 log with one run.

    Args:
        problems: what is wrong.
        version: version of this program.
        prefix: the project's path in its repository, with `/` at its end.
    """
    problems = tuple(problems)
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": _TOOL, "version": version, "rules": [{"id": code} for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": problem.code,
                "ruleIndex": codes.index(problem.code),
                "level": problem.gravity.value,
                "message": {"text": _words(problem)},
                "locations": [{"physicalLocation": _location(problem, prefix)}],
                "partialFingerprints": {f"{_TOOL}/1": _fingerprint(problem)},
            }
            for problem in problems
        ],
    }
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def as_github(problems: Iterable[Problem], prefix: str = "") -> str:
    """Return commands that make GitHub Actions show each problem at its line."""
    return "".join(f"{line}\n" for problem in problems for line in _github(problem, prefix))


def as_rdjsonl(problems: Iterable[Problem], texts: Mapping[str, str], prefix: str = "") -> str:
    """Return reviewdog's diagnostics, one JSON object per line.

    Args:
        problems: what is wrong.
        texts: text of each file, for counting bytes.
        prefix: the project's path in its repository, with `/` at its end.
    """
    return "".join(_json(_diagnostic(problem, texts, prefix)) for problem in problems)


def _json(content: Any, indent: int | None = None) -> str:
    return harmless(json.dumps(content, ensure_ascii=False, indent=indent)) + "\n"


def _words(problem: Problem) -> str:
    return render(joined(problem.cause, problem.remedy))


def _location(problem: Problem, prefix: str) -> dict[str, Any]:
    path = (prefix + problem.place.file).encode("utf-8", "surrogateescape")
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(path), "uriBaseId": "%SRCROOT%"}}
    if problem.place.line is not None:
        location["region"] = {"startLine": problem.place.line}
        if problem.place.column is not None:
            location["region"]["startColumn"] = problem.place.column
    return location


def _fingerprint(problem: Problem) -> str:
    """Return what tells the problem again when lines were put in above it, in any language."""
    material = "\x1f".join((problem.code, problem.place.file, render_in(problem.cause, "en")))
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _github(problem: Problem, prefix: str) -> Iterator[str]:
    values = {
        "file": prefix + problem.place.file,
        "line": problem.place.line,
        "col": problem.place.column,
        "title": problem.code,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in values.items() if value is not None)
    yield f"::{problem.gravity.value} {given}::{_escaped(_words(problem))}"


def _escaped(text: str) -> str:
    # A control character could begin a command of its own in the log.
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _diagnostic(problem: Problem, texts: Mapping[str, str], prefix: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": prefix + problem.place.file}
    if problem.place.line is not None:
        start = {"line": problem.place.line}
        if problem.place.column is not None and (text := texts.get(problem.place.file)) is not None:
            start["column"] = _byte_column(text, problem.place.line, problem.place.column)
        location["range"] = {"start": start}
    return {
        "message": _words(problem),
        "location": location,
        "severity": "ERROR" if problem.gravity is Gravity.ERROR else "WARNING",
        "source": {"name": _TOOL},
        "code": {"value": problem.code},
    }


def _byte_column(text: str, line: int, column: int) -> int:
    """Turn a column in code points, which a byte order mark does not count for, into one in bytes of the file."""
    lines = text.split("\n")
    words = lines[line - 1] if line <= len(lines) else ""
    if line == 1 and words.startswith(_BOM):
        column += 1
    return len(words[: column - 1].encode("utf-8", "surrogatepass")) + 1
