"""Undo and redo across restarts: every step, one line of JSON each, in a file beside the project's decisions.

The journal is a convenience. Decisions stand in the annotation files alone; what the journal says is believed only as
far as the files agree (`steps.rebase`), and if it is lost or torn, nothing is lost but the way back.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from string import Formatter
from typing import Any, Final

from compare.errors import CompareError
from compare.i18n import Message
from compare.model import Annotation, Answer, Ledger, ProposedBy, Review, Step, Target
from compare.review import files, steps

FILE: Final = f"{files.STATE}/journal.jsonl"
_KEPT: Final = 200
"""Steps that can be taken back after a restart: some days of work of one person."""
_LONG: Final = 1024 * 1024
"""Bytes from which the file is written anew with the last steps only."""


def record(root: Path, before: Ledger, after: Ledger) -> None:
    """Add what led from one ledger to the next: a step, an undo or a redo. Call it after the save.

    A journal that cannot be written is no reason to stop: the decision is on disk, only the way back ends with this
    session.
    """
    move = _move(before, after)
    if move is None:
        return
    with contextlib.suppress(CompareError):
        path = files.state_folder(root) / Path(FILE).name
        # A torn last line of a killed process must not swallow this one.
        lead = b"" if _ends_well(path) else b"\n"
        files.append(path, lead + _line(move).encode("ascii"), FILE)


def restore(root: Path, annotations: Iterable[Annotation]) -> Ledger:
    """Return a ledger of the records on disk with the steps of earlier sessions that still fit them."""
    done: list[Step] = []
    undone: list[Step] = []
    try:
        path = files.locate(root, FILE)
        text = path.read_text(encoding="ascii", errors="replace") if path.is_file() else ""
    except (OSError, CompareError):
        return steps.rebase(annotations, (), ())
    for line in text.splitlines():
        _replay(line, done, undone)
    restored = steps.rebase(annotations, done[-_KEPT:], undone[-_KEPT:])
    if len(text) > _LONG:
        _shorten(root, path, restored)
    return restored


def _move(before: Ledger, after: Ledger) -> dict[str, Any] | None:
    if before.done and after.undone and after.undone[-1] is before.done[-1] and len(after.done) < len(before.done):
        return {"undo": _step(after.undone[-1])}
    if before.undone and after.done and after.done[-1] is before.undone[-1] and len(after.undone) < len(before.undone):
        return {"redo": _step(after.done[-1])}
    return {"do": _step(after.done[-1])} if after.done and after.done != before.done else None


def _replay(line: str, done: list[Step], undone: list[Step]) -> None:
    """Apply one line; a torn or foreign one says nothing."""
    try:
        [(move, content)] = json.loads(line).items()
        step = _read_step(content)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    if move == "do":
        done.append(step)
        undone.clear()
    elif move == "undo" and step in done:
        undone.append(_taken(done, step))
    elif move == "redo" and step in undone:
        done.append(_taken(undone, step))


def _taken(steps: list[Step], step: Step) -> Step:
    """Remove the latest step that equals `step`: two processes may have written in turn."""
    return steps.pop(len(steps) - 1 - steps[::-1].index(step))


def _shorten(root: Path, path: Path, kept: Ledger) -> None:
    moves = [{"do": _step(step)} for step in (*kept.done, *reversed(kept.undone))]
    moves += [{"undo": _step(step)} for step in kept.undone]
    text = "".join(_line(move) for move in moves)
    # A long journal is no harm: it is tried again at the next start.
    with contextlib.suppress(CompareError), files.lock(root):
        files.write(path, text.encode("ascii"), FILE)


def _line(move: dict[str, Any]) -> str:
    return json.dumps(move, ensure_ascii=True, separators=(",", ":")) + "\n"


def _ends_well(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.seek(0, 2) == 0:
                return True
            file.seek(-1, 2)
            return file.read(1) == b"\n"
    except OSError:
        return True


def _step(step: Step) -> dict[str, Any]:
    return {
        "what": _message(step.what),
        "before": [asdict(annotation) for annotation in step.before],
        "after": [asdict(annotation) for annotation in step.after],
    }


def _message(words: Message) -> list[Any]:
    return [
        words.text,
        [[name, _message(value) if isinstance(value, Message) else value] for name, value in words.values],
    ]


def _read_step(content: Any) -> Step:
    return Step(
        _read_message(content["what"]),
        tuple(_read_annotation(one) for one in content["before"]),
        tuple(_read_annotation(one) for one in content["after"]),
    )


def _read_message(content: Any) -> Message:
    """Return a sentence that can be shown.

    Raises:
        ValueError: it has places that nothing fills, or that ask for more than a value.
    """
    text, values = content
    names = {name for name, _ in values}
    for _, name, form, conversion in Formatter().parse(str(text)):
        if name is not None and (name not in names or form or conversion):
            raise ValueError(text)
    return Message(
        str(text),
        tuple((str(name), _read_message(value) if isinstance(value, list) else value) for name, value in values),
    )


def _read_annotation(content: dict[str, Any]) -> Annotation:
    proposal, answer = content["proposed_by"], content.get("answer")
    whole = {
        **content,
        "targets": tuple(Target(**target) for target in content["targets"]),
        "values": tuple((article, value) for article, value in content["values"]),
        "proposed_by": None if proposal is None else ProposedBy(**proposal),
        "tags": tuple(content["tags"]),
        "answer": None if answer is None else Answer(**answer),
        "reviews": tuple(Review(**review) for review in content["reviews"]),
    }
    return Annotation(**whole)
