"""The file where results are kept: SQLite, so that several runs can share it, and expendable.

Whatever is wrong with the file or its disk costs speed and nothing else: a damaged file is begun anew, one that cannot
be written is only read, one that cannot be read is done without. Each trouble is told once. Where a run is to be
resumed, each of them is an error instead.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audit.errors import AuditError

FILE = "results.sqlite"
LIMIT = 256 << 20
"""Bytes that the file may take before what was not used for longest is dropped."""

_VERSION = 1
_PATIENCE = 10.0  # seconds to wait for another run that is writing
_VARIABLES = 500  # keys in one query
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Info:
    """What a folder's store holds: results, bytes of the file, and the days since the oldest was last used."""

    path: Path
    results: int
    bytes: int
    oldest: int


class Store:
    """Results by key; both are bytes. ``keep``: drop nothing and bear no trouble, for a run that is to be resumed.

    Raises:
        AuditError: on any trouble, where ``keep`` is set.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None], *, keep: bool = False, limit: int = LIMIT) -> None:
        self._path = folder / FILE
        self._tell = tell
        self._keep = keep
        self._limit = limit
        self._today = int(time.time() // _DAY)
        self._touched: list[bytes] = []
        self._writable = True
        self._connection = self._opened()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known of ``keys``."""
        found: dict[bytes, bytes] = {}
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), _VARIABLES):
            some = wanted[start : start + _VARIABLES]
            query = f"SELECT key, value, used FROM results WHERE key IN ({','.join('?' * len(some))})"
            for key, value, used in self._rows(query, some):
                found[key] = value
                if used < self._today:
                    self._touched.append(key)
        return found

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Keep ``results``, all or none of them."""
        if results:
            rows = [(key, value, self._today) for key, value in results.items()]
            self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            if not self._keep:
                self._bound()

    def close(self, complete: bool = True) -> None:
        """Note what was used, drop what is too much (not where a run is to be resumed), and let go of the file."""
        if self._touched:
            self._write("UPDATE results SET used = ? WHERE key = ?", [(self._today, key) for key in self._touched])
        if complete or not self._keep:
            self._bound()
        if self._connection:
            self._connection.close()
        self._connection = None

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            connection = None
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                connection = sqlite3.connect(self._path, _PATIENCE, isolation_level=None, check_same_thread=False)
                _prepare(connection)
                return connection
            except (OSError, sqlite3.Error) as error:
                if connection:
                    connection.close()
                if not (self._expendable(error) and self._removed()):
                    self._trouble(f"no results are kept or found again: {error}", error)
                    return None
        return None

    def _removed(self) -> bool:
        self._tell(f"{self._path}: damaged; begun anew")
        return remove(self._path)

    def _rows(self, query: str, values: list[bytes]) -> list[tuple[bytes, bytes, int]]:
        if not self._connection:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def _write(self, statement: str, rows: list[tuple]) -> None:
        if not (self._connection and self._writable):
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.in_transaction:
                self._connection.rollback()
            self._failed(error, writing=True)

    def _failed(self, error: sqlite3.Error, writing: bool = False) -> None:
        if writing and not _damaged(error):
            self._writable = False
            self._trouble(f"no more results are kept: {error}", error)
            return
        if self._connection:
            self._connection.close()
        self._connection = None
        if self._expendable(error):
            self._connection = self._opened() if self._removed() else None
        else:
            self._trouble(f"no more results are found again: {error}", error)

    def _expendable(self, error: Exception) -> bool:
        """Whether the file is to be begun anew: a damaged one is, unless the run that it holds is to be resumed."""
        return _damaged(error) and not self._keep

    def _trouble(self, what: str, error: Exception) -> None:
        if self._keep:
            raise AuditError(f"{self._path}: a run cannot be resumed without it: {error}; choose another --cache DIR")
        self._tell(f"{self._path}: {what}")

    def _bound(self) -> None:
        """Drop a quarter, what was not used for longest, where the file has grown beyond its limit."""
        if self._connection and self._writable and self._size() > self._limit:
            oldest = "SELECT key FROM results ORDER BY used LIMIT (SELECT count(*) / 4 + 1 FROM results)"
            self._write(f"DELETE FROM results WHERE key IN ({oldest})", [()])

    def _size(self) -> int:
        """Bytes in use, without pages that were let go and are filled again."""
        try:
            return _bytes(self._connection) if self._connection else 0
        except sqlite3.Error as error:
            self._failed(error)
            return 0


def info(folder: Path) -> Info | None:
    """What the store in ``folder`` holds; ``None`` where there is none.

    Raises:
        AuditError: it is damaged or cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", _PATIENCE, uri=True)
        try:
            count, oldest = connection.execute("SELECT count(*), min(used) FROM results").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise AuditError(f"{path}: {error}; 'audit cache clear' removes it") from None
    return Info(path, count, path.stat().st_size, int(time.time() // _DAY) - (oldest or 0) if count else 0)


def remove(path: Path) -> bool:
    """Remove a store's file; whether it is gone."""
    try:
        for name in (path.name, f"{path.name}-journal"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table, or make it anew where another version of the program made it."""
    connection.text_factory = bytes  # whatever has become of a value, reading it is no error
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut damages is begun anew
    if _version(connection) == _VERSION:
        connection.execute("SELECT used FROM results LIMIT 1")
        return
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != _VERSION:
        connection.execute("DROP TABLE IF EXISTS results")
        connection.execute("CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bytes(connection: sqlite3.Connection) -> int:
    size, pages, free = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (pages - free))


def _damaged(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, sqlite3.Error) and code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
