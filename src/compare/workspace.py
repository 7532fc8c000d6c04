"""The imperative shell: open a folder, run the pipeline, keep decisions on disk, write the summary, ask git.

Both front ends talk to a `Workspace` and to nothing below it but the model. A decision is on disk when the method that
took it returns; if it cannot be written, the method raises and the ledger stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from compare import cache, lexicon_desk, muting, pipeline, settings, source_desk, summary_desk, topic_desk
from compare.archive import Archive
from compare.cache.store import Store
from compare.cache.workers import on_all_cores
from compare.corpus import reading
from compare.guarded_yaml import read_text
from compare.i18n import Message
from compare.language import office_list
from compare.model import (
    Annotation,
    Comparison,
    Correspondence,
    Finding,
    Office,
    Placement,
    PlacementState,
    Span,
    Topic,
)
from compare.records import Records, now
from compare.review import anchoring, files, ledger, queue
from compare.review.clashes import ClashError
from compare.review.paths import FOLDER
from compare.review.queue import Candidate
from compare.summary.stamp import Options
from compare.topic_desk import TOPICS, TopicDesk

OFFICES: Final = "offices.yaml"
"""Beside the articles or at the project root: offices and holders the editor knows better than the shipped list."""
_NOWHERE: Final = Placement(PlacementState.ORPHAN, None)
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Workspace(Records):
    """One folder of articles under review, with the annotations of its project.

    Attributes:
        folder: the folder that was opened.
        comparison: what the machine says about the articles.
        encodings: file → encoding, for files whose encoding cannot be recognised.
        topics: the editor's topics: what names, merges, splits and corrects those of the comparison.
        muted: rules that the project does not want to hear, and how many candidates they keep back.
        troubles: what went wrong with the cache; nothing is lost by it but time.
    """

    def __init__(self, folder: Path, root: Path, comparison: Comparison, topics: Path | None = None) -> None:
        super().__init__(root, comparison.articles)
        self.folder = folder
        self._mute = settings.load(root).mute
        self.comparison = comparison
        self.encodings = _NONE
        self.topics = TopicDesk(self, topics or folder / TOPICS)
        self.troubles: tuple[Message, ...] = ()
        self._correspondences: dict[Topic, tuple[Correspondence, ...]] = {}

    @property
    def comparison(self) -> Comparison:
        """What the machine says about the articles, without the findings of rules that the project muted."""
        return self._heard

    @comparison.setter
    def comparison(self, comparison: Comparison) -> None:
        self._heard, self.muted = muting.apply(comparison, self._mute, str(self.root / settings.FILE_NAME))

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        encodings: Mapping[str, str] = _NONE,
        topics: Path | None = None,
        kept: Store | None = None,
        progress: pipeline.Progress = pipeline.tell_nobody,
    ) -> Self:
        """Read the articles in `folder`, compare them, and read what was decided about them.

        Args:
            folder: any folder; it need not be a project.
            encodings: file → encoding, for files whose encoding cannot be recognised.
            topics: the editor's topic file, if it is not the one beside the articles.
            kept: the cache of what was computed before (`compare.cache.user_store()`); none keeps nothing.
            progress: told what is being done.

        Raises:
            InputError: the folder is not there or cannot be read.
            CompareError: a file that says how to read or compare is wrong.
        """
        folder = settings.real_folder(folder)
        root = settings.project_root(folder)
        if topics is not None:
            # A file that somebody names must be there; the one beside the articles need not.
            topic_desk.read(topics, named=True)
        comparison = _compared(folder, root, encodings, topics or folder / TOPICS, progress, kept)
        opened = cls(folder, root, comparison, topics)
        opened.encodings = encodings
        opened.troubles = tuple(kept.troubles) if kept else ()
        return opened

    def compare_again(
        self, progress: pipeline.Progress = pipeline.tell_nobody, *, kept: Store | None = None
    ) -> Comparison:
        """Read the articles again and compare them; nothing changes until the result is adopted.

        Args:
            progress: told what is being done.
            kept: where results of unchanged articles are kept.

        Raises:
            CompareError: as `open`.
        """
        return _compared(self.folder, self.root, self.encodings, self.topics.path, progress, kept)

    def adopt(self, comparison: Comparison) -> None:
        """Go on with another comparison of the same folder, and read the annotations against it."""
        self.comparison = comparison
        self._correspondences.clear()
        self.archive = Archive(self.root, comparison.articles, self.encodings)
        self.reload()

    def stamps(self) -> tuple[files.Stamp, files.Stamp]:
        """Return stamps by which changes on disk are noticed: of the articles, and of the annotations."""
        notes = files.stamp(self.root / FOLDER)
        return files.stamp(self.folder) - notes, notes

    # --- what is known about the articles ---------------------------------------------------------

    def describe(self, article_id: str, said: Mapping[str, str | None]) -> None:
        """Write into `sources.yaml` what the editor says about an article, and compare anew.

        Args:
            article_id: the article.
            said: `title`, `outlet`, `author`, `published`, `address`, `genre` or `retrieved` → what the editor says;
                `None` takes a word back, so that what the article says about itself stands again.

        Raises:
            UsageError: there is no such field.
            DataError: such a value may not stand there; nothing was written.
            ConflictError: it could not be written.
        """
        article = self.comparison.article(article_id)
        name = (self.root / article.path).relative_to(self.folder).as_posix()
        source_desk.describe_article(self.folder, self.root, name, said)
        told = reading.read_again(self.folder, self.root, article)
        self.comparison = pipeline.compare_articles(
            [told if one.id == article_id else one for one in self.comparison.articles],
            skipped=self.comparison.skipped,
            offices=self.comparison.offices,
            editor=self.topics.editor,
            words=lexicon_desk.texts(self.folder, self.root),
        )
        self._correspondences.clear()

    # --- decisions --------------------------------------------------------------------------------

    def candidates(self) -> tuple[Candidate, ...]:
        """Return every finding with what was decided on it."""
        return queue.reconcile(self.comparison, self.ledger, self.renamed)

    def own(self) -> tuple[Annotation, ...]:
        """Return the annotations of people's own on these articles."""
        return queue.own(self.comparison, self.ledger, self.renamed)

    def gone(self) -> tuple[Annotation, ...]:
        """Return the decisions whose candidate is no longer found."""
        muted = {item.rule for item in self.muted}
        gone = queue.gone(self.comparison, self.ledger, self.renamed)
        return tuple(item for item in gone if item.proposed_by is None or item.proposed_by.rule not in muted)

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
            at=now(),
            new_id=self.new_id(),
            renamed=self.renamed,
            **fields,
        )
        try:
            self.save(after)
        except ClashError as error:
            if not all(clash.is_rival and clash.agrees for clash in error.clashes):
                raise
            # Somebody decided the very same meanwhile, word for word: it is on disk, and one record is enough.
            self.reload()
        decided = queue.decision_on(finding, self.ledger, self.comparison.articles, self.renamed)
        assert decided is not None  # noqa: S101 - `decide` has just recorded it
        return decided

    def decide_all(self, findings: Sequence[Finding], status: str, **fields: Any) -> None:
        """Record the same decision on several findings as one step; see `compare.review.ledger.decide`.

        Raises:
            UsageError: the decision breaks a rule.
            ClashError: somebody else decided on one of them meanwhile; `settle` ends that.
            ConflictError: it could not be written; nothing changed.
        """
        after = ledger.decide_all(
            self.ledger,
            findings,
            self.comparison.articles,
            status,
            by=self.who,
            at=now(),
            new_ids=self.new_ids(len(findings)),
            renamed=self.renamed,
            **fields,
        )
        self.save(after)

    def annotate(self, targets: Sequence[tuple[str, Span]], **fields: Any) -> Annotation:
        """Add an annotation of the editor's own on words of any number of articles.

        Args:
            targets: article id and span, at least one.
            fields: see `compare.review.ledger.annotate`.

        Raises:
            UsageError: it breaks a rule.
            ConflictError: it could not be written; nothing changed.
        """
        name = self.new_id()
        anchors = [anchoring.describe(self.comparison.article(article), span) for article, span in targets]
        self.save(ledger.annotate(self.ledger, anchors, by=self.who, at=now(), new_id=name, **fields))
        return ledger.find(self.ledger, name)

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


def _compared(
    folder: Path,
    root: Path,
    encodings: Mapping[str, str],
    topics: Path,
    progress: pipeline.Progress,
    kept: Store | None,
) -> Comparison:
    found = reading.read_folder(folder, root, encodings)
    return cache.compare_articles(
        kept,
        found.articles,
        skipped=found.skipped,
        offices=_own_offices(folder, root),
        editor=topic_desk.read(topics)[0],
        words=lexicon_desk.texts(folder, root),
        reading=on_all_cores,
        progress=progress,
    )


def _own_offices(folder: Path, root: Path) -> tuple[Office, ...]:
    """Read the editor's own offices: those beside the articles win over those of the project."""
    offices: tuple[Office, ...] = ()
    for path in dict.fromkeys((folder / OFFICES, root / OFFICES)):
        if path.is_file():
            name = path.relative_to(root).as_posix()
            offices = office_list.merged(offices, office_list.read(read_text(path, name), name))
    return offices
