"""Going about between the screens: the main ones by their names, articles and topics over what is open."""

from __future__ import annotations

from typing import Final

from textual.app import App

from compare import i18n
from compare.i18n import gettext as _
from compare.tui.course import Position
from compare.tui.desk import Desk
from compare.tui.messages import GoTo, ShowTopic, ShowWords, SwitchLanguage
from compare.tui.screens.annotations import AnnotationsScreen
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.compare import CompareScreen
from compare.tui.screens.figures import FiguresScreen
from compare.tui.screens.main import MainScreen
from compare.tui.screens.overview import OverviewScreen
from compare.tui.screens.queue import QueueScreen
from compare.tui.screens.summary import SummaryScreen
from compare.tui.screens.timeline import TimelineScreen

_BASE: Final = 1
"""Place of the review in the stack of screens: Textual's own empty one lies below."""
SCREENS: Final[dict[str, type[MainScreen]]] = {
    screen.PLACE: screen
    for screen in (
        OverviewScreen,
        QueueScreen,
        FiguresScreen,
        TimelineScreen,
        AnnotationsScreen,
        SummaryScreen,
    )
}
"""The main screens that lie over the review, by their places; the article is opened with words."""


class GoingApp(App[int]):
    """An application that goes where its screens ask to."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        """What is reviewed, once it is loaded."""
        self._places: dict[str, DeskScreen] = {}

    def on_go_to(self, message: GoTo) -> None:
        """Go to a main screen; what was opened on the way is left."""
        if self.desk is None or not isinstance(self.screen, DeskScreen):
            return
        place = self.screen.place()
        while len(self.screen_stack) > _BASE + 1:
            self.pop_screen()
        if message.place == CompareScreen.PLACE:
            return
        screen = self._places.get(message.place)
        if screen is None:
            screen = self._made(message.place, self.desk)
            self._places[message.place] = screen
            self.install_screen(screen, message.place)
        if isinstance(screen, ArticleScreen) and place is not None:
            screen.open_at(*place)
        self.push_screen(screen)

    def _made(self, name: str, desk: Desk) -> DeskScreen:
        if name == ArticleScreen.PLACE:
            return ArticleScreen(desk, next(iter(desk.index.articles), ""))
        return SCREENS[name](desk)

    def on_show_words(self, message: ShowWords) -> None:
        """Open an article at some words, over what is open."""
        if self.desk is None:
            return
        if isinstance(self.screen, ArticleScreen):
            self.screen.open_at(message.article, message.span)
            self.screen.redraw()
        else:
            self.push_screen(ArticleScreen(self.desk, message.article, message.span))

    def on_show_topic(self, message: ShowTopic) -> None:
        """Compare on a topic, over what is open."""
        if self.desk is None:
            return
        position = Position(message.entry, message.candidate)
        if isinstance(self.screen, CompareScreen):
            self.screen.go(position)
        else:
            self.push_screen(CompareScreen(self.desk, position, article=message.article, overlay=True))

    def on_switch_language(self, message: SwitchLanguage) -> None:
        """Speak the other language from now on."""
        i18n.use(next(language for language in i18n.LANGUAGES if language != i18n.current()))
        if isinstance(self.screen, DeskScreen):
            self.screen.redraw()
            self.screen.tell(_("The language is English now (L switches)."))
