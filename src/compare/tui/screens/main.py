"""What every main screen can do: go elsewhere, search, copy, open the editor, ask for help."""

from __future__ import annotations

import os
import subprocess

from textual.app import SuspendNotSupported

from compare.i18n import gettext as _
from compare.model import Span
from compare.tui import external
from compare.tui.messages import GoTo, Reread, ShowWords, SwitchLanguage
from compare.tui.screens.base import DeskScreen
from compare.tui.screens.commit import CommitScreen
from compare.tui.screens.go import GoScreen
from compare.tui.screens.help import HelpScreen
from compare.tui.screens.search import SearchScreen


class MainScreen(DeskScreen):
    """A screen with a digit of its own."""

    def action_help(self) -> None:
        """Explain the keys of this screen, and the signs."""
        self.app.push_screen(HelpScreen(self.desk, self.PLACE))

    def action_commit(self) -> None:
        """Show what would be committed."""
        self.app.push_screen(CommitScreen(self.desk))

    def action_chord(self) -> None:
        """Ask where to go."""

        def go(to: str | None) -> None:
            if to == "top":
                self.action_end(-1)
            elif to is not None:
                self.post_message(GoTo(to))

        self.app.push_screen(GoScreen(), go)

    def action_language(self) -> None:
        """Switch between Japanese and English."""
        self.post_message(SwitchLanguage())

    def action_reread(self) -> None:
        """Read the articles again."""
        self.post_message(Reread())

    # --- search ----------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Search all articles and notes."""
        self.app.push_screen(SearchScreen(self.desk), self._found)

    def _found(self, number: int | None) -> None:
        if number is not None:
            self.desk.hit = number
            self._show_hit()

    def action_hit(self, step: int) -> None:
        """Go to the next or previous place found."""
        if not self.desk.hits:
            self.tell(_("Nothing is searched for yet. / searches all articles and notes."))
            return
        self.desk.hit = (self.desk.hit + step) % len(self.desk.hits)
        self._show_hit()

    def _show_hit(self) -> None:
        hit = self.desk.hits[self.desk.hit]
        self.tell(
            _("Hit {number} of {total} for “{query}”; n and N go on.").format(
                number=self.desk.hit + 1, total=len(self.desk.hits), query=self.desk.query
            )
        )
        if hit.article:
            self.post_message(ShowWords(hit.article, hit.span))

    # --- other programs --------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the words under the cursor, with their source."""
        place = self.place()
        if place is None:
            self.tell(_("There are no words of an article under the cursor."))
            return
        article = self.desk.index.articles[place[0]]
        self.app.copy_to_clipboard(external.quotation(article, place[1]))
        self.tell(_("Copied with its source: {path}").format(path=article.path))

    def action_editor(self) -> None:
        """Open the article in the reader's editor, at the line under the cursor."""
        article_id, span = self.place() or (next(iter(self.desk.index.articles), ""), Span(0, 0))
        editor = external.editor_of(os.environ)
        if not article_id:
            return
        if editor is None:
            self.tell(_("No editor is set. Set EDITOR, for example to “vim” or “code”."))
            return
        article = self.desk.index.articles[article_id]
        path = self.desk.workspace.root / article.path
        where = f"{article.path}:{article.line_at(span.start)}"
        try:
            command = external.editor_command(editor, path, article.line_at(span.start))
            with self.app.suspend():
                # The reader's own choice, run as they would run it; no shell takes part.
                subprocess.run(command, check=False)
        except SuspendNotSupported:
            self.tell(_("An editor cannot be opened from here. The line: {place}").format(place=where))
        except (OSError, ValueError) as error:
            self.tell(_("EDITOR cannot be started: {reason}").format(reason=error))
        else:
            self.post_message(Reread(quiet=True))
