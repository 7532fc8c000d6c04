"""The annotation files in git: what is not committed, committing them, and the past of one record in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare import git
from compare.errors import CompareError, GitError
from compare.guarded_yaml import decode
from compare.i18n import Message, message
from compare.model import Annotation
from compare.review import record
from compare.review.paths import FOLDER
from compare.review.wording import in_words


@dataclass(frozen=True, slots=True)
class GitStatus:
    """What git says about the annotation files.

    Attributes:
        repository: whether git can be used here at all.
        branch: the branch checked out; `None` for a detached head.
        changes: kind (`new`, `changed`, `deleted`, `renamed`, `conflict`) and path of each file not committed.
        note: why git cannot be used.
    """

    repository: bool = False
    branch: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    note: GitError | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What one commit did to one record.

    Attributes:
        commit: its short name; `None` for what is not committed yet.
        by: name and address; at: ISO 8601 time with zone. Both empty for what is not committed yet.
        subject: the first line of its message.
        changes: what it changed in the record, one sentence per field.
    """

    commit: str | None
    by: str
    at: str
    subject: str
    changes: tuple[Message, ...]


def status(root: Path) -> GitStatus:
    """Return what git says about the annotation files; without git or a repository, the note says so."""
    try:
        repository, changes = _uncommitted(root)
    except GitError as error:
        return GitStatus(note=error)
    return GitStatus(True, repository.branch, tuple((change.kind, change.path) for change in changes))


def diff(root: Path) -> str:
    """Return the changes of the annotation files since the last commit, as git shows them.

    Raises:
        GitError: git cannot tell.
    """
    return git.diff(*_uncommitted(root))


def commit(root: Path, text: str) -> Message:
    """Commit the annotation files, and nothing else, and say what was committed.

    Raises:
        GitError: git, a hook or the signing program refused; in its words.
    """
    repository, changes = _uncommitted(root)
    paths = {path for change in changes for path in (change.path, change.old_path) if path}
    name = git.commit(repository, sorted(paths), text)
    return message("Committed as {name}: {count} files", name=name, count=len(changes))


def log(root: Path, file: str, now: Annotation | None) -> tuple[Revision, ...]:
    """Return what happened to one record, latest first; first of all what is not committed, if there is something.

    Args:
        root: the project.
        file: the record's file, relative to the project.
        now: the record as it is; `None` if it was removed.

    Raises:
        GitError: git cannot tell.
    """
    repository = git.repository(root)
    commits = git.log(repository, repository.path_of(root / file))
    known = tuple(commit.blob for commit in commits if commit.blob is not None)
    read = dict(zip(known, (_record(data, file) for data in git.contents(repository, known)), strict=True))
    states = [None if commit.blob is None else read[commit.blob] for commit in commits]
    revisions = [
        Revision(commit.name, commit.by, commit.at, commit.subject, in_words(before, after))
        for commit, after, before in zip(commits, states, [*states[1:], None], strict=True)
    ]
    if uncommitted := in_words(states[0] if states else None, now):
        revisions.insert(0, Revision(None, "", "", "", uncommitted))
    return tuple(revisions)


def _record(data: bytes, file: str) -> Annotation | None:
    """Read a record as it was once; one that was broken then says nothing."""
    try:
        return record.parse(decode(data, file), file).annotation
    except CompareError:
        return None


def _uncommitted(root: Path) -> tuple[git.Repository, tuple[git.Change, ...]]:
    repository = git.repository(root)
    return repository, git.status(repository, repository.path_of(root / FOLDER))
