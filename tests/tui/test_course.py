"""Which candidate comes next, what is marked where: without a terminal."""

from dataclasses import replace

import pytest
from conftest import compared, read

from compare.display.values import readable
from compare.language.textdiff import diff
from compare.model import Comparison, Placement, PlacementState, Span
from compare.review.queue import Candidate
from compare.tui import course, dossier
from compare.tui.course import ALL, LOOSE, Position
from compare.tui.render import Tone
from compare.tui.view import Index, Marked, Spot, Spots, letter, marks_within, spots_of_findings

COMPARISON = compared()


def candidates(*states):
    """Return the four candidates in the given states, the rest undecided."""
    every = [*states, *["open"] * len(COMPARISON.findings)]
    return tuple(Candidate(finding, None, every[number]) for number, finding in enumerate(COMPARISON.findings))


FINGERPRINTS = [finding.fingerprint for finding in COMPARISON.findings]


def test_the_list_counts_what_is_open_and_found():
    listed = course.entries(candidates("accepted"), COMPARISON)
    assert [(entry.key, entry.speaking, entry.open, entry.found) for entry in listed] == [
        (ALL, None, 3, 4),
        (LOOSE, None, 1, 1),
        ("t01", 2, 1, 2),
        ("t02", 2, 1, 1),
    ]


def test_without_loose_candidates_there_is_no_entry_for_them():
    kept = replace(COMPARISON, findings=COMPARISON.findings[:3])
    assert LOOSE not in [entry.key for entry in course.entries(candidates()[:3], kept)]


def test_a_review_begins_with_a_topic_and_then_with_what_has_none():
    assert course.beginning(candidates(), COMPARISON) == Position("t01", FINGERPRINTS[0])
    decided = candidates("accepted", "accepted", "accepted")
    assert course.beginning(decided, COMPARISON) == Position(LOOSE, FINGERPRINTS[3])
    assert course.beginning((), Comparison()) == Position(ALL, None)


def test_next_goes_through_the_topic_then_the_next_ones_then_around():
    here = Position("t01", FINGERPRINTS[0])
    assert course.next_open(candidates("accepted"), COMPARISON, here) == Position("t01", FINGERPRINTS[2])
    assert course.next_open(candidates("accepted", "open", "rejected"), COMPARISON, here) == Position(
        "t02", FINGERPRINTS[1]
    )
    last = Position("t02", FINGERPRINTS[1])
    assert course.next_open(candidates("open", "accepted"), COMPARISON, last) == Position(LOOSE, FINGERPRINTS[3])
    assert course.next_open(candidates(*["accepted"] * 4), COMPARISON, here) is None


def test_steps_stop_at_the_ends():
    here = Position(ALL, FINGERPRINTS[0])
    assert course.beside(candidates(), COMPARISON, here, -1) == here
    assert course.beside(candidates(), COMPARISON, here, 99) == Position(ALL, FINGERPRINTS[3])
    assert course.beside((), COMPARISON, here, 1) == Position(ALL, None)


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")])
def test_articles_are_called_by_letters(number, name):
    assert letter(number) == name


def marks(current=None, settled=frozenset()):
    index = Index(COMPARISON)
    marked = Marked(spots_of_findings(COMPARISON.findings), Spots(()), settled)
    passage = index.passages["a_morning:2"]
    found = marks_within("a_morning", passage.passage.span, index, marked, current)
    return {(passage.text[mark.start : mark.end], mark.tone) for mark in found}


def test_words_are_marked_by_what_candidates_say_of_them():
    assert {("約3,200人", Tone.CLASH), ("県によると", Tone.POINT), ("28日", Tone.FIGURE)} <= marks()
    assert {("約3,200人", Tone.DIFFER), ("約3,200人", Tone.EVIDENCE)} <= marks(COMPARISON.findings[0])


def test_what_was_rejected_is_not_marked():
    assert ("約3,200人", Tone.CLASH) not in marks(settled=frozenset({FINGERPRINTS[0]}))


def test_spots_are_found_from_any_stretch_they_touch():
    spots = Spots([("a", Spot(Span(10, 90), Tone.TARGET)), ("a", Spot(Span(40, 42), Tone.AGREE))])
    assert [len(spots.within("a", Span(*stretch))) for stretch in ((0, 10), (0, 11), (41, 50), (89, 95), (90, 95))] == [
        0,
        1,
        2,
        1,
        0,
    ]
    assert spots.within("b", Span(0, 99)) == []


def test_a_quote_has_its_line_around_it_and_no_more():
    (article, *_rest), _passages, _mentions = read({"a": "見出し\n" + "あ" * 40 + "1,200社が参加した。\n次の行"})
    start = article.text.index("1,200社")
    before, words, after = dossier.context(article.text, Span(start, start + 6))
    assert (before, words, after) == ("…" + "あ" * 24, "1,200社", "が参加した。")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("400000000000 USD", "400,000,000,000 USD"), ("2024-08-28", "2024-08-28"), ("FY2027", "FY2027"), ("2.5", "2.5")],
)
def test_long_values_are_grouped(value, shown):
    assert readable(value) == shown


def test_an_annotation_is_as_well_placed_as_its_worst_target():
    placed, stale = Placement(PlacementState.PLACED, Span(0, 1)), Placement(PlacementState.STALE, Span(0, 1))
    assert dossier.worst((placed, stale)) is PlacementState.STALE
    assert dossier.worst((placed,)) is PlacementState.PLACED


def test_changed_words_are_shown_as_gone_and_come():
    shown = dossier.changed("A", diff("総額5,500億ドル", "総額4,000億ドル"))
    assert shown.text == "A  総額[−5,500億]{+4,000億}ドル"
    assert {mark.tone for mark in shown.marks} >= {Tone.CLASH, Tone.NEAR}
