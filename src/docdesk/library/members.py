"""Files within files: the rows that a container's list of members makes and keeps."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from docdesk.domain.documents import FileState

MOST_MEMBERS = 50_000  # below one file on disk, however deep


@dataclass(frozen=True, slots=True)
class _Container:
    id: int
    path: str
    folder_id: int
    root_id: int
    rank: int
    hastened: int


@dataclass(frozen=True, slots=True)
class _Listed:
    path: str
    ordinal: int
    size: int
    sha256: str
    state: str
    reason: str


def list_members(
    connection: sqlite3.Connection, file_id: int, content_id: int | None, *, most: int
) -> None:
    """Make the files within a file those of its content's list, within the transaction.

    A member of the same name and hash keeps its content and state; one with another hash is to be
    read anew; what is gone goes, with all that is in it. Beyond `most` below one file on disk the
    rest is left out, and the container says so.
    """
    container = _container(connection, file_id)
    listed = {} if content_id is None else _listed(connection, container.path, content_id)
    present = {
        path: (id_, sha256)
        for id_, path, sha256 in connection.execute(
            "SELECT id, path, sha256 FROM files WHERE parent_id = ?", (file_id,)
        )
    }
    _delete(connection, (id_ for path, (id_, _) in present.items() if path not in listed))
    _update(connection, [(*present[path], listed[path]) for path in present if path in listed])
    new = [member for path, member in listed.items() if path not in present]
    room = max(0, most - _count(connection, container.root_id)) if new else 0
    _insert(connection, container, new[:room])
    if new[room:]:
        connection.execute(
            "UPDATE files SET reason = ? WHERE id = ?", (_left_out(len(new) - room, most), file_id)
        )


def lies_within_itself(connection: sqlite3.Connection, file_id: int, sha256: str) -> bool:
    """True when a file around this one has the same content: some archives are made to."""
    row = connection.execute(
        "WITH RECURSIVE around (id) AS (SELECT parent_id FROM files WHERE id = ?"
        " UNION SELECT parent_id FROM files JOIN around USING (id))"
        " SELECT 1 FROM around JOIN files USING (id) WHERE sha256 = ? LIMIT 1",
        (file_id, sha256),
    ).fetchone()
    return row is not None


def _left_out(count: int, most: int) -> str:
    return (
        f"It holds more than {most} files, the limit for one file on disk: {count} are left out. "
        "Unpack it and add its folder."
    )


def _container(connection: sqlite3.Connection, file_id: int) -> _Container:
    row = connection.execute(
        "SELECT id, path, folder_id, COALESCE(root_id, id), rank, hastened FROM files WHERE id = ?",
        (file_id,),
    ).fetchone()
    return _Container(*row)


def _listed(connection: sqlite3.Connection, container: str, content_id: int) -> dict[str, _Listed]:
    rows = connection.execute(
        "SELECT name, ordinal, size, sha256, state, reason FROM members WHERE content_id = ?"
        " ORDER BY ordinal",
        (content_id,),
    ).fetchall()
    names = unique_names(row[0] for row in rows)
    paths = (f"{container}/{name}" for name in names)
    return {path: _Listed(path, *row[1:]) for path, row in zip(paths, rows, strict=True)}


def unique_names(names: Iterable[str]) -> Iterator[str]:
    """The names in order; one that came before is numbered: "a.pdf", "a (2).pdf"."""
    taken: set[str] = set()
    for name in names:
        unique, number = name, 1
        while unique in taken:
            number += 1
            path = PurePath(name)
            unique = f"{path.stem} ({number}){path.suffix}"
        taken.add(unique)
        yield unique


def _count(connection: sqlite3.Connection, root_id: int) -> int:
    sql = "SELECT COUNT(*) FROM files WHERE root_id = ?"
    return int(connection.execute(sql, (root_id,)).fetchone()[0])


def _delete(connection: sqlite3.Connection, file_ids: Iterable[int]) -> None:
    connection.executemany("DELETE FROM files WHERE id = ?", ((id_,) for id_ in file_ids))


def _update(
    connection: sqlite3.Connection, pairs: Iterable[tuple[int, str | None, _Listed]]
) -> None:
    for id_, sha256, member in pairs:
        connection.execute(
            "UPDATE files SET ordinal = ?, size = ? WHERE id = ?",
            (member.ordinal, member.size, id_),
        )
        if sha256 != member.sha256:
            connection.execute(
                "UPDATE files SET sha256 = ?, state = ?, reason = ? WHERE id = ? AND state != ?",
                (member.sha256, member.state, member.reason, id_, FileState.IGNORED),
            )
            if member.state != FileState.FOUND:  # nothing will take the place of its former form
                connection.execute("UPDATE files SET content_id = NULL WHERE id = ?", (id_,))
                connection.execute("DELETE FROM files WHERE parent_id = ?", (id_,))


def _insert(
    connection: sqlite3.Connection, container: _Container, members: Iterable[_Listed]
) -> None:
    connection.executemany(
        "INSERT INTO files (path, folder_id, parent_id, root_id, rank, hastened, ordinal, size,"
        " mtime_ns, sha256, state, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
        (
            (
                member.path,
                container.folder_id,
                container.id,
                container.root_id,
                container.rank,
                container.hastened,
                member.ordinal,
                member.size,
                member.sha256,
                member.state,
                member.reason,
            )
            for member in members
        ),
    )
