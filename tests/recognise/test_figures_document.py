"""docs/figures.md shows what is really read: its table is made of the examples that the tests hold to the output."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from figure_examples import lines, read, show
from test_figures_examples import READ, ROWS

import compare

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
SHOWN = 3


def table() -> str:
    """Return the table of the phenomena: three examples each with what is read, and two that stay silent."""
    silent = lines("figures_silent.txt")
    rows = ["| phenomenon | read | left alone |", "|---|---|---|"]
    for row in ROWS:
        examples = [line.partition(" || ")[0].partition(" @") for phenomenon, line in READ if phenomenon == row]
        readings = [show(mention) for text, _, day in examples[:SHOWN] for mention in read(text, day or None)]
        decoys = [text for phenomenon, text in silent if phenomenon == row][:2]
        cells = (row, "<br>".join(readings), "<br>".join(decoys))
        written = [cell.replace("|", "\\|").replace("\t", " ").replace("。<br>", "<br>").rstrip("。") for cell in cells]
        rows.append(f"| {' | '.join(written)} |")
    return "\n".join(rows)


def test_the_table_is_what_is_read() -> None:
    assert table() in DOCUMENT.read_text(encoding="utf-8")


def test_the_example_in_python_prints_what_it_says() -> None:
    example = re.search(r"```pycon\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    found = compare.figures("きのう、100ドル（約1万5000円）を払った。", reference=date(2025, 10, 28))
    for mention in found:
        assert f"{mention.text} {mention.low} {getattr(mention, 'unit', '')}".strip() in example[1]
    assert found[2].same_as == found[1].span
