"""The editor's topics of one workspace: every change is on disk and in force when the method returns.

What a change means is decided in `compare.align.topic_edits`; here it is written, and the comparison made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from compare import pipeline
from compare.align import topic_edits, topic_file
from compare.align.alias_proposals import proposed
from compare.align.editor import find_again
from compare.errors import ConflictError, InputError, Place, UsageError
from compare.guarded_yaml import read_text
from compare.i18n import Message, message
from compare.model import Alias, Comparison, EditorTopic, EditorTopics, Quotation, TokenisedPassage, Topic
from compare.review import files

TOPICS: Final = "topics.yaml"
"""Beside the articles: the editor's topics, unless another file is named."""


class Desk(Protocol):
    """What holds the comparison that the topics are part of."""

    root: Path
    comparison: Comparison


def read(path: Path, *, named: bool = False) -> tuple[EditorTopics, str]:
    """Return what a topic file says, and its text; a file that is not there says nothing, unless somebody named it.

    Raises:
        DataError: it is no topic file.
        InputError: it cannot be read.
    """
    if not path.exists():
        if named:
            raise InputError(
                message("does not exist."),
                remedy=message("Check the path and the permissions."),
                place=Place(str(path)),
            )
        return EditorTopics(), ""
    text = read_text(path, str(path))
    return topic_file.read(text, str(path)), text


def topics_schema() -> dict[str, Any]:
    """Return the JSON Schema of a topic file."""
    return topic_file.schema()


class TopicDesk:
    """Names, merges, splits and corrects topics.

    Attributes:
        path: the topic file; it need not exist yet.
        editor: what it says; replaced, never changed.
    """

    def __init__(self, desk: Desk, path: Path) -> None:
        self._desk = desk
        self.path = path
        self.editor, self._text = read(path)
        self._steps: list[tuple[Message, EditorTopics]] = []

    def topic(self, name: str) -> Topic | None:
        """Return the topic of that id or label, if there is one."""
        return next((topic for topic in self._desk.comparison.topics if name in (topic.label, topic.id)), None)

    def find(self, name: str) -> Topic:
        """Return the topic of that id or label.

        Raises:
            UsageError: there is none.
        """
        topic = self.topic(name)
        if topic is None:
            raise UsageError(
                message("there is no topic “{name}”.", name=name),
                remedy=message("`yomikurabe topics DIR` lists the topics with their ids."),
            )
        return topic

    def passage_at(self, place: str) -> str:
        """Return the id of the passage at `ARTICLE:LINE`; of the article's id a beginning that is its own will do.

        Raises:
            UsageError: there is no such article, or no passage in that line.
        """
        name, _, line = place.rpartition(":")
        articles = self._desk.comparison.articles
        found = [article for article in articles if name in (article.id, article.path)]
        found = found or [article for article in articles if name and article.id.startswith(name)]
        for item in self._passages if len(found) == 1 and line.isdecimal() else ():
            span = item.passage.span
            if item.passage.article == found[0].id and (
                found[0].line_at(span.start) <= int(line) <= found[0].line_at(max(span.start, span.end - 1))
            ):
                return item.passage.id
        raise UsageError(
            message("{place} is not a passage.", place=place),
            remedy=message("Write ARTICLE:LINE, for example: {example}", example=self._example()),
        )

    def place_of(self, passage: str) -> str:
        """Return where a passage begins, as `ARTICLE:LINE`; empty for none."""
        for item in self._passages:
            if item.passage.id == passage:
                article = self._desk.comparison.article(item.passage.article)
                return f"{article.id}:{article.line_at(item.passage.span.start)}"
        return ""

    def _example(self) -> str:
        return self.place_of(self._passages[0].passage.id) if self._passages else "a:1"

    def rename(self, topic: Topic, name: str) -> Topic | None:
        """Give a topic another name; see `compare.align.topic_edits.rename`. Returns the topic as it is now."""
        after = topic_edits.rename(self.editor, topic, name, self._passages)
        return self._put(message("“{name}” renamed", name=topic.label), after, name)

    def merge(self, topics: Sequence[Topic], name: str) -> Topic | None:
        """Make one topic of several. Returns it."""
        after = topic_edits.merge(self.editor, topics, name, self._passages)
        return self._put(message("“{name}” merged", name=name), after, name)

    def split(self, topic: Topic, passages: Sequence[str], name: str) -> Topic | None:
        """Put some passages of a topic into a new one. Returns the new one."""
        after = topic_edits.split(self.editor, topic, passages, name, self._passages)
        return self._put(message("“{name}” split", name=topic.label), after, name)

    def pin(self, topic: Topic, passages: Sequence[str]) -> Topic | None:
        """Put passages into a topic for good; passages like them are pulled in. Returns the topic as it is now."""
        after = topic_edits.pin(self.editor, topic, passages, self._passages)
        return self._put(message("Pinned to “{name}”", name=topic.label), after, topic.label)

    def drop(self, topic: Topic, passages: Sequence[str]) -> Topic | None:
        """Keep passages out of a topic for good. Returns the topic as it is now; `None` if nothing is left in it."""
        after = topic_edits.drop(self.editor, topic, passages, self._passages)
        return self._put(message("Dropped from “{name}”", name=topic.label), after, topic.label)

    def create(
        self, name: str, *, terms: Sequence[str] = (), aliases: Sequence[str] = (), passages: Sequence[str] = ()
    ) -> Topic | None:
        """Add a topic by its words or passages, or add such to one of the editor's. Returns it."""
        after = topic_edits.create(
            self.editor, name, terms=terms, aliases=aliases, pinned=passages, passages=self._passages
        )
        return self._put(message("“{name}” added", name=name), after, name)

    def forget(self, name: str) -> None:
        """Take a topic out of the file; the machine's own stands again."""
        self._put(message("“{name}” given back", name=name), topic_edits.forget(self.editor, name), name)

    def accept_alias(self, names: Sequence[str]) -> None:
        """Say that some names mean one thing."""
        after = topic_edits.accept_alias(self.editor, names)
        self._put(message("“{name}” accepted as one thing", name=" = ".join(names)), after, "")

    def proposed_aliases(self) -> tuple[Alias, ...]:
        """Return names that probably mean one thing and that nobody has accepted yet, most probable first."""
        comparison = self._desk.comparison
        return proposed(comparison.passages, comparison.mentions, comparison.aliases)

    def undo(self) -> Message | None:
        """Take the latest change back and say which; `None` if there is none."""
        if not self._steps:
            return None
        what, before = self._steps[-1]
        self._write(before)
        self._steps.pop()
        return what

    def lost(self) -> tuple[tuple[EditorTopic, Quotation], ...]:
        """Return the passages that the file names and that their articles, which are here, no longer have."""
        here = {article.id for article in self._desk.comparison.articles}
        return tuple(
            (topic, quoted)
            for topic in self.editor.topics
            for quoted in (*topic.pinned, *topic.excluded)
            if quoted.article in here and find_again(self._passages, quoted) is None
        )

    @property
    def _passages(self) -> Sequence[TokenisedPassage]:
        return self._desk.comparison.passages

    def _put(self, what: Message, after: EditorTopics, name: str) -> Topic | None:
        before = self.editor
        if after != before:
            self._write(after)
            self._steps.append((what, before))
        return self.topic(" ".join(name.split()))

    def _write(self, after: EditorTopics) -> None:
        """Write the file, then compare anew.

        Raises:
            ConflictError: the file changed on disk since it was read, or cannot be written; nothing changed.
        """
        name = str(self.path)
        with files.lock(self._desk.root):
            if read(self.path)[1] != self._text:
                raise ConflictError(
                    message("was changed on disk since it was read."),
                    remedy=message("Nothing was overwritten. Open the folder again and decide anew."),
                    place=Place(name),
                )
            text = topic_file.written(self._text, name, after)
            files.write(self.path, text.encode(), name)
        self.editor, self._text = after, text
        self._desk.comparison = pipeline.realigned(self._desk.comparison, after)
