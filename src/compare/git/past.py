"""What git remembers: who changed a file when, what it said then, and what it was called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compare.git.now import Repository
from compare.git.process import run

_MOST: Final = 200
"""Commits of one file that are looked through: years of an annotation, and of an article all that matters."""
_MOST_RENAMES: Final = 2000
"""Commits of the whole project that are looked through for renamed files."""
_SHORT: Final = 10
"""Characters of a commit's name that are shown."""
_FORMAT: Final = "--format=%x01%H%x02%an <%ae>%x02%aI%x02%s"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that touched a file.

    Attributes:
        name: its short name.
        by: name and address of its author; at: ISO 8601 time with zone.
        subject: the first line of its message.
        blob: the name of the file's content then; `None` if the commit removed it.
    """

    name: str
    by: str
    at: str
    subject: str
    blob: str | None


def log(repo: Repository, path: str) -> tuple[Commit, ...]:
    """Return the commits that touched a file, latest first, under its earlier names too.

    Args:
        repo: the repository.
        path: relative to its top, with `/`.

    Raises:
        GitError: git cannot tell.
    """
    if repo.head is None:
        return ()
    output = run(
        repo.top,
        *("log", "--follow", "--find-renames", "--raw", "--no-abbrev", f"--max-count={_MOST}", _FORMAT),
        *("--no-show-signature", "--", path),
    )
    found = []
    for entry in output.decode("utf-8", "replace").split("\x01")[1:]:
        head, _, raw = entry.partition("\n")
        name, by, at, subject = head.split("\x02")
        line = next((line for line in raw.splitlines() if line.startswith(":")), None)
        if line is not None:
            blob = line.split(" ", 4)[3]
            found.append(Commit(name[:_SHORT], by, at, subject, None if set(blob) == {"0"} else blob))
    return tuple(found)


def contents(repo: Repository, blobs: tuple[str, ...]) -> Iterator[bytes]:
    """Yield the contents of these blobs, in their order; what git lacks (a shallow clone) is empty.

    Raises:
        GitError: git cannot tell.
    """
    if not blobs:
        return
    output = run(repo.top, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode("ascii"))
    at = 0
    for _ in blobs:
        end = output.index(b"\n", at)
        kind = output[at:end].split(b" ")
        at = end + 1
        if len(kind) == 3:
            size = int(kind[2])
            yield output[at : at + size]
            at += size + 1
        else:
            yield b""


def renames(repo: Repository, folder: str) -> dict[str, str]:
    """Return what the files below `folder` that have another name now were called: old path → path of today.

    Renames that are not committed yet count too, as far as git was told of them (`git mv`, `git add`).

    Args:
        repo: the repository.
        folder: relative to its top, with `/`.

    Raises:
        GitError: git cannot tell.
    """
    if repo.head is None:
        return {}
    how = ("--find-renames", "--diff-filter=R", "--name-status", "-z")
    where = ("--", folder or ".")
    staged = run(repo.top, "diff", "--no-ext-diff", "--no-textconv", *how, repo.head, *where)
    committed = run(repo.top, "log", "--format=", f"--max-count={_MOST_RENAMES}", *how, *where)
    today: dict[str, str] = {}
    # From the latest to the oldest: what a file is called after a rename may have been renamed again.
    for output in (staged, committed):
        fields = iter(output.decode("utf-8", "surrogateescape").split("\0"))
        for status in fields:
            if status.strip().startswith("R"):
                old, new = next(fields), next(fields)
                today.setdefault(old, today.get(new, new))
    return today
