"""The shape of an annotation file: the pydantic models that read it, and the JSON Schema for people's editors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError
from rapidfuzz import process

from compare.i18n import Message, message
from compare.review.paths import is_inside
from compare.review.rules import VOCABULARIES
from compare.vocabulary import Vocabulary

VERSION: Final = 2
"""The format that is written. Older ones are read through `compare.review.upgrades`."""
OLDEST: Final = 1
_TITLE: Final = "Yomikurabe annotation"
_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,11}")
_NEAR: Final = 60
"""Least similarity (0–100) of a word that is offered as “did you mean”; below it the offers are noise."""


def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that `word` is probably a slip of, if any."""
    best = process.extractOne(word.lower(), choices, score_cutoff=_NEAR)
    return best[0] if best else None


def is_newer(version: object) -> bool:
    """Whether a file says that a later version of this program wrote it."""
    return isinstance(version, str) and _WHOLE.fullmatch(version) is not None and int(version) > VERSION


def _whole_number(value: Any) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole_number", "a whole number")


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("time", "a time") from None
    return value


def _path(value: Any) -> Any:
    if isinstance(value, str) and not is_inside(value):
        raise PydanticCustomError("path", "a path inside the project")
    return value


def _version(value: Any) -> Any:
    if isinstance(value, str) and not (_WHOLE.fullmatch(value) and int(value) >= OLDEST):
        raise PydanticCustomError("version", "a version")
    return value


def _term(vocabulary: Vocabulary, *, number: bool = False) -> Any:
    """Make the type of a field that takes one term of a vocabulary."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and value not in vocabulary:
            raise PydanticCustomError("vocabulary", "a term", {"choices": vocabulary.ids})
        return int(value) if number and isinstance(value, str) else value

    described = "; ".join(f"{term.id}: {term.en} ({term.ja})" for term in vocabulary.terms)
    choices = [int(name) if number else name for name in vocabulary.ids]
    kind = "integer" if number else "string"
    schema = WithJsonSchema({"type": kind, "enum": choices, "description": described})
    return Annotated[int if number else str, BeforeValidator(check), schema]


def _optional(name: str) -> Any:
    return _term(VOCABULARIES[name]) | None


Whole = Annotated[int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Time = Annotated[str, BeforeValidator(_time)]


class _File(BaseModel):
    # Unknown keys are kept in the file and warned about; they are no reason to refuse it.
    model_config = ConfigDict(extra="ignore", frozen=True)


class TargetFile(_File):
    """The words an annotation is about."""

    article: Annotated[str, BeforeValidator(_path)] = Field(description="Path of the article, relative to the project.")
    exact: str = Field(description="The quoted words.")
    prefix: str = Field("", description="Up to 32 characters before them.")
    suffix: str = Field("", description="Up to 32 characters after them.")
    start: Whole = Field(description="Place of the first character in the article, counted in code points from 0.")
    end: Whole = Field(description="Place after the last character.")
    sha256: str = Field(description="SHA-256 of the article's text when this was written.")


class ProposedByFile(_File):
    """The rule that proposed what is decided on."""

    rule: str
    version: str
    fingerprint: str
    confidence: str


class ReviewFile(_File):
    """A second reader's word."""

    by: str
    at: Time
    reading: str = Field(alias="pass", description="初校 or 再校.")
    verdict: str = Field(description="A status, as if the reader had decided; other words are kept, but not compared.")
    note: str = ""


class AnswerFile(_File):
    """What the writing desk said to a query."""

    by: str
    at: Time
    note: str


class AnnotationFile(_File):
    """One decision or note of a person."""

    version: Annotated[str, BeforeValidator(_version)] = Field(description="Version of this format.")
    id: str = Field(min_length=1, description="Six base-32 characters; also the name of the file.")
    category: _term(VOCABULARIES["category"])  # type: ignore[valid-type]  # the vocabulary is data
    relation: _optional("relation") = None  # type: ignore[valid-type]
    reason: _optional("reason") = None  # type: ignore[valid-type]
    mode: _term(VOCABULARIES["mode"]) = "query"  # type: ignore[valid-type]
    severity: _term(VOCABULARIES["severity"], number=True) = 2  # type: ignore[valid-type]
    status: _term(VOCABULARIES["status"])  # type: ignore[valid-type]
    rejection: _optional("rejection") = None  # type: ignore[valid-type]
    rating: _optional("rating") = None  # type: ignore[valid-type]
    targets: list[TargetFile] = Field(min_length=1)
    values: dict[str, str] = Field(
        {}, description="Normalised values per path of an article, as the machine read them."
    )
    proposed_by: ProposedByFile | None = None
    note: str = Field("", description="The editor's words.")
    tags: list[str] = []
    by: str = Field(description="Name and address.")
    at: Time = Field(description="ISO 8601 time with zone.")
    answer: AnswerFile | None = None
    reviews: list[ReviewFile] = []


KEYS: Final[dict[type[BaseModel], tuple[str, ...]]] = {
    model: tuple(field.alias or name for name, field in model.model_fields.items())
    for model in (AnnotationFile, TargetFile, ProposedByFile, AnswerFile, ReviewFile)
}
"""The keys that each model knows, as they are written in files."""


def annotation_schema() -> dict[str, Any]:
    """Return the JSON Schema of an annotation file, in the part of draft 7 that YAML language servers know."""
    schema = _draft_7(AnnotationFile.model_json_schema(by_alias=True))
    schema["properties"]["version"] = {
        "type": "string",
        "enum": [str(version) for version in range(OLDEST, VERSION + 1)],
        "description": "Version of this format.",
    }
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema, "title": _TITLE}


def is_older(data: bytes) -> bool:
    """Whether a schema file is one that this program wrote for an older format; what else lies there is left alone."""
    try:
        content = json.loads(data)
        known = content["properties"]["version"]
        versions = known.get("enum", [known.get("const")])
        return content["title"] == _TITLE and all(int(version) < VERSION for version in versions)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _draft_7(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {("definitions" if key == "$defs" else key): _draft_7(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_draft_7(item) for item in schema]
    return schema.replace("#/$defs/", "#/definitions/") if isinstance(schema, str) else schema


def explain(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], Message, Message]]:
    """Put what pydantic found into sentences: the path to the value, the cause, the remedy."""
    for detail in error.errors(include_url=False):
        path = detail["loc"]
        kind, value, name = detail["type"], detail["input"], str(path[-1]) if path else ""
        if kind == "missing":
            yield path, message("the key “{key}” is missing or empty.", key=name), message("Add it.")
        elif kind == "vocabulary":
            yield path, *_no_term(name, str(value), detail["ctx"]["choices"])
        else:
            yield path, *_wrong_kind(kind, name)


def _no_term(name: str, value: str, choices: tuple[str, ...]) -> tuple[Message, Message]:
    cause = message("“{value}” is not a {field}.", value=value, field=name)
    if near := nearest(value, choices):
        return cause, message("Did you mean “{word}”?", word=near)
    return cause, message("Choose one of: {choices}.", choices=", ".join(choices))


def _wrong_kind(kind: str, name: str) -> tuple[Message, Message]:
    match kind:
        case "whole_number":
            return message("“{key}” must be a whole number, 0 or more.", key=name), message("Write digits only.")
        case "time":
            return (
                message("“{key}” is not a time.", key=name),
                message('Write it like "2026-04-02T10:15:00+09:00".'),
            )
        case "path":
            return (
                message("this path leads out of the project or is not plain."),
                message("Write the article's path relative to the project, with / and without “..”."),
            )
        case "version":
            return (
                message("this is not a version of the annotation format."),
                message('Write "{version}".', version=str(VERSION)),
            )
        case "list_type":
            return message("“{key}” must be a list.", key=name), message("Begin each item with “- ”.")
        case "model_type" | "dict_type" | "model_attributes_type":
            return (
                message("“{key}” must have keys of its own.", key=name),
                message("Write “key: value” lines below it, each further to the right."),
            )
        case "too_short" | "string_too_short":
            return message("“{key}” must not be empty.", key=name), message("Add what belongs there.")
        case _:
            return message("“{key}” must be text.", key=name), message("Write one value, in quotes if need be.")
