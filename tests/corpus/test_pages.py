"""The web pages in `pages/`: the text of each, line by line, with the kind every line must get.

The pages declare three encodings and are saved in them by the test, so that they can be read here.
"""

from pathlib import Path

import pytest

from compare.corpus.formats import extract
from compare.corpus.metadata import describe
from compare.corpus.passages import split
from compare.model import Article

FOLDER = Path(__file__).parent / "pages"
ENCODINGS = {"newspaper.html": "utf-8", "ministry.html": "cp932", "blog.html": "euc_jp"}


def page(name):
    return extract((FOLDER / name).read_text("utf-8").encode(ENCODINGS[name]), ".html")


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_line_of_a_page_is_what_a_reader_takes_it_for(name):
    text = page(name).text
    found = [(p.kind.value, p.span.of(text)) for p in split(Article("a", "a.html", text))]
    key = [tuple(line.split("\t")) for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()]
    assert found == [(kind, words.strip()) for kind, words in key]


def test_what_is_known_of_a_page_comes_from_its_head_and_its_lines():
    found = page("newspaper.html")
    known = describe(found.text, found.about)
    assert (known.title, known.outlet) == ("保育士の配置基準、来春見直し 1歳児は5対1に", "みなと新聞デジタル")
    assert known.published == "2026-09-04"
    found = page("ministry.html")
    known = describe(found.text, found.about)
    assert (known.title, known.published) == ("令和8年度 花粉症対策の取組について", "2026-02-20")
