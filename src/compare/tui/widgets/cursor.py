"""The keys that move a cursor and choose what it is on: the same in every widget that has one."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

CURSOR_KEYS: Final = (
    Binding("up", "move(-1)", show=False),
    Binding("down", "move(1)", show=False),
    Binding("left", "sideways(-1)", show=False),
    Binding("right", "sideways(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
    Binding("home", "ends(-1)", show=False),
    Binding("end", "ends(1)", show=False),
    Binding("enter", "choose", show=False),
)
