"""The imperative shell: open a folder, run the pipeline, keep decisions on disk, write the summary, ask git.

Both front ends talk to a `Workspace` and to nothing below it but the model. A decision is on disk when the method that
took it returns; if it cannot be written, the method raises and the ledger stays as it was.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from compare import git, pipeline, settings, summary_desk, topic_desk
from compare.corpus import reading
from compare.errors import GitError
from compare.guarded_yaml import read_text
from compare.i18n import Message, message
from compare.language import office_list
from compare.language.textdiff import diff
from compare.model import (
    Annotation,
    Article,
    Comparison,
    Correspondence,
    Edit,
    Finding,
    Ledger,
    Office,
    Placement,
    PlacementState,
    Span,
    Target,
    Topic,
)
from compare.review import anchoring, journal, ledger, queue, storage
from compare.review.ids import new_id
from compare.review.paths import FOLDER
from compare.review.problems import Problem
from compare.review.queue import Candidate
from compare.summary.stamp import Options
from compare.topic_desk import TOPICS, TopicDesk

OFFICES: Final = "offices.yaml"
"""Beside the articles or at the project root: offices and holders the editor knows better than the shipped list."""
_NOWHERE: Final = Placement(PlacementState.ORPHAN, None)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


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


class Workspace:
    """One folder of articles under review.

    Attributes:
        folder: the folder that was opened.
        root: the project, which holds `annotations/`; all paths of articles are relative to it.
        comparison: what the machine says about the articles.
        ledger: what people decided; replaced, never changed.
        problems: annotation files that could not be read, and what is wrong with them.
        who: name and address under which decisions are recorded.
        topics: the editor's topics: what names, merges, splits and corrects those of the comparison.
    """

    def __init__(self, folder: Path, root: Path, comparison: Comparison, topics: Path | None = None) -> None:
        self.folder = folder
        self.root = root
        self.comparison = comparison
        self.who = git.identity(root) or _user()
        self.ledger = Ledger()
        self.problems: tuple[Problem, ...] = ()
        self._stamps: Mapping[str, storage.Stamp] = {}
        self._by_path: dict[str, Article | None] = {article.path: article for article in comparison.articles}
        self.topics = TopicDesk(self, topics or folder / TOPICS)
        self._correspondences: dict[Topic, tuple[Correspondence, ...]] = {}
        self._saving = threading.Lock()
        self.reload()

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        encodings: Mapping[str, str] = _NONE,
        topics: Path | None = None,
        progress: pipeline.Progress = pipeline.tell_nobody,
    ) -> Self:
        """Read the articles in `folder`, compare them, and read what was decided about them.

        Args:
            folder: any folder; it need not be a project.
            encodings: file → encoding, for files whose encoding cannot be recognised.
            topics: the editor's topic file, if it is not the one beside the articles.
            progress: told what is being done.

        Raises:
            InputError: the folder is not there or cannot be read.
            CompareError: a file that says how to read or compare is wrong.
        """
        folder = settings.real_folder(folder)
        root = settings.project_root(folder)
        found = reading.read_folder(folder, root, encodings)
        comparison = pipeline.compare_articles(
            found.articles,
            skipped=found.skipped,
            offices=_own_offices(folder, root),
            editor=topic_desk.read(topics or folder / TOPICS)[0],
            progress=progress,
        )
        return cls(folder, root, comparison, topics)

    # --- decisions --------------------------------------------------------------------------------

    def candidates(self) -> tuple[Candidate, ...]:
        """Return every finding with what was decided on it."""
        return queue.reconcile(self.comparison, self.ledger)

    def own(self) -> tuple[Annotation, ...]:
        """Return the annotations of people's own on these articles."""
        return queue.own(self.comparison, self.ledger)

    def gone(self) -> tuple[Annotation, ...]:
        """Return the decisions whose candidate is no longer found."""
        return queue.gone(self.comparison, self.ledger)

    def decide(self, finding: Finding, status: str, **fields: Any) -> Annotation:
        """Record a decision on a finding; see `compare.review.ledger.decide` for the fields.

        Raises:
            UsageError: the decision breaks a rule.
            ConflictError: it could not be written; nothing changed.
        """
        after = ledger.decide(
            self.ledger,
            finding,
            self.comparison.articles,
            status,
            by=self.who,
            at=_now(),
            new_id=self._new_id(),
            **fields,
        )
        self._save(after)
        decided = queue.decision_on(finding, self.ledger)
        assert decided is not None  # noqa: S101 - `decide` has just recorded it
        return decided

    def annotate(self, targets: Sequence[tuple[str, Span]], **fields: Any) -> Annotation:
        """Add an annotation of the editor's own on words of any number of articles.

        Args:
            targets: article id and span, at least one.
            fields: see `compare.review.ledger.annotate`.

        Raises:
            UsageError: it breaks a rule.
            ConflictError: it could not be written; nothing changed.
        """
        name = self._new_id()
        anchors = [anchoring.describe(self.comparison.article(article), span) for article, span in targets]
        self._save(ledger.annotate(self.ledger, anchors, by=self.who, at=_now(), new_id=name, **fields))
        return ledger.find(self.ledger, name)

    def change(self, annotation_id: str, **fields: Any) -> Annotation:
        """Change fields of an annotation; it is then by the person at the screen, now."""
        self._save(ledger.change(self.ledger, annotation_id, by=self.who, at=_now(), **fields))
        return ledger.find(self.ledger, annotation_id)

    def remove(self, annotation_id: str) -> None:
        """Remove an annotation; a finding it decided on is open again."""
        self._save(ledger.remove(self.ledger, annotation_id))

    def undo(self) -> Message | None:
        """Take the latest step back and say which; `None` if there is none."""
        if not self.ledger.done:
            return None
        what = self.ledger.done[-1].what
        self._save(ledger.undo(self.ledger))
        return what

    def redo(self) -> Message | None:
        """Do the step again that was taken back last and say which; `None` if there is none."""
        if not self.ledger.undone:
            return None
        what = self.ledger.undone[-1].what
        self._save(ledger.redo(self.ledger))
        return what

    def reload(self) -> None:
        """Read all annotations again from disk, where the truth is."""
        loaded = storage.load(self.root)
        self.ledger = journal.restore(self.root, loaded.annotations)
        self.problems = loaded.problems
        self._stamps = loaded.stamps

    def placements(self, annotation: Annotation) -> tuple[Placement, ...]:
        """Return where the words of an annotation stand today, in the order of its targets."""
        return tuple(
            anchoring.place(target, article) if (article := self._article_at(target.article)) else _NOWHERE
            for target in annotation.targets
        )

    def _article_at(self, path: str) -> Article | None:
        """Return the article of the project that lies at `path`, also outside the opened folder."""
        if path not in self._by_path:
            self._by_path[path] = reading.read_article(self.root, path)
        return self._by_path[path]

    def edits(self, target: Target, place: Placement) -> tuple[Edit, ...]:
        """Return how the quoted words became those that stand there now, word by word; nothing for a lost place."""
        article = self._article_at(target.article)
        if article is None or place.span is None:
            return ()
        return diff(target.exact, place.span.of(article.text))

    def _save(self, after: Ledger) -> None:
        with self._saving:
            before = self.ledger
            self._stamps = storage.save(self.root, before, after, self._stamps)
            self.ledger = after
            journal.record(self.root, before, after)

    def _new_id(self) -> str:
        return new_id({annotation.id for annotation in self.ledger.annotations} | set(self._stamps))

    # --- topics -----------------------------------------------------------------------------------

    def correspondences(self, topic: Topic) -> tuple[Correspondence, ...]:
        """Return which sentences of a topic answer each other across articles, with their words marked.

        Computed when asked for, so that opening a folder need not wait; the same topic is not computed twice.
        """
        if topic not in self._correspondences:
            self._correspondences[topic] = pipeline.correspondences(self.comparison, topic)
        return self._correspondences[topic]

    # --- what others get --------------------------------------------------------------------------

    def summary(self, form: str = "md", options: Options | None = None) -> bytes:
        """Return the editorial summary in a format (`md`, `html`, `docx`, `json`); see `compare.summary_desk`."""
        return summary_desk.compiled(self, form, options)

    def write_summary(self, path: Path, form: str | None = None, options: Options | None = None) -> None:
        """Write the editorial summary to a file, whole or not at all; see `compare.summary_desk`."""
        summary_desk.write(self, path, form, options)

    def check_summary(self, path: Path) -> tuple[Message, ...]:
        """Return why a written summary no longer holds, if it does not; see `compare.summary_desk`."""
        return summary_desk.check(self, path)

    # --- git --------------------------------------------------------------------------------------

    def git_status(self) -> GitStatus:
        """Return what git says about the annotation files; without git or a repository, the note says so."""
        try:
            repository, changes = self._uncommitted()
        except GitError as error:
            return GitStatus(note=error)
        return GitStatus(True, repository.branch, tuple((change.kind, change.path) for change in changes))

    def git_diff(self) -> str:
        """Return the changes of the annotation files since the last commit, as git shows them.

        Raises:
            GitError: git cannot tell.
        """
        return git.diff(*self._uncommitted())

    def commit(self, text: str) -> Message:
        """Commit the annotation files, and nothing else, and say what was committed.

        Raises:
            GitError: git, a hook or the signing program refused; in its words.
        """
        repository, changes = self._uncommitted()
        paths = {path for change in changes for path in (change.path, change.old_path) if path}
        name = git.commit(repository, sorted(paths), text)
        return message("Committed as {name}: {count} files", name=name, count=len(changes))

    def _uncommitted(self) -> tuple[git.Repository, tuple[git.Change, ...]]:
        repository = git.repository(self.root)
        return repository, git.status(repository, repository.path_of(self.root / FOLDER))


def _user() -> str:
    """Return the name of the user for a person whom git does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A process can run under a number that no user has.
        return "?"


def _own_offices(folder: Path, root: Path) -> tuple[Office, ...]:
    """Read the editor's own offices: those beside the articles win over those of the project."""
    offices: tuple[Office, ...] = ()
    for path in dict.fromkeys((folder / OFFICES, root / OFFICES)):
        if path.is_file():
            name = path.relative_to(root).as_posix()
            offices = office_list.merged(offices, office_list.read(read_text(path, name), name))
    return offices


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
