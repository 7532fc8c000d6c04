"""What changes on disk meanwhile is picked up: annotations and themes at once, articles after comparing them anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import work
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from compare.errors import CompareError
from compare.i18n import gettext as _
from compare.model import Comparison, Topic
from compare.review.files import Stamp
from compare.topic_desk import TopicDesk
from compare.tui import theme as themes
from compare.tui.going import GoingApp
from compare.tui.messages import EditTopics, Reread
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.compare import CompareScreen

PATIENCE: Final = 2.0
"""Seconds between two looks at the disk."""


class WatchingApp(GoingApp):
    """An application that looks at its folder now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._stamps: tuple[Stamp, Stamp] | None = None
        self._drawn: Stamp = frozenset()
        self._waiting: Comparison | None = None
        self._editing = False
        self._failed: str | None = None

    def watch_folder(self) -> None:
        """Begin to look."""
        if self.desk is not None:
            self._stamps = self.desk.workspace.stamps()
            self._drawn = themes.stamp()
            self.set_interval(PATIENCE, self.look)

    @work(thread=True, exclusive=True, group="look")
    def look(self) -> None:
        """Look once, in a worker."""
        if self.desk is None or self._stamps is None:
            return
        drawn, self._drawn = self._drawn, themes.stamp()
        if drawn != self._drawn and not get_current_worker().is_cancelled:
            self.call_from_thread(self.dress_again)
        before, after = self._stamps, self.desk.workspace.stamps()
        if after != before and not get_current_worker().is_cancelled:
            self._stamps = after
            self.call_from_thread(self._changed, before[0] != after[0], before[1] != after[1])

    def _changed(self, articles: bool, notes: bool) -> None:
        if notes and self.desk is not None:
            self._reload()
        if articles:
            self.on_reread(Reread(quiet=False))
        self._adopt()

    def _reload(self) -> None:
        assert self.desk is not None  # noqa: S101 - asked before
        told = self.desk.workspace.reload()
        if told is not None and isinstance(self.screen, DeskScreen):
            self.screen.redraw()
            self.screen.tell(str(told))

    def dress_again(self) -> None:
        """Draw with the reader's own themes as they are on disk now."""

    # --- topics ----------------------------------------------------------------------------------

    def on_edit_topics(self, message: EditTopics) -> None:
        """Change the topics and compare anew, in a worker; one change after the other."""
        if isinstance(self.screen, DeskScreen):
            self.screen.tell(_("The topics are being changed …"))
        if not self._editing:
            self._editing = True
            self._edit_topics(message.change)

    @work(thread=True, group="topics")
    def _edit_topics(self, change: Callable[[TopicDesk], Topic | None]) -> None:
        assert self.desk is not None  # noqa: S101 - a screen over the desk asked
        topic, failed = None, None
        try:
            topic = change(self.desk.workspace.topics)
        except CompareError as error:
            failed = error
        if not get_current_worker().is_cancelled:
            # The topic file lies among the articles: its change is our own.
            self._stamps = self.desk.workspace.stamps()
            self.call_from_thread(self._topics_edited, topic, failed)

    def _topics_edited(self, topic: Topic | None, failed: CompareError | None) -> None:
        assert self.desk is not None  # noqa: S101 - asked before
        self._editing = False
        self.desk.compared_anew()
        screen = self.screen
        for review in self.screen_stack:
            if isinstance(review, CompareScreen):
                review.go_to_topic(topic)
        if isinstance(screen, DeskScreen):
            screen.redraw()
            screen.tell("")
            if failed is not None:
                screen.complain(failed)
            elif topic is not None:
                screen.tell(_("Topic “{label}” is as you said.").format(label=topic.label))

    # --- articles --------------------------------------------------------------------------------

    def on_reread(self, message: Reread) -> None:
        """Read the articles again in a worker; the review goes on meanwhile."""
        if isinstance(self.screen, DeskScreen) and not message.quiet:
            self.screen.tell(_("Reading the articles again …"))
        self._compare()

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self) -> None:
        if self.desk is None:
            return
        try:
            found = self.desk.workspace.compare_again()
        except CompareError as error:
            self._failed = str(error)
        else:
            self._waiting = found
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._adopt)

    def _adopt(self) -> None:
        """Go on with what was read, unless a form is open: then when it is closed."""
        if isinstance(self.screen, ModalScreen):
            self.set_timer(PATIENCE, self._adopt)
            return
        screen = self.screen
        if self._failed is not None and isinstance(screen, DeskScreen):
            screen.tell(self._failed)
            self._failed = None
        if self._waiting is None or self.desk is None:
            return
        found, self._waiting = self._waiting, None
        before = self.desk.index.comparison
        self.desk.adopt(found)
        if isinstance(screen, DeskScreen):
            screen.redraw()
            if self.desk.index.comparison == before:
                screen.tell(_("The articles are as they were."))
            else:
                screen.tell(_("Articles changed on disk; they were read and compared again."))
