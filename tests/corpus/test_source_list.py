"""`sources.yaml`: the editor's word wins, what is wrong is named with its place, and lines of people survive."""

import jsonschema
import pytest

from compare import guarded_yaml, source_desk
from compare.corpus.reading import read_folder
from compare.corpus.source_list import Entry, parse, read_sources, schema, written
from compare.errors import CompareError, DataError
from compare.model import Origin
from compare.workspace import Workspace

TEXT = "港湾整備に120億円\n\n配信：2026年3月18日\n\n市は18日、総事業費が120億円に上ると発表した。\n"
LIST = """\
# 夕刊用
version: "1"
articles:
  a.txt:
    outlet: 北港新聞  # 電話で確認
    published: "2026-03-17"
    genre: government
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sources.yaml").write_text(LIST, "utf-8")
    return tmp_path


def test_what_the_editor_says_wins_over_the_page(folder):
    [article] = read_folder(folder, folder).articles
    assert (article.outlet, article.published, article.genre) == ("北港新聞", "2026-03-17", "government")
    assert {name: article.origin(name) for name in ("title", "outlet", "published", "genre", "author")} == {
        "title": Origin.PRINTED,
        "outlet": Origin.EDITOR,
        "published": Origin.EDITOR,
        "genre": Origin.EDITOR,
        "author": None,
    }


def test_the_list_itself_is_no_article_and_names_only_what_is_there(folder):
    (folder / "a.txt").rename(folder / "b.txt")
    found = read_folder(folder, folder)
    assert [article.id for article in found.articles] == ["b"]
    assert [(one.path, str(one.reason)) for one in found.skipped] == [
        ("sources.yaml: a.txt", "describes an article that is not in this folder.")
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("genre: opinion", "4:12"),
        ("published: yesterday", "4:16"),
        ("published: '2026-02-30'", "4:16"),
        ("retrieved: soon", "4:16"),
        ("outlets: x", "4:5"),
        ("outlet: [x]", "4:13"),
        ("fetched: {from: x}", "4:15"),
    ],
)
def test_what_must_not_stand_there_is_named_with_its_place(line, place):
    with pytest.raises(DataError) as error:
        parse(f'version: "1"\narticles:\n  a.txt:\n    {line}\n', "sources.yaml")
    assert str(error.value).startswith(f"sources.yaml:{place}: ")


@pytest.mark.parametrize("text", ["- a", "articles: [a]", 'version: "9"', "articles: {a.txt: [x]}", "a: &x 1\nb: *x"])
def test_other_files_are_no_list(text):
    with pytest.raises(DataError):
        parse(text, "sources.yaml")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'version: "1"\narticles:\n', "articles:\n  a.txt:\n"])
def test_a_list_may_say_nothing(text):
    assert not any(entry.said for entry in parse(text, "sources.yaml").values())


def test_the_desk_changes_only_the_lines_of_what_it_changes(folder):
    source_desk.describe_article(folder, folder, "a.txt", {"outlet": "北港日報", "genre": None, "author": "山田: 花子"})
    assert (folder / "sources.yaml").read_text("utf-8") == LIST.replace("北港新聞", "北港日報").replace(
        "    genre: government\n", ""
    ).replace('    published: "2026-03-17"\n', '    author: "山田: 花子"\n    published: "2026-03-17"\n')


def test_the_desk_writes_nothing_that_must_not_stand_there(folder):
    for said in ({"genre": "opinion"}, {"published": "heute"}, {"colour": "red"}):
        with pytest.raises(CompareError):
            source_desk.describe_article(folder, folder, "a.txt", said)
    assert (folder / "sources.yaml").read_text("utf-8") == LIST


def test_a_new_list_is_one_that_can_be_read_and_follows_its_schema(tmp_path):
    entry = Entry(
        {"title": "題: 名", "published": "2026-03-18"}, {"address": "https://example.jp/"}, "a.html", "0" * 64
    )
    text = written("", "sources.yaml", "記事 1.md", entry)
    assert parse(text, "sources.yaml") == {"記事 1.md": entry}
    jsonschema.validate(guarded_yaml.load(text, "sources.yaml"), schema())
    (tmp_path / "sources.yaml").write_text(text, "utf-8")
    assert read_sources(tmp_path) == {"記事 1.md": entry}


def test_the_editors_word_holds_at_once_and_can_be_taken_back(folder):
    workspace = Workspace.open(folder)
    workspace.describe("a", {"published": "2026-03-19", "outlet": None})
    article = workspace.comparison.article("a")
    assert (article.published, article.outlet) == ("2026-03-19", None)
    workspace.describe("a", {"published": None})
    assert workspace.comparison.article("a").published == "2026-03-18"
    assert Workspace.open(folder).comparison.article("a") == workspace.comparison.article("a")
    with pytest.raises(DataError):
        workspace.describe("a", {"genre": "opinion"})
