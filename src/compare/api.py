"""The public functions of the package, as `compare` gives them; what they take and return is in `compare.model`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from compare.model import Article, Comparison, Mention

__all__ = ["Article", "Comparison", "Mention", "compare_articles", "figures"]


def compare_articles(articles: Iterable[Article]) -> Comparison:
    """Compare articles on one story. The order in which they are given does not matter.

    Raises:
        ValueError: two articles have the same id.
    """
    from compare import pipeline

    return pipeline.compare_articles(articles)


def figures(text: str, reference: str | date | None = None) -> tuple[Mention, ...]:
    """Return the figures, dates and durations in one text, in reading order.

    Args:
        text: any text; for every mention, `text[span.start:span.end]` is its `text`.
        reference: the day the text was written (a date, or its ISO form), from which 昨年, 明日 or 28日 are reckoned;
            without it they stay unresolved.
    """
    from compare.recognise import figures_in

    return figures_in(text, reference.isoformat() if isinstance(reference, date) else reference)
