"""The imperative shell: open a folder, run the pipeline, keep decisions on disk, write the summary, ask git.

Both front ends talk to a `Workspace` and to nothing below it but the model. A decision is on disk when the method that
took it returns; if it cannot be written, the method raises and the ledger stays as it was.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from compare import git, history, pipeline, settings, summary_desk, topic_desk
from compare.archive import Archive
from compare.corpus import reading
from compare.guarded_yaml import read_text
from compare.history import GitStatus, Revision
from compare.i18n import Message, message
from compare.language import office_list
from compare.language.textdiff import diff
from compare.model import (
    Annotation,
    Answer,
    Article,
    Comparison,
    Correspondence,
    Edit,
    Finding,
    Ledger,
    Office,
    Placement,
    PlacementState,
    Review,
    Span,
    Target,
    Topic,
)
from compare.review import anchoring, journal, ledger, queue, storage
from compare.review.clashes import Clash, ClashError
from compare.review.ids import new_id
from compare.review.meaning import UNMOVED
from compare.review.problems import Problem
from compare.review.queue import Candidate
from compare.summary.stamp import Options
from compare.topic_desk import TOPICS, TopicDesk

OFFICES: Final = "offices.yaml"
"""Beside the articles or at the project root: offices and holders the editor knows better than the shipped list."""
_NOWHERE: Final = Placement(PlacementState.ORPHAN, None)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


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
        self._archive = Archive(root, comparison.articles)
        self._renamed: Mapping[str, str] = UNMOVED
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
        return queue.reconcile(self.comparison, self.ledger, self._renamed)

    def own(self) -> tuple[Annotation, ...]:
        """Return the annotations of people's own on these articles."""
        return queue.own(self.comparison, self.ledger, self._renamed)

    def gone(self) -> tuple[Annotation, ...]:
        """Return the decisions whose candidate is no longer found."""
        return queue.gone(self.comparison, self.ledger, self._renamed)

    def decide(self, finding: Finding, status: str, **fields: Any) -> Annotation:
        """Record a decision on a finding; see `compare.review.ledger.decide` for the fields.

        Raises:
            UsageError: the decision breaks a rule.
            ClashError: somebody else decided on it, or changed the record, meanwhile; `settle` ends that.
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
            renamed=self._renamed,
            **fields,
        )
        try:
            self._save(after)
        except ClashError as error:
            if not all(clash.is_rival and clash.agrees for clash in error.clashes):
                raise
            # Somebody decided the very same meanwhile, word for word: it is on disk, and one record is enough.
            self.reload()
        decided = queue.decision_on(finding, self.ledger, self.comparison.articles, self._renamed)
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
        self._save(ledger.second(self.ledger, annotation_id, Review(self.who, _now(), reading, verdict, note)))
        return ledger.find(self.ledger, annotation_id)

    def answer(self, annotation_id: str, note: str, *, by: str | None = None) -> Annotation:
        """Record what the writing desk answered to a query; `by` is who answered, if not the person at the screen.

        Raises:
            UsageError: nothing was asked.
            ConflictError: it could not be written; nothing changed.
        """
        self._save(ledger.answer(self.ledger, annotation_id, Answer(by or self.who, _now(), note)))
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

    def reload(self) -> Message | None:
        """Read all annotations again from disk, where the truth is, and say what others changed there, if anything."""
        loaded = storage.load(self.root)
        difference = ledger.changes(self.ledger, Ledger(loaded.annotations))
        known = {annotation.id for annotation in self.ledger.annotations}
        new = sum(annotation.id not in known for annotation in difference.written)
        self.ledger = journal.restore(self.root, loaded.annotations)
        self.problems = loaded.problems
        self._stamps = loaded.stamps
        self._renamed = self._archive.renamed(loaded.annotations)
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
        self._save(after, rivals=True)
        return told

    def article_of(self, target: Target) -> Article | None:
        """Return the article that a target speaks of, also outside the opened folder and under a new name."""
        return self._archive.now(self._renamed.get(target.article, target.article))

    def placements(self, annotation: Annotation) -> tuple[Placement, ...]:
        """Return where the words of an annotation stand today, in the order of its targets."""
        return tuple(
            anchoring.place(target, article) if (article := self.article_of(target)) else _NOWHERE
            for target in annotation.targets
        )

    def edits(self, target: Target, place: Placement) -> tuple[Edit, ...]:
        """Return how the quoted words became those that stand there now, word by word; nothing for a lost place."""
        article = self.article_of(target)
        if article is None or place.span is None:
            return ()
        return diff(target.exact, place.span.of(article.text))

    def _save(self, after: Ledger, *, rivals: bool = False) -> None:
        with self._saving:
            before = self.ledger
            self._stamps = storage.save(self.root, before, after, self._stamps, rivals=rivals)
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
