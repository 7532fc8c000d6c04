"""Every noun of Yomikurabe, frozen. Read this package first.

The data flows one way:

    Article → Passage → Token → Mention → Topic → Finding → (a person decides) → Annotation

There is one coordinate system: code points in `Article.text`, half-open. For every mention, quote and evidence,
`article.text[span.start:span.end]` is the words it shows. Nothing here knows files, terminals or rules.
"""

from __future__ import annotations

from compare.model.copies import CopiedArticles, CopiedPassages
from compare.model.decisions import Annotation, Ledger, Placement, PlacementState, ProposedBy, Review, Step, Target
from compare.model.findings import Comparison, Evidence, Finding, Role
from compare.model.mentions import Figure, Measure, Mention, MentionKind, OfficeClaim, ProvenanceNote, TimeExpression
from compare.model.offices import Office, Tenure
from compare.model.text import (
    SUMMARY_MARK,
    Article,
    Origin,
    Passage,
    PassageKind,
    Skipped,
    Span,
    TableCell,
    Token,
    TokenisedPassage,
)
from compare.model.topics import Cell, Member, Strength, Topic

__all__ = [
    "SUMMARY_MARK",
    "Annotation",
    "Article",
    "Cell",
    "Comparison",
    "CopiedArticles",
    "CopiedPassages",
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
    "Origin",
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
    "TableCell",
    "Target",
    "Tenure",
    "TimeExpression",
    "Token",
    "TokenisedPassage",
    "Topic",
]
