"""The list of a workspace's files, page by page, and their counts."""

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any

from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.workspaces import FileRow
from docdesk.library.coverage import IS_DOUBTFUL, IS_UNREADABLE, is_changed
from docdesk.library.database import Database

NOT_READY = "not_ready"
PARTLY_READ = "partly_read"  # ready, but for some of it
ATTENTION = "attention"  # every state that does not pass by itself
UNREADABLE, DOUBTFUL, CHANGED = "unreadable", "doubtful", "changed"  # as coverage counts them
COVERED = frozenset({UNREADABLE, DOUBTFUL, CHANGED})
_OFFLINE_REASON = "Its folder cannot be reached now; what was read before can still be searched."
_AT_ONCE = 1000  # rows of a report in memory
_FEW = 2000  # sorted in a few milliseconds
_SHOWN = "state"
_ROWS = (
    "SELECT files.path, files.state, files.folder_id, files.reason, contents.kind, contents.title,"
    " (SELECT COUNT(*) FROM pages WHERE pages.content_id = contents.id), files.size,"
    " contents.notes, files.parent_id FROM files"
    " LEFT JOIN contents ON contents.id = files.content_id"
)


class Listing:
    """Reads the list of one workspace. A file in a folder out of reach is shown as offline."""

    def __init__(self, database: Database, changed: Callable[[], Collection[int]]) -> None:
        self._database = database
        self._changed = changed

    def page(
        self, *, offset: int, limit: int, contains: str, state: str
    ) -> tuple[tuple[FileRow, ...], int]:
        """A page of the list by path, and how many match without paging."""
        offline = self._offline()
        clauses, arguments = _matching(contains, state, offline)
        if state in COVERED:
            clauses.append(self._covered(state))
        where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
        found = self._database.row(f"SELECT COUNT(*) FROM files{where}", arguments)
        total = int(found[0]) if found else 0
        if total > _FEW:  # by the order of the path: sorting so many by another index takes longer
            where = where.replace(f"{_SHOWN} IN", f"+{_SHOWN} IN")
        # The ids first: the index `files_listed` has all that choosing needs, and is quick to skip.
        chosen = f"SELECT id FROM files{where} ORDER BY path LIMIT ? OFFSET ?"
        rows = self._database.rows(
            f"{_ROWS} WHERE files.id IN ({chosen}) ORDER BY files.path",
            (*arguments, limit, offset),
        )
        return tuple(_file_row(row, offline) for row in rows), total

    def all(self) -> Iterator[FileRow]:
        """Every file by path; what changes meanwhile is shown as it is when its turn comes."""
        offline, last = self._offline(), ""
        while rows := self._database.rows(
            f"{_ROWS} WHERE files.path > ? ORDER BY files.path LIMIT ?", (last, _AT_ONCE)
        ):
            for row in rows:
                yield _file_row(row, offline)
            last = rows[-1][0]

    def find(self, document: str) -> FileRow:
        """One file; LibraryError when the workspace does not have it."""
        row = self._database.row(f"{_ROWS} WHERE files.path = ?", (document,))
        if row is None:
            raise unknown_document(document)
        return _file_row(row, self._offline())

    def counts(self) -> dict[str, int]:
        """Files by state, states without files left out."""
        offline = self._offline()
        counts: dict[str, int] = {}
        for state, folder_id, count in self._database.rows(
            "SELECT state, folder_id, COUNT(*) FROM files GROUP BY state, folder_id"
        ):
            shown = FileState.OFFLINE.value if folder_id in offline else state
            counts[shown] = counts.get(shown, 0) + count
        return counts

    def _covered(self, state: str) -> str:
        """The condition for the files that coverage counts by this name."""
        if state == CHANGED:
            return is_changed(self._changed())
        return IS_UNREADABLE if state == UNREADABLE else IS_DOUBTFUL

    def _offline(self) -> frozenset[int]:
        return frozenset(
            id_ for (id_,) in self._database.rows("SELECT id FROM folders WHERE offline")
        )


def _matching(contains: str, state: str, offline: frozenset[int]) -> tuple[list[str], list[Any]]:
    clauses, arguments = [], list[Any]()
    if contains:
        escaped = contains.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        clauses.append(
            "(path LIKE ? ESCAPE '\\' OR content_id IN"
            " (SELECT id FROM contents WHERE title LIKE ? ESCAPE '\\'))"
        )
        arguments += [f"%{escaped}%"] * 2
    if state and state not in COVERED:
        states = _states(state)
        clauses.append(f"{_shown(offline)} IN ({', '.join('?' * len(states))})")
        arguments += states
    if state == PARTLY_READ:
        clauses.append(
            "(reason != '' OR content_id IN (SELECT id FROM contents WHERE notes != '[]'))"
        )
    return clauses, arguments


def _states(state: str) -> Collection[str]:
    if state == NOT_READY:
        return set(FileState) - {FileState.READY}
    if state == PARTLY_READ:
        return {FileState.READY}
    if state == ATTENTION:
        return set(FileState) - SETTLED_STATES
    return {state}


def _shown(offline: frozenset[int]) -> str:
    """The state as it is shown."""
    if not offline:
        return _SHOWN
    ids = ", ".join(str(id_) for id_ in offline)
    return f"CASE WHEN folder_id IN ({ids}) THEN '{FileState.OFFLINE}' ELSE state END"


def _file_row(row: tuple[Any, ...], offline: frozenset[int]) -> FileRow:
    document, stored, folder_id, reason, kind, title, pages, size, notes, parent_id = row
    state = FileState.OFFLINE if folder_id in offline else FileState(stored)
    return FileRow(
        document=document,
        state=state,
        reason=_reason(state, reason, notes),
        kind=kind or "",
        title=title or "",
        pages=int(pages),
        size_bytes=int(size),
        is_member=parent_id is not None,
    )


def _reason(state: FileState, reason: str, notes: str | None) -> str:
    if state is FileState.OFFLINE:
        return _OFFLINE_REASON
    if not notes or state not in (FileState.READY, FileState.PARSED):
        return reason
    return " ".join(part for part in (*json.loads(notes), reason) if part)


def unknown_document(document: str) -> LibraryError:
    """The error for a document that the workspace does not have."""
    return LibraryError(
        f"This workspace has no document {document}.",
        "Its documents are listed by `docdesk status`; paths are as listed there.",
    )
