"""What one record must keep to beyond its shape: the same rules when it is decided and when it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.i18n import Message, message
from compare.model import Annotation
from compare.vocabulary import CATEGORIES, MODES, OTHER, RATINGS, REASONS, REJECTIONS, RELATIONS, SEVERITIES, STATUSES

VOCABULARIES = {
    "category": CATEGORIES,
    "relation": RELATIONS,
    "reason": REASONS,
    "mode": MODES,
    "severity": SEVERITIES,
    "status": STATUSES,
    "rating": RATINGS,
    "rejection": REJECTIONS,
}
OPTIONAL = ("relation", "reason", "rating", "rejection")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a record breaks: the field to look at, what is wrong, what to do."""

    field: str
    cause: Message
    remedy: Message


def violations(annotation: Annotation) -> Iterator[Violation]:
    """Yield every rule that `annotation` breaks."""
    for name, vocabulary in VOCABULARIES.items():
        value = getattr(annotation, name)
        if value is None and name in OPTIONAL:
            continue
        if str(value) not in vocabulary:
            yield Violation(
                name,
                message("“{value}” is not a {field}.", value=str(value), field=name),
                message("Choose one of: {choices}.", choices=", ".join(vocabulary.ids)),
            )
    if not annotation.targets:
        yield Violation(
            "targets", message("there are no words it is about."), message("Add at least one target with its quote.")
        )
    if annotation.status == "rejected":
        yield from _rejected(annotation)
    elif annotation.rejection is not None:
        yield Violation(
            "rejection",
            message("there is a reason for a rejection, but the status is “{status}”.", status=annotation.status),
            message("Remove the rejection, or set the status to “rejected”."),
        )
    if annotation.rating == "fabricated" and not annotation.note.strip():
        yield Violation(
            "rating",
            message("the rating “fabricated” asserts intent and needs a note."),
            message("Write in the note what shows the intent, or choose another rating."),
        )


def _rejected(annotation: Annotation) -> Iterator[Violation]:
    if annotation.rejection is None:
        yield Violation(
            "status",
            message("a rejection needs a reason."),
            message("Choose one of: {choices}.", choices=", ".join(REJECTIONS.ids)),
        )
    elif annotation.rejection == OTHER and not annotation.note.strip():
        yield Violation(
            "rejection",
            message("a rejection for another reason needs a note."),
            message("Write the reason in the note, or choose one of the others."),
        )
