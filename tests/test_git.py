from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from compare import git
from compare.errors import GitError

NAMES = (
    "a.yaml",
    "本文 1.yaml",
    "-q.yaml",
    "*.yaml",
    ":(top)x.yaml",
    "tab\there.yaml",
    'quo"te.yaml',
    "line\nend.yaml",
)


@pytest.fixture(autouse=True)
def _alone(tmp_path, monkeypatch):
    """No configuration and no repository of this machine takes part."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-config"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def folder(tmp_path) -> Path:
    top = tmp_path / "top"
    top.mkdir()
    run(top, "init", "-q", "-b", "main")
    run(top, "config", "user.name", "校閲 花子")
    run(top, "config", "user.email", "hanako@example.jp")
    return top


def annotations(folder: Path) -> Path:
    below = folder / "annotations"
    below.mkdir(exist_ok=True)
    return below


def test_a_folder_without_a_repository_is_said(tmp_path):
    with pytest.raises(GitError, match="not inside a git repository"):
        git.repository(tmp_path)


def test_a_machine_without_git_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git was not found"):
        git.repository(tmp_path)
    assert git.identity(tmp_path) is None


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(GitError, match="no folder"):
        git.repository(tmp_path / "gone")


def test_a_new_repository_has_a_branch_and_no_commit(folder):
    repo = git.repository(annotations(folder))
    assert (repo.top.resolve(), repo.branch, repo.head) == (folder.resolve(), "main", None)
    assert repo.path_of(folder / "annotations") == "annotations"


def test_a_linked_worktree_and_a_detached_head_are_repositories(folder, tmp_path):
    run(folder, "commit", "-q", "--allow-empty", "-m", "x")
    run(folder, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
    repo = git.repository(tmp_path / "linked")
    assert repo.branch is None
    assert repo.head == run(folder, "rev-parse", "HEAD").strip()
    (annotations(repo.top) / "a.yaml").write_text("a: 1\n")
    assert git.commit(repo, ["annotations/a.yaml"], "detached")


def test_a_submodule_is_a_repository_of_its_own(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q")
    run(other, "-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "--allow-empty", "-m", "x")
    run(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    assert git.repository(folder / "sub").top.resolve() == (folder / "sub").resolve()


def test_inside_a_hook_the_folder_counts_and_not_the_variables(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert git.repository(folder).top.resolve() == folder.resolve()


def test_who_one_is_comes_from_the_configuration(folder, tmp_path):
    assert git.identity(folder) == "校閲 花子 <hanako@example.jp>"
    assert git.identity(tmp_path) is None


def test_file_names_of_any_kind_are_listed_shown_and_committed(folder):
    for name in NAMES:
        (annotations(folder) / name).write_text("a: 一\n", encoding="utf-8")
    (folder / "outside.txt").write_text("x")
    repo = git.repository(folder)
    changes = git.status(repo, "annotations")
    assert {change.path for change in changes} == {f"annotations/{name}" for name in NAMES}
    assert {change.kind for change in changes} == {"new"}
    assert git.diff(repo, changes).count("+a: 一") == len(NAMES)
    git.commit(repo, [change.path for change in changes], "決定を記録\n\n# not a comment")
    assert git.status(repo, "annotations") == ()
    assert run(folder, "log", "-1", "--format=%B").startswith("決定を記録\n\n# not a comment")
    assert run(folder, "status", "--porcelain") == "?? outside.txt\n"


def test_bytes_that_are_no_text_are_a_file_name_too(folder):
    name = os.fsdecode(b"\xff\xfe.yaml")
    try:
        (annotations(folder) / name).write_text("a: 1\n")
    except OSError:
        pytest.skip("this file system wants Unicode names")
    repo = git.repository(folder)
    [change] = git.status(repo, "annotations")
    assert change.path == f"annotations/{name}"
    git.commit(repo, [change.path], "bytes")
    assert git.status(repo, "annotations") == ()


def test_changed_deleted_and_renamed_files_are_told_apart(folder):
    repo = git.repository(folder)
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (annotations(folder) / name).write_text(f"# long enough to be known again\nid: {name}\n")
    git.commit(repo, [change.path for change in git.status(repo, "annotations")], "first")
    (annotations(folder) / "a.yaml").write_text("changed: yes\n")
    (annotations(folder) / "b.yaml").unlink()
    run(folder, "mv", "annotations/c.yaml", "annotations/d.yaml")
    repo = git.repository(folder)
    changes = git.status(repo, "annotations")
    assert [(change.path, change.kind, change.old_path) for change in changes] == [
        ("annotations/a.yaml", "changed", None),
        ("annotations/b.yaml", "deleted", None),
        ("annotations/d.yaml", "renamed", "annotations/c.yaml"),
    ]
    shown = git.diff(repo, changes)
    assert "+changed: yes" in shown
    assert "deleted file" in shown
    assert "rename from annotations/c.yaml" in shown
    git.commit(repo, ["annotations/a.yaml", "annotations/b.yaml", "annotations/c.yaml", "annotations/d.yaml"], "second")
    assert git.status(repo, "annotations") == ()


def test_what_is_staged_elsewhere_stays_staged_and_uncommitted(folder):
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    (folder / "draft.txt").write_text("x")
    run(folder, "add", "draft.txt")
    git.commit(git.repository(folder), ["annotations/a.yaml"], "only this")
    assert run(folder, "status", "--porcelain") == "A  draft.txt\n"


def test_a_hook_that_refuses_is_heard_in_one_line(folder):
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 校正前の記事です >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    with pytest.raises(GitError, match="校正前の記事です") as caught:
        git.commit(git.repository(folder), ["annotations/a.yaml"], "x")
    assert "\n" not in str(caught.value)
    assert git.repository(folder).head is None


def test_a_hook_that_never_ends_is_ended(folder, monkeypatch):
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nsleep 60\n")
    hook.chmod(0o755)
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    monkeypatch.setattr(git.now, "COMMIT_TIMEOUT", 0.5)
    with pytest.raises(GitError, match="did not answer"):
        git.commit(git.repository(folder), ["annotations/a.yaml"], "x")


def test_a_locked_index_is_said_at_once(folder):
    (folder / ".git/index.lock").touch()
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    repo = git.repository(folder)
    assert [change.path for change in git.status(repo, "annotations")] == ["annotations/a.yaml"]
    with pytest.raises(GitError, match=r"index\.lock"):
        git.commit(repo, ["annotations/a.yaml"], "x")


def test_during_a_merge_git_says_no(folder):
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    git.commit(git.repository(folder), ["annotations/a.yaml"], "base")
    run(folder, "checkout", "-q", "-b", "side")
    (annotations(folder) / "a.yaml").write_text("a: 2\n")
    git.commit(git.repository(folder), ["annotations/a.yaml"], "side")
    run(folder, "checkout", "-q", "main")
    (annotations(folder) / "a.yaml").write_text("a: 3\n")
    git.commit(git.repository(folder), ["annotations/a.yaml"], "main")
    subprocess.run(["git", "merge", "side"], cwd=folder, check=False, capture_output=True)
    repo = git.repository(folder)
    assert [change.kind for change in git.status(repo, "annotations")] == ["conflict"]
    with pytest.raises(GitError, match="git says: fatal: "):
        git.commit(repo, ["annotations/a.yaml"], "x")


def test_programs_named_by_the_repository_are_not_run(folder):
    mark = folder / "ran"
    for key in ("core.fsmonitor", "diff.external", "core.pager", "diff.evil.textconv"):
        run(folder, "config", key, f"touch '{mark}'; false")
    (folder / ".gitattributes").write_text("*.yaml diff=evil\n")
    (annotations(folder) / "a.yaml").write_text("a: 1\n")
    repo = git.repository(folder)
    git.diff(repo, git.status(repo, "annotations"))
    assert not mark.exists()


def refuse(folder: Path) -> None:
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)


@pytest.mark.parametrize("first", [True, False])
def test_what_was_staged_for_a_refused_commit_is_taken_off_again(folder, first):
    if not first:
        run(folder, "commit", "-q", "--allow-empty", "-m", "x")
        (annotations(folder) / "old.yaml").write_text("a: 1\n")
        run(folder, "add", "-A")
        run(folder, "commit", "-q", "-m", "old")
        (annotations(folder) / "old.yaml").write_text("a: 2\n")
    refuse(folder)
    (annotations(folder) / "new.yaml").write_text("a: 1\n")
    (folder / "draft.txt").write_text("x")
    run(folder, "add", "draft.txt")
    before = run(folder, "status", "--porcelain", "--untracked-files=all")
    repo = git.repository(folder)
    with pytest.raises(GitError):
        git.commit(repo, [change.path for change in git.status(repo, "annotations")], "x")
    assert run(folder, "status", "--porcelain", "--untracked-files=all") == before
    assert (annotations(folder) / "new.yaml").read_text() == "a: 1\n"


def test_in_a_submodule_and_on_a_detached_head_records_are_committed_and_logged(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q")
    run(other, "-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "--allow-empty", "-m", "x")
    run(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    for key in ("user.name", "user.email"):
        run(folder / "sub", "config", key, "校閲")
    run(folder / "sub", "checkout", "-q", "--detach")
    (annotations(folder / "sub") / "a.yaml").write_text("a: 1\n")
    repo = git.repository(folder / "sub")
    assert repo.branch is None
    git.commit(repo, [change.path for change in git.status(repo, "annotations")], "初校")
    repo = git.repository(folder / "sub")
    assert [commit.subject for commit in git.log(repo, "annotations/a.yaml")] == ["初校"]


def test_the_past_of_a_file_has_its_contents_under_every_name(folder):
    file = annotations(folder) / "a.yaml"
    for number, text in enumerate(("a: 1\nb: 一\nc: 二\n", "a: 2\nb: 一\nc: 二\n")):
        file.write_text(text, encoding="utf-8")
        run(folder, "add", "-A")
        run(folder, "commit", "-q", "-m", f"{number}: \x1b[31m 校閲")
    run(folder, "mv", "annotations/a.yaml", "annotations/ *b.yaml")
    run(folder, "commit", "-q", "-m", "renamed")
    repo = git.repository(folder)
    commits = git.log(repo, "annotations/ *b.yaml")
    assert [commit.subject[:1] for commit in commits] == ["r", "1", "0"]
    assert commits[0].by == "校閲 花子 <hanako@example.jp>"
    texts = [data.decode() for data in git.contents(repo, tuple(commit.blob for commit in commits))]
    assert [text[3] for text in texts] == ["2", "2", "1"]
    assert git.renames(repo, "annotations") == {"annotations/a.yaml": "annotations/ *b.yaml"}
    assert list(git.contents(repo, ("0" * 39 + "1",))) == [b""]


def test_a_file_renamed_twice_is_known_by_its_last_name(folder):
    (folder / "a.txt").write_text("本文\n" * 20, encoding="utf-8")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", "a")
    for old, new in (("a.txt", "b.txt"), ("b.txt", "c.txt")):
        run(folder, "mv", old, new)
        run(folder, "commit", "-q", "-m", new)
    run(folder, "mv", "c.txt", "d.txt")
    assert git.renames(git.repository(folder), "") == {"a.txt": "d.txt", "b.txt": "d.txt", "c.txt": "d.txt"}


def test_before_the_first_commit_there_is_no_past(folder):
    repo = git.repository(folder)
    assert (git.log(repo, "a"), git.renames(repo, ""), list(git.contents(repo, ()))) == ((), {}, [])


def test_nothing_to_commit_is_said(folder):
    with pytest.raises(GitError, match="nothing to commit"):
        git.commit(git.repository(folder), [], "x")
