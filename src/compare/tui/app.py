"""The application: opens the window at once, loads in a worker, then hands over to the review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.worker import get_current_worker

from compare import cache, i18n, settings
from compare.errors import CompareError, UsageError
from compare.i18n import Message, message
from compare.i18n import gettext as _
from compare.tui import theme as themes
from compare.tui.commands import DeskCommands
from compare.tui.course import Position
from compare.tui.desk import Desk
from compare.tui.keyboard import Keyboard
from compare.tui.messages import GoTo, ShowTopic, ShowWords
from compare.tui.safe import TerminalGuard
from compare.tui.screens.annotations import AnnotationsScreen
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.compare import CompareScreen
from compare.tui.screens.figures import FiguresScreen
from compare.tui.screens.main import MainScreen
from compare.tui.screens.opening import OpeningScreen
from compare.tui.screens.overview import OverviewScreen
from compare.tui.screens.queue import QueueScreen
from compare.tui.screens.small import SmallScreen
from compare.tui.screens.summary import SummaryScreen
from compare.tui.screens.timeline import TimelineScreen
from compare.workspace import Workspace

_BROKEN = 70
_BASE = 1
"""Place of the review in the stack of screens: Textual's own empty one lies below."""
LEAST_WIDTH, LEAST_HEIGHT = 80, 20

Opening = Callable[[Callable[[Message], None]], Workspace]
"""Opens a workspace; called with whom to tell the progress."""


class _Stopped(Exception):  # noqa: N818 - a signal, not an error
    """The reader left while the folder was being read."""


class ReviewApp(App[int]):
    """The review of one folder. Returns an exit code."""

    CSS_PATH = "app.tcss"
    TITLE = "読み比べ"
    COMMANDS: ClassVar = {DeskCommands}
    BINDINGS: ClassVar = [Binding("q,ｑ,ctrl+q", "quit", show=False)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        folder: Path,
        opening: Opening,
        *,
        theme_name: str | None = None,
        keyboard: Keyboard | None = None,
        phrases: tuple[str, ...] | None = None,
    ) -> None:
        """Make the application.

        Args:
            folder: what is being opened, to be shown meanwhile.
            opening: opens it; called in a worker, and told whom to report progress to.
            theme_name: name of a theme, else the default.
            keyboard: the keys in force.
            phrases: what `ctrl+t` puts into a note; `None` for the usual ones.
        """
        super().__init__()
        self._places: dict[str, DeskScreen] = {}
        self._folder = folder
        self._opening = opening
        self._theme_name = theme_name
        self._keyboard = keyboard or Keyboard()
        self._phrases = phrases
        self._guard = TerminalGuard()
        self.failure: CompareError | None = None
        """Why the folder could not be opened, for the caller to tell."""
        self.desk: Desk | None = None
        """What is reviewed, once it is loaded."""

    # --- looks -----------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing raw out, whichever widget drew it."""
        return [*super().get_line_filters(), self._guard]

    def get_css_variables(self) -> dict[str, str]:
        """Give Textual's own themes, which the palette offers, colours for our marks."""
        variables = super().get_css_variables()
        return {f"mark-{mark}": variables[stand_in] for mark, stand_in in themes.MARKS.items()} | variables

    def _dress(self) -> None:
        found = themes.load_all()
        for entry in found.themes:
            self.register_theme(entry)
        wanted = self._theme_name or themes.DEFAULT
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            self.theme = themes.DEFAULT
            told = _("There is no theme “{name}”. Themes: {names}.")
            self._warn(told.format(name=wanted, names=", ".join(sorted(entry.name for entry in found.themes))))
        for problem in found.problems:
            self._warn(str(problem))

    def _warn(self, text: str) -> None:
        self.notify(text, severity="warning", timeout=10, markup=False)

    # --- loading ---------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the window, then read the folder in a worker."""
        self._dress()
        self.set_keymap(self._keyboard.keymap())
        for problem in self._keyboard.problems:
            self._warn(f"{settings.FILE_NAME}: [keys]: {problem}")
        self.push_screen(OpeningScreen(self._folder))
        self._open()

    @work(thread=True, exclusive=True, group="open")
    def _open(self) -> None:
        worker = get_current_worker()

        def progress(step: Message) -> None:
            if worker.is_cancelled:
                raise _Stopped
            self.call_from_thread(self._tell_progress, step)

        try:
            progress(message("Reading the articles …"))
            workspace = self._opening(progress)
            progress(message("Preparing the review …"))
            self.desk = Desk(workspace, self._keyboard, self._phrases)
            for trouble in workspace.troubles:
                self.call_from_thread(self._warn, str(trouble))
        except _Stopped:
            return
        except CompareError as error:
            self.failure = error
            self.call_from_thread(self.exit, error.exit_code)
            return
        if not worker.is_cancelled:
            self.call_from_thread(self._begin, CompareScreen(self.desk))

    def _tell_progress(self, step: Message) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, OpeningScreen):
                screen.tell(str(step))

    def _begin(self, review: CompareScreen) -> None:
        small = isinstance(self.screen, SmallScreen)
        if small:
            self.pop_screen()
        self.switch_screen(review)
        if small:
            self.push_screen(SmallScreen())

    # --- going about -----------------------------------------------------------------------------

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
            screen = self._place(message.place, self.desk)
            self._places[message.place] = screen
            self.install_screen(screen, message.place)
        if isinstance(screen, ArticleScreen) and place is not None:
            screen.open_at(*place)
        self.push_screen(screen)

    def _place(self, name: str, desk: Desk) -> DeskScreen:
        if name == ArticleScreen.PLACE:
            return ArticleScreen(desk, next(iter(desk.index.articles), ""))
        made: dict[str, type[MainScreen]] = {
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
        return made[name](desk)

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
            self.push_screen(CompareScreen(self.desk, position, article=message.article))

    def on_switch_language(self) -> None:
        """Speak the other language from now on."""
        i18n.use(next(language for language in i18n.LANGUAGES if language != i18n.current()))
        if isinstance(self.screen, DeskScreen):
            self.screen.redraw()
            self.screen.tell(_("The language is English now (L switches)."))

    async def action_quit(self) -> None:
        """Leave. Every decision is on disk already."""
        self.workers.cancel_group(self, "open")
        self.exit(0)

    def action_help_quit(self) -> None:
        """Tell how to leave to whoever presses ctrl+c, which copies here."""
        self.notify(_("q leaves. Every decision is on disk already."), markup=False)

    # --- size ------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room when there is too little, and go on where we were when there is enough."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        shown = isinstance(self.screen, SmallScreen)
        if small and not shown:
            self.push_screen(SmallScreen())
        elif shown and not small:
            self.pop_screen()

    # --- palette ---------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer Textual's own commands in the language in use."""
        yield SystemCommand(_("Theme"), _("Change the colours"), self.search_themes)
        yield SystemCommand(_("Screenshot"), _("Save a picture of the screen as SVG"), self.action_screenshot_safely)
        yield SystemCommand(_("Quit"), _("Leave; every decision is on disk already"), self.action_quit)

    def action_command_palette(self) -> None:
        """Open the palette, in the language in use."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Find a command, a topic, an article …")))

    def search_themes(self) -> None:
        """Offer all themes."""
        choices = [(name, partial(setattr, self, "theme", name)) for name in sorted(self.available_themes)]
        self.search_commands(choices, placeholder=_("Find a theme …"))

    def action_screenshot_safely(self) -> None:
        """Save a picture of the screen in the current folder."""
        try:
            path = self.save_screenshot()
        except OSError as error:
            self._warn(_("The picture could not be saved: {reason}").format(reason=error.strerror or error))
        else:
            self.notify(_("Saved: {path}").format(path=path), markup=False)


def run(folder: Path, *, encodings: Mapping[str, str], theme: str | None = None, topics: Path | None = None) -> int:
    """Open the review of a folder and return an exit code.

    Args:
        folder: the folder of articles.
        encodings: file → encoding, for files whose encoding cannot be recognised.
        theme: name of a theme; else the settings decide.
        topics: the editor's topic file, if it is not the one beside the articles.

    Raises:
        UsageError: there is no such theme.
        CompareError: the folder cannot be opened.
    """
    names = sorted({entry.name for entry in themes.load_all().themes} | set(BUILTIN_THEMES))
    if theme is not None and theme not in names:
        raise UsageError(
            message("there is no theme “{name}”.", name=theme),
            remedy=message("Themes: {names}.", names=", ".join(names)),
        )
    configured = settings.load(settings.project_root(folder)).theme
    app = ReviewApp(
        folder,
        lambda progress: Workspace.open(
            folder, encodings=encodings, topics=topics, kept=cache.user_store(), progress=progress
        ),
        theme_name=theme or configured,
    )
    result = app.run()
    if app.failure is not None:
        raise app.failure
    # Without a result the program broke; Textual has shown how.
    return result if result is not None else _BROKEN
