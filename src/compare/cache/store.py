"""Bytes by key in one SQLite file, which may be deleted at any time and used by any number of processes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from compare.i18n import Message, message

MOST: Final = 1_000_000_000
"""Bytes that are kept; beyond, what was not used for longest goes."""
_PATIENCE: Final = 5.0
"""Seconds to wait for another process that is writing."""
_AT_ONCE: Final = 500
"""Keys in one question, below SQLite's limit on variables."""
_DAY: Final = 86_400
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS entries"
    " (key TEXT PRIMARY KEY, content BLOB NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL, day INTEGER NOT NULL)"
    " WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: the number of entries and their bytes."""

    entries: int
    size: int


class Store:
    """The entries of one file.

    A file that is damaged is thrown away, an entry that is damaged is not returned, a folder that cannot be written
    means that nothing is kept: what is lost is time. `troubles` tells what happened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.troubles: list[Message] = []
        self._usable = True

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of those keys that are known."""
        found: dict[str, bytes] = {}
        if not self.path.exists():
            return found
        wanted = iter(keys)
        with self._connected() as connection:
            while some := tuple(islice(wanted, _AT_ONCE)):
                marks = ",".join("?" * len(some))
                query = f"SELECT key, content, digest FROM entries WHERE key IN ({marks})"  # noqa: S608 - only marks
                rows = connection.execute(query, some)
                for key, content, digest in rows:
                    if isinstance(content, bytes) and _digest(content) == digest:
                        found[key] = content
                    else:
                        self.damaged()
                used = f"UPDATE entries SET day = ? WHERE key IN ({marks}) AND day < ?"  # noqa: S608 - only marks
                connection.execute(used, (_today(), *some, _today()))
        return found

    def put(self, contents: Mapping[str, bytes]) -> None:
        """Keep contents; what is already there under their keys is replaced."""
        if not contents:
            return
        rows = [(key, content, _digest(content), len(content), _today()) for key, content in contents.items()]
        with self._connected() as connection:
            connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
            self._shrink(connection)

    def contents(self) -> Contents:
        """Return how much is kept."""
        if self.path.exists():
            with self._connected() as connection:
                entries, size = connection.execute("SELECT count(*), coalesce(sum(size), 0) FROM entries").fetchone()
                return Contents(entries, size)
        return Contents(0, 0)

    def clear(self) -> None:
        """Delete the file.

        Raises:
            OSError: it cannot be deleted.
        """
        self.path.unlink(missing_ok=True)

    def damaged(self) -> None:
        """Note, once, that something kept could not be used."""
        trouble = message(
            "The analysis cache was damaged; what was lost is computed again: {path}", path=str(self.path)
        )
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Open the file, again if it had to be thrown away; without a file, give an empty store in memory."""
        with closing(self._open()) as connection:
            try:
                yield connection
                connection.commit()
            except sqlite3.OperationalError as error:
                self._give_up(error)
            except sqlite3.DatabaseError:
                self._throw_away()

    def _open(self) -> sqlite3.Connection:
        for _ in range(2 if self._usable else 0):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self.path, timeout=_PATIENCE)
                # A power cut may damage the file. To compute again is cheaper than to wait for the disk each time.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(_TABLE)
            except (sqlite3.OperationalError, OSError) as error:
                self._give_up(error)
                break
            except sqlite3.DatabaseError:
                self._throw_away()
            else:
                return connection
        memory = sqlite3.connect(":memory:")
        memory.execute(_TABLE)
        return memory

    def _throw_away(self) -> None:
        self.damaged()
        try:
            self.clear()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Do without the file for the rest of this run."""
        self._usable = False
        self.troubles.append(
            message("The analysis cache cannot be used ({problem}): {path}", problem=str(error), path=str(self.path))
        )

    def _shrink(self, connection: sqlite3.Connection) -> None:
        (size,) = connection.execute("SELECT coalesce(sum(size), 0) FROM entries").fetchone()
        if size <= MOST:
            return
        gone: list[Sequence[str]] = []
        for key, weight in connection.execute("SELECT key, size FROM entries ORDER BY day, key"):
            if size <= MOST // 2:
                break
            gone.append((key,))
            size -= weight
        connection.executemany("DELETE FROM entries WHERE key = ?", gone)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _today() -> int:
    return int(time.time()) // _DAY
