"""What git knows about the files of a project. Nothing here hangs, pushes, or rewrites what is committed.

- `now`: the repository, what is not committed, committing
- `past`: log, earlier contents, renames
- `process`: how git is run
"""

from compare.git.now import Change, Repository, commit, diff, identity, repository, status
from compare.git.past import Commit, contents, log, renames

__all__ = [
    "Change",
    "Commit",
    "Repository",
    "commit",
    "contents",
    "diff",
    "identity",
    "log",
    "renames",
    "repository",
    "status",
]
