"""The command line: `yomikurabe`, also `python -m compare`.

Commands hold no rules of their own: they open a workspace, print data on stdout and talk on stderr. Nothing heavy is
imported before a command runs, so that `--help` answers at once.
"""

from compare.cli.main import main

__all__ = ["main"]
