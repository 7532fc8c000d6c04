"""What git knows about the annotation files. Nothing here hangs, pushes, or rewrites what is committed.

git is called as a program, with file names of any kind passed literally and separated by NUL. The repository may be
somebody else's: programs that its configuration names for watching files, paging or showing differences are not run.
Hooks and signing are the reader's own arrangements for commits and are respected.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compare.errors import GitError, Place
from compare.i18n import Message, message

_TIMEOUT: Final = 10.0
"""Seconds for a question to git; on a slow network drive a status takes two or three."""
_COMMIT_TIMEOUT: Final = 120.0
"""Seconds for a commit: hooks may run tests."""
_QUIET: Final = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "color.ui=false"),
)
_SET_FOR_HOOKS: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
)
"""Variables that git sets for programs it starts; inside a hook they would point at another repository."""


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
        top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n")
    except _FailedError as error:
        if "not a git repository" in error.said:
            raise GitError(
                message("is not inside a git repository."),
                remedy=message("Start one with “git init”."),
                place=Place(str(folder)),
            ) from error
        raise
    branch = _answer(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
    return Repository(Path(top), branch, _answer(folder, "rev-parse", "--quiet", "--verify", "HEAD"))


def identity(folder: Path) -> str | None:
    """Return `Name <address>` as git would sign a commit made in `folder`, or `None` when git was never told."""
    try:
        ident = _git(folder, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
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
    output = _git(
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
        base = repo.head or _git(repo.top, "hash-object", "-t", "tree", os.devnull).decode("ascii").strip()
        shown = _git(repo.top, "diff", "--no-ext-diff", "--no-textconv", "--find-renames", base, "--", *known)
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
        GitError: git, a hook or the signing program refused; what it said last is in the message. The files are as
            they were.
    """
    names = tuple(paths)
    if not names:
        raise GitError(message("there is nothing to commit."))
    from_input = ("--pathspec-from-file=-", "--pathspec-file-nul")
    # New files must be known to git before they can be committed by name.
    if present := [name for name in names if os.path.lexists(repo.top / name)]:
        _git(repo.top, "add", *from_input, stdin=_listed(present))
    arguments = ("commit", "--quiet", "--only", f"--message={text}", *from_input)
    _git(repo.top, *arguments, stdin=_listed(names), timeout=_COMMIT_TIMEOUT)
    return _git(repo.top, "rev-parse", "--short", "HEAD").decode("ascii").strip()


class _FailedError(GitError):
    """git ended with an error.

    Attributes:
        said: all of its error output.
    """

    def __init__(self, said: str) -> None:
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        # git says first what is wrong and then what one could do; hooks end with the reason.
        told = [line for line in lines if line.startswith(("fatal:", "error:"))] or lines[-1:] or ["?"]
        super().__init__(message("git says: {words}", words=told[0]), remedy=_remedy(said))
        self.said = said


def _remedy(said: str) -> Message | None:
    """Return what to do about what git says most often; for the rest its own words must do."""
    if "index.lock" in said:
        return message("Another git is at work here. If none is, delete the file index.lock that it names.")
    if "user.email" in said or "tell me who you are" in said:
        return message("Tell git who you are: git config user.name NAME, git config user.email ADDRESS.")
    return None


def _listed(paths: Iterable[str]) -> bytes:
    return "\0".join(paths).encode("utf-8", "surrogateescape")


def _kind(states: str) -> str | None:
    """Read the two letters of a changed file: staged, unstaged. `None` for one that came and went between commits."""
    if "D" in states:
        return None if "A" in states else "deleted"
    return "new" if "A" in states else "changed"


def _of_new(repo: Repository, change: Change) -> str:
    shown = _git(
        repo.top,
        *("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--", os.devnull, change.path),
        fine=(0, 1),
    )
    return shown.decode("utf-8", "replace")


def _answer(folder: Path, *arguments: str) -> str | None:
    """Ask git for one value; an error means that there is none."""
    try:
        return _git(folder, *arguments).decode("utf-8", "surrogateescape").strip() or None
    except _FailedError:
        return None


def _git(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    timeout: float = _TIMEOUT,
    fine: tuple[int, ...] = (0,),
) -> bytes:
    """Run git in `folder` without a terminal and return what it prints.

    Raises:
        GitError: there is no git, it ended with an error, or it did not end in time.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _SET_FOR_HOOKS}
    # Nothing may ask or open an editor; questions must not lock the index against the reader's own git.
    environment |= {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_PAGER": "cat",
        # English, because one of git's sentences has to be told from the others.
        "LC_MESSAGES": "C",
        "LANGUAGE": "C",
    }
    try:
        process = subprocess.Popen(
            ["git", *_QUIET, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Without a terminal of its own no password prompt can draw over the screen.
            start_new_session=sys.platform != "win32",
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise GitError(message("there is no folder {folder}.", folder=str(folder))) from error
        raise GitError(
            message("git was not found."), remedy=message("Install git to commit from here; all else works without.")
        ) from error
    except OSError as error:
        raise GitError(message("git cannot be started: {reason}.", reason=error.strerror or "?")) from error
    with process:
        try:
            output, errors = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise GitError(
                message("git did not answer within {seconds} seconds.", seconds=int(timeout)),
                remedy=message("Try the same with git in another terminal."),
            ) from error
    if process.returncode not in fine:
        raise _FailedError((errors or output).decode("utf-8", "replace"))
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it started (hooks), and do not wait for pipes that a hook's child still holds."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
