"""The workspace keeps every decision on disk, shows it again, and says so when it cannot."""

import os
import shutil
import subprocess

import pytest

from compare.checking import check_project
from compare.errors import CompareError, ConflictError, DataError, InputError
from compare.model import PlacementState, Span
from compare.workspace import Workspace

ARTICLES = {
    "asa.txt": "港湾整備、事業費は120億円\n2024年5月2日\n\n市は2日、港湾整備事業の計画を発表した。"
    "港湾整備事業の総事業費は120億円。\n",
    "hiru.txt": "港湾整備の計画まとまる\n2024年5月2日\n\n市が港湾整備事業の計画をまとめた。"
    "港湾整備事業の総事業費は150億円を見込む。\n",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = tmp_path / "project"
    (root / "news").mkdir(parents=True)
    (root / "yomikurabe.toml").write_text("", encoding="utf-8")
    for name, text in ARTICLES.items():
        (root / "news" / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def workspace(project):
    return Workspace.open(project / "news")


def cost(workspace):
    return next(finding for finding in workspace.comparison.findings if finding.rule == "figure-difference")


def states(workspace):
    return [candidate.state for candidate in workspace.candidates() if candidate.finding.rule == "figure-difference"]


def files(project):
    return sorted(path.relative_to(project).as_posix() for path in (project / "annotations").rglob("*.yaml"))


def test_a_decision_is_on_disk_when_the_method_returns(project, workspace):
    annotation = workspace.decide(cost(workspace), "accepted")
    assert files(project) == [f"annotations/news/asa/{annotation.id}.yaml"]
    assert states(Workspace.open(project / "news")) == ["accepted"]


def test_a_rejected_candidate_does_not_come_back(project, workspace):
    workspace.decide(cost(workspace), "rejected", rejection="other-referent")
    assert states(Workspace.open(project / "news")) == ["rejected"]


def test_a_rejection_survives_edits_elsewhere_and_new_articles(project, workspace):
    workspace.decide(cost(workspace), "rejected", rejection="other-referent")
    path = project / "news" / "asa.txt"
    path.write_text("【更新】" + path.read_text(encoding="utf-8") + "\n市議会で審議する。\n", encoding="utf-8")
    for name in ("aa.txt", "zz.txt"):
        copy = ARTICLES["asa.txt"].replace("市は2日、", "市によると、")
        (project / "news" / name).write_text(copy, encoding="utf-8")
    assert states(Workspace.open(project / "news")) == ["rejected"]


def test_a_decision_answers_whichever_folder_of_the_project_is_opened(project, workspace):
    workspace.decide(cost(workspace), "rejected", rejection="other-referent")
    above = Workspace.open(project)
    assert {article.id for article in above.comparison.articles} == {"news/asa", "news/hiru"}
    assert states(above) == ["rejected"]
    assert above.gone() == ()


def test_the_same_decision_in_two_windows_is_one_record(project, workspace):
    other = Workspace.open(project / "news")
    workspace.decide(cost(workspace), "accepted")
    other.decide(cost(other), "accepted")
    assert len(files(project)) == 1
    assert states(other) == ["accepted"]


def test_a_changed_value_asks_again(project, workspace):
    workspace.decide(cost(workspace), "rejected", rejection="other-referent")
    path = project / "news" / "hiru.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("150億円", "180億円"), encoding="utf-8")
    reopened = Workspace.open(project / "news")
    [asked] = [entry for entry in reopened.candidates() if entry.finding.rule == "figure-difference"]
    assert (asked.state, asked.earlier.status) == ("open", "rejected")
    assert reopened.gone() == ()


def test_undo_and_redo_reach_the_disk_and_work_after_reopening(project, workspace):
    workspace.decide(cost(workspace), "accepted")
    reopened = Workspace.open(project / "news")
    assert reopened.undo() is not None
    assert files(project) == []
    assert reopened.redo() is not None
    assert len(files(project)) == 1
    assert reopened.redo() is None


def test_an_annotation_of_ones_own_quotes_the_words(project, workspace):
    article = workspace.comparison.articles[0]
    start = article.text.index("港湾整備事業の計画")
    annotation = workspace.annotate([(article.id, Span(start, start + 6))], category="note", note="地図がほしい")
    assert annotation.targets[0].exact == "港湾整備事業"
    reopened = Workspace.open(project / "news")
    assert reopened.own() == (annotation,)
    assert [place.state for place in reopened.placements(annotation)] == [PlacementState.PLACED]


def test_words_that_changed_are_shown_word_by_word(project, workspace):
    annotation = workspace.decide(cost(workspace), "accepted")
    path = project / "news" / "asa.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("120億円", "130億円"), encoding="utf-8")
    reopened = Workspace.open(project / "news")
    places = reopened.placements(annotation)
    target = next(target for target in annotation.targets if target.article == "news/asa.txt")
    place = places[annotation.targets.index(target)]
    assert place.state is PlacementState.STALE
    assert ("removed", "120億") in [(edit.kind.value, edit.text) for edit in reopened.edits(target, place)]


def test_a_file_that_somebody_changed_is_not_overwritten(project, workspace):
    annotation = workspace.decide(cost(workspace), "accepted")
    path = project / files(project)[0]
    path.write_text(path.read_text(encoding="utf-8") + "# デスクの書き込み\n", encoding="utf-8")
    before = workspace.ledger
    with pytest.raises(ConflictError):
        workspace.change(annotation.id, note="別のメモ")
    assert workspace.ledger is before
    assert "デスクの書き込み" in path.read_text(encoding="utf-8")
    workspace.reload()
    workspace.change(annotation.id, note="別のメモ")
    text = path.read_text(encoding="utf-8")
    assert "デスクの書き込み" in text
    assert "別のメモ" in text


def test_a_broken_annotation_file_is_named_and_left_alone(project, workspace):
    workspace.decide(cost(workspace), "accepted")
    broken = project / "annotations" / "news" / "asa" / "broken.yaml"
    broken.write_text("id: broken\nstatus: [\n", encoding="utf-8")
    reopened = Workspace.open(project / "news")
    assert states(reopened) == ["accepted"]
    assert [problem.place.file for problem in reopened.problems] == ["annotations/news/asa/broken.yaml"]
    assert broken.read_text(encoding="utf-8") == "id: broken\nstatus: [\n"


def test_check_reads_the_articles_that_annotations_speak_of(project, workspace):
    annotation = workspace.decide(cost(workspace), "accepted")
    assert check_project(project, encodings={}).problems == ()
    assert check_project(project / "news", encodings={}).annotations == 1
    (project / "news" / "hiru.txt").unlink()
    problems = check_project(project, encodings={}).problems
    assert [problem.code for problem in problems] == ["unknown-article"]
    assert problems[0].place.file.endswith(f"{annotation.id}.yaml")
    assert problems[0].place.line


def test_the_editors_own_office_list_wins(project, tmp_path):
    (project / "news" / "a.txt").write_text("2024年5月2日、港市の山田花子市長は計画を発表した。\n", encoding="utf-8")
    office = (
        'version: "1"\nchecked: "2024-06-01"\noffices:\n- id: minato-mayor\n  ja: 港市長\n  of: [港市]\n'
        '  titles: [市長]\n  holders:\n  - {person: 佐藤 次郎, from: "2020-01-01"}\n'
    )
    assert "office-timeline" not in {f.rule for f in Workspace.open(project / "news").comparison.findings}
    (project / "news" / "offices.yaml").write_text(office, encoding="utf-8")
    opened = Workspace.open(project / "news")
    assert "office-timeline" in {finding.rule for finding in opened.comparison.findings}
    assert not opened.comparison.skipped, "the list is not an article"
    (project / "news" / "offices.yaml").write_text("offices: 3\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"news/offices\.yaml:1:10"):
        Workspace.open(project / "news")


@pytest.mark.parametrize("name", ["nowhere", "news/asa.txt"])
def test_a_folder_that_is_none_is_named(project, name):
    with pytest.raises(InputError, match=name):
        Workspace.open(project / name)


def test_without_a_project_annotations_lie_beside_the_articles(tmp_path, monkeypatch):
    folder = tmp_path / "loose"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    workspace = Workspace.open(folder)
    workspace.decide(cost(workspace), "accepted")
    assert list((folder / "annotations").rglob("*.yaml"))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_loses_nothing(project, workspace):
    project.chmod(0o500)
    try:
        with pytest.raises(ConflictError):
            workspace.decide(cost(workspace), "accepted")
        assert states(workspace) == ["open"]
    finally:
        project.chmod(0o700)


@pytest.fixture
def repository(project):
    """The project as a git repository whose first commit holds the articles."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")

    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True).stdout.decode()

    git("init", "-q")
    git("config", "user.name", "校閲 太郎")
    git("config", "user.email", "k@example.jp")
    git("config", "commit.gpgsign", "false")
    git("add", "news")
    git("commit", "-qm", "articles")
    return git


def test_commit_takes_the_annotations_and_nothing_else(project, repository):
    workspace = Workspace.open(project / "news")
    assert workspace.who == "校閲 太郎 <k@example.jp>"
    workspace.decide(cost(workspace), "accepted")
    (project / "draft.txt").write_text("別の作業", encoding="utf-8")
    repository("add", "draft.txt")
    status = workspace.git_status()
    assert status.repository
    assert {path for _kind, path in status.changes} >= set(files(project))
    assert "accepted" in workspace.git_diff()
    workspace.commit("港の記事を読み比べ")
    names = set(repository("show", "--name-only", "--format=", "HEAD").split())
    assert set(files(project)) <= names
    assert all(name.startswith("annotations/") for name in names)
    assert workspace.git_status().changes == ()


def test_without_a_repository_git_says_so_and_all_else_works(workspace):
    status = workspace.git_status()
    assert not status.repository
    assert status.note is not None
    with pytest.raises(CompareError):
        workspace.commit("x")
    workspace.decide(cost(workspace), "accepted")


def test_the_summary_is_written_whole(project, workspace):
    workspace.decide(cost(workspace), "accepted")
    workspace.write_summary(project / "out.md")
    assert (project / "out.md").read_bytes() == workspace.summary()
    assert "120億円" in workspace.summary().decode("utf-8")
