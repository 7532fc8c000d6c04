"""Examples kept as text: one per line, under headings; and mentions written the way they are written there."""

from __future__ import annotations

from pathlib import Path

from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import Article, Figure, Mention, Passage, PassageKind, Span, TimeExpression, TokenisedPassage
from compare.recognise import figures, resolution


def lines(name: str) -> list[tuple[str, str]]:
    """Return the examples of a file with the heading each stands under."""
    heading = ""
    found = []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line.strip() and not line.startswith("#"):
            found.append((heading, line))
    return found


def read(text: str, reference: str | None = None, kind: PassageKind = PassageKind.BODY) -> tuple[Mention, ...]:
    """Return the figures and times of a text as one passage, dates resolved."""
    article = Article("a", "a.txt", text, published=reference)
    passage = Passage("a:0", "a", Span(0, len(text)), kind)
    tokenised = TokenisedPassage(passage, text, tokenise(text), sentences(text))
    return tuple(resolution.resolve(figures.recognise(tokenised, article), article))


def show(mention: Mention) -> str:
    """Write a mention as the examples do: `words = value unit /per @basis direction ~modifier`."""
    assert isinstance(mention, Figure | TimeExpression)
    low, high = ("*" if end is None else str(end) for end in (mention.low, mention.high))
    parts = [low if low == high else f"{low}..{high}"]
    if isinstance(mention, Figure):
        parts += [mention.unit] if mention.unit else []
        parts += [f"/{mention.per}"] if mention.per else []
        parts += [f"@{mention.basis}"] if mention.basis else []
        parts += [mention.direction] if mention.direction else []
    parts += [f"~{mention.modifier}"] if mention.modifier else []
    return f"{mention.text} = {' '.join(parts)}"
