"""The reviews of a workspace: what they ask, and what each document said."""

import re
import sqlite3
from datetime import UTC, datetime
from typing import Any

import msgspec

from docdesk.domain.documents import FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.review import Cell, CellState, ReviewPlan, ReviewRow, ReviewStatus
from docdesk.domain.search import Filters, Selection
from docdesk.library.conversations import new_id
from docdesk.library.database import Database, Row
from docdesk.library.scopes import Where, where
from docdesk.library.whole import KEY

LONGEST_NAME = 120
_LIST_HINT = "`docdesk reviews WORKSPACE` lists what is kept."
_OPEN = (CellState.WAITING, CellState.FAILED)
_STATUS = f"""
SELECT id, name, begun, changed, plan,
    (SELECT COUNT(*) FROM review_rows WHERE review_id = id),
    (SELECT COUNT(*) FROM review_rows WHERE review_id = id
        AND state NOT IN ('{CellState.WAITING}', '{CellState.FAILED}')),
    (SELECT COUNT(*) FROM review_rows WHERE review_id = id AND state = '{CellState.UNREADABLE}'),
    (SELECT COUNT(*) FROM review_cells WHERE review_id = id AND state = '{CellState.FOUND}'),
    (SELECT COUNT(*) FROM review_cells WHERE review_id = id AND correction IS NOT NULL)
FROM reviews"""
# Files that only hold others, and those the person ignores, are no documents to be read.
_IN_SCOPE = f"""
SELECT f.path AS document, COALESCE(c.title, '') AS title, f.reason AS reason,
    CASE WHEN c.passages > 0 THEN {KEY} ELSE '' END AS key
FROM files f LEFT JOIN contents c ON c.id = f.content_id
WHERE f.state != '{FileState.IGNORED}'
    AND NOT (f.state = '{FileState.READY}' AND COALESCE(c.passages, 0) = 0)"""
_NOT_READ = "It has not been read yet: bring the index up to date, then go on with the review."
_AMOUNT = re.compile(r"(\d+)(\.\d+)? ([A-Z]{3}|%)")


class Reviews:
    """Keeps reviews; implements the pipeline's ReviewRecord. Needs no writer's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ---- reviews ----

    def begin(self, name: str, plan: ReviewPlan) -> str:
        """Keep a new review, without rows; its id. LibraryError when it asks nothing."""
        if not plan.fields:
            raise LibraryError("The review has no fields.", "Give it a question or a field.")
        keys = [field.key for field in plan.fields]
        if len(set(keys)) < len(keys):
            raise LibraryError("Two fields of the review have the same key.", "Rename one.")
        review, now = new_id(), _now()
        encoded = msgspec.json.encode(plan).decode()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO reviews VALUES (?, ?, ?, ?, ?)",
                (review, _clean(name or plan.fields[0].name), now, now, encoded),
            )
        return review

    def list(self) -> tuple[ReviewStatus, ...]:
        """All reviews, the one changed last first."""
        rows = self._database.rows(f"{_STATUS} ORDER BY changed DESC, id")
        return tuple(_status(row) for row in rows)

    def status(self, review: str) -> ReviewStatus:
        """How far a review is; LibraryError when there is none such."""
        row = self._database.row(f"{_STATUS} WHERE id = ?", (review,))
        if row is None:
            raise _missing(review)
        return _status(row)

    def find(self, wanted: str) -> str:
        """The id of a review by its id or its name; LibraryError when none or several fit."""
        rows = self._database.rows(
            "SELECT id FROM reviews WHERE id = ? OR folded(name) = folded(?)", (wanted, wanted)
        )
        if len(rows) > 1:
            ids = ", ".join(row[0] for row in rows)
            raise LibraryError(f"{len(rows)} reviews are called “{wanted}”.", f"Give an id: {ids}.")
        if not rows:
            raise _missing(wanted)
        return str(rows[0][0])

    def rename(self, review: str, name: str) -> None:
        """Give a review another name."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE reviews SET name = ? WHERE id = ?", (_clean(name), review)
            )
            if not cursor.rowcount:
                raise _missing(review)

    def delete(self, review: str) -> None:
        """Delete a review with its rows; its words are overwritten in the files."""
        with self._database.transaction() as connection:
            cursor = connection.execute("DELETE FROM reviews WHERE id = ?", (review,))
            if not cursor.rowcount:
                raise _missing(review)
        self._database.empty_log()
        self._database.give_back()

    # ---- rows ----

    def take_in(self, review: str) -> None:
        """Rows for the documents that came since; what changed, or failed, waits again.

        Documents of which nothing is stored are unreadable, with the reason of their file.
        """
        scope = _scope(self.status(review).plan.filters)
        with self._database.transaction() as connection:
            connection.execute("DROP TABLE IF EXISTS temp.review_scope")
            connection.execute(
                f"CREATE TEMP TABLE review_scope AS {_IN_SCOPE} AND {scope.sql}", scope.arguments
            )
            _align(connection, review)
            connection.execute("DROP TABLE temp.review_scope")

    def waiting(self, review: str) -> tuple[str, ...]:
        """The documents that are still to be read, by path."""
        rows = self._database.rows(
            "SELECT document FROM review_rows WHERE review_id = ? AND state IN (?, ?)"
            " ORDER BY document",
            (review, *_OPEN),
        )
        return tuple(document for (document,) in rows)

    def save_row(self, review: str, row: ReviewRow, *, key: str) -> None:
        """Store a row and its cells in place of those before; corrections stay."""
        with self._database.transaction() as connection:
            changed = connection.execute(
                "UPDATE review_rows SET title = ?, sha256 = ?, state = ?, reason = ?"
                " WHERE review_id = ? AND document = ?",
                (row.title, key, row.state, row.reason, review, row.document),
            )
            if not changed.rowcount:
                return  # the review was deleted meanwhile
            connection.executemany(
                "INSERT INTO review_cells VALUES (?, ?, ?, ?, ?, ?, NULL)"
                " ON CONFLICT DO UPDATE SET state = excluded.state, cell = excluded.cell,"
                " sort = CASE WHEN correction IS NULL THEN excluded.sort ELSE sort END",
                (_cell_row(review, row.document, cell) for cell in row.cells),
            )
            _touch(connection, review)

    def correct(
        self, review: str, document: str, field: str, correction: str | None, normalised: str
    ) -> None:
        """Keep what the person writes beside the value, None to take it back.

        `normalised` is the correction in a form that sorts. LibraryError when the review, the
        document or the field is not there, or the document has not been read.
        """
        with self._database.transaction() as connection:
            stored = connection.execute(
                "SELECT cell FROM review_cells WHERE review_id = ? AND document = ? AND field = ?",
                (review, document, field),
            ).fetchone()
            if stored is None:
                raise LibraryError(
                    f"The review has nothing on “{field}” in {document} yet.",
                    "Correct it once the document has been read.",
                )
            own = decode(stored[0], Cell).normalised
            connection.execute(
                "UPDATE review_cells SET correction = ?, sort = ?"
                " WHERE review_id = ? AND document = ? AND field = ?",
                (correction, sort_key(own if correction is None else normalised),
                 review, document, field),
            )  # fmt: skip
            _touch(connection, review)


def _align(connection: sqlite3.Connection, review: str) -> None:
    """Rows as the documents in `review_scope` are now."""
    unread = "CASE WHEN reason = '' THEN ? ELSE reason END"
    connection.execute(
        "DELETE FROM review_rows WHERE review_id = ? AND state IN (?, ?, ?)"
        " AND sha256 = '' AND document NOT IN (SELECT document FROM review_scope)",
        (review, *_OPEN, CellState.UNREADABLE),
    )
    connection.execute(
        "INSERT OR IGNORE INTO review_rows SELECT ?, document, title, '',"
        f" CASE WHEN key = '' THEN ? ELSE ? END, CASE WHEN key = '' THEN {unread} ELSE '' END"
        " FROM review_scope",
        (review, CellState.UNREADABLE, CellState.WAITING, _NOT_READ),
    )
    connection.execute(
        "UPDATE review_rows SET state = ?, reason = '' WHERE review_id = ? AND (state = ? OR EXISTS"
        " (SELECT 1 FROM review_scope s WHERE s.document = review_rows.document AND s.key != ''"
        " AND s.key != review_rows.sha256))",
        (CellState.WAITING, review, CellState.FAILED),
    )
    connection.execute(
        f"UPDATE review_rows SET reason = (SELECT {unread} FROM review_scope s"
        " WHERE s.document = review_rows.document) WHERE review_id = ? AND state = ? AND EXISTS"
        " (SELECT 1 FROM review_scope s WHERE s.document = review_rows.document AND s.key = '')",
        (_NOT_READ, review, CellState.UNREADABLE),
    )


def _scope(filters: Filters) -> Where:
    return where(Selection(within=(filters,)))


def _cell_row(review: str, document: str, cell: Cell) -> tuple[object, ...]:
    encoded = msgspec.json.encode(cell).decode()
    return review, document, cell.field, cell.state, sort_key(cell.normalised), encoded


def sort_key(normalised: str) -> str:
    """A normalised value as text that sorts: numbers with zeros before them."""
    amount = _AMOUNT.fullmatch(normalised)
    if amount is None:
        return normalised
    whole, part, unit = amount.groups()
    return f"{whole:0>18}{part or ''} {unit}"


def _touch(connection: sqlite3.Connection, review: str) -> None:
    connection.execute("UPDATE reviews SET changed = ? WHERE id = ?", (_now(), review))


def _status(row: Row) -> ReviewStatus:
    id_, name, begun, changed, plan, total, done, unreadable, found, corrected = row
    return ReviewStatus(
        id_, name, begun, changed, decode(plan, ReviewPlan), total, done, unreadable, found,
        corrected,
    )  # fmt: skip


def decode(text: str, kind: type[Any]) -> Any:  # noqa: ANN401 - a value of that kind
    """A stored value; LibraryError when this DocDesk cannot read it."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise LibraryError(
            "A stored review cannot be read.",
            "A newer DocDesk may have written it: install that one to read it.",
        ) from error


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise LibraryError("A review needs a name.", "Write a few words.")
    return clean if len(clean) <= LONGEST_NAME else f"{clean[: LONGEST_NAME - 2]} …"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _missing(review: str) -> LibraryError:
    return LibraryError(f"There is no review “{review}” here.", _LIST_HINT)
