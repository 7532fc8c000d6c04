"""The sections of the summary, one module each: `section(outline, reader)` returns it, or nothing where it is left out.

A section about something that editors look for (figures, timeline, people, wording, coverage, media, questions,
agreements) says in a line that it has no content; notes and undecided candidates are left out instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from compare.summary.document import Section
from compare.summary.outline import Outline
from compare.summary.sections import (
    agreements,
    coverage,
    figures,
    framing,
    lead,
    limits,
    media,
    method,
    notes,
    people,
    proposals,
    questions,
    sources,
    timeline,
    undecided,
)
from compare.summary.sections.reader import Reader

SECTIONS: Final[tuple[Callable[[Outline, Reader], Section | None], ...]] = (
    lead.section,
    questions.section,
    figures.section,
    timeline.section,
    people.section,
    framing.section,
    coverage.section,
    media.section,
    notes.section,
    agreements.section,
    proposals.section,
    undecided.section,
    limits.section,
    sources.section,
    method.section,
)
"""In the order of the summary."""
