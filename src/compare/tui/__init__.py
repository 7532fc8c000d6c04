"""The review in the terminal: the only room that knows Textual."""

from compare.tui.app import run

__all__ = ["run"]
