"""Words ↔ place."""

from __future__ import annotations

from typing import Final

from compare.model import Article, Span, Target

CONTEXT: Final = 32
"""Code points kept before and after a quote, as the W3C model and Hypothesis do."""


def describe(article: Article, span: Span) -> Target:
    """Return the words at `span` with all that is needed to find them again after the text was edited."""
    text = article.text
    return Target(
        article=article.path,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
        sha256=article.sha256,
    )
