"""What to do with a topic: rename, merge, split, pin or drop passages, accept two names as one thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen
from textual.widgets import Input

from compare.i18n import N_
from compare.i18n import gettext as _
from compare.model import Topic
from compare.topic_desk import TopicDesk
from compare.tui.desk import Desk
from compare.tui.messages import Chosen
from compare.tui.render import Paragraph, Tone, join, paragraph
from compare.tui.safe import plain
from compare.tui.widgets.textpane import TextPane

Change = Callable[[TopicDesk], Topic | None]
"""An edit of the topics; gives back the topic to go to."""
_EDITS: Final = {
    "r": ("rename", N_("rename it")),
    "m": ("merge", N_("merge it with another topic")),
    "s": ("split", N_("split the passage off as a topic of its own")),
    "p": ("pin", N_("pin the passage to another topic as well")),
    "d": ("drop", N_("drop the passage from it")),
    "a": ("alias", N_("accept two names as one thing")),
    "u": ("undo", N_("take the last change of topics back")),
}
_OF_PASSAGES: Final = frozenset({"split", "pin", "drop"})


class TopicScreen(ModalScreen[Change | None]):
    """Asks what to do, with what, and under which name; gives back the edit, or nothing."""

    CSS_PATH = "topic.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, desk: Desk, topic: Topic, passages: tuple[str, ...]) -> None:
        """Make the dialog.

        Args:
            desk: the desk.
            topic: the topic to edit.
            passages: ids of the passages added with m and of that under the cursor.
        """
        super().__init__()
        self._desk = desk
        self._topic = topic
        self._passages = passages
        self._edit = ""
        self._other: Topic | None = None

    def compose(self) -> ComposeResult:
        """Compose the list and the name."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Topic “{label}”").format(label=self._topic.label))
            box.border_subtitle = plain(_("esc cancels"))
            yield TextPane(id="edits")
            name = Input(id="name")
            name.border_title = plain(_("Name of the topic; enter saves"))
            name.display = False
            yield name

    def on_mount(self) -> None:
        """List what can be done."""
        lines = [join((f"{key}  ", Tone.TITLE), _(told), key=edit) for key, (edit, told) in _EDITS.items()]
        self._list(lines)

    def _list(self, lines: list[Paragraph]) -> None:
        pane = self.query_one(TextPane)
        pane.show(lines)
        pane.focus()

    def on_key(self, event: KeyEvent) -> None:
        """Take the letter of an edit, also a full-width one."""
        found = _EDITS.get(unicodedata.normalize("NFKC", event.character or ""))
        if found is not None and not self._edit:
            event.stop()
            self._begin(found[0])

    def on_chosen(self, message: Chosen) -> None:
        """Take what is under the cursor: an edit, then a topic or names."""
        key = message.paragraph.key
        if key is None:
            return
        if not self._edit:
            self._begin(key)
        elif self._edit == "alias":
            alias = self._desk.workspace.topics.proposed_aliases()[int(key)]
            self.dismiss(lambda topics: _accept(topics, alias.names, self._topic))
        else:
            self._with(self._desk.workspace.topics.find(key))

    def _begin(self, edit: str) -> None:
        topic, passages = self._topic, self._passages
        if edit in _OF_PASSAGES and not passages:
            self.notify(_("Choose a passage first: tab goes to the passages, ↓ and ↑ choose."), markup=False)
            return
        self._edit = edit
        if edit == "undo":
            self.dismiss(lambda topics: _undo(topics, topic))
        elif edit == "drop":
            self.dismiss(lambda topics: topics.drop(topic, passages))
        elif edit in ("merge", "pin"):
            others = [other for other in self._desk.index.comparison.topics if other != topic]
            self._list([paragraph(other.label, key=other.id) for other in others])
        elif edit == "alias":
            found = self._desk.workspace.topics.proposed_aliases()
            lines = [paragraph(" = ".join(alias.names), key=str(number)) for number, alias in enumerate(found)]
            self._list(lines or [paragraph(_("No two names look like one thing here."), Tone.QUIET)])
        else:
            self._ask("" if edit == "split" else topic.label)

    def _with(self, other: Topic) -> None:
        passages = self._passages
        if self._edit == "pin":
            self.dismiss(lambda topics: topics.pin(other, passages))
        else:
            self._other = other
            self._ask(self._topic.label)

    def _ask(self, name: str) -> None:
        field = self.query_one(Input)
        field.value = name
        field.display = True
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name, unless it is empty."""
        name, topic, passages, other = event.value.strip(), self._topic, self._passages, self._other
        if not name:
            return
        if self._edit == "rename":
            self.dismiss(lambda topics: topics.rename(topic, name))
        elif self._edit == "split":
            self.dismiss(lambda topics: topics.split(topic, passages, name))
        elif other is not None:
            self.dismiss(lambda topics: topics.merge([topic, other], name))

    def action_cancel(self) -> None:
        """Leave the topics as they are."""
        self.dismiss(None)


def _accept(topics: TopicDesk, names: tuple[str, str], here: Topic) -> Topic | None:
    topics.accept_alias(names)
    return topics.topic(here.label)


def _undo(topics: TopicDesk, here: Topic) -> Topic | None:
    topics.undo()
    return topics.topic(here.label)
