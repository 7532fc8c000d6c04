"""What would be committed to git, and the message to commit it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input
from textual.worker import get_current_worker

from compare.errors import CompareError
from compare.history import GitStatus
from compare.i18n import gettext as _
from compare.i18n import ngettext
from compare.tui import keys
from compare.tui.render import BLANK, Paragraph, Tone, paragraph
from compare.tui.safe import plain
from compare.tui.screens.base import DeskScreen
from compare.tui.widgets.textpane import TextPane


class CommitScreen(DeskScreen):
    """Shows status and diff of the annotations, asks for a message, commits. Git runs in a worker."""

    CSS_PATH = "commit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings((keys.SAVE, keys.BACK))]

    def compose_body(self) -> ComposeResult:
        """Compose the message and the changes."""
        field = Input(id="message")
        field.border_title = plain(_("Commit message"))
        yield field
        yield TextPane(id="changes", title=_("Changes of the annotations"))

    def on_mount(self) -> None:
        """Ask git what there is."""
        self.query_one("#changes", TextPane).show([paragraph(_("Asking git …"), Tone.QUIET)])
        self.query_one("#message", Input).focus()
        self._ask()

    def keys_shown(self) -> Sequence[keys.Key]:
        """Return the keys of the form."""
        return (keys.COMMIT_NOW, keys.RIGHT, keys.BACK)

    @work(thread=True, exclusive=True, group="git")
    def _ask(self) -> None:
        workspace = self.desk.workspace
        try:
            status = workspace.git_status()
            diff = workspace.git_diff() if status.repository and status.changes else ""
        except CompareError as error:
            self._back(partial(self.complain, error))
            return
        self._back(partial(self._show, status, diff))

    def _back(self, step: Callable[[], None]) -> None:
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(step)

    def _show(self, status: GitStatus, diff: str) -> None:
        field = self.query_one("#message", Input)
        lines: list[Paragraph] = []
        if status.note is not None:
            lines += [paragraph(str(status.note), Tone.HEADING), BLANK]
        if not status.repository:
            lines.append(paragraph(_("The annotations are on disk all the same; commit them wherever you keep them.")))
            field.disabled = True
        elif not status.changes:
            lines.append(paragraph(_("Nothing to commit: every annotation is committed already."), Tone.HEADING))
            field.disabled = True
        else:
            count = len(status.changes)
            told = ngettext("{count} file changed", "{count} files changed", count).format(count=count)
            lines.append(paragraph(f"{told}  ({status.branch or '-'})", Tone.HEADING))
            lines += [paragraph(f"{_kind(kind)}  {path}") for kind, path in status.changes]
            lines += [BLANK, *map(_diff_line, _records_first(diff).split("\n"))]
            if not field.value:
                field.value = _("Review of {folder}").format(folder=self.desk.workspace.folder.name)
        if field.disabled:
            self.query_one("#changes").focus()
        self.query_one("#changes", TextPane).show(lines)

    def on_input_submitted(self) -> None:
        """Enter commits."""
        self.action_save()

    def action_save(self) -> None:
        """Commit with the message, unless it is empty or there is nothing."""
        field = self.query_one("#message", Input)
        if field.disabled:
            return
        if not field.value.strip():
            self.tell(_("Write a message first."))
            return
        self._commit(field.value.strip())

    @work(thread=True, exclusive=True, group="git")
    def _commit(self, text: str) -> None:
        try:
            told = self.desk.workspace.commit(text)
        except CompareError as error:
            self._back(partial(self.complain, error))
            return
        self._back(partial(self._done, str(told)))

    def _done(self, told: str) -> None:
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, DeskScreen):
            below.tell(told)


def _kind(kind: str) -> str:
    """Return the word for what happened to a file."""
    words = {
        "new": _("new"),
        "changed": _("changed"),
        "deleted": _("deleted"),
        "renamed": _("renamed"),
        "conflict": _("in conflict"),
    }
    return words.get(kind, kind)


def _records_first(diff: str) -> str:
    """Return the diff with the annotations before the schema that is written beside them."""
    start = "diff --git "
    parts = [start + part for part in diff.split(start) if part]
    return "".join(sorted(parts, key=lambda part: ".schema.json" in part.partition("\n")[0]))


def _diff_line(line: str) -> Paragraph:
    if line.startswith(("+++", "---", "diff ", "index ", "@@", "new file")):
        return paragraph(line, Tone.QUIET)
    if line.startswith("+"):
        return paragraph(line, Tone.AGREE)
    if line.startswith("-"):
        return paragraph(line, Tone.ALERT)
    return paragraph(line)
