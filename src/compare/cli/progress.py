"""Progress on stderr for people who wait: what is being done, how much of it, and how long it may take."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from compare.i18n import Message, render

_PATIENCE: Final = 0.5
"""Seconds in which nothing is shown: most folders are open before."""


class _Shown:
    """The line of progress, made when it is first needed: rich takes time to import."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        self._text = ""

    def __call__(self, step: Message) -> None:
        """Show a step; a step that counts (`number` of `total`) has a bar and a guess at the time that remains."""
        if time.monotonic() - self._begun < _PATIENCE:
            return
        if self._bar is None:
            self._open()
        if step.text != self._text:
            self._text = step.text
            self._task = self._next()
        counts = dict(step.values)
        self._bar.update(
            self._task, description=render(step), completed=counts.get("number", 0), total=counts.get("total")
        )

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

        words = TextColumn("{task.description}", markup=False)
        console = Console(stderr=True)
        self._bar = Progress(
            SpinnerColumn(), words, BarColumn(), TimeRemainingColumn(), console=console, transient=True
        )
        self._bar.start()

    def _next(self) -> Any:
        if self._task is not None:
            self._bar.remove_task(self._task)
        return self._bar.add_task("", total=None)

    def close(self) -> None:
        """Take the line away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def shown() -> Iterator[Any]:
    """Give whom to tell the steps of a long command; without a terminal on stderr, nobody."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    line = _Shown()
    try:
        yield line
    finally:
        line.close()
