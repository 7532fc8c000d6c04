"""Running git as a program: nothing here hangs, asks, pages, or runs what a repository names for showing things.

File names of any kind are passed literally and separated by NUL. The repository may be somebody else's: programs that
its configuration names for watching files, paging or showing differences are not run. Hooks and signing are the
reader's own arrangements for commits and are respected.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from compare.errors import GitError, reason
from compare.i18n import Message, message

TIMEOUT: Final = 10.0
"""Seconds for a question to git; on a slow network drive a status takes two or three."""
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


class FailedError(GitError):
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


def listed(paths: Iterable[str]) -> bytes:
    """Return file names as git reads them from its input."""
    return "\0".join(paths).encode("utf-8", "surrogateescape")


def answer(folder: Path, *arguments: str) -> str | None:
    """Ask git for one value; an error means that there is none."""
    try:
        return run(folder, *arguments).decode("utf-8", "surrogateescape").strip() or None
    except FailedError:
        return None


def run(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    timeout: float = TIMEOUT,
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
        raise GitError(message("git cannot be started: {reason}.", reason=reason(error))) from error
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
        raise FailedError((errors or output).decode("utf-8", "replace"))
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
