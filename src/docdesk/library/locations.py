"""Where the bytes of a file in the record are, and whether they are still those on disk."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from docdesk.domain.documents import FileLocation, FileState
from docdesk.library.database import Database

_HASH_BLOCK = 1 << 20
# Without blocking: what was a file at the scan may be a pipe by now.
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_LATEST_NS = 2**62  # the year 2116; SQLite keeps 64 bits, some file systems know later years
# True of a row of `files` when no file around it waits to be read: until then its place within
# them is that of their former form, and other bytes may be there now.
AROUND_IT_IS_READ = (
    "(files.parent_id IS NULL OR NOT EXISTS (WITH RECURSIVE around (id) AS (SELECT files.parent_id"
    " UNION SELECT outer_file.parent_id FROM files AS outer_file"
    " JOIN around ON outer_file.id = around.id WHERE outer_file.parent_id IS NOT NULL)"
    " SELECT 1 FROM around JOIN files AS outer_file ON outer_file.id = around.id"
    f" WHERE outer_file.state = '{FileState.FOUND}'))"
)
# The file itself first, the file on disk last.
_WAY = (
    "WITH RECURSIVE way (id, depth) AS (SELECT ?, 0 UNION ALL SELECT files.parent_id, depth + 1"
    " FROM files JOIN way ON files.id = way.id WHERE files.parent_id IS NOT NULL)"
    " SELECT files.path, files.ordinal, files.state, files.size, files.mtime_ns"
    " FROM way JOIN files ON files.id = way.id ORDER BY depth"
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the record has it; `size` and `mtime_ns` are those of the file on disk around it.

    `is_settled` False: it, or a file around it, changed and is still to be read.
    """

    location: FileLocation
    size: int
    mtime_ns: int
    is_settled: bool

    def is_unchanged(self) -> bool:
        """True while the file on disk is, by size and time, the one in the record."""
        try:
            status = self.location.path.stat()
        except (OSError, ValueError):
            return False
        return (status.st_size, mtime_ns(status)) == (self.size, self.mtime_ns)


def stored_file(database: Database, file_id: int) -> StoredFile | None:
    """The file with this id, None when it was forgotten."""
    way = database.rows(_WAY, (file_id,))
    if not way:
        return None
    path, _, _, size, changed_ns = way[-1]
    ordinals = tuple(int(row[1]) for row in reversed(way[:-1]))
    is_settled = all(row[2] != FileState.FOUND for row in way)
    return StoredFile(FileLocation(Path(path), ordinals), size, changed_ns, is_settled)


def mtime_ns(status: os.stat_result) -> int:
    """The time of change in nanoseconds, within what can be stored."""
    changed_ns = status.st_mtime_ns
    if -_LATEST_NS < changed_ns < _LATEST_NS:
        return changed_ns
    return _LATEST_NS if changed_ns > 0 else -_LATEST_NS


def hash_file(path: Path) -> tuple[str, os.stat_result]:
    """SHA-256 of a regular file and its status; OSError for anything else."""
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, _READ_ONLY), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a regular file")
        while block := file.read(_HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest(), status
