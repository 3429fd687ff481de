"""Compares the followed folders with the record: what is new, changed, gone or out of reach."""

import logging
import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from docdesk.domain.documents import FileState
from docdesk.domain.events import ScanDone
from docdesk.library.contents import drop_orphans
from docdesk.library.database import Database
from docdesk.library.walking import SeenFile, Walk, look_at, walk

log = logging.getLogger(__name__)

_NAME_NOT_TEXT = "The name of this file holds bytes that are no text. Rename the file."
_NOT_SUPPORTED = "DocDesk does not read files of this kind."


@dataclass(frozen=True, slots=True)
class _Followed:
    id: int
    path: str
    is_file: bool
    device: int | None


@dataclass(slots=True)
class _Comparison:
    new: list[tuple[int, SeenFile]] = field(default_factory=list)
    changed: list[tuple[int, SeenFile]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    unchanged: int = 0


def scan(
    database: Database, *, supports: Callable[[Path], bool], cancelled: Callable[[], bool]
) -> ScanDone:
    """Look at every followed folder and write the differences, in one transaction."""
    followed = [
        _Followed(int(row[0]), row[1], bool(row[2]), row[3])
        for row in database.rows("SELECT id, path, is_file, device FROM folders ORDER BY path")
    ]
    walks = {folder: _reach(folder, database, cancelled) for folder in followed}
    comparison = _compare(database, walks)
    with database.transaction() as connection:
        _write_folders(connection, walks)
        _write_files(connection, comparison, supports)
    return ScanDone(
        new=len(comparison.new),
        changed=len(comparison.changed),
        removed=len(comparison.gone),
        unchanged=comparison.unchanged,
        offline_folders=tuple(folder.path for folder, found in walks.items() if found is None),
    )


def _reach(folder: _Followed, database: Database, cancelled: Callable[[], bool]) -> Walk | None:
    """What is there, or None when the folder is out of reach."""
    path = Path(folder.path)
    try:
        if folder.is_file:
            return _reach_file(path)
        found = walk(path, cancelled=cancelled)
        device = path.stat().st_dev
    except OSError as error:
        log.warning("folder %s cannot be reached: %s", path, error)
        return None
    for part in found.unreachable:
        log.warning("folder %s cannot be looked into; what was read of it stays", part)
    if not found.files and device != folder.device and _has_files(database, folder):
        # The mount point is there but its drive is not: another device, and nothing on it.
        log.warning("folder %s is empty and on another device than before", path)
        return None
    return found


def _reach_file(path: Path) -> Walk | None:
    if not path.parent.is_dir():
        return None  # its drive is gone; a deleted file leaves its folder behind
    try:
        return Walk(files=[look_at(path)])
    except FileNotFoundError:
        return Walk()


def _has_files(database: Database, folder: _Followed) -> bool:
    sql = "SELECT 1 FROM files WHERE folder_id = ? LIMIT 1"
    return database.row(sql, (folder.id,)) is not None


def _compare(database: Database, walks: dict[_Followed, Walk | None]) -> _Comparison:
    rows = database.rows("SELECT path, size, mtime_ns, id, folder_id FROM files")
    known = {row[0]: row[1:] for row in rows}
    comparison = _Comparison()
    seen: set[str] = set()
    for folder, found in walks.items():
        for file in sorted(found.files, key=_path) if found else ():
            if file.path in seen:
                continue  # a folder that lies in another one that is followed too
            seen.add(file.path)
            _sort(comparison, folder.id, file, known.get(file.path))
    offline = {folder.id for folder, found in walks.items() if found is None}
    hidden = tuple(
        part.rstrip(os.sep) + os.sep
        for found in walks.values()
        if found
        for part in found.unreachable
    )
    comparison.gone = [
        row[2]
        for path, row in known.items()
        if path not in seen and row[3] not in offline and not path.startswith(hidden)
    ]
    return comparison


def _path(file: SeenFile) -> str:
    return file.path


def _sort(
    comparison: _Comparison, folder_id: int, file: SeenFile, row: tuple[int, int, int, int] | None
) -> None:
    if row is None:
        comparison.new.append((folder_id, file))
    elif (row[0], row[1]) != (file.size, file.mtime_ns):
        comparison.changed.append((row[2], file))
    else:
        comparison.unchanged += 1


def _write_folders(connection: sqlite3.Connection, walks: dict[_Followed, Walk | None]) -> None:
    for folder, found in walks.items():
        device = folder.device if found is None else _device(folder.path, folder.device)
        if device == folder.device and found is not None:
            sql = "UPDATE folders SET offline = 0 WHERE id = ? AND offline"
            connection.execute(sql, (folder.id,))
        else:
            sql = "UPDATE folders SET offline = ?, device = ? WHERE id = ?"
            connection.execute(sql, (found is None, device, folder.id))


def _device(path: str, otherwise: int | None) -> int | None:
    try:
        return Path(path).stat().st_dev
    except OSError:
        return otherwise


def _write_files(
    connection: sqlite3.Connection, comparison: _Comparison, supports: Callable[[Path], bool]
) -> None:
    connection.executemany(
        "INSERT INTO files (folder_id, path, size, mtime_ns, state, reason)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (folder_id, file.path, file.size, file.mtime_ns, *_first_state(file, supports))
            for folder_id, file in comparison.new
        ),
    )
    connection.executemany(
        "UPDATE files SET size = ?, mtime_ns = ?, sha256 = NULL, state = ?, reason = ?"
        " WHERE id = ?",
        (
            (file.size, file.mtime_ns, *_first_state(file, supports), file_id)
            for file_id, file in comparison.changed
        ),
    )
    if comparison.gone:
        _remove(connection, comparison.gone)


def _remove(connection: sqlite3.Connection, file_ids: Iterable[int]) -> None:
    connection.executemany("DELETE FROM files WHERE id = ?", ((id_,) for id_ in file_ids))
    drop_orphans(connection)


def _first_state(file: SeenFile, supports: Callable[[Path], bool]) -> tuple[str, str]:
    if not file.name_is_text:
        return FileState.FAILED.value, _NAME_NOT_TEXT
    if not supports(Path(file.path)):
        return FileState.UNSUPPORTED.value, _NOT_SUPPORTED
    return FileState.FOUND.value, ""
