"""Print a command of README.md: the fenced block after the comment `<!-- command: NAME -->`.

The README is what a newcomer copies from, so continuous integration runs exactly that and nothing beside it.
"""

import re
import sys
from pathlib import Path


def command(readme: str, name: str) -> str:
    """Return the command of that name.

    Raises:
        LookupError: the README has no such block.
    """
    found = re.search(rf"<!-- command: {re.escape(name)} -->\s*```\w*\n(.*?)\n```", readme, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return found[1]


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.stdout.write(command((root / "README.md").read_text(encoding="utf-8"), sys.argv[1]) + "\n")
