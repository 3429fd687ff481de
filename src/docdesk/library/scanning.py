"""Compares the followed folders with the record: what is new, changed, gone or out of reach."""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from docdesk.domain.documents import FileState
from docdesk.domain.events import ScanDone
from docdesk.domain.indexing import Claimed
from docdesk.domain.workspaces import FolderRules
from docdesk.library.database import Database
from docdesk.library.rules import from_json
from docdesk.library.walking import SeenFile, Walk, single_file

log = logging.getLogger(__name__)

READERS = "2"  # raised when files can be read that could not be before
_NAME_NOT_TEXT = "The name of this file holds bytes that are no text. Rename the file."
_BATCH = 2000  # files of a walk in memory
_MB = 1_000_000
_NEW_TABLES = """
DROP TABLE IF EXISTS temp.seen;
DROP TABLE IF EXISTS temp.unreachable;
CREATE TEMP TABLE seen (
    folder_id INTEGER, path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, is_text INTEGER
) WITHOUT ROWID;
CREATE TEMP TABLE unreachable (path TEXT, below TEXT)
"""
_DIFFERENT = (
    " FROM temp.seen JOIN files ON files.path = seen.path WHERE files.parent_id IS NULL"
    " AND (files.size, files.mtime_ns) IS NOT (seen.size, seen.mtime_ns)"
)
_STATE = (
    f"CASE WHEN NOT seen.is_text THEN '{FileState.FAILED}'"
    f" WHEN seen.size > :largest THEN '{FileState.TOO_LARGE}' ELSE '{FileState.FOUND}' END"
)
_REASON = (
    "CASE WHEN NOT seen.is_text THEN :not_text WHEN seen.size > :largest THEN :too_large"
    " ELSE '' END"
)
# A folder that cannot be listed now keeps what was read of it; so does one that is out of reach.
_GONE = (
    " FROM files WHERE parent_id IS NULL AND path NOT IN (SELECT path FROM temp.seen)"
    " AND folder_id NOT IN (SELECT id FROM folders WHERE offline)"
    " AND NOT EXISTS (SELECT 1 FROM temp.unreachable AS u WHERE files.path = u.path"
    " OR substr(files.path, 1, length(u.below)) = u.below)"
)


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """What files are read with, and the size above which they are not opened (None: no limit)."""

    readers: str = READERS
    largest_bytes: int | None = None

    def refuses(self, size_bytes: int) -> bool:
        """True for a file that is too large to be opened."""
        return self.largest_bytes is not None and size_bytes > self.largest_bytes


@dataclass(frozen=True, slots=True)
class _Followed:
    id: int
    path: Path
    is_file: bool
    device: int | None
    rules: FolderRules


def scan(database: Database, limits: ScanLimits, *, cancelled: Callable[[], bool]) -> ScanDone:
    """Look at every followed folder and write the differences, in one transaction.

    What is seen goes into a table on disk, so that memory does not grow with the number of files.
    """
    followed = _followed(database)
    with database.transaction() as connection:
        for statement in _NEW_TABLES.split(";"):
            connection.execute(statement)
    devices = {folder: _look(folder, database, cancelled) for folder in followed}
    with database.transaction() as connection:
        devices = _still_followed(connection, devices)
        for folder, device in devices.items():
            _write_folder(connection, folder, device)
        _try_again(connection, limits)
        refused = _count_refused(connection, limits)
        counts = _write_files(connection, limits)
        connection.execute("DROP TABLE temp.seen")
    offline = tuple(str(folder.path) for folder, device in devices.items() if device is None)
    return ScanDone(*counts, offline_folders=offline, refused=refused)


def too_large(limits: ScanLimits) -> Claimed:
    """What a file above the limit is told."""
    reason = (
        f"The file is larger than the limit of {(limits.largest_bytes or 0) // _MB} MB. "
        "Raise the limit in the settings, or split the file."
    )
    return Claimed(FileState.TOO_LARGE, reason)


def _followed(database: Database) -> list[_Followed]:
    rows = database.rows("SELECT id, path, is_file, device, rules FROM folders ORDER BY path")
    return [
        _Followed(int(id_), Path(path), bool(is_file), device, from_json(rules))
        for id_, path, is_file, device, rules in rows
    ]


def _look(folder: _Followed, database: Database, cancelled: Callable[[], bool]) -> int | None:
    """Note what is there; the device it lies on, or None when it is out of reach."""
    try:
        walk = Walk(folder.path, folder.rules)
        files = single_file(folder.path) if folder.is_file else walk.files(cancelled=cancelled)
        count = _note(database, folder, files)
        device = _device(folder)
    except OSError as error:
        log.warning("folder %s cannot be reached: %s", folder.path, error)
        return None
    _note_unreachable(database, walk.unreachable)
    if not count and device != folder.device and _has_files(database, folder):
        # The mount point is there but its drive is not: another device, and nothing on it.
        log.warning("folder %s is empty and on another device than before", folder.path)
        return None
    return device


def _device(folder: _Followed) -> int:
    # Raises when the drive went away during the walk: then what was not seen is not gone.
    return (folder.path.parent if folder.is_file else folder.path).stat().st_dev


def _note(database: Database, folder: _Followed, files: Iterator[SeenFile]) -> int:
    count = 0
    while batch := list(islice(files, _BATCH)):
        count += len(batch)
        with database.transaction() as connection:
            # A folder within another followed one sees the same files: the first has them.
            connection.executemany(
                "INSERT OR IGNORE INTO temp.seen VALUES (?, ?, ?, ?, ?)",
                [(folder.id, *file) for file in batch],
            )
    return count


def _note_unreachable(database: Database, paths: list[str]) -> None:
    for path in paths:
        log.warning("%s cannot be looked at; what was read of it stays", path)
    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO temp.unreachable VALUES (?, ?)",
            ((path, path.rstrip(os.sep) + os.sep) for path in paths),
        )


def _has_files(database: Database, folder: _Followed) -> bool:
    sql = "SELECT 1 FROM files WHERE folder_id = ? LIMIT 1"
    return database.row(sql, (folder.id,)) is not None


def _still_followed(
    connection: sqlite3.Connection, devices: dict[_Followed, int | None]
) -> dict[_Followed, int | None]:
    """Without the folders that were taken out during the walk, and what was seen in them."""
    # By path as well: another folder that was added since may have the same id.
    now = set(connection.execute("SELECT id, path FROM folders"))
    kept = {f: device for f, device in devices.items() if (f.id, str(f.path)) in now}
    connection.executemany(
        "DELETE FROM temp.seen WHERE folder_id = ?", [(f.id,) for f in devices if f not in kept]
    )
    return kept


def _write_folder(connection: sqlite3.Connection, folder: _Followed, device: int | None) -> None:
    if device is None:
        connection.execute("UPDATE folders SET offline = 1 WHERE id = ?", (folder.id,))
        return
    connection.execute(
        "UPDATE folders SET offline = 0, device = ?1 WHERE id = ?2"
        " AND (offline OR device IS NOT ?1)",
        (device, folder.id),
    )


def _try_again(connection: sqlite3.Connection, limits: ScanLimits) -> None:
    """Let files wait again that could not be read for what is different now."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'readers'").fetchone()
    if row is None or row[0] != limits.readers:
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('readers', ?)", (limits.readers,))
        _find_again(connection, "state IN (?, ?)", FileState.UNSUPPORTED, FileState.TOO_LARGE)
    largest = _largest(limits)
    # Without a hash: refused for its size alone, or not to be opened when it was tried.
    _find_again(
        connection, "state = ? AND sha256 IS NULL AND size <= ?", FileState.TOO_LARGE, largest
    )
    _find_again(
        connection, "state = ? AND sha256 IS NULL AND reason != ?", FileState.FAILED, _NAME_NOT_TEXT
    )
    refused = too_large(limits)
    connection.execute(
        "UPDATE files SET state = ?, reason = ?, sha256 = NULL"
        " WHERE state = ? AND size > ? AND parent_id IS NULL",
        (refused.state, refused.reason, FileState.FOUND, largest),
    )


def _find_again(connection: sqlite3.Connection, where: str, *arguments: object) -> None:
    connection.execute(
        f"UPDATE files SET state = ?, reason = '' WHERE {where}", (FileState.FOUND, *arguments)
    )


def _largest(limits: ScanLimits) -> int:
    return 2**63 - 1 if limits.largest_bytes is None else limits.largest_bytes


def _count_refused(connection: sqlite3.Connection, limits: ScanLimits) -> int:
    """New and changed files that are not to be read: too large, or their name is no text."""
    return _count(
        connection,
        "SELECT COUNT(*) FROM temp.seen LEFT JOIN files ON files.path = seen.path"
        f" WHERE (NOT seen.is_text OR seen.size > {_largest(limits)})"
        " AND (files.size, files.mtime_ns) IS NOT (seen.size, seen.mtime_ns)"
        f" AND files.state IS NOT '{FileState.IGNORED}'",
    )


def _write_files(connection: sqlite3.Connection, limits: ScanLimits) -> tuple[int, int, int, int]:
    """New, changed, removed and unchanged files."""
    values = {
        "largest": _largest(limits),
        "not_text": _NAME_NOT_TEXT,
        "too_large": too_large(limits).reason,
    }
    seen = _count(connection, "SELECT COUNT(*) FROM temp.seen")
    gone = connection.execute(f"DELETE{_GONE}").rowcount
    changed = _write_changed(connection, values)
    _drop_refused(connection)
    _write_owners(connection)
    new = connection.execute(
        "INSERT INTO files (folder_id, path, size, mtime_ns, rank, state, reason)"
        " SELECT seen.folder_id, seen.path, seen.size, seen.mtime_ns,"
        f" queue_rank(seen.size, seen.mtime_ns), {_STATE}, {_REASON} FROM temp.seen"
        " WHERE seen.path NOT IN (SELECT path FROM files) ORDER BY seen.path",
        values,
    ).rowcount
    return new, changed, gone, seen - new - changed


def _write_changed(connection: sqlite3.Connection, values: dict[str, Any]) -> int:
    """A changed file keeps its content until the new one is stored; one left alone stays so."""
    changed = _count(connection, f"SELECT COUNT(*){_DIFFERENT}")
    if not changed:
        return 0
    connection.execute(
        f"UPDATE files SET state = {_STATE}, reason = {_REASON}, sha256 = NULL FROM temp.seen"
        " WHERE files.path = seen.path AND files.parent_id IS NULL AND files.state != :ignored"
        " AND (files.size, files.mtime_ns) IS NOT (seen.size, seen.mtime_ns)",
        values | {"ignored": FileState.IGNORED.value},
    )
    connection.execute(
        "UPDATE files SET size = seen.size, mtime_ns = seen.mtime_ns,"
        " rank = queue_rank(seen.size, seen.mtime_ns) FROM temp.seen"
        " WHERE files.path = seen.path AND files.parent_id IS NULL"
        " AND (files.size, files.mtime_ns) IS NOT (seen.size, seen.mtime_ns)"
    )
    return changed


def _drop_refused(connection: sqlite3.Connection) -> None:
    """Take from files that are too large to be opened what their former form had."""
    refused = f"state = '{FileState.TOO_LARGE}' AND sha256 IS NULL"
    connection.execute(
        f"UPDATE files SET content_id = NULL WHERE {refused} AND content_id IS NOT NULL"
    )
    connection.execute(
        f"DELETE FROM files WHERE parent_id IN (SELECT id FROM files WHERE {refused})"
    )


def _write_owners(connection: sqlite3.Connection) -> None:
    """A file belongs to the followed folder that saw it, and the files within it as well."""
    connection.execute(
        "UPDATE files SET folder_id = seen.folder_id FROM temp.seen"
        " WHERE files.path = seen.path AND files.folder_id != seen.folder_id"
    )
    connection.execute(
        "UPDATE files SET folder_id = root.folder_id FROM files AS root"
        " WHERE files.root_id = root.id AND files.folder_id != root.folder_id"
    )


def _count(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
