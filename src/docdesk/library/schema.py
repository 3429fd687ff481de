"""Brings the tables of a workspace to their newest version."""

import logging
import math
import sqlite3
import zlib

from docdesk.domain.documents import WordGeometry
from docdesk.domain.errors import LibraryError
from docdesk.library.migrations import MIGRATIONS

VERSION = len(MIGRATIONS)
log = logging.getLogger(__name__)

_DOUBLED_NS = 30 * 24 * 3600 * 10**9
_SMALL_BYTES = 64 * 1024


def queue_rank(size_bytes: int, mtime_ns: int) -> int:
    """The place of a file in the queue, low ones first: small and recent.

    30 days * log2(1 + size / 64 KiB) - time of change, in nanoseconds: a file twice as large waits
    as long as one that is 30 days older. As all files age alike, the order holds as time passes.
    """
    return int(_DOUBLED_NS * math.log2(1 + size_bytes / _SMALL_BYTES)) - mtime_ns


def page_confidence(words: bytes) -> float | None:
    """The mean confidence of a stored page's recognised words, None where none was recognised.

    None for a damaged page as well: it must not keep a whole workspace from being opened.
    """
    try:
        return WordGeometry.from_bytes(words).mean_confidence()
    except (zlib.error, ValueError):
        log.warning("the places of a page's words are damaged")
        return None


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to VERSION; LibraryError when a newer DocDesk wrote them."""
    found = _version(connection)
    if found > VERSION:
        raise LibraryError(
            f"This workspace was written by a newer DocDesk (format {found}, this one reads up to "
            f"{VERSION}).",
            "Install the newer DocDesk to open it. Nothing was changed.",
        )
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), VERSION):
            _run(connection, MIGRATIONS[number])
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: sqlite3.Connection, script: str) -> None:
    # executescript() would commit the open transaction, so statements go one by one.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
