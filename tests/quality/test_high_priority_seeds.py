"""All rules together on the seeds: how many discrepancies an editor must be told of are found."""

from pathlib import Path

from compare.corpus.reading import read_folder
from compare.guarded_yaml import load_file
from compare.model import Comparison, Evidence, Finding, Span
from compare.pipeline import compare_articles

ROOT = Path(__file__).parent.parent.parent
KEY = load_file(Path(__file__).parent / "gold" / "high_priority.yaml")["discrepancies"]
FLOOR = 0.7
"""Share of the key that is found; raise it when more is."""


def _lies_on(piece: Evidence, side: dict) -> bool:
    start = int(side["start"])
    return piece.article == side["article"] and piece.span.overlaps(Span(start, start + len(side["text"])))


def _tells(finding: Finding, discrepancy: dict) -> bool:
    """Whether a finding that is no agreement lies on sides of the key, of two articles if the key has two."""
    touched = {piece.article for piece in finding.evidence for side in discrepancy["sides"] if _lies_on(piece, side)}
    wanted = min(2, len({side["article"] for side in discrepancy["sides"]}))
    return finding.relation != "agree" and len(touched) >= wanted


def test_what_an_editor_must_be_told_is_found() -> None:
    comparison: Comparison = compare_articles(read_folder(ROOT / "seeds", ROOT).articles)
    missed = [item["id"] for item in KEY if not any(_tells(finding, item) for finding in comparison.findings)]
    assert len(KEY) - len(missed) >= FLOOR * len(KEY), missed
