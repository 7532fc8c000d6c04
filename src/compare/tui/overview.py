"""The whole review at a glance: how many candidates stand where, and the lines of the topic list. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.review.queue import OPEN, Candidate
from compare.tui.course import Entry
from compare.tui.dossier import STATE_SIGNS
from compare.tui.render import Paragraph, Tone, join


def counts(candidates: Sequence[Candidate]) -> str:
    """Return how many candidates there are in each state, as signs with numbers; undecided ones always."""
    found = Counter(entry.state for entry in candidates)
    return " ".join(
        f"{sign}{found[state]}" for state, sign in STATE_SIGNS.items() if found[state] or (state == OPEN and candidates)
    )


def line(entry: Entry, articles: int) -> Paragraph:
    """Return a line of the topic list: label, how many articles speak, how many candidates are undecided."""
    sign = STATE_SIGNS[OPEN] if entry.open else STATE_SIGNS["accepted"] if entry.found else ""
    speaking = f"  {entry.speaking}/{articles}" if entry.speaking is not None else ""
    waiting = f"  {STATE_SIGNS[OPEN]}{entry.open}" if entry.open else ""
    return join(
        (entry.label, Tone.HEADING if entry.open else Tone.BODY),
        (speaking, Tone.QUIET),
        (waiting, Tone.TITLE),
        sign=sign,
        key=entry.key,
    )
