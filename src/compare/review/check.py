"""What is wrong with the annotations of a project: their files, the words they quote, their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from compare.guarded_yaml import compose
from compare.i18n import Message, message
from compare.model import Annotation, Article, PlacementState, Target
from compare.review.anchoring import Earlier, nobody_knows, place
from compare.review.meaning import UNMOVED, Meaning, Paths, of_record
from compare.review.problems import Gravity, Problem
from compare.review.quoting import beginning
from compare.review.record import Path, place_of
from compare.review.storage import Loaded
from compare.review.verdicts import instant, side
from compare.vocabulary import STATUSES

_SHOWN: Final = 40
"""Code points of a quote in a problem, which is one line."""


def check(
    loaded: Loaded,
    articles: Iterable[Article],
    *,
    renamed: Paths = UNMOVED,
    earlier: Callable[[Target], Earlier] = nobody_knows,
    strict: bool = False,
) -> tuple[Problem, ...]:
    """Return all problems of the annotation files of a project, in the order of files and lines.

    Args:
        loaded: the files as they were read.
        articles: every article of the project that annotations may speak of, not only those of one folder.
        renamed: old path → new path of articles.
        earlier: finds the text that a target was anchored to.
        strict: whether a correction (赤字) that is not decided yet is a problem.
    """
    by_path = {article.path: article for article in articles}
    by_path |= {old: by_path[new] for old, new in renamed.items() if new in by_path}
    problems = list(loaded.problems)
    for annotation in loaded.annotations:
        problems += _file_name(annotation, loaded)
        problems += _readers(annotation, loaded)
        if strict:
            problems += _undecided(annotation, loaded)
        missing: set[str] = set()
        for number, target in enumerate(annotation.targets):
            if target.article in missing:
                continue
            if target.article not in by_path or target.article in renamed:
                missing.add(target.article)
            problems += _target(annotation, number, target, by_path.get(target.article), loaded, earlier(target))
    problems += _contradictions(loaded)
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _problem(
    loaded: Loaded, annotation: Annotation, path: Path, code: str, gravity: Gravity, cause: Message, remedy: Message
) -> Problem:
    file = loaded.stamps[annotation.id].file
    where = place_of(compose(loaded.texts[annotation.id], file), path, file)
    return Problem(code, where, gravity, cause, remedy)


def _file_name(annotation: Annotation, loaded: Loaded) -> Iterator[Problem]:
    file = PurePosixPath(loaded.stamps[annotation.id].file)
    if file.stem != annotation.id:
        cause = message("the id “{id}” is not the name of the file.", id=annotation.id)
        remedy = message("Rename the file to {name}.", name=f"{annotation.id}{file.suffix}")
        yield _problem(loaded, annotation, ("id",), "file-name", Gravity.ERROR, cause, remedy)


def _target(
    annotation: Annotation, number: int, target: Target, article: Article | None, loaded: Loaded, earlier: Earlier
) -> Iterator[Problem]:
    def problem(field: str, code: str, gravity: Gravity, cause: Message, remedy: Message) -> Problem:
        return _problem(loaded, annotation, ("targets", number, field), code, gravity, cause, remedy)

    if article is None:
        yield problem(
            "article",
            "unknown-article",
            Gravity.ERROR,
            message("there is no article {file}.", file=target.article),
            message("Bring the article back, correct the path, or delete the annotation."),
        )
        return
    if article.path != target.article:
        yield problem(
            "article",
            "renamed-article",
            Gravity.WARNING,
            message("the article is called {file} now.", file=article.path),
            message("Run `yomikurabe anchors --repair` to write the new name."),
        )
    found = place(target, article, earlier)
    now = found.span.of(article.text) if found.span is not None else ""
    match found.state:
        case PlacementState.STALE:
            yield problem(
                "exact",
                "stale-quote",
                Gravity.ERROR,
                message(
                    "the words changed: “{old}” is now “{new}”.",
                    old=beginning(target.exact, _SHOWN),
                    new=beginning(now, _SHOWN),
                ),
                message("Decide again on the words that stand there now, or delete the annotation."),
            )
        case PlacementState.ORPHAN:
            yield problem(
                "exact",
                "orphan-quote",
                Gravity.ERROR,
                message(
                    "the words “{old}” are no longer in {file}.",
                    old=beginning(target.exact, _SHOWN),
                    file=target.article,
                ),
                message("Annotate the words that say it now, or delete the annotation."),
            )
        case PlacementState.MOVED:
            yield problem(
                "exact",
                "moved-quote",
                Gravity.WARNING,
                message("the words “{old}” stand elsewhere or among other words.", old=beginning(target.exact, _SHOWN)),
                message("Look whether the annotation still fits, and decide again."),
            )
        case PlacementState.PLACED:
            pass


def _undecided(annotation: Annotation, loaded: Loaded) -> Iterator[Problem]:
    if annotation.mode == "fix" and annotation.status in ("deferred", "asked"):
        cause = message("a correction (赤字) is not decided yet: {status}.", status=annotation.status)
        remedy = message("Accept it, reject it, or make it a query.")
        yield _problem(loaded, annotation, ("status",), "undecided-fix", Gravity.ERROR, cause, remedy)


def _readers(annotation: Annotation, loaded: Loaded) -> Iterator[Problem]:
    """Yield the second readers who say something else than who decided, and those whose word cannot be compared."""
    last = {review.by: number for number, review in enumerate(annotation.reviews) if review.verdict in STATUSES}
    for number, review in enumerate(annotation.reviews):
        path = ("reviews", number, "verdict")
        if review.verdict not in STATUSES:
            cause = message("“{verdict}” is not a status; it is kept, but not compared.", verdict=review.verdict)
            remedy = message("Choose one of: {choices}.", choices=", ".join(STATUSES.ids))
            yield _problem(loaded, annotation, path, "unknown-verdict", Gravity.WARNING, cause, remedy)
        elif side(review.verdict) != side(annotation.status) and last[review.by] == number:
            cause = message(
                "“{status}” by {by} contradicts “{other}” by {other_by} in {file}.",
                status=review.verdict,
                by=review.by,
                other=annotation.status,
                other_by=annotation.by,
                file=loaded.stamps[annotation.id].file,
            )
            remedy = message("Agree with the second reader, and decide again or let that reader read again.")
            yield _problem(loaded, annotation, path, "disagreement", Gravity.WARNING, cause, remedy)


def _contradictions(loaded: Loaded) -> Iterator[Problem]:
    """Yield, for each verdict that another one on the same finding contradicts, who says what."""
    verdicts: dict[Meaning, list[Annotation]] = {}
    for annotation in loaded.annotations:
        if (key := of_record(annotation)) is not None:
            verdicts.setdefault(key, []).append(annotation)
    for several in verdicts.values():
        first, *others = sorted(several, key=lambda annotation: (instant(annotation.at), annotation.id))
        for other in others:
            if side(other.status) == side(first.status):
                continue
            cause = message(
                "“{status}” by {by} contradicts “{other}” by {other_by} in {file}.",
                status=other.status,
                by=other.by,
                other=first.status,
                other_by=first.by,
                file=loaded.stamps[first.id].file,
            )
            remedy = message("Agree on one of the two and delete the other file.")
            yield _problem(loaded, other, ("status",), "contradiction", Gravity.ERROR, cause, remedy)
