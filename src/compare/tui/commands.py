"""The command palette: every action with its key, and “go to” for topics, articles and annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from compare.display.width import fit
from compare.i18n import gettext as _
from compare.tui import course, keys
from compare.tui.desk import Desk
from compare.tui.keys import Key
from compare.tui.safe import plain
from compare.tui.screens.article import ArticleScreen
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.compare import CompareScreen

_KEY_CELLS = 8
Command = tuple[str, Callable[[], object]]
"""Name and what to do. The palette reads help texts as markup: nothing from outside may be one, so there are none."""


class DeskCommands(Provider):
    """Commands of the screen below the palette."""

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        if not isinstance(screen, DeskScreen):
            return
        for key in _keys_of(screen):
            name = f"{fit(key.shown, _KEY_CELLS)}{_(key.told)}"
            yield name, partial(screen.run_action, key.action)
        if isinstance(screen, CompareScreen):
            yield from self._places(screen)

    def _places(self, screen: CompareScreen) -> Iterator[Command]:
        desk = screen.desk
        for entry in course.entries(desk.candidates, desk.index.comparison):
            position = course.first(desk.candidates, desk.index.comparison, entry.key)
            yield _("Go to topic: {label}").format(label=entry.label), partial(screen.go, position)
        for article in desk.index.comparison.articles:
            yield (
                _("Open article: {name}").format(name=desk.index.name(article.id)),
                partial(self._read, desk, article.id),
            )

    def _read(self, desk: Desk, article_id: str) -> None:
        self.app.push_screen(ArticleScreen(desk, article_id, 0))

    async def discover(self) -> Hits:
        """Offer every command while nothing is typed."""
        for name, command in self._commands():
            yield DiscoveryHit(plain(name), command, text=name)

    async def search(self, query: str) -> Hits:
        """Offer the commands whose name matches what was typed."""
        matcher = self.matcher(query)
        for name, command in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, plain(name), command, text=name)


def _keys_of(screen: DeskScreen) -> Iterator[Key]:
    bound = {binding.action for binding in screen.BINDINGS if not isinstance(binding, tuple)}
    yield from (key for key in keys.EVERY if key.action in bound)
