"""Checking a project's annotations without comparing anything: `yomikurabe check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compare import settings
from compare.corpus import reading
from compare.review import check, storage
from compare.review.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking a project.

    Attributes:
        annotations: how many records could be read.
        problems: what is wrong, in the order of files and lines.
    """

    annotations: int
    problems: tuple[Problem, ...]


def check_project(folder: Path, *, encodings: Mapping[str, str]) -> Checked:
    """Check all annotations of the project that `folder` lies in. Only articles they speak of are read.

    Raises:
        InputError: the folder is not there.
    """
    root = settings.project_root(settings.real_folder(folder))
    loaded = storage.load(root)
    paths = sorted({target.article for annotation in loaded.annotations for target in annotation.targets})
    inside = folder.resolve().relative_to(root)
    named = {(inside / file).as_posix(): name for file, name in encodings.items()} | dict(encodings)
    articles = [article for path in paths if (article := reading.read_article(root, path, named))]
    return Checked(len(loaded.annotations), check.check(loaded, articles))
