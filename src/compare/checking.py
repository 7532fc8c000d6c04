"""Checking a project's annotations without comparing anything: `yomikurabe check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compare import git, settings
from compare.archive import Archive
from compare.errors import CompareError, GitError, Place
from compare.i18n import message
from compare.review import check, files, storage
from compare.review.problems import Gravity, Problem
from compare.summary import formats
from compare.summary.stamp import digest_of_decisions


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking a project.

    Attributes:
        annotations: how many records could be read.
        problems: what is wrong, in the order of files and lines.
        strict: whether warnings must be mended too.
        prefix: the project's path in its repository, with `/` at its end; empty if it is the whole repository.
        texts: the text of each file that has a problem, as far as it can be read.
    """

    annotations: int
    problems: tuple[Problem, ...]
    strict: bool = False
    prefix: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def to_mend(self) -> int:
        """How many of the problems must be mended."""
        return sum(self.strict or problem.gravity is Gravity.ERROR for problem in self.problems)


def check_project(folder: Path, *, encodings: Mapping[str, str], strict: bool = False) -> Checked:
    """Check all annotations of the project that `folder` lies in. Only articles they speak of are read.

    Raises:
        InputError: the folder is not there.
    """
    folder = settings.real_folder(folder)
    root = settings.project_root(folder)
    loaded = storage.load(root)
    inside = folder.relative_to(root)
    named = {(inside / file).as_posix(): name for file, name in encodings.items()} | dict(encodings)
    archive = Archive(root, encodings=named)
    renamed = archive.renamed(loaded.annotations)
    paths = {target.article for annotation in loaded.annotations for target in annotation.targets} | {*renamed.values()}
    articles = [article for path in sorted(paths) if (article := archive.now(path))]
    found = check.check(loaded, articles, renamed=renamed, earlier=archive.then, strict=strict)
    folders = {root, folder, *((root / path).parent for path in paths)}
    stale = _stale_summaries(root, folders, digest_of_decisions(loaded.annotations))
    problems = tuple(sorted([*found, *stale], key=lambda problem: problem.order))
    texts = dict(_texts(root, problems))
    return Checked(len(loaded.annotations), problems, strict, _prefix(root) if problems else "", texts)


def _stale_summaries(root: Path, folders: Iterable[Path], decisions: str) -> Iterator[Problem]:
    """Yield the summaries of other decisions than those of today; they lie at the root, or beside articles."""
    for folder in sorted(folders):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = path.relative_to(root).as_posix()
            try:
                form = formats.form_of(path)
                stamp = formats.stamp_of(files.read(path, name), form, name)
            except (CompareError, OSError):
                # Not a summary of ours.
                continue
            if stamp.decisions != decisions:
                cause = message("is older than the annotations.")
                remedy = message("Write it again with `yomikurabe summary`.")
                yield Problem("stale-summary", Place(name, 1), Gravity.WARNING, cause, remedy)


def _texts(root: Path, problems: tuple[Problem, ...]) -> Iterator[tuple[str, str]]:
    for file in sorted({problem.place.file for problem in problems}):
        try:
            yield file, files.read(files.locate(root, file), file).decode("utf-8", "replace")
        except (CompareError, OSError):
            # A file that cannot be read has no columns.
            continue


def _prefix(root: Path) -> str:
    """Return where the project is in its repository: programs that show problems know files by their place there."""
    try:
        path = git.repository(root).path_of(root)
    except GitError:
        return ""
    return "" if path == "." else f"{path}/"
