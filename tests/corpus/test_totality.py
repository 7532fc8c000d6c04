"""Whatever bytes a file holds, it is an article or is said to be none."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.corpus.formats import extract
from compare.corpus.metadata import describe
from compare.corpus.passages import split
from compare.corpus.reading import read_folder
from compare.errors import CompareError
from compare.model import Article

NOTE = "市は12日、豪雨の被害が120棟に上ると発表した。けが人は7人で、いずれも軽傷という。\n"
PAGE = f"<!DOCTYPE html><html><body><article><h1>豪雨</h1><p>{NOTE}</p></article></body></html>"
HOSTILE = "市\u202e8\u200b日\ufeff、\x1b[31m120\x07億円\ue000。\u2066\n"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".docx", None]))
@example(b"PK\x03\x04", None)
@example(b"<html>", None)
@example(PAGE.encode("utf-16"), ".html")
@example(b"\xff\xfe", ".txt")
def test_any_bytes_are_an_article_or_a_named_error(data, suffix):
    try:
        found = extract(data, suffix)
    except CompareError:
        return
    article = describe(found.text, found.about).on(Article("a", "a", found.text))
    for passage in split(article):
        assert passage.span.of(article.text).strip()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from(["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-8-sig"]))
def test_broken_text_is_an_article_or_a_named_error(seed, encoding):
    chance = random.Random(seed)  # noqa: S311 - any damage will do
    data = bytearray((NOTE * 5).encode(encoding))
    for _ in range(chance.randrange(4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        text = extract(bytes(data), ".txt").text
    except CompareError:
        return
    assert describe(text) is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(encoding, end):
    assert extract((NOTE * 3).replace("\n", end).encode(encoding), ".txt").text == NOTE * 3


def test_characters_that_are_not_seen_keep_their_places():
    hostile = NOTE * 10 + HOSTILE
    text = extract(hostile.encode(), ".txt").text
    assert text == hostile
    assert split(Article("a", "a", text))[-1].span.of(text) == HOSTILE.strip()


def test_a_folder_that_changes_while_it_is_read_is_read_as_far_as_it_can_be(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(NOTE, "utf-8")
    opened = type(tmp_path).open

    def vanishing(path, *arguments, **more):
        if path.name == "b.txt":
            path.unlink(missing_ok=True)
        return opened(path, *arguments, **more)

    monkeypatch.setattr(type(tmp_path), "open", vanishing)
    found = read_folder(tmp_path, tmp_path)
    assert [article.id for article in found.articles] == ["a", "c"]
    assert [skipped.path for skipped in found.skipped] == ["b.txt"]


def test_thousands_of_files_are_all_there(tmp_path):
    for number in range(1200):
        (tmp_path / f"{number:04}.txt").write_text(f"第{number}号。\n", "utf-8")
    assert len(read_folder(tmp_path, tmp_path).articles) == 1200
