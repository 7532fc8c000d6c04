"""Where a reader stood when they left: a few words per project, kept out of git and worth nothing else."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from compare.errors import CompareError
from compare.review import files

FILE: Final = f"{files.STATE}/review.json"
_LONGEST: Final = 200
"""Code points of one value: what is longer was not written by this program."""


def recall(root: Path) -> dict[str, str]:
    """Return what was kept; nothing if it cannot be read."""
    try:
        data = json.loads(files.read(files.locate(root, FILE), FILE))
    except (OSError, ValueError, RecursionError, CompareError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(key): value for key, value in data.items() if isinstance(value, str) and len(value) <= _LONGEST}


def keep(root: Path, values: Mapping[str, str]) -> None:
    """Keep a few words for the next time; a project that cannot be written to has no memory."""
    with contextlib.suppress(CompareError, OSError):
        path = files.state_folder(root) / Path(FILE).name
        data = json.dumps(dict(sorted(values.items())), ensure_ascii=True, indent=1) + "\n"
        files.write(path, data.encode("ascii"), FILE)
