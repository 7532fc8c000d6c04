"""`topics.yaml`: the editor's topics as a file that people read, edit and keep in git.

Reading names file, line and column of everything that is wrong. Writing changes only the lines of what changed, so
that comments, order and spacing of people survive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from compare.checked_yaml import Reader
from compare.errors import DataError
from compare.guarded_yaml import Mapping, Node, compose
from compare.i18n import message
from compare.model import EditorTopic, EditorTopics, Quotation
from compare.written_yaml import editing, emitter
from compare.written_yaml.emitter import Tree

VERSION: Final = "1"
_TOP: Final = ("version", "aliases", "topics")
_TOPIC: Final = ("name", "found_by", "terms", "aliases", "pinned", "excluded")
_PASSAGE: Final = ("article", "words")
_REMEDY: Final = message("`yomikurabe schema topics` prints what such a file may say.")


class _Reader(Reader):
    """Reads nodes of one topic file."""

    def words(self, fields: dict[str, Node], name: str) -> tuple[str, ...]:
        return tuple(" ".join(self.word(item, name).split()) for item in self.listed(fields, name))

    def groups(self, fields: dict[str, Node], name: str) -> tuple[tuple[str, ...], ...]:
        found = (tuple(self.word(word, name) for word in self.items(item)) for item in self.listed(fields, name))
        return tuple(group for group in found if group)

    def passages(self, fields: dict[str, Node], name: str) -> tuple[Quotation, ...]:
        found: list[Quotation] = []
        for item in self.listed(fields, name):
            own = self.fields(item, _PASSAGE)
            words = " ".join(self.text(item, own, "words").split())
            found.append(Quotation(self.text(item, own, "article"), words))
        return tuple(found)


def read(text: str, file: str) -> EditorTopics:
    """Return what a topic file says; an empty file says nothing.

    Args:
        text: its content.
        file: what errors call it.

    Raises:
        DataError: with file, line and column, for anything that such a file must not say.
    """
    root = compose(text, file)
    if root is None:
        return EditorTopics()
    reader = _Reader(file, _REMEDY)
    fields = reader.fields(root, _TOP)
    version = reader.text(root, fields, "version", VERSION)
    if version != VERSION:
        raise reader.error(fields["version"], message("“{version}” is no version this program reads.", version=version))
    topics: dict[str, EditorTopic] = {}
    for node in reader.listed(fields, "topics"):
        topic = _topic(reader, node)
        if topic.name in topics:
            raise reader.error(node, message("the topic “{name}” stands twice.", name=topic.name))
        topics[topic.name] = topic
    return EditorTopics(tuple(topics.values()), reader.groups(fields, "aliases"))


def _topic(reader: _Reader, node: Node) -> EditorTopic:
    fields = reader.fields(node, _TOPIC)
    return EditorTopic(
        name=" ".join(reader.text(node, fields, "name").split()),
        found_by=reader.groups(fields, "found_by"),
        terms=reader.words(fields, "terms"),
        aliases=reader.words(fields, "aliases"),
        pinned=reader.passages(fields, "pinned"),
        excluded=reader.passages(fields, "excluded"),
    )


def written(text: str, file: str, topics: EditorTopics) -> str:
    """Return the text of a topic file, changed to say `topics`; an empty text gives a new file.

    Args:
        text: the file as it is.
        file: what errors call it.
        topics: what it shall say.

    Raises:
        DataError: the text is no topic file.
    """
    before = read(text, file)
    root = compose(text, file)
    if isinstance(root, Mapping) and not root.flow:
        changed = editing.edited(text, root, _tree(before), _tree(topics))
        if _says(changed, file, topics):
            return changed
    return emitter.document(_tree(topics), MODELINE)


MODELINE: Final = "# Topics of the editor's own; `yomikurabe schema topics` says what may stand here."


def _says(text: str, file: str, topics: EditorTopics) -> bool:
    try:
        return read(text, file) == topics
    except DataError:
        return False


def _tree(topics: EditorTopics) -> dict[str, Tree]:
    tree: dict[str, Tree] = {"version": VERSION}
    if topics.aliases:
        tree["aliases"] = [list(group) for group in topics.aliases]
    tree["topics"] = [_topic_tree(topic) for topic in topics.topics]
    return tree


def _topic_tree(topic: EditorTopic) -> dict[str, Tree]:
    tree: dict[str, Tree] = {"name": topic.name}
    if topic.found_by:
        tree["found_by"] = [list(key) for key in topic.found_by]
    for name, words in (("terms", topic.terms), ("aliases", topic.aliases)):
        if words:
            tree[name] = list(words)
    for name, quotations in (("pinned", topic.pinned), ("excluded", topic.excluded)):
        if quotations:
            tree[name] = _quotations(quotations)
    return tree


def _quotations(quotations: Sequence[Quotation]) -> list[dict[str, str]]:
    return [{"article": quoted.article, "words": quoted.words} for quoted in quotations]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a topic file, in the part of draft 7 that YAML language servers know."""
    words = {"type": "array", "items": {"type": "string", "minLength": 1}}
    groups = {"type": "array", "items": {**words, "minItems": 1}}
    passage = {
        "type": "object",
        "properties": {
            "article": {"type": "string", "description": "Id of the article: its path in the folder, without .txt."},
            "words": {"type": "string", "description": "How the passage begins."},
        },
        "required": list(_PASSAGE),
        "additionalProperties": False,
    }
    topic = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1, "description": "The label; no two topics have one name."},
            "found_by": {
                **groups,
                "description": "Topics of the machine that it takes over: terms that a passage must have, all of them.",
            },
            "terms": {**words, "description": "Words each of which makes a passage a candidate."},
            "aliases": {
                **words,
                "description": "Names of what it is about: every passage with one of them belongs to it.",
            },
            "pinned": {"type": "array", "items": passage, "description": "Passages that belong to it."},
            "excluded": {"type": "array", "items": passage, "description": "Passages that do not belong to it."},
        },
        "required": ["name"],
        "additionalProperties": False,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Yomikurabe topics",
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            "aliases": {**groups, "description": "Groups of names, each for one thing."},
            "topics": {"type": "array", "items": topic},
        },
        "additionalProperties": False,
    }
