import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare import guarded_yaml
from compare.corpus.cues import cues

FILE = Path(compare.__file__).parent / "lexicons" / "furniture.yaml"
LEXICON = guarded_yaml.load_file(FILE)


def patterns(node):
    if isinstance(node, dict):
        return [pattern for key, value in node.items() if key != "telltales" for pattern in patterns(value)]
    return node if isinstance(node, list) else []


@pytest.mark.parametrize("pattern", patterns(LEXICON))
def test_a_pattern_is_anchored_as_a_whole_or_not_at_all(pattern):
    """`^a|b` would be tried at the beginning of a line only, in both halves."""
    depth = 0
    for sign in re.sub(r"\\.|\[[^\]]*\]", "_", pattern):
        depth += (sign == "(") - (sign == ")")
        assert not (sign == "|" and depth == 0), pattern
    assert not re.search(r"[+*]\)[+*]", pattern), "nested repetition"


@pytest.mark.parametrize("pattern", patterns(LEXICON))
def test_a_pattern_is_written_in_lower_case(pattern):
    assert not re.search(r"[A-Z]", re.sub(r"\\.|\(\?P", "", pattern)), pattern


def floating(part, node):
    return [(part, pattern) for pattern in patterns(node) if not pattern.startswith("^")]


@pytest.mark.parametrize(
    ("part", "pattern"),
    [*floating("furniture", LEXICON["furniture"]), *floating("credit", LEXICON["caption"]["credit"])],
)
def test_whatever_a_pattern_without_anchor_finds_holds_a_telltale(part, pattern):
    telltale = re.compile("|".join(LEXICON["telltales"][part]))

    @settings(max_examples=40, derandomize=True, deadline=None, database=None)
    @given(st.from_regex(pattern, fullmatch=True))
    def check(found):
        assert telltale.search(found), found

    check()


@pytest.mark.parametrize("line", ["AMAZONで購入", "Amazonで購入", "COPYRIGHT 2026 例新聞", "Follow Us"])
def test_the_case_of_a_line_does_not_matter(line):
    assert cues().furniture.is_in(line)


def test_the_cues_are_read_once():
    assert cues() is cues()
