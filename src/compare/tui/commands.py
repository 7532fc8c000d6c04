"""The command palette: every action with its key, and “go to” for topics, articles and annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from compare.display.width import fit
from compare.i18n import gettext as _
from compare.model import Span
from compare.tui import course, keyboard
from compare.tui.messages import ShowTopic, ShowWords
from compare.tui.render import short
from compare.tui.safe import plain
from compare.tui.screens.base import DeskScreen

_KEY_CELLS = 8
Command = tuple[str, Callable[[], object]]
"""Name and what to do. The palette reads help texts as markup: nothing from outside may be one, so there are none."""


class DeskCommands(Provider):
    """Commands of the screen below the palette."""

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        if not isinstance(screen, DeskScreen):
            return
        for key in keyboard.keys_of(screen.PLACE):
            name = f"{fit(screen.desk.keyboard.shown(key), _KEY_CELLS)}{_(key.told)}"
            yield name, partial(screen.run_action, key.action)
        yield from self._places(screen)

    def _places(self, screen: DeskScreen) -> Iterator[Command]:
        desk = screen.desk
        for entry in course.entries(desk.candidates, desk.index.comparison):
            position = course.first(desk.candidates, desk.index.comparison, entry.key)
            there = ShowTopic(entry.key, position.candidate)
            yield _("Go to topic: {label}").format(label=entry.label), partial(screen.post_message, there)
        for article in desk.index.comparison.articles:
            told = _("Open article: {name}").format(name=desk.index.name(article.id))
            yield told, partial(screen.post_message, ShowWords(article.id, Span(0, 0)))
        for annotation in desk.workspace.ledger.annotations:
            article_id, span = desk.place_of(annotation)
            if article_id:
                words = short(annotation.note or annotation.targets[0].exact, 60)
                told = _("Go to annotation {id}: {words}").format(id=annotation.id, words=words)
                yield told, partial(screen.post_message, ShowWords(article_id, span))

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
