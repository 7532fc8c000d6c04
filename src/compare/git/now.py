"""What git says of the files as they are now, and committing some of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compare.errors import GitError, Place
from compare.git.process import FailedError, answer, listed, run
from compare.i18n import message

COMMIT_TIMEOUT: Final = 120.0
"""Seconds for a commit: hooks may run tests."""
_FROM_INPUT: Final = ("--pathspec-from-file=-", "--pathspec-file-nul")


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder lies in: a clone, a linked worktree or a submodule.

    Attributes:
        top: its top folder.
        branch: the branch checked out, or `None` for a detached head.
        head: the commit checked out, or `None` before the first one.
    """

    top: Path
    branch: str | None
    head: str | None

    def path_of(self, path: Path) -> str:
        """Return the name of a file or folder as git knows it: relative to the top, with `/`.

        Raises:
            ValueError: it lies outside.
        """
        return path.resolve().relative_to(self.top.resolve()).as_posix()


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is other than in the last commit.

    Attributes:
        path: relative to the top of the repository, with `/`.
        kind: `new`, `changed`, `deleted`, `renamed` or `conflict`.
        old_path: what a renamed file was called.
    """

    path: str
    kind: str
    old_path: str | None = None


def repository(folder: Path) -> Repository:
    """Return the repository that `folder` lies in.

    Raises:
        GitError: there is no git program, no repository, or git refuses to use it (the message says which).
    """
    try:
        top = run(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n")
    except FailedError as error:
        if "not a git repository" in error.said:
            raise GitError(
                message("is not inside a git repository."),
                remedy=message("Start one with “git init”."),
                place=Place(str(folder)),
            ) from error
        raise
    branch = answer(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
    return Repository(Path(top), branch, answer(folder, "rev-parse", "--quiet", "--verify", "HEAD"))


def identity(folder: Path) -> str | None:
    """Return `Name <address>` as git would sign a commit made in `folder`, or `None` when git was never told."""
    try:
        ident = run(folder, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
    except GitError:
        return None
    name, closing, _ = ident.decode("utf-8", "replace").rpartition(">")
    return f"{name}{closing}".strip() or None


def status(repo: Repository, folder: str) -> tuple[Change, ...]:
    """Return the changed files below `folder`, sorted by path.

    Args:
        repo: the repository.
        folder: relative to its top, with `/`.

    Raises:
        GitError: git cannot tell.
    """
    output = run(
        repo.top, "status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignored=no", "--", folder or "."
    )
    fields = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    found: list[Change] = []
    for line in fields:
        kind, _, rest = line.partition(" ")
        if kind == "1":
            if (what := _kind(rest[:2])) is not None:
                found.append(Change(rest.split(" ", 7)[7], what))
        elif kind == "2":
            found.append(Change(rest.split(" ", 8)[8], "renamed", next(fields)))
        elif kind == "u":
            found.append(Change(rest.split(" ", 9)[9], "conflict"))
        elif kind == "?":
            found.append(Change(rest, "new"))
    return tuple(sorted(found, key=lambda change: change.path))


def diff(repo: Repository, changes: Sequence[Change]) -> str:
    """Return what `changes` change since the last commit, as one unified diff.

    Raises:
        GitError: git cannot tell.
    """
    parts = [_of_new(repo, change) for change in changes if change.kind == "new"]
    known = [path for change in changes if change.kind != "new" for path in (change.path, change.old_path) if path]
    if known:
        base = repo.head or run(repo.top, "hash-object", "-t", "tree", os.devnull).decode("ascii").strip()
        shown = run(repo.top, "diff", "--no-ext-diff", "--no-textconv", "--find-renames", base, "--", *known)
        parts.insert(0, shown.decode("utf-8", "replace"))
    return "".join(parts)


def commit(repo: Repository, paths: Iterable[str], text: str) -> str:
    """Commit these files as they are on disk, and nothing else, even if more is staged.

    Args:
        repo: the repository.
        paths: relative to its top, with `/`; a path that is gone is committed as deleted.
        text: the commit message.

    Returns:
        The short name of the new commit.

    Raises:
        GitError: git, a hook or the signing program refused; what it said last is in the message. The files and
            what is staged are as they were.
    """
    names = tuple(paths)
    if not names:
        raise GitError(message("there is nothing to commit."))
    # New files must be known to git before they can be committed by name.
    added = _unknown(repo, names)
    if added:
        run(repo.top, "add", *_FROM_INPUT, stdin=listed(added))
    try:
        arguments = ("commit", "--quiet", "--only", f"--message={text}", *_FROM_INPUT)
        run(repo.top, *arguments, stdin=listed(names), timeout=COMMIT_TIMEOUT)
    except GitError:
        if added:
            # What was staged for a commit that did not happen is taken off again; the reason is what has to be heard.
            with contextlib.suppress(GitError):
                run(repo.top, "rm", "--cached", "--quiet", "--force", *_FROM_INPUT, stdin=listed(added))
        raise
    return run(repo.top, "rev-parse", "--short", "HEAD").decode("ascii").strip()


def _kind(states: str) -> str | None:
    """Read the two letters of a changed file: staged, unstaged. `None` for one that came and went between commits."""
    if "D" in states:
        return None if "A" in states else "deleted"
    return "new" if "A" in states else "changed"


def _of_new(repo: Repository, change: Change) -> str:
    shown = run(
        repo.top,
        *("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--", os.devnull, change.path),
        fine=(0, 1),
    )
    return shown.decode("utf-8", "replace")


def _unknown(repo: Repository, names: Sequence[str]) -> list[str]:
    """Return those of the files on disk that git does not know yet."""
    folder = os.path.commonpath(names) if len(names) > 1 else names[0]
    known = run(repo.top, "ls-files", "-z", "--full-name", "--", folder or ".").decode("utf-8", "surrogateescape")
    tracked = set(known.split("\0"))
    return [name for name in names if name not in tracked and os.path.lexists(repo.top / name)]
