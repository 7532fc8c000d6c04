"""Yomikurabe 読み比べ: compare the figures and the framing of several articles on one story.

The public names are those of `compare.api`. They are imported when they are asked for: `yomikurabe --help` imports this
package too, and must not wait for the model (`__init__.pyi` tells type checkers what the names are).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["Article", "Comparison", "Mention", "compare_articles", "figures"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("compare.api"), name)
