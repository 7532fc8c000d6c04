"""The strip above the passages: which value, and which words, each article gives. Pure.

One row for values (figures, dates, persons), one for wording (names, certainty, sources, evaluation). The candidate
under review speaks first; what the topic's other candidates know fills the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compare.i18n import gettext as _
from compare.model import Finding, Role, Topic
from compare.review.queue import Candidate
from compare.tui.render import Paragraph, Tone, join, short
from compare.tui.view import Index, tone_of

_VALUES: Final = frozenset({"figure", "time", "actor"})
_WORDS: Final = frozenset({"label", "certainty", "source", "wording"})
_CELLS: Final = 24
"""Of one quote: five of them fit into two rows of a wide window."""
_PER_ARTICLE: Final = 2


def strip(
    topic: Topic | None, finding: Finding | None, candidates: Sequence[Candidate], index: Index
) -> tuple[Paragraph, ...]:
    """Return the rows that have something to say."""
    others = [
        candidate.finding
        for candidate in candidates
        if topic is not None and candidate.finding.topic == topic.id and candidate.finding is not finding
    ]
    findings = [*([finding] if finding else []), *others]
    silent = set(index.comparison.silent(topic)) if topic is not None else set()
    rows = []
    for title, categories in ((_("Values"), _VALUES), (_("Words"), _WORDS)):
        chosen = [entry for entry in findings if entry.category in categories]
        if chosen:
            # Rows of several candidates would compare what is not comparable.
            rows.append(_row(title, chosen[0], silent, index))
    return tuple(rows)


def _row(title: str, finding: Finding, silent: set[str], index: Index) -> Paragraph:
    parts: list[tuple[str, Tone] | str] = [(f"{title}  ", Tone.QUIET)]
    for name in index.articles:
        parts.append((f"{index.letters[name]} ", Tone.TITLE))
        pieces = [piece for piece in finding.evidence if piece.article == name and piece.role is not Role.CONTEXT]
        for piece in pieces[:_PER_ARTICLE]:
            parts += [(short(piece.text, _CELLS), tone_of(finding, piece)), " "]
        if len(pieces) > _PER_ARTICLE:
            parts.append((f"+{len(pieces) - _PER_ARTICLE} ", Tone.QUIET))
        if not pieces:
            parts.append(("∅ " if name in silent else "— ", Tone.QUIET))
        parts.append(" ")
    return join(*parts)
