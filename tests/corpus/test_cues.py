import re
from pathlib import Path

import pytest

import compare
from compare import guarded_yaml
from compare.corpus.cues import cues

FILE = Path(compare.__file__).parent / "lexicons" / "furniture.yaml"


def patterns(node):
    if isinstance(node, dict):
        return [pattern for value in node.values() for pattern in patterns(value)]
    return node if isinstance(node, list) else []


@pytest.mark.parametrize("pattern", patterns(guarded_yaml.load_file(FILE)))
def test_a_pattern_is_anchored_as_a_whole_or_not_at_all(pattern):
    """`^a|b` would be tried at the beginning of a line only, in both halves."""
    depth = 0
    for sign in re.sub(r"\\.|\[[^\]]*\]", "_", pattern):
        depth += (sign == "(") - (sign == ")")
        assert not (sign == "|" and depth == 0), pattern
    assert not re.search(r"[+*]\)[+*]", pattern), "nested repetition"


def test_the_cues_are_read_once():
    assert cues() is cues()
