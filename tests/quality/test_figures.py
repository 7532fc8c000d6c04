"""How well the seeds' figures and times are read, against one annotator's key. The floors may rise, never fall.

Figures in rows of flattened tables are not counted: their cells run together, and a wrong split is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compare import guarded_yaml
from compare.corpus.passages import split
from compare.corpus.reading import read_folder
from compare.language.morphology import tokenise
from compare.language.sentences import sentences
from compare.model import Article, Figure, PassageKind, Span, TimeExpression, TokenisedPassage
from compare.recognise import figures, resolution

ROOT = Path(__file__).parents[2]
GOLD = guarded_yaml.load_file(Path(__file__).parent / "gold" / "figures.yaml")
Reading = Figure | TimeExpression

VALUE_FLOOR = 1.0
SPAN_FLOOR = 0.95
PRECISION_FLOOR = 0.95


class Seed:
    """One article with its kinds of passages and what was read in it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.passages = split(article)
        tokenised = [
            TokenisedPassage(passage, words, tokenise(words, passage.span.start), sentences(words, passage.span.start))
            for passage in self.passages
            for words in [passage.span.of(article.text)]
        ]
        found = [mention for passage in tokenised for mention in figures.recognise(passage, article)]
        self.mentions = [m for m in resolution.resolve(found, article) if isinstance(m, Figure | TimeExpression)]

    def kind_at(self, place: int) -> PassageKind | None:
        return next((p.kind for p in self.passages if p.span.start <= place < p.span.end), None)

    def touching(self, span: Span) -> list[Reading]:
        return [mention for mention in self.mentions if mention.span.overlaps(span)]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Seed]:
    return {article.id[:3]: Seed(article) for article in read_folder(ROOT / "seeds", ROOT).articles}


def _span(entry: dict[str, Any], words: str) -> Span:
    start = int(entry["start"]) + entry.get("surface", words).find(words)
    return Span(start, start + len(words))


def _value(mention: Reading, *, as_written: bool) -> str:
    if isinstance(mention, TimeExpression) and as_written:
        return mention.written.replace("/", "..")
    low, high = ("*" if end is None else str(end) for end in (mention.low, mention.high))
    return low if low == high else f"{low}..{high}"


def _is_right(entry: dict[str, Any], hits: list[Reading]) -> bool:
    """Whether the values (and the unit) are those of the key; a date may be told as written or as resolved."""
    if "anchor" in entry:
        return [hit.anchor for hit in hits if isinstance(hit, TimeExpression)] == [entry["anchor"]]
    if entry["unit"] != "TIME" and any(not isinstance(hit, Figure) or hit.unit != entry["unit"] for hit in hits):
        return False
    return any([_value(hit, as_written=written) for hit in hits] == entry["values"] for written in (True, False))


def _wanted(seeds: dict[str, Seed]) -> Iterator[tuple[dict[str, Any], Seed]]:
    for entry in GOLD["figures"]:
        seed = seeds[entry["article"]]
        aside = seed.kind_at(int(entry["start"])) in (PassageKind.FURNITURE, PassageKind.CAPTION, PassageKind.ROW)
        if entry["tier"] != "furniture" and not aside and entry["unit"] != "COUNT:件":
            yield entry, seed


def test_values_are_right(seeds: dict[str, Seed]) -> None:
    wanted = list(_wanted(seeds))
    wrong = [entry for entry, seed in wanted if not _is_right(entry, seed.touching(_span(entry, entry["surface"])))]
    assert len(wanted) >= 60
    assert 1 - len(wrong) / len(wanted) >= VALUE_FLOOR, wrong


def test_spans_are_right(seeds: dict[str, Seed]) -> None:
    wanted = list(_wanted(seeds))
    missed = [
        entry
        for entry, seed in wanted
        if not {_span(entry, words) for words in (entry["surface"], entry.get("core", entry["surface"]))}
        & {mention.span for mention in seed.mentions}
    ]
    assert 1 - len(missed) / len(wanted) >= SPAN_FLOOR, missed


def test_nothing_else_is_read(seeds: dict[str, Seed]) -> None:
    """Labels and figures of speech may be read as well; anything else that is read is a false alarm."""
    known: dict[str, list[Span]] = {}
    for entry in (*GOLD["figures"], *GOLD["optional"]):
        known.setdefault(entry["article"], []).append(_span(entry, entry["surface"]))
    read = [(name, mention) for name, seed in seeds.items() for mention in seed.mentions]
    extra = [m.text for name, m in read if not any(m.span.overlaps(span) for span in known[name])]
    assert 1 - len(extra) / len(read) >= PRECISION_FLOOR, extra


def test_no_decoy_is_read(seeds: dict[str, Seed]) -> None:
    for entry in GOLD["decoys"]:
        assert seeds[entry["article"]].touching(_span(entry, entry["words"])) == [], entry


def test_furniture_is_not_read(seeds: dict[str, Seed]) -> None:
    for entry in GOLD["figures"]:
        if entry["tier"] == "furniture":
            assert seeds[entry["article"]].touching(_span(entry, entry["surface"])) == [], entry
