import pytest
from rule_cases import HERE, cases, found

from compare.findings import near_duplicate

RULE = near_duplicate.RULE
CASES = cases(RULE)


@pytest.mark.parametrize("case", CASES["fires"], ids=lambda case: case["beat"])
def test_fires(case):
    (one,) = found(RULE, case)
    assert str(one.severity) == case["says"]
    assert len(one.sides) == 2


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["beat"])
def test_stays_silent(case):
    assert [str(finding.message) for finding in found(RULE, case)] == []


STORIES = sorted((HERE.parent / "stories").glob("*/*.txt"))[::2][:25]


def _paragraphs(path):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if len(line) > 60 and line.endswith("。")]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_paragraph_pasted_twice_is_found_and_the_article_alone_is_not(path):
    text = path.read_text(encoding="utf-8")
    assert [finding for finding in found(RULE, {"text": text}) if finding.severity < 3] == []
    if own := _paragraphs(path):
        again = found(RULE, {"text": text.replace(own[0], f"{own[0]}\n\n{own[0]}", 1)})
        assert [finding.severity for finding in again] == [2]
        assert {piece.text.strip() for piece in again[0].sides} == {own[0].strip()}


def test_there_are_enough_stories():
    assert len([path for path in STORIES if _paragraphs(path)]) >= 15
