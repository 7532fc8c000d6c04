"""Every noun of Yomikurabe, frozen. Read this package first.

The data flows one way:

    Article → Passage → Token → Mention → Topic → Finding → (a person decides) → Annotation

There is one coordinate system: code points in `Article.text`, half-open. For every mention, quote and evidence,
`article.text[span.start:span.end]` is the words it shows. Nothing here knows files, terminals or rules.
"""

from __future__ import annotations

from compare.model.asking import asked_once
from compare.model.claims import Claim, UniquenessClaim
from compare.model.copies import CopiedArticles, CopiedPassages
from compare.model.correspondence import Correspondence, Edit, EditKind, Mark, MarkKind, Sentence
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
from compare.model.framing import Attribution, LabelMention, LoadedWord, ModalityCue
from compare.model.mentions import Figure, Measure, Mention, MentionKind, OfficeClaim, ProvenanceNote, TimeExpression
from compare.model.offices import Office, Tenure
from compare.model.text import (
    IS_SUMMARY,
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
from compare.model.topics import Alias, Cell, EditorTopic, EditorTopics, Member, Quotation, Strength, Topic

__all__ = [
    "IS_SUMMARY",
    "SUMMARY_MARK",
    "Alias",
    "Annotation",
    "Answer",
    "Article",
    "Attribution",
    "Cell",
    "Claim",
    "Comparison",
    "CopiedArticles",
    "CopiedPassages",
    "Correspondence",
    "Edit",
    "EditKind",
    "EditorTopic",
    "EditorTopics",
    "Evidence",
    "Figure",
    "Finding",
    "LabelMention",
    "Ledger",
    "LoadedWord",
    "Mark",
    "MarkKind",
    "Measure",
    "Member",
    "Mention",
    "MentionKind",
    "ModalityCue",
    "Office",
    "OfficeClaim",
    "Origin",
    "Passage",
    "PassageKind",
    "Placement",
    "PlacementState",
    "ProposedBy",
    "ProvenanceNote",
    "Quotation",
    "Review",
    "Role",
    "Sentence",
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
    "UniquenessClaim",
    "asked_once",
]
