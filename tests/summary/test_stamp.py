"""A written summary says whether it still holds; templates of the newsroom frame it, and say where they are wrong."""

import pytest
from summary_world import decision, outlined, rendered

from compare.errors import CompareError
from compare.summary import formats
from compare.summary.stamp import EDITED, Options, Stamp, digest_of_decisions, link_base
from compare.workspace import Workspace

FORMS = ("md", "html", "docx", "json")


@pytest.mark.parametrize("form", FORMS)
def test_every_format_carries_what_it_was_made_from(form):
    options = {"include_open": True, "quote_limit": 40, "base": "../a%20b/"}
    data = rendered(form, outlined(decision()), **options)
    stamp = formats.stamp_of(data, form, "s")
    assert stamp == Stamp("1.0", "00", "11", Options(language="en", **options))


@pytest.mark.parametrize("form", FORMS)
def test_other_files_are_refused_in_one_line(form):
    for data in (b"", b"\xff\xfe", "# 別の要約\n".encode(), b'yomikurabe editorial summary {"version": 1}'):
        with pytest.raises(CompareError) as caught:
            formats.stamp_of(data, form, "s")
        assert "\n" not in str(caught.value)


def test_any_change_of_a_decision_changes_the_digest():
    one = digest_of_decisions([decision()])
    assert one == digest_of_decisions([decision()])
    assert one != digest_of_decisions([decision(note="別")])
    assert one != digest_of_decisions([decision(severity=2)])
    assert one != digest_of_decisions([])


def test_links_lead_back_to_the_project_only_from_inside(tmp_path):
    assert link_base(tmp_path, tmp_path) == ""
    assert link_base(tmp_path / "out" / "deep", tmp_path) == "../../"
    assert link_base(tmp_path.parent, tmp_path) is None


@pytest.fixture
def project(tmp_path):
    (tmp_path / "yomikurabe.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text("港の工事費は120億円と市が3日発表した。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("市は3日、港の工事費が150億円になると発表した。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_a_written_summary_holds_until_something_changes(project, form):
    workspace = Workspace.open(project)
    path = project / f"out.{form}"
    workspace.write_summary(path)
    assert workspace.check_summary(path) == ()
    workspace.annotate([("a", workspace.comparison.passages[0].passage.span)], category="note", note="確認")
    assert [str(reason) for reason in workspace.check_summary(path)] == ["is older than the annotations."]
    workspace.write_summary(path)
    assert workspace.check_summary(path) == ()
    if form != "docx":  # where any edit breaks the archive
        path.write_text(path.read_text("utf-8").replace("a.txt", "c.txt"), encoding="utf-8")
        assert workspace.check_summary(path) == (EDITED,)
    (project / "b.txt").write_text("市は3日、港の工事費が180億円になると発表した。\n", encoding="utf-8")
    assert str(Workspace.open(project).check_summary(path)[0]) == "is older than the articles."


def test_a_summary_among_the_articles_is_not_read_as_one(project):
    workspace = Workspace.open(project)
    workspace.write_summary(project / "summary.md")
    again = Workspace.open(project)
    assert [article.id for article in again.comparison.articles] == ["a", "b"]
    assert again.check_summary(project / "summary.md") == ()


def test_a_template_of_the_newsroom_arranges_the_sections(project):
    (project / "templates").mkdir()
    (project / "templates" / "summary.md.j2").write_text(
        "社内用 {{ title }}\n{{ sections.questions }}\n<!-- {{ stamp }} -->\n", encoding="utf-8"
    )
    text = Workspace.open(project).summary("md", Options(language="ja")).decode("utf-8")
    assert text.startswith("社内用 編集要約\n## 要確認リスト（出稿部へ）")
    assert "## 方法" not in text


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{{ title }}\n{% for %}\n", 2),
        ("{{ title }}\n\n{{ sections.nothing }}\n", 3),
        ("{{ ''.__class__.__mro__ }}\n", 1),
        ("{{ 1 / 0 }}\n", 1),
        ("{% include 'x' %}\n", 1),
    ],
)
def test_a_wrong_template_is_named_with_its_line(project, template, line):
    (project / "templates").mkdir()
    path = project / "templates" / "summary.md.j2"
    path.write_text(template, encoding="utf-8")
    with pytest.raises(CompareError) as caught:
        Workspace.open(project).summary()
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)
    assert caught.value.place.line == line
    assert "\n" not in str(caught.value)
