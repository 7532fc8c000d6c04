"""How well the seeds' lines are told apart, against one annotator's key. The floors may rise, never fall."""

from collections import Counter
from pathlib import Path

import pytest

from compare import guarded_yaml
from compare.corpus.passages import split
from compare.corpus.reading import read_folder
from compare.model import PassageKind

ROOT = Path(__file__).parents[2]
GOLD = guarded_yaml.load_file(Path(__file__).parent / "gold" / "line_classes.yaml")
PROSE = {PassageKind.BODY, PassageKind.ITEM}
ASIDE = {PassageKind.FURNITURE, PassageKind.CAPTION}


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, PassageKind]]:
    """How many lines of each class got which kind (the first passage of a line counts)."""
    found: Counter[tuple[str, PassageKind]] = Counter()
    for article in read_folder(ROOT / "seeds", ROOT).articles:
        classes = {int(line): name for name, lines in GOLD[article.id[:3]].items() if name != "glued" for line in lines}
        kinds: dict[int, PassageKind] = {}
        for passage in split(article):
            kinds.setdefault(article.text.count("\n", 0, passage.span.start) + 1, passage.kind)
        found.update((name, kinds[line]) for line, name in classes.items())
    return found


def share(counts: Counter[tuple[str, PassageKind]], names: set[str], kinds: set[PassageKind]) -> float:
    """Which share of the lines of these classes got one of these kinds."""
    total = sum(number for (name, _), number in counts.items() if name in names)
    right = sum(number for (name, kind), number in counts.items() if name in names and kind in kinds)
    return right / total


def test_no_prose_is_lost(counts):
    assert share(counts, {"prose", "list_item"}, PROSE) == 1.0


def test_furniture_is_found(counts):
    assert share(counts, {"furniture"}, ASIDE) >= 0.97


def test_headings_are_found(counts):
    assert share(counts, {"heading", "label"}, {PassageKind.HEADING}) >= 0.95


def test_what_is_called_a_heading_is_one(counts):
    called = sum(number for (_, kind), number in counts.items() if kind is PassageKind.HEADING)
    right = sum(counts[name, PassageKind.HEADING] for name in ("heading", "label"))
    assert right / called >= 0.95


def test_titles_are_found(counts):
    assert share(counts, {"title"}, {PassageKind.TITLE}) == 1.0


def test_rows_are_found(counts):
    assert share(counts, {"table_header", "table_row"}, {PassageKind.ROW}) == 1.0


def test_glued_labels_become_passages_of_their_own():
    for article in read_folder(ROOT / "seeds", ROOT).articles:
        labels = {passage.span.of(article.text) for passage in split(article) if passage.kind is PassageKind.HEADING}
        assert {glued["words"] for glued in GOLD[article.id[:3]].get("glued", [])} <= labels


def test_rows_of_glued_tables_that_hold_figures_are_told_apart():
    rows = [
        passage
        for article in read_folder(ROOT / "seeds", ROOT).articles
        for passage in split(article)
        if passage.kind is PassageKind.ROW and any(map(str.isdigit, passage.span.of(article.text)))
    ]
    assert len(rows) >= 12
    assert not any(row.is_garbled for row in rows)
