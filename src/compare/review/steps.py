"""The way between two ledgers: a step taken back or done again, and what of it the files have to follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Annotation, Ledger, Step


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two ledgers, as files will show it.

    Attributes:
        written: records that are new or other than before, by id.
        removed: records that are no longer there, by id.
    """

    written: tuple[Annotation, ...]
    removed: tuple[Annotation, ...]


def undo(ledger: Ledger) -> Ledger:
    """Take the latest step back; `ledger.done[-1].what` says which. Without one nothing changes."""
    if not ledger.done:
        return ledger
    step = ledger.done[-1]
    return Ledger(replaced(ledger.annotations, step.after, step.before), ledger.done[:-1], (*ledger.undone, step))


def redo(ledger: Ledger) -> Ledger:
    """Do the step again that was undone last; `ledger.undone[-1].what` says which. Without one nothing changes."""
    if not ledger.undone:
        return ledger
    step = ledger.undone[-1]
    return Ledger(replaced(ledger.annotations, step.before, step.after), (*ledger.done, step), ledger.undone[:-1])


def rebase(annotations: Iterable[Annotation], done: Sequence[Step], undone: Sequence[Step]) -> Ledger:
    """Make a ledger of records as they are on disk now, keeping the steps that still fit them.

    The files are the truth: from the latest step backwards, steps are kept as long as the records are what the step
    left behind, so that an undo never takes back what somebody wrote in the meantime.
    """
    records = tuple(sorted(annotations, key=lambda annotation: annotation.id))
    back = _fitting(records, [(step.after, step.before) for step in done])
    forward = _fitting(records, [(step.before, step.after) for step in undone])
    return Ledger(records, tuple(done[len(done) - back :]), tuple(undone[len(undone) - forward :]))


def changes(before: Ledger, after: Ledger) -> Changes:
    """Return the records that have to be written and removed on the way from `before` to `after`."""
    old = {annotation.id: annotation for annotation in before.annotations}
    new = {annotation.id: annotation for annotation in after.annotations}
    return Changes(
        tuple(annotation for name, annotation in sorted(new.items()) if old.get(name) != annotation),
        tuple(annotation for name, annotation in sorted(old.items()) if name not in new),
    )


def replaced(
    annotations: tuple[Annotation, ...], gone: tuple[Annotation, ...], come: tuple[Annotation, ...]
) -> tuple[Annotation, ...]:
    """Return the records without those that go and with those that come, by id."""
    touched = {annotation.id for annotation in (*gone, *come)}
    kept = [annotation for annotation in annotations if annotation.id not in touched]
    return tuple(sorted([*kept, *come], key=lambda annotation: annotation.id))


def _fitting(
    annotations: tuple[Annotation, ...], steps: Sequence[tuple[tuple[Annotation, ...], tuple[Annotation, ...]]]
) -> int:
    """Count the steps, from the last one, whose near side is what stands in the records when it is their turn."""
    records: dict[str, Annotation] = {annotation.id: annotation for annotation in annotations}
    for count, (near, far) in enumerate(reversed(steps)):
        if not _holds(records, near, far):
            return count
        for annotation in near:
            del records[annotation.id]
        records.update((annotation.id, annotation) for annotation in far)
    return len(steps)


def _holds(records: Mapping[str, Annotation], present: tuple[Annotation, ...], others: tuple[Annotation, ...]) -> bool:
    there = {annotation.id for annotation in present}
    return all(records.get(annotation.id) == annotation for annotation in present) and not any(
        annotation.id in records for annotation in others if annotation.id not in there
    )
