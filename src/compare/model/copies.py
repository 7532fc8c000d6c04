"""The same words twice: articles that are copies of each other, passages that stand in several places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopiedArticles:
    """Articles that share most of their text: one agency story under several names, a story and its rewriting.

    Attributes:
        articles: ids, sorted; at least two. Each shares at least half of the shorter text with another of them.
        share: of the text of the shorter one, how much also stands in the other, 0.5–1.0; of several pairs the least.
            1.0 means: the same words, blanks and furniture apart.
    """

    articles: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class CopiedPassages:
    """Passages of one article or of several that are nearly the same, letter for letter.

    Attributes:
        passages: ids, by article and place; at least two.
        similarity: of the two least alike, 0.9–1.0; 1.0 means: the same words, blanks and signs apart.
    """

    passages: tuple[str, ...]
    similarity: float
