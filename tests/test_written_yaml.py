"""Changes to YAML that a person wrote: what does not change stays, comments above all."""

import pytest

from compare import guarded_yaml
from compare.written_yaml.editing import edited

TEXT = """# what we call things
version: "1"
topics:   # the desk's own
  - name: 津波  # as on page one
    terms: [津波, 高潮]
  # the second
  - name: 停電
    pinned:
      - article: a   # by Sato
        words: 停電は
      - article: b
        words: 復旧は
  - name: 断水
"""


def content():
    return guarded_yaml.load(TEXT, "f")


def changed(change, text=TEXT):
    new = content()
    change(new)
    result = edited(text, guarded_yaml.compose(text, "f"), content(), new)
    assert guarded_yaml.load(result, "f") == new
    return result


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_item_may_go_from_anywhere_and_the_others_keep_their_comments(newline):
    for place in range(3):
        result = changed(lambda new, place=place: new["topics"].pop(place), TEXT.replace("\n", newline))
        assert result.count("#") == TEXT.count("#") - (1, 1, 0)[place]
        assert "# the second" in result


def test_an_item_may_come_anywhere():
    for place in range(4):
        result = changed(lambda new, place=place: new["topics"].insert(place, {"name": "道路", "terms": ["国道"]}))
        assert [line for line in result.splitlines() if line not in TEXT.splitlines()] == [
            "  - name: 道路",
            "    terms: [国道]",
        ]


def test_a_list_inside_an_item_loses_only_its_own_lines():
    result = changed(lambda new: new["topics"][1]["pinned"].pop(1))
    assert set(TEXT.splitlines()) - set(result.splitlines()) == {"      - article: b", "        words: 復旧は"}


def test_a_value_changes_in_its_place():
    def rename(new):
        new["topics"][0]["name"] = "津波と高潮"

    assert changed(rename) == TEXT.replace("name: 津波  #", "name: 津波と高潮  #")


def test_the_last_item_leaves_an_empty_list():
    assert "topics: []" in changed(lambda new: new["topics"].clear())
