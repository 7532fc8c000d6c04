"""Every noun of Yomikurabe, frozen. Read this package first.

The data flows one way:

    Article → Passage → Token → Mention → Topic → Finding → (a person decides) → Annotation

There is one coordinate system: code points in `Article.text`, half-open. For every mention, quote and evidence,
`article.text[span.start:span.end]` is the words it shows. Nothing here knows files, terminals or rules.
"""

from __future__ import annotations

from compare.model.decisions import (
    Annotation,
    Answer,
    Ledger,
    Placement,
    PlacementState,
    ProposedBy,
    Review,
    Step,
    Target,
)
from compare.model.findings import Comparison, Evidence, Finding, Role
from compare.model.mentions import Figure, Measure, Mention, MentionKind, OfficeClaim, ProvenanceNote, TimeExpression
from compare.model.offices import Office, Tenure
from compare.model.text import (
    SUMMARY_MARK,
    Article,
    Passage,
    PassageKind,
    Skipped,
    Span,
    Token,
    TokenisedPassage,
)
from compare.model.topics import Cell, Member, Strength, Topic

__all__ = [
    "SUMMARY_MARK",
    "Annotation",
    "Answer",
    "Article",
    "Cell",
    "Comparison",
    "Evidence",
    "Figure",
    "Finding",
    "Ledger",
    "Measure",
    "Member",
    "Mention",
    "MentionKind",
    "Office",
    "OfficeClaim",
    "Passage",
    "PassageKind",
    "Placement",
    "PlacementState",
    "ProposedBy",
    "ProvenanceNote",
    "Review",
    "Role",
    "Skipped",
    "Span",
    "Step",
    "Strength",
    "Target",
    "Tenure",
    "TimeExpression",
    "Token",
    "TokenisedPassage",
    "Topic",
]
