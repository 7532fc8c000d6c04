"""The whole review at a glance: the heading, and the lines of the topic list. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.review.queue import OPEN, Candidate
from compare.tui.course import Entry
from compare.tui.dossier import STATE_SIGNS, state_label
from compare.tui.render import Paragraph, Tone, join
from compare.tui.view import Index


def heading(folder: str, index: Index, candidates: Sequence[Candidate]) -> str:
    """Return the heading: folder, number of articles, candidates by state (the undecided ones in words)."""
    counts = Counter(entry.state for entry in candidates)
    told = f"{STATE_SIGNS[OPEN]} {state_label(OPEN)} {counts[OPEN]}"
    told += "".join(
        f"  {sign}{counts[state]}" for state, sign in STATE_SIGNS.items() if state != OPEN and counts[state]
    )
    articles = len(index.articles)
    count = ngettext("{count} article", "{count} articles", articles).format(count=articles)
    return _("読み比べ  {folder}  {articles}  {candidates}").format(
        folder=folder, articles=count, candidates=told if candidates else _("no candidates")
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
