"""How well own sentences of all beats, labelled by hand, are read. The floors may rise, never fall."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from compare import figures, guarded_yaml
from compare.model import Figure, Mention, TimeExpression

WRITTEN = "2025-06-18"
FLOORS = {"figures exact": 0.99, "dates exact": 0.99, "span F1": 0.995, "values": 0.99, "left alone": 0.995}
FILES = ("figures_sentences", "figures_more_sentences")
Item = tuple[int, int, str]


@dataclass
class Case:
    """A sentence with what is wanted and what is found: places and values; modifiers apart."""

    beat: str
    sentence: str
    wanted: list[Item] = field(default_factory=list)
    found: list[Item] = field(default_factory=list)
    modifiers: tuple[list[str], list[str]] = ((), ())
    times: set[int] = field(default_factory=set)

    def right(self, *, times: bool) -> bool:
        """Whether all figures (or all times) of the sentence are found with place and value, and none else."""
        return [item for item in self.wanted if (item[0] in self.times) is times] == [
            item for item in self.found if (item[0] in self.times) is times
        ]


def _shown(mention: Mention) -> str:
    assert isinstance(mention, Figure | TimeExpression)
    low, high = ("*" if end is None else str(end) for end in (mention.low, mention.high))
    value = low if low == high else f"{low}..{high}"
    return f"{value} {mention.unit}".strip() if isinstance(mention, Figure) else value


def _case(beat: str, line: str) -> Case:
    sentence, _, labels = line.partition(" || ")
    case, place, modifiers = Case(beat, sentence), 0, []
    for label in labels.split(" | ") if labels else ():
        words, _, value = label.partition(" = ")
        start = sentence.index(words, place)
        place = start + len(words)
        value, _, modifier = value.partition(" ~")
        case.wanted.append((start, place, value))
        modifiers.append(modifier)
        if value.split("..")[-1][:1] in "PTFX" or (value[:4].isdigit() and "-" in value) or words[-1:] in "年代世紀":
            case.times.add(start)
    mentions = figures(sentence, WRITTEN)
    case.found = [(mention.span.start, mention.span.end, _shown(mention)) for mention in mentions]
    case.times |= {mention.span.start for mention in mentions if isinstance(mention, TimeExpression)}
    case.modifiers = (modifiers, [getattr(mention, "modifier", None) or "" for mention in mentions])
    return case


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    beats = [beat for name in FILES for beat in guarded_yaml.load_file(Path(__file__).parent / f"{name}.yaml").items()]
    return [_case(beat, line) for beat, text in beats for line in text.splitlines() if line.strip()]


def scores(cases: list[Case]) -> dict[str, float]:
    """Return what the floors are about."""
    wanted = {(number, *item) for number, case in enumerate(cases) for item in case.wanted}
    found = {(number, *item) for number, case in enumerate(cases) for item in case.found}
    spans = {item[:3] for item in wanted} & {item[:3] for item in found}
    with_figures = [case for case in cases if any(item[0] not in case.times for item in case.wanted)]
    with_times = [case for case in cases if any(item[0] in case.times for item in case.wanted)]
    silent = [case for case in cases if not case.wanted]
    return {
        "figures exact": sum(case.right(times=False) for case in with_figures) / len(with_figures),
        "dates exact": sum(case.right(times=True) for case in with_times) / len(with_times),
        "span F1": 2 * len(spans) / (len(wanted) + len(found)),
        "values": len(wanted & found) / len(wanted),
        "left alone": sum(not case.found for case in silent) / len(silent),
    }


@pytest.mark.parametrize("measure", FLOORS)
def test_floor(cases: list[Case], measure: str) -> None:
    assert scores(cases)[measure] >= FLOORS[measure]


def test_there_are_enough_sentences_of_many_beats(cases: list[Case]) -> None:
    assert len(cases) >= 1_500
    assert len({case.sentence for case in cases}) == len(cases)
    assert sum(not case.wanted for case in cases) >= 120
    assert len({case.beat for case in cases}) >= 15


def test_modifiers_are_those_wanted(cases: list[Case]) -> None:
    compared = [case for case in cases if case.wanted == case.found]
    right = sum(case.modifiers[0] == case.modifiers[1] for case in compared)
    assert right / len(compared) >= 0.95
