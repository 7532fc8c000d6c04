"""The annotations of a project, read and changed without comparing anything: what commands and the workspace share.

A decision is on disk when the method that took it returns; if it cannot be written, the method raises and the ledger
stays as it was.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from compare import git, history
from compare.archive import Archive
from compare.history import GitStatus, Revision
from compare.i18n import Message, message
from compare.language.textdiff import diff
from compare.model import Annotation, Answer, Article, Edit, Ledger, Placement, PlacementState, Review, Target
from compare.review import anchoring, journal, ledger, steps, storage
from compare.review.clashes import Clash, ClashError
from compare.review.ids import new_id
from compare.review.meaning import UNMOVED
from compare.review.problems import Problem

_NOWHERE: Final = Placement(PlacementState.ORPHAN, None)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Records:
    """All annotations of one project.

    Attributes:
        root: the project, which holds `annotations/`; all paths of articles are relative to it.
        ledger: what people decided; replaced, never changed.
        problems: annotation files that could not be read, and what is wrong with them.
        who: name and address under which decisions are recorded.
        archive: the articles that annotations speak of.
        renamed: old path → new path of articles whose files were renamed.
    """

    def __init__(self, root: Path, articles: Iterable[Article] = (), encodings: Mapping[str, str] = _NONE) -> None:
        """Read all annotations.

        Args:
            root: the project.
            articles: articles that were read already.
            encodings: path in the project → encoding, where it cannot be recognised.
        """
        self.root = root
        self.who = git.identity(root) or _user()
        self.ledger = Ledger()
        self.problems: tuple[Problem, ...] = ()
        self.archive = Archive(root, articles, encodings)
        self.renamed: Mapping[str, str] = UNMOVED
        self._stamps: Mapping[str, storage.Stamp] = {}
        self._loaded: storage.Loaded | None = None
        self._saving = threading.Lock()
        self.reload()

    def change(self, annotation_id: str, **fields: Any) -> Annotation:
        """Change fields of an annotation; it is then by the person at the screen, now."""
        self.save(ledger.change(self.ledger, annotation_id, by=self.who, at=now(), **fields))
        return ledger.find(self.ledger, annotation_id)

    def second(self, annotation_id: str, verdict: str, *, reading: str = "再校", note: str = "") -> Annotation:
        """Add the word of a second reader, the person at the screen, to an annotation of somebody else.

        Args:
            annotation_id: the annotation.
            verdict: a status, as if this reader had decided.
            reading: 初校 or 再校.
            note: why.

        Raises:
            UsageError: it breaks a rule.
            ConflictError: it could not be written; nothing changed.
        """
        self.save(ledger.second(self.ledger, annotation_id, Review(self.who, now(), reading, verdict, note)))
        return ledger.find(self.ledger, annotation_id)

    def answer(self, annotation_id: str, note: str, *, by: str | None = None) -> Annotation:
        """Record what the writing desk answered to a query; `by` is who answered, if not the person at the screen.

        Raises:
            UsageError: nothing was asked.
            ConflictError: it could not be written; nothing changed.
        """
        self.save(ledger.answer(self.ledger, annotation_id, Answer(by or self.who, now(), note)))
        return ledger.find(self.ledger, annotation_id)

    def remove(self, annotation_id: str) -> None:
        """Remove an annotation; a finding it decided on is open again."""
        self.save(ledger.remove(self.ledger, annotation_id))

    def undo(self) -> Message | None:
        """Take the latest step back and say which; `None` if there is none."""
        if not self.ledger.done:
            return None
        what = self.ledger.done[-1].what
        self.save(steps.undo(self.ledger))
        return what

    def redo(self) -> Message | None:
        """Do the step again that was taken back last and say which; `None` if there is none."""
        if not self.ledger.undone:
            return None
        what = self.ledger.undone[-1].what
        self.save(steps.redo(self.ledger))
        return what

    def reload(self) -> Message | None:
        """Read all annotations again from disk, where the truth is, and say what others changed there, if anything."""
        loaded = self._loaded = storage.load(self.root, self._loaded)
        difference = steps.changes(self.ledger, Ledger(loaded.annotations))
        known = {annotation.id for annotation in self.ledger.annotations}
        new = sum(annotation.id not in known for annotation in difference.written)
        self.ledger = journal.restore(self.root, loaded.annotations)
        self.problems = loaded.problems
        self._stamps = loaded.stamps
        self.renamed = self.archive.renamed(loaded.annotations)
        if not (difference.written or difference.removed):
            return None
        return message(
            "Changed on disk by others: {new} new, {changed} changed, {removed} removed",
            new=new,
            changed=len(difference.written) - new,
            removed=len(difference.removed),
        )

    def settle(self, clashes: Iterable[Clash], choice: str) -> Message | None:
        """End a clash as the editor chose, read the annotations again, and say what others changed.

        Args:
            clashes: of the `ClashError` that a method raised.
            choice: `theirs` keeps what is on disk, `mine` writes over it, `both` keeps two decisions on one finding.

        Raises:
            ClashError: a file cannot be read, so that nothing can be written there; or it changed again.
        """
        clashes = tuple(clashes)
        told = self.reload()
        if choice == "theirs":
            return told
        if unreadable := [clash for clash in clashes if not clash.readable]:
            raise ClashError(unreadable)
        after = self.ledger
        for clash in clashes:
            record = clash.mine if choice == "both" else clash.taken
            if record is not None:
                after = ledger.put(after, record)
            elif clash.theirs is not None:
                after = ledger.remove(after, clash.theirs.id)
        self.save(after, rivals=True)
        return told

    def article_of(self, target: Target) -> Article | None:
        """Return the article that a target speaks of, also outside the opened folder and under a new name."""
        return self.archive.now(self.renamed.get(target.article, target.article))

    def place_of(self, target: Target) -> Placement:
        """Return where the words of a target stand today."""
        article = self.article_of(target)
        return _NOWHERE if article is None else anchoring.place(target, article, self.archive.then(target))

    def file_of(self, annotation_id: str) -> str:
        """Return the path of a record's file, relative to the project."""
        return self._stamps[annotation_id].file

    def placements(self, annotation: Annotation) -> tuple[Placement, ...]:
        """Return where the words of an annotation stand today, in the order of its targets."""
        return tuple(self.place_of(target) for target in annotation.targets)

    def edits(self, target: Target, place: Placement) -> tuple[Edit, ...]:
        """Return how the quoted words became those that stand there now, word by word; nothing for a lost place."""
        article = self.article_of(target)
        if article is None or place.span is None:
            return ()
        return diff(target.exact, place.span.of(article.text))

    def word_edits(self, one: str, other: str) -> tuple[Edit, ...]:
        """Return how one passage becomes another, word by word."""
        return diff(one, other)

    def save(self, after: Ledger, *, rivals: bool = False) -> None:
        """Bring the records on disk from the ledger in force to `after`, which is then in force.

        Raises:
            ClashError: see `compare.review.storage.save`; `rivals` too.
            ConflictError: it cannot be written; nothing changed.
        """
        with self._saving:
            before = self.ledger
            self._stamps = storage.save(self.root, before, after, self._stamps, rivals=rivals)
            self.ledger = after
            journal.record(self.root, before, after)

    def new_id(self, taken: Iterable[str] = ()) -> str:
        """Return a name for a new record, none of `taken`."""
        return new_id({annotation.id for annotation in self.ledger.annotations} | set(self._stamps) | set(taken))

    def new_ids(self, count: int) -> tuple[str, ...]:
        """Return names for new records."""
        made: list[str] = []
        while len(made) < count:
            made.append(self.new_id(made))
        return tuple(made)

    def git_status(self) -> GitStatus:
        """Return what git says about the annotation files; without git or a repository, the note says so."""
        return history.status(self.root)

    def git_diff(self) -> str:
        """Return the changes of the annotation files since the last commit, as git shows them.

        Raises:
            GitError: git cannot tell.
        """
        return history.diff(self.root)

    def commit(self, text: str) -> Message:
        """Commit the annotation files, and nothing else, and say what was committed.

        Raises:
            GitError: git, a hook or the signing program refused; in its words.
        """
        return history.commit(self.root, text)

    def log(self, annotation_id: str) -> tuple[Revision, ...]:
        """Return what happened to one annotation, in words, latest first; what is not committed has no commit.

        Raises:
            UsageError: there is no such annotation.
            GitError: git cannot tell.
        """
        annotation = ledger.find(self.ledger, annotation_id)
        return history.log(self.root, self._stamps[annotation_id].file, annotation)


def _user() -> str:
    """Return the name of the user for a person whom git does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A process can run under a number that no user has.
        return "?"


def now() -> str:
    """Return the time as records hold it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
