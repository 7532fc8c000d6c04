"""The pages in `documents/`: every line with the kind it must get, a tab between; blank lines as they are."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from compare.corpus.passages import split
from compare.model import Article

FOLDER = Path(__file__).parent / "documents"


@dataclass(frozen=True)
class Document:
    name: str
    text: str
    kinds: tuple[str, ...]


def documents() -> tuple[Document, ...]:
    return tuple(_document(path) for path in sorted(FOLDER.glob("*.tsv")))


def _document(path: Path) -> Document:
    pairs = [line.partition("\t") for line in path.read_text("utf-8").splitlines()]
    return Document(
        path.name.removesuffix(".tsv"),
        "\n".join(words for _, _, words in pairs) + "\n",
        tuple(kind for kind, _, words in pairs if words),
    )


def kinds_by_line(text: str) -> list[tuple[str, str]]:
    found: dict[int, list[str]] = {}
    for passage in split(Article("a", "a", text)):
        found.setdefault(text.count("\n", 0, passage.span.start), []).append(passage.kind.value)
    rows = text.split("\n")
    return [("+".join(kinds), rows[number]) for number, kinds in sorted(found.items())]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_every_line_of_a_page_is_what_a_reader_takes_it_for(document: Document):
    found = kinds_by_line(document.text)
    assert found == [(kind, words) for kind, (_, words) in zip(document.kinds, found, strict=True)]
