"""Format 1 → 2: `values` name articles by their path in the project.

Format 1 named them by their id, which is another one when another folder of the same project is opened.
"""

from __future__ import annotations

from typing import Any


def upgrade(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a file of format 1 in format 2."""
    values, targets = content.get("values"), content.get("targets")
    upgraded = content | {"version": "2"}
    if isinstance(values, dict) and isinstance(targets, list):
        paths = sorted(
            {target["article"] for target in targets if isinstance(target, dict) and _is_path(target.get("article"))}
        )
        upgraded["values"] = {_path_of(article, paths): value for article, value in values.items()}
    return upgraded


def _is_path(article: object) -> bool:
    return isinstance(article, str) and bool(article)


def _path_of(article: str, paths: list[str]) -> str:
    """Return the path whose end the id is (`asa` of `news/asa.txt`); an id that fits none or several stays."""
    fitting = [path for path in paths if f"/{path}".endswith((f"/{article}", f"/{article}.txt"))]
    return fitting[0] if len(fitting) == 1 else article
