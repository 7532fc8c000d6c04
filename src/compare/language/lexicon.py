"""Vocabulary as data: the YAML files of `compare/lexicons`, read through the guard, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from compare.guarded_yaml import load_file

LEXICONS: Final = Path(__file__).parent.parent / "lexicons"


@cache
def load(name: str) -> Any:
    """Return the content of `lexicons/<name>.yaml`: dicts, lists and strings. Shared: do not change it.

    Raises:
        DataError: the file is not what it should be.
        InputError: there is no such file.
    """
    return load_file(LEXICONS / f"{name}.yaml", f"lexicons/{name}.yaml")
