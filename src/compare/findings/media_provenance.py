"""media-provenance: images and texts that say, or let slip, where they come from.

The fact-checkers of JFC ask that an AI-generated image be disclosed, also where it is only quoted; so a notice is put
before the editor (severity 1), and so are words of an assistant or a prompt that were left in the text (1) and a text
that says it was machine-written (2). Stock credits and image descriptions left in the text are one finding per article,
for information (3). The article's own words are the evidence, hence the relation `evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, ProvenanceNote, Role

ID: Final = "media-provenance"
VERSION: Final = "1"
CATEGORY: Final = "media"


def _ai_image(notes: Sequence[ProvenanceNote]) -> Message:
    return message(
        "The article says that an image of it is AI-generated: “{words}”. Say so wherever the image is used or quoted.",
        words=notes[0].text,
    )


def _residue(notes: Sequence[ProvenanceNote]) -> Message:
    return message("The text holds words that an AI assistant or its prompt leaves: “{words}”.", words=notes[0].text)


def _ai_text(notes: Sequence[ProvenanceNote]) -> Message:
    return message("The article says that its text is AI-generated: “{words}”.", words=notes[0].text)


def _stock(notes: Sequence[ProvenanceNote]) -> Message:
    credits_ = sum(note.provenance == "stock-photo" for note in notes)
    if credits_ == len(notes):
        return message(
            "Pictures come from image libraries ({count} credits): they may not show the events.", count=credits_
        )
    if not credits_:
        return message("Descriptions of images stand in the text ({count}).", count=len(notes))
    return message(
        "Pictures come from image libraries ({credits} credits): they may not show the events. Descriptions of images "
        "stand in the text ({count}).",
        credits=credits_,
        count=len(notes) - credits_,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Notes of one article that are one finding.

    Attributes:
        kinds: the values of `ProvenanceNote.provenance`.
        by_kind: whether the kind stands for the words in the fingerprint, so that one more stock photo does not
            reopen a decision.
        text: makes the sentence for the editor.
    """

    kinds: tuple[str, ...]
    severity: int
    confidence: float
    by_kind: bool
    text: Callable[[Sequence[ProvenanceNote]], Message]


_GROUPS: Final = (
    _Group(("ai-image",), 1, 0.95, False, _ai_image),
    _Group(("ai-residue",), 1, 0.85, False, _residue),
    _Group(("ai-text",), 2, 0.9, False, _ai_text),
    _Group(("stock-photo", "alt-text"), 3, 0.9, True, _stock),
)


def _finding(notes: Sequence[ProvenanceNote], group: _Group, comparison: Comparison) -> Finding:
    passages = {note.passage for note in notes}
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="evidence",
        reason=None,
        severity=group.severity,
        confidence=group.confidence,
        topic=next((topic.id for topic in comparison.topics if passages & set(topic.passages)), None),
        message=group.text(notes),
        evidence=tuple(
            Evidence(note.article, note.span, note.text, note.provenance if group.by_kind else None, Role.SIDE)
            for note in notes
        ),
    )


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per article and kind of notice."""
    notes = [mention for mention in comparison.mentions if isinstance(mention, ProvenanceNote)]
    for article in comparison.articles:
        for group in _GROUPS:
            own = [note for note in notes if note.article == article.id and note.provenance in group.kinds]
            if own:
                yield _finding(own, group, comparison)


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
