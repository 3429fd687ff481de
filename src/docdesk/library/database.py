"""One SQLite connection to a workspace, its transactions, and its errors in our words."""

import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docdesk.domain.errors import LibraryError
from docdesk.library.analysis import plain_text
from docdesk.library.schema import migrate, page_confidence, queue_rank

DATABASE = "workspace.db"  # its name in a workspace's folder
log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 20.0
_CACHE_KIB = 65536  # the words index of 100,000 passages is about 60 MB and is read all over
_LEAN_CACHE_KIB = 8192
_LOG_WAIT_S = 2.0  # for another connection's transaction, before the log is left as it is
# The room of what was deleted stays in the file for what comes, until it is this much of it.
_LEAST_GIVEN_BACK_BYTES, _GIVEN_BACK_SHARE = 16 << 20, 0.25
_GIVEN_BACK_AT_ONCE = 2000  # pages of 4 KiB in a transaction: others write in between
Row = tuple[Any, ...]


class Database:
    """A connection to `workspace.db`, safe to use from several threads, one at a time.

    Every transaction is durable when it returns (WAL, synchronous=FULL). Raises LibraryError where
    the file is missing, damaged, from a newer DocDesk, or the disk is full.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with _in_our_words(path):
            self._connection = _connect(path)
            try:
                migrate(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def rows(self, sql: str, arguments: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._lock, _in_our_words(self.path):
            return self._connection.execute(sql, arguments).fetchall()

    def row(self, sql: str, arguments: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._lock, _in_our_words(self.path):
            row: Row | None = self._connection.execute(sql, arguments).fetchone()
            return row

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A writing transaction: committed at the end, rolled back when an exception leaves it."""
        with self._lock, _in_our_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever other connections write meanwhile."""
        with self._lock, _in_our_words(self.path):
            if self._connection.in_transaction:  # that is one moment already
                yield
                return
            self._connection.execute("BEGIN")  # the first read sets the moment
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    @contextmanager
    def lean(self) -> Iterator[None]:
        """With little memory inside, for work that goes through many rows once."""
        self.row(f"PRAGMA cache_size=-{_LEAN_CACHE_KIB}")
        try:
            yield
        finally:
            self.row(f"PRAGMA cache_size=-{_CACHE_KIB}")

    def empty_log(self) -> None:
        """Bring what was deleted out of the log and the file: until then both have its words."""
        with self._lock:
            self.row(f"PRAGMA busy_timeout={_LOG_WAIT_S * 1000:.0f}")
            try:
                row = self.row("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self.row(f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000:.0f}")
        if row is not None and row[0]:
            log.warning("database %s: its log is in use and was not emptied", self.path)

    def give_back(self) -> None:
        """Make the file smaller by the room that deletions left, where that is much of it.

        Takes about a second for each 100 MB. Files that an older DocDesk made keep their size;
        their room is filled again.
        """
        free, pages, size = (
            self._pragma(name) for name in ("freelist_count", "page_count", "page_size")
        )
        if free * size < _LEAST_GIVEN_BACK_BYTES or free < _GIVEN_BACK_SHARE * pages:
            return
        while free:
            with self._lock, _in_our_words(self.path):
                # As a script: of a statement without columns execute() takes the first step alone.
                self._connection.executescript(f"PRAGMA incremental_vacuum({_GIVEN_BACK_AT_ONCE})")
            before, free = free, self._pragma("freelist_count")
            if free >= before:  # a file of an older DocDesk
                break
        self.empty_log()

    def _pragma(self, name: str) -> int:
        row = self.row(f"PRAGMA {name}")
        return int(row[0]) if row else 0

    def blob_part(self, table: str, column: str, row_id: int, start: int, size: int) -> bytes:
        """`size` bytes of a blob from `start` on, without reading the rest of it."""
        with (
            self._lock,
            _in_our_words(self.path),
            self._connection.blobopen(table, column, row_id, readonly=True) as blob,
        ):
            blob.seek(start)
            return blob.read(size)

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        with self._lock:
            self._connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    if not connection.execute("PRAGMA page_count").fetchone()[0]:  # it is new
        # Of no other file: this writes, and would wait for whoever else writes.
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # Some builds of SQLite leave what is deleted or changed in the file until it is written over.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")  # negative means KiB
    connection.create_function("queue_rank", 2, queue_rank, deterministic=True)
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("page_confidence", 1, page_confidence, deterministic=True)
    return connection


def _folded(text: str | None) -> str:
    """A text in lower case without accents, as names, tags and titles are compared."""
    return plain_text(text or "")


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except sqlite3.ProgrammingError as error:
        if "closed database" not in str(error):
            raise
        raise LibraryError("The workspace was closed while it was in use.") from error
    except sqlite3.DatabaseError as error:
        log.error("database %s: %s", path, error)
        raise LibraryError(
            f"The index of this workspace is damaged ({error}).",
            f"Your documents are untouched. Delete the workspace and add its folders again, or put "
            f"back a copy of {path}.",
        ) from error


def _operational(path: Path, error: sqlite3.OperationalError) -> LibraryError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return LibraryError(
            "The disk is full: the index could not be written.",
            "Make room on the disk and start indexing again; it goes on where it stopped.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryError(
            "The index of this workspace is in use by another program.",
            "Wait for a moment and try again.",
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR")):
        return LibraryError(
            f"The index of this workspace cannot be opened or written ({error}).",
            f"Check that {path.parent} is there and that you may write to it.",
        )
    return LibraryError(f"The index of this workspace cannot be used ({error}).", f"See {path}.")
