"""What changed in a record, in words: one sentence per field, for a log, a commit or a choice between two versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compare.i18n import Message, Name, message
from compare.language.textdiff import diff
from compare.model import Annotation, Answer, EditKind, Review, Target
from compare.review.quoting import beginning
from compare.review.rules import VOCABULARIES

_FIELDS: Final = {
    "category": message("category"),
    "relation": message("relation"),
    "reason": message("reason"),
    "mode": message("kind of note"),
    "severity": message("severity"),
    "status": message("decision"),
    "rejection": message("reason for rejecting"),
    "rating": message("rating"),
}
_NOTHING: Final = message("none")
_SHOWN: Final = 60
"""Code points of a quote that are shown."""


def in_words(before: Annotation | None, after: Annotation | None) -> tuple[Message, ...]:
    """Return what is other in `after`, one sentence per field; nothing if nothing is.

    Args:
        before: the record as it was; `None` if there was none.
        after: the record as it is; `None` if it is gone.
    """
    if before is None and after is None:
        return ()
    if before is None:
        assert after is not None  # noqa: S101 - said above
        return (message("new: {status}, by {by}", status=_term("status", after.status), by=after.by),)
    if after is None:
        return (message("removed: {status}, by {by}", status=_term("status", before.status), by=before.by),)
    return tuple(_changes(before, after))


def _changes(before: Annotation, after: Annotation) -> Iterator[Message]:
    for name, label in _FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield message("{field}: {old} → {new}", field=label, old=_term(name, old), new=_term(name, new))
    yield from _targets(before.targets, after.targets)
    if before.note != after.note:
        yield message("note: {words}", words=marked(before.note, after.note))
    if before.tags != after.tags:
        yield message("tags: {old} → {new}", old=" ".join(before.tags) or "–", new=" ".join(after.tags) or "–")
    if before.answer != after.answer:
        yield _answer(after.answer)
    yield from _reviews(before.reviews, after.reviews)
    if before.by != after.by:
        yield message("by: {old} → {new}", old=before.by, new=after.by)


def marked(old: str, new: str) -> str:
    """Return how `old` became `new` on one line: [-taken out-] {+put in+}, as git shows words."""
    signs = {EditKind.SAME: "{}", EditKind.REMOVED: "[-{}-]", EditKind.ADDED: "{{+{}+}}"}
    shown = "".join(signs[edit.kind].format(edit.text) for edit in diff(old, new))
    return " ".join(shown.split())


def _term(name: str, value: object) -> Message | Name:
    if value is None:
        return _NOTHING
    vocabulary = VOCABULARIES[name]
    if str(value) not in vocabulary:
        return Name(str(value), str(value))
    term = vocabulary[str(value)]
    return Name(term.en, term.ja)


def _targets(before: tuple[Target, ...], after: tuple[Target, ...]) -> Iterator[Message]:
    old, new = {_where(target) for target in before}, {_where(target) for target in after}
    for file, words in sorted(old - new):
        yield message("quote taken out: “{words}” in {file}", words=beginning(words, _SHOWN), file=file)
    for file, words in sorted(new - old):
        yield message("quote put in: “{words}” in {file}", words=beginning(words, _SHOWN), file=file)
    if old == new and before != after:
        yield message("the quotes were anchored anew")


def _where(target: Target) -> tuple[str, str]:
    return target.article, target.exact


def _answer(answer: Answer | None) -> Message:
    if answer is None:
        return message("the answer was taken out")
    return message("answer by {by}: {words}", by=answer.by, words=" ".join(answer.note.split()))


def _reviews(before: tuple[Review, ...], after: tuple[Review, ...]) -> Iterator[Message]:
    for review in after:
        if review not in before:
            said = _term("status", review.verdict)
            yield message("{reading} by {by}: {verdict}", reading=review.reading, by=review.by, verdict=said)
    for review in before:
        if review not in after:
            yield message("{reading} by {by} was taken out", reading=review.reading, by=review.by)
