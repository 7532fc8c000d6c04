"""Annotations as W3C Web Annotations in JSON-LD, and back.

Quotes, places, notes, tags, authors and times stand where every reader of Web Annotations looks for them. What the
model has no words for stands in `record`, a JSON literal under a name of our own, and the digest of the article beside
its target; so nothing is lost on the way back. Annotations of other programs need a text quote; the rest is filled in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote, unquote

from compare.errors import DataError, Place
from compare.exchange.analysis import harmless
from compare.exchange.foreign import Foreign, parsed, texts
from compare.i18n import message
from compare.model import Annotation, Target
from compare.review.record import to_tree

_CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "record": {"@id": "urn:yomikurabe:record", "@type": "@json"},
        "sha256": "urn:yomikurabe:sha256",
    },
]
_URN: Final = "urn:yomikurabe:annotation:"
_ADDRESS: Final = re.compile(r"(.*?)\s*<([^<>\s]+@[^<>\s]+)>")
_OWN: Final = ("targets", "note", "tags")
"""Keys of a record that the model has words for."""


def dumps(annotations: Iterable[Annotation]) -> str:
    """Return an AnnotationPage as JSON-LD."""
    page = {
        "@context": _CONTEXT,
        "id": "urn:yomikurabe:annotations",
        "type": "AnnotationPage",
        "items": [_item(annotation) for annotation in annotations],
    }
    return harmless(json.dumps(page, ensure_ascii=False, indent=1)) + "\n"


def loads(text: str, name: str) -> list[Foreign]:
    """Read an Annotation, a list of them, an AnnotationPage or an AnnotationCollection; `name` is for errors.

    Raises:
        DataError: it is nothing of that.
    """
    content = parsed(text, name)
    found = list(_items(content))
    if not found:
        raise DataError(
            message("holds no Web Annotation."),
            remedy=message("It must be an Annotation, an AnnotationPage or a list, in JSON-LD."),
            place=Place(name),
        )
    return [Foreign(_content(item)) for item in found]


def _item(annotation: Annotation) -> dict[str, Any]:
    tree = to_tree(annotation)
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "classifying", "value": annotation.category}]
    if annotation.note.strip():
        note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": tree["note"]}
        bodies.insert(0, note)
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags]
    return {
        "id": _URN + quote(annotation.id, safe=""),
        "type": "Annotation",
        "motivation": "commenting" if annotation.proposed_by is None else "assessing",
        "creator": _person(annotation.by),
        "created": annotation.at,
        "body": bodies,
        "target": [_target(target) for target in annotation.targets],
        "record": {key: value for key, value in tree.items() if key not in _OWN},
    }


def _person(by: str) -> dict[str, str]:
    known = _ADDRESS.fullmatch(by)
    person = {"type": "Person", "name": known[1] if known else by}
    return person | ({"email": f"mailto:{known[2]}"} if known else {})


def _target(target: Target) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": quote(target.article.encode("utf-8", "surrogatepass")),
        "sha256": target.sha256,
        "selector": [
            {"type": "TextQuoteSelector", "exact": target.exact, "prefix": target.prefix, "suffix": target.suffix},
            {"type": "TextPositionSelector", "start": target.start, "end": target.end},
        ],
    }


def _items(content: Any) -> Iterator[dict[str, Any]]:
    """Yield the annotations in what was read, page in collection too."""
    if isinstance(content, list):
        for one in content:
            yield from _items(one)
    elif isinstance(content, dict):
        kinds = _list(content.get("type"))
        if "Annotation" in kinds:
            yield content
        elif "AnnotationPage" in kinds:
            yield from _items(_list(content.get("items")))
        elif "AnnotationCollection" in kinds and isinstance(content.get("first"), dict):
            yield from _items(content["first"])


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _content(item: dict[str, Any]) -> dict[str, Any]:
    record = item.get("record")
    content: dict[str, Any] = texts(record) if isinstance(record, dict) else _of_others(item)
    bodies = [body for body in _list(item.get("body")) if isinstance(body, dict | str)]
    notes, tags = [], []
    for body in bodies:
        value = body if isinstance(body, str) else body.get("value")
        purposes = [] if isinstance(body, str) else _list(body.get("purpose"))
        if isinstance(value, str) and "tagging" in purposes:
            tags.append(value)
        elif isinstance(value, str) and "classifying" not in purposes:
            notes.append(value)
    targets = [found for one in _list(item.get("target")) if (found := _read_target(one))]
    return content | {"targets": targets, "note": "\n\n".join(notes), "tags": tags}


def _of_others(item: dict[str, Any]) -> dict[str, Any]:
    """Fill in what an annotation of another program does not say: it is a person's own note."""
    creator = next(iter(_list(item.get("creator"))), None)
    name = creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator
    content = {"version": "2", "category": "note", "mode": "info", "status": "accepted"}
    content |= {"by": name if isinstance(name, str) and name else "?"}
    return content | ({"at": item["created"]} if isinstance(item.get("created"), str) else {})


def _read_target(one: Any) -> dict[str, Any] | None:
    """Read the text quote of a target; one that has none says nothing about words."""
    if not isinstance(one, dict) or not isinstance(one.get("source"), str | dict):
        return None
    source = one["source"] if isinstance(one["source"], str) else str(one["source"].get("id", ""))
    found: dict[str, Any] = {"article": unquote(source, errors="surrogateescape").removeprefix("./")}
    if isinstance(one.get("sha256"), str):
        found["sha256"] = one["sha256"]
    for selector in _selectors(one.get("selector")):
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            found |= {key: str(selector.get(key) or "") for key in ("exact", "prefix", "suffix")}
        elif kind == "TextPositionSelector":
            found |= {key: texts(selector.get(key)) for key in ("start", "end") if key in selector}
    return found if found.get("exact") else None


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the selectors of a target, those that refine others too."""
    for one in _list(value):
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"))
