"""The articles that annotations speak of: as they are, as git remembers them, and under the names they have now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from compare import git
from compare.corpus import reading
from compare.corpus.formats import extract
from compare.errors import CompareError, GitError
from compare.model import Annotation, Article, Target

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Archive:
    """The articles of one project, read when they are asked for and kept."""

    def __init__(self, root: Path, articles: Iterable[Article] = (), encodings: Mapping[str, str] = _NONE) -> None:
        """Begin with what was read already.

        Args:
            root: the project.
            articles: articles that were read already.
            encodings: path in the project → encoding, where it cannot be recognised.
        """
        self._root = root
        self._encodings = encodings
        self._now: dict[str, Article | None] = {article.path: article for article in articles}
        self._then: dict[str, dict[str, str]] = {}
        self._renamed: dict[frozenset[str], Mapping[str, str]] = {}

    def now(self, path: str) -> Article | None:
        """Return the article that lies at `path` in the project today, or `None` if there is none."""
        if path not in self._now:
            self._now[path] = reading.read_article(self._root, path, self._encodings)
        return self._now[path]

    def then(self, target: Target) -> Callable[[], str | None]:
        """Return what finds the text that `target` was anchored to, if git has it; git is asked only by its call."""
        return partial(self._text, target)

    def _text(self, target: Target) -> str | None:
        if target.article not in self._then:
            self._then[target.article] = self._versions(target.article)
        return self._then[target.article].get(target.sha256)

    def _versions(self, path: str) -> dict[str, str]:
        """Return all texts that git has of one article, by their digests."""
        try:
            repository = git.repository(self._root)
            past = git.log(repository, repository.path_of(self._root / path))
            blobs = tuple(dict.fromkeys(commit.blob for commit in past if commit.blob is not None))
            versions = list(git.contents(repository, blobs))
        except GitError:
            # Without git there is no old text; the quote and its context have to do.
            return {}
        texts: dict[str, str] = {}
        for data in versions:
            try:
                found = extract(data, PurePosixPath(path).suffix.lower(), self._encodings.get(path))
            except CompareError:
                continue
            article = Article(path, path, found.text, encoding=found.encoding)
            texts.setdefault(article.sha256, found.text)
        return texts

    def renamed(self, annotations: Iterable[Annotation]) -> Mapping[str, str]:
        """Return the new paths of articles that annotations know by an old one, where it is certain: old → new.

        A file is the same article if its text is the one that was annotated, or if git says so.
        """
        missing: dict[str, set[str]] = {}
        for annotation in annotations:
            for target in annotation.targets:
                if not (self._root / target.article).exists():
                    missing.setdefault(target.article, set()).add(target.sha256)
        if not missing:
            return _NONE
        key = frozenset(missing)
        if key not in self._renamed:
            self._renamed[key] = self._new_names(missing)
        return self._renamed[key]

    def _new_names(self, missing: Mapping[str, set[str]]) -> Mapping[str, str]:
        by_digest: dict[str, list[str]] = {}
        for article in reading.read_folder(self._root, self._root).articles:
            self._now.setdefault(article.path, article)
            by_digest.setdefault(article.sha256, []).append(article.path)
        told = self._told_by_git()
        found: dict[str, str] = {}
        for old, digests in sorted(missing.items()):
            same = {path for digest in digests for path in by_digest.get(digest, ())}
            if old in told and self.now(told[old]) is not None:
                found[old] = told[old]
            elif len(same) == 1:
                found[old] = same.pop()
        # Two files of old that would be one today are no renaming: each keeps its name.
        several = [new for new in found.values() if list(found.values()).count(new) > 1]
        return {old: new for old, new in found.items() if new not in several}

    def _told_by_git(self) -> Mapping[str, str]:
        try:
            repository = git.repository(self._root)
            top = repository.path_of(self._root)
            prefix = "" if top == "." else f"{top}/"
            names = git.renames(repository, top)
        except GitError:
            return _NONE
        return {
            old.removeprefix(prefix): new.removeprefix(prefix)
            for old, new in names.items()
            if old.startswith(prefix) and new.startswith(prefix)
        }
