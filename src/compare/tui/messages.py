"""What widgets tell their screen, and screens the application. A widget draws and posts; the screen decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from compare.model import Span, Topic
from compare.topic_desk import TopicDesk
from compare.tui.render import Paragraph


@dataclass
class Moved(Message):
    """The cursor of a pane came to stand on another paragraph."""

    pane: str
    """Id of the pane."""
    paragraph: Paragraph
    """The paragraph under the cursor."""


@dataclass
class Chosen(Message):
    """The paragraph under the cursor of a pane was chosen (enter, double click)."""

    pane: str
    paragraph: Paragraph


@dataclass
class Swept(Message):
    """Words of the paragraph under the cursor were chosen with the mouse."""

    pane: str


@dataclass
class Pointed(Message):
    """The cursor of a table came to stand on another cell."""

    table: str
    row: str
    column: int


@dataclass
class Picked(Message):
    """The cell under the cursor of a table was chosen (enter, double click)."""

    table: str
    row: str
    column: int


@dataclass
class HeaderPicked(Message):
    """A column title of a table was clicked."""

    table: str
    column: int


@dataclass
class GoTo(Message):
    """The reader wants to be on a main screen (`compare.tui.keys.PLACES`)."""

    place: str


@dataclass
class ShowWords(Message):
    """The reader wants to see words where they stand in their article, and to come back afterwards."""

    article: str
    span: Span


@dataclass
class ShowTopic(Message):
    """The reader wants to compare on a topic, perhaps at one candidate, and to come back afterwards."""

    entry: str
    candidate: str | None = None
    article: str | None = None
    """Id of the article whose passages come into view."""


@dataclass
class Reread(Message):
    """The articles are to be read again; quietly if nothing is to be said when nothing changed."""

    quiet: bool = False


@dataclass
class EditTopics(Message):
    """The reader changes topics; the articles are then compared anew."""

    change: Callable[[TopicDesk], Topic | None]
    """Makes the change, and gives back the topic to go to."""


class SwitchLanguage(Message):
    """The reader wants the other language."""
