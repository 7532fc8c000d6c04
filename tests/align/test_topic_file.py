"""`topics.yaml`: what it says is read exactly, what is wrong is named, what people wrote in it stays."""

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import guarded_yaml
from compare.align.topic_file import read, schema, written
from compare.errors import DataError
from compare.model import EditorTopic, EditorTopics, Quotation

FULL = EditorTopics(
    topics=(
        EditorTopic(
            "駐留経費の負担",
            found_by=(("駐留経費",), ("負担", "同盟")),
            terms=("特別協定",),
            aliases=("思いやり予算", "HNS"),
            pinned=(Quotation("a/b", "日本側は: 「増額」#"),),
            excluded=(Quotation("c", "no"),),
        ),
        EditorTopic("津波"),
    ),
    aliases=(("東証", "東京証券取引所"),),
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)
PLAIN = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
QUOTES = st.lists(st.builds(Quotation, PLAIN, PLAIN), max_size=2).map(tuple)
LISTS = st.lists(PLAIN, max_size=3).map(tuple)
TOPICS = st.builds(
    EditorTopics,
    topics=st.lists(
        st.builds(
            EditorTopic,
            name=PLAIN,
            found_by=st.lists(LISTS.filter(bool), max_size=2).map(tuple),
            terms=LISTS,
            aliases=LISTS,
            pinned=QUOTES,
            excluded=QUOTES,
        ),
        max_size=3,
        unique_by=lambda topic: topic.name,
    ).map(tuple),
    aliases=st.lists(LISTS.filter(bool), max_size=2).map(tuple),
)


@given(TOPICS)
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_back(topics):
    assert read(written("", "f", topics), "f") == topics


@given(TOPICS, TOPICS)
@settings(max_examples=80, deadline=None)
def test_any_file_can_become_any_other(before, after):
    assert read(written(written("", "f", before), "f", after), "f") == after


def test_it_is_what_the_schema_says():
    jsonschema.validate(guarded_yaml.load(written("", "f", FULL), "f"), schema())


def test_comments_survive_a_change():
    text = written("", "f", FULL).replace("  - name: 津波", "  # as on page one\n  - name: 津波  # Sato")
    after = EditorTopics((*FULL.topics[:1], EditorTopic("津波", terms=("高潮",))), FULL.aliases)
    assert written(text, "f", after) == text + "    terms: [高潮]\n"
    gone = EditorTopics(FULL.topics[1:], FULL.aliases)
    assert "# as on page one\n  - name: 津波  # Sato" in written(text, "f", gone)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("topics: 3", "f:1:9"),
        ("topics:\n- name: x\n  term: [a]", "f:3:3"),
        ("topics:\n- terms: [a]", "f:2:3"),
        ("topics:\n- name: a\n- name: a", "f:3:3"),
        ("topics:\n- name: a\n  pinned: [{article: b}]", "f:3:12"),
        ("topics:\n- name: a\n  found_by: [関税]", "f:3:14"),
        ('version: "2"', "f:1:10"),
        ("aliases: [[a, [b]]]", "f:1:15"),
    ],
)
def test_an_error_names_its_place(text, place):
    with pytest.raises(DataError) as error:
        read(text, "f")
    assert str(error.value.place) == place


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "topics:\n", "topics: []\n", "aliases: ~\ntopics: ~\n"])
def test_an_empty_file_says_nothing(text):
    assert read(text, "f") == EditorTopics()
