"""The application: opens the window at once, loads in a worker, then hands over to the review."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.worker import get_current_worker

from compare import cache, settings
from compare.display import width
from compare.errors import CompareError, UsageError
from compare.i18n import Message, message
from compare.i18n import gettext as _
from compare.review import memory
from compare.tui import course, keyboard
from compare.tui import theme as themes
from compare.tui.commands import DeskCommands
from compare.tui.desk import Desk
from compare.tui.hangup import end_with_terminal
from compare.tui.keyboard import Keyboard
from compare.tui.keys import PLACES
from compare.tui.messages import GoTo
from compare.tui.safe import TerminalGuard, without_fillers
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.compare import CompareScreen
from compare.tui.screens.opening import OpeningScreen
from compare.tui.screens.small import SmallScreen
from compare.tui.watching import WatchingApp
from compare.workspace import Workspace

_BROKEN = 70
LEAST_WIDTH, LEAST_HEIGHT = 80, 20

PLACE_NAMES = frozenset(key.id for key in PLACES)
Opening = Callable[[Callable[[Message], None]], Workspace]
"""Opens a workspace; called with whom to tell the progress."""


class _Stopped(Exception):  # noqa: N818 - a signal, not an error
    """The reader left while the folder was being read."""


class ReviewApp(WatchingApp):
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
        keys: Keyboard | None = None,
        phrases: tuple[str, ...] | None = None,
        ascii_only: bool = False,
        wide: bool = False,
        remembered: bool = True,
    ) -> None:
        """Make the application.

        Args:
            folder: what is being opened, to be shown meanwhile.
            opening: opens it; called in a worker, and told whom to report progress to.
            theme_name: name of a theme, else the default.
            keys: the keys in force.
            phrases: what `ctrl+t` puts into a note; `None` for the usual ones.
            ascii_only: draw frames and signs with ASCII only.
            wide: the terminal gives ambiguous signs two cells; frames and signs are then ASCII as well.
            remembered: take the theme that was chosen from the palette the last time, if one was.
        """
        # Textual asks for its driver while it is made.
        self._wide = wide
        super().__init__()
        self._folder = folder
        self._opening = opening
        self._theme_name = theme_name
        self._keyboard = keys or Keyboard()
        self._phrases = phrases
        self._remembered = remembered
        self._memory: dict[str, str] = {}
        self._first_theme = ""
        self._guard = TerminalGuard(ascii_only=ascii_only or wide)
        width.count_ambiguous(wide=wide)
        self.failure: CompareError | None = None
        """Why the folder could not be opened, for the caller to tell."""

    # --- looks -----------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing raw out, whichever widget drew it."""
        return [*super().get_line_filters(), self._guard]

    def get_driver_class(self) -> type[Driver]:
        """Where the terminal gives a sign two cells that the screen counted as two, leave out its filler."""
        driver = super().get_driver_class()
        return without_fillers(driver) if self._wide else driver

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
        self._first_theme = self.theme
        for problem in found.problems:
            self._warn(str(problem))

    def dress_again(self) -> None:
        """Draw with the reader's own themes as they are on disk now; what is wrong with one is told, and it stays."""
        found = themes.load_all()
        for entry in found.themes:
            self.register_theme(entry)
        for problem in found.problems:
            self._warn(str(problem))
        # Textual draws anew when a theme gets another name, not when it gets other colours.
        self.refresh_css(animate=False)

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
            self._memory = memory.recall(workspace.root)
            position = course.recalled(self._memory, self.desk.candidates, self.desk.index.comparison)
            self.call_from_thread(self._begin, CompareScreen(self.desk, position))

    def _tell_progress(self, step: Message) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, OpeningScreen):
                screen.tell(str(step))

    def _begin(self, review: CompareScreen) -> None:
        theme = self._memory.get("theme", "")
        if self._remembered and theme in self.available_themes:
            self.theme = self._first_theme = theme
        small = isinstance(self.screen, SmallScreen)
        if small:
            self.pop_screen()
        self.switch_screen(review)
        if small:
            self.push_screen(SmallScreen())
        elif (place := self._memory.get("place", "")) in PLACE_NAMES:
            self.call_after_refresh(self.post_message, GoTo(place))
        self.watch_folder()

    async def action_quit(self) -> None:
        """Leave. Every decision is on disk already; where the reader stood is kept for the next time."""
        self._remember()
        self.workers.cancel_group(self, "open")
        self.exit(0)

    def _remember(self) -> None:
        review = next((screen for screen in self.screen_stack if isinstance(screen, CompareScreen)), None)
        if self.desk is None or review is None:
            return
        top = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, DeskScreen)), review)
        kept = {
            "place": top.PLACE,
            "entry": review.topic_label,
            "candidate": review.position.candidate or "",
            "theme": self.theme if self.theme != self._first_theme else self._memory.get("theme", ""),
        }
        memory.keep(self.desk.workspace.root, {key: value for key, value in kept.items() if value})

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
    configured = settings.load(settings.project_root(folder))
    app = ReviewApp(
        folder,
        lambda progress: Workspace.open(
            folder, encodings=encodings, topics=topics, kept=cache.user_store(), progress=progress
        ),
        theme_name=theme or configured.theme,
        keys=keyboard.read(configured.keys),
        phrases=configured.phrases,
        ascii_only=configured.signs == "ascii",
        wide=configured.width == "wide",
        remembered=theme is None,
    )
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        end_with_terminal(sys.__stdin__.fileno())
    result = app.run()
    if app.failure is not None:
        raise app.failure
    # Without a result the program broke; Textual has shown how.
    return result if result is not None else _BROKEN
