"""Who said what about one thing: first readers by deciding, second readers by reviewing. Agreement is counted on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from compare.model import Annotation
from compare.vocabulary import STATUSES


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's word.

    Attributes:
        by: name and address; at: ISO 8601 time.
        status: a status of `compare.vocabulary`.
        note: why.
        record: id of the record it stands in.
        reading: 初校 or 再校 of a second reader; `None` for who decided.
    """

    by: str
    at: str
    status: str
    note: str
    record: str
    reading: str | None = None

    @property
    def side(self) -> str:
        """What is compared: accepted with and without edits are one verdict."""
        return side(self.status)


def side(status: str) -> str:
    """Return what a status counts as: accepted with and without edits are one, deferred and asked each their own."""
    return "accepted" if status == "edited" else status


def verdicts(annotations: Iterable[Annotation]) -> tuple[Verdict, ...]:
    """Return the last word of each person on these records, in the order of time.

    Words of a second reader that are no status are not compared.
    """
    said: list[Verdict] = []
    for annotation in annotations:
        said.append(Verdict(annotation.by, annotation.at, annotation.status, annotation.note, annotation.id))
        said += [
            Verdict(review.by, review.at, review.verdict, review.note, annotation.id, review.reading)
            for review in annotation.reviews
            if review.verdict in STATUSES
        ]
    said.sort(key=lambda verdict: (instant(verdict.at), verdict.record))
    last = {verdict.by: verdict for verdict in said}
    return tuple(verdict for verdict in said if last[verdict.by] is verdict)


def is_disputed(said: Iterable[Verdict]) -> bool:
    """Whether two persons say different things."""
    return len({verdict.side for verdict in said}) > 1


def instant(at: str) -> float:
    """Return the time of a decision as seconds for sorting; without a zone it counts as UTC, unreadable as oldest."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return -math.inf
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
