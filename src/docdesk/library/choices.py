"""What a person decides about single files: try again, read first, leave alone."""

import sqlite3

from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.library.listing import unknown_document

_LEFT_ALONE = "You chose to leave this file alone. Retry takes it back."
_WITHIN = (
    "within (id) AS (SELECT ?1 UNION SELECT files.id FROM files JOIN within"
    " ON files.parent_id = within.id)"
)
# What failed with a file: its copies, and what within it lacks the password that opens it.
_FAILED_WITH_IT = (
    "(id = ?1 OR (sha256 = ?2 AND state = ?3)"
    f" OR (state = '{FileState.NEEDS_PASSWORD}'"
    f" AND id IN (WITH RECURSIVE {_WITHIN} SELECT id FROM within)))"
)
# The file, what is within it, and what is around it: that must be read first.
_FAMILY = (
    f"WITH RECURSIVE {_WITHIN}, around (id) AS (SELECT ?1 UNION SELECT parent_id FROM files"
    " JOIN around ON files.id = around.id WHERE parent_id IS NOT NULL)"
    " UPDATE files SET hastened = 1 WHERE id IN (SELECT id FROM within UNION SELECT id FROM around)"
)


def retry(connection: sqlite3.Connection, document: str) -> None:
    """Try a file again, others with the same content, and what in it waits for its password."""
    row = connection.execute(
        "SELECT id, sha256, state FROM files WHERE path = ?", (document,)
    ).fetchone()
    if row is None:
        raise unknown_document(document)
    _retry(connection, _FAILED_WITH_IT, *row)


def retry_all(connection: sqlite3.Connection) -> None:
    """Try every file again that needs the person."""
    marks = ", ".join("?" * len(SETTLED_STATES))
    _retry(connection, f"state NOT IN ({marks})", *SETTLED_STATES)


def ignore(connection: sqlite3.Connection, document: str) -> None:
    """Leave a file alone: what was read of it and of the files in it is no file's any more."""
    file_id = _id(connection, document)
    connection.execute("DELETE FROM files WHERE parent_id = ?", (file_id,))
    connection.execute(
        "UPDATE files SET state = ?, reason = ?, content_id = NULL WHERE id = ?",
        (FileState.IGNORED, _LEFT_ALONE, file_id),
    )


def hasten(connection: sqlite3.Connection, document: str) -> None:
    """Read a file before all others that wait, with the files in it and those around it."""
    connection.execute(_FAMILY, (_id(connection, document),))


def _id(connection: sqlite3.Connection, document: str) -> int:
    row = connection.execute("SELECT id FROM files WHERE path = ?", (document,)).fetchone()
    if row is None:
        raise unknown_document(document)
    return int(row[0])


def _retry(connection: sqlite3.Connection, which: str, *arguments: object) -> None:
    hashes = f"(SELECT sha256 FROM files WHERE sha256 IS NOT NULL AND {which})"
    connection.execute(f"DELETE FROM quarantine WHERE sha256 IN {hashes}", arguments)
    connection.execute(
        "UPDATE recognition SET state = 'waiting', reason = ''"
        f" WHERE state = 'failed' AND sha256 IN {hashes}",
        arguments,
    )
    connection.execute(
        "UPDATE contents SET completed = 0"
        " WHERE sha256 IN (SELECT sha256 FROM recognition WHERE state = 'waiting')"
        f" AND sha256 IN {hashes}",
        arguments,
    )
    # What has a content is read already. A member keeps its hash: its container alone tells it.
    connection.execute(
        f"UPDATE files SET state = '{FileState.FOUND}', reason = '',"
        " sha256 = CASE WHEN parent_id IS NULL THEN NULL ELSE sha256 END"
        f" WHERE {which} AND content_id IS NULL",
        arguments,
    )
