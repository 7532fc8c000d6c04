"""What widgets tell their screen. A widget draws and posts; the screen decides."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

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
