"""How far readers agree: raw agreement and Krippendorff's alpha, over all and per category.

A unit is what verdicts are on: one finding, or one annotation of a person's own. Readers are those who decided and
those who read again. Verdicts are nominal (accepted with and without edits are one). Alpha is Krippendorff's, in the
form for any number of readers and missing words: 1 is perfect, 0 is chance, below 0 is worse than chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.model import Annotation
from compare.review.meaning import UNMOVED, Paths, of_record
from compare.review.verdicts import Verdict, is_disputed, verdicts
from compare.vocabulary import CATEGORIES


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over some units.

    Attributes:
        category: a category of `compare.vocabulary`; `None` for all together.
        units: things that at least two readers spoke on.
        verdicts: their words on these.
        raw: share of the pairs of readers who say the same, 0–1; `None` without units.
        alpha: Krippendorff's alpha; `None` where it is not defined: without units, or when only one verdict occurs.
    """

    category: str | None
    units: int
    verdicts: int
    raw: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which readers say different things.

    Attributes:
        annotations: the records on it, at least one.
        verdicts: the last word of each reader, in the order of time.
    """

    annotations: tuple[Annotation, ...]
    verdicts: tuple[Verdict, ...]


def agreement(annotations: Iterable[Annotation], renamed: Paths = UNMOVED) -> tuple[Agreement, ...]:
    """Return the agreement over all units, then that of each category that has some.

    Args:
        annotations: the records.
        renamed: old path → new path of articles.
    """
    units = [(group, said) for group in _groups(annotations, renamed) if len(said := verdicts(group)) > 1]
    rows = [_row(None, [said for _, said in units])]
    for category in CATEGORIES.ids:
        inside = [said for group, said in units if group[0].category == category]
        if inside:
            rows.append(_row(category, inside))
    return tuple(rows)


def disagreements(annotations: Iterable[Annotation], renamed: Paths = UNMOVED) -> tuple[Disagreement, ...]:
    """Return what readers say different things on, in the order of the records."""
    found = []
    for group in _groups(annotations, renamed):
        said = verdicts(group)
        if is_disputed(said):
            found.append(Disagreement(group, said))
    return tuple(found)


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for nominal verdicts; `None` where no verdict could differ by chance.

    Args:
        units: for each thing, what its readers said; things with one reader do not count.
    """
    paired = [unit for unit in units if len(unit) > 1]
    total = sum(len(unit) for unit in paired)
    counts = Counter(verdict for unit in paired for verdict in unit)
    expected = total * total - sum(count * count for count in counts.values())
    if not expected:
        return None
    observed = sum(_differing(unit) / (len(unit) - 1) for unit in paired)
    return 1 - (total - 1) * observed / expected


def _differing(unit: Sequence[str]) -> int:
    """Count the ordered pairs of readers who say different things."""
    return len(unit) ** 2 - sum(count * count for count in Counter(unit).values())


def _row(category: str | None, units: Sequence[tuple[Verdict, ...]]) -> Agreement:
    said = [[verdict.side for verdict in unit] for unit in units]
    pairs = sum(len(unit) * (len(unit) - 1) for unit in said)
    raw = 1 - sum(_differing(unit) for unit in said) / pairs if pairs else None
    return Agreement(category, len(said), sum(map(len, said)), raw, alpha(said))


def _groups(annotations: Iterable[Annotation], renamed: Paths) -> list[tuple[Annotation, ...]]:
    """Put the records on one finding together; each annotation of a person's own stands alone."""
    groups: dict[object, list[Annotation]] = {}
    for annotation in annotations:
        groups.setdefault(of_record(annotation, renamed) or annotation.id, []).append(annotation)
    return [tuple(group) for group in groups.values()]
