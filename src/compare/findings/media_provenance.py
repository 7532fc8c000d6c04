"""media-provenance: images and texts that say, or let slip, where they come from.

The fact-checkers of JFC ask that an AI-generated image be disclosed, also where it is only quoted; so a notice is put
before the editor (severity 1), and so are words of an assistant or a prompt that were left in the text (1) and a text
that says it was machine-written (2). Stock credits and image descriptions left in the text are one finding per article,
for information (3), and so are a picture without a credit among credited ones and articles in which neither date nor
author was found while others have them. The article's own words are the evidence, hence the relation `evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compare.findings.rule import Rule
from compare.i18n import Message, message
from compare.model import Comparison, Evidence, Finding, ProvenanceNote, Role, TokenisedPassage

ID: Final = "media-provenance"
VERSION: Final = "1"
CATEGORY: Final = "media"
NEAR: Final = 3
"""Characters between the description of an image and its credit."""


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


def _no_credit(notes: Sequence[ProvenanceNote]) -> Message:
    return message("Pictures of the article have no credit ({count}), while others have one.", count=len(notes))


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


_BARE: Final = _Group(("alt-text",), 3, 0.8, False, _no_credit)
"""Pictures without a credit."""


def _finding(notes: Sequence[ProvenanceNote], group: _Group, comparison: Comparison) -> Finding:
    return Finding(
        rule=ID,
        rule_version=VERSION,
        category=CATEGORY,
        relation="evidence",
        reason=None,
        severity=group.severity,
        confidence=group.confidence,
        topic=comparison.topic_of_any(note.passage for note in notes),
        message=group.text(notes),
        evidence=tuple(
            Evidence(note.article, note.span, note.text, note.provenance if group.by_kind else None, Role.SIDE)
            for note in notes
        ),
    )


def _uncredited(notes: Sequence[ProvenanceNote]) -> list[ProvenanceNote]:
    """Return the image descriptions that no credit follows, if other pictures of the article have one."""
    credited = {note.span.start for note in notes if note.provenance == "stock-photo"}
    alone = [
        note
        for note in notes
        if note.provenance == "alt-text" and not any(0 <= start - note.span.end <= NEAR for start in credited)
    ]
    return alone if credited else []


def _undated(comparison: Comparison) -> Iterator[Finding]:
    """Yield the finding that articles give neither a date of publication nor an author, where others do."""
    bare = [article for article in comparison.articles if article.published is None and article.author is None]
    if not bare or len(bare) == len(comparison.articles):
        return
    evidence = [
        Evidence(item.passage.article, item.sentences[0], item.sentences[0].of(article.text), "undated")
        for article in bare
        for item in [next((one for one in comparison.passages if _opens(one, article.id)), None)]
        if item is not None
    ]
    if evidence:
        yield Finding(
            rule=ID,
            rule_version=VERSION,
            category=CATEGORY,
            relation="silent",
            reason=None,
            severity=3,
            confidence=0.9,
            topic=None,
            message=message(
                "No date of publication and no author was found in {articles}.",
                articles="、".join(article.id for article in bare),
            ),
            evidence=tuple(evidence),
        )


def _opens(item: TokenisedPassage, article: str) -> bool:
    return item.passage.article == article and item.passage.kind.is_story and bool(item.sentences)


def find(comparison: Comparison) -> Iterator[Finding]:
    """Yield one finding per article and kind of notice, then one on articles without a date."""
    notes = [mention for mention in comparison.mentions if isinstance(mention, ProvenanceNote)]
    for article in comparison.articles:
        for group in _GROUPS:
            own = [note for note in notes if note.article == article.id and note.provenance in group.kinds]
            if own:
                yield _finding(own, group, comparison)
        bare = _uncredited([note for note in notes if note.article == article.id])
        if bare:
            yield _finding(bare, _BARE, comparison)
    yield from _undated(comparison)


RULE: Final = Rule(ID, VERSION, CATEGORY, find)
