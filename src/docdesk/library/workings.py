"""What was worked out from contents and is kept, to be taken again: summaries, dated events."""

import sqlite3
from enum import StrEnum

from docdesk.library.database import Database


class WorkingKind(StrEnum):
    """What was worked out."""

    SUMMARY = "summary"
    EVENTS = "events"


class Workings:
    """Values as JSON by kind and key; a key begins with the SHA-256 of the content and “/”."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, kind: str, key: str) -> str | None:
        """The stored value, None where there is none."""
        row = self._database.row(
            "SELECT value FROM workings WHERE kind = ? AND key = ?", (kind, key)
        )
        return None if row is None else str(row[0])

    def put(self, kind: str, key: str, value: str) -> None:
        """Store a value in place of the one before; none of a content that is gone by now."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO workings SELECT ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM contents WHERE sha256 = ?)",
                (kind, key, value, key.partition("/")[0]),
            )


def drop_workings(connection: sqlite3.Connection, sha256: str) -> None:
    """Remove what was worked out from a content: it holds words of it."""
    for kind in WorkingKind:
        connection.execute(
            "DELETE FROM workings WHERE kind = ? AND key >= ? AND key < ?",
            (kind, sha256, sha256 + "~"),
        )
