"""Answers about a workspace's files, and what a person changes about them."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docdesk.domain.answers import Coverage
from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.workspaces import FileRow, Folder, WorkspaceStatus
from docdesk.library.contents import drop_orphans
from docdesk.library.database import Database

NOT_READY = "not_ready"
PARTLY_READ = "partly_read"  # ready, but for some pages
ATTENTION = "attention"  # every state that does not pass by itself
_OFFLINE_REASON = "Its folder cannot be reached now; what was read before can still be searched."
# A file in an offline folder is shown as offline, whatever it was before.
_STATE = f"CASE WHEN folders.offline THEN '{FileState.OFFLINE}' ELSE files.state END"
_FROM = (
    " FROM files JOIN folders ON folders.id = files.folder_id"
    " LEFT JOIN contents ON contents.id = files.content_id"
)
_SELECT_ROWS = (
    f"SELECT files.path, {_STATE}, files.reason, contents.kind, contents.title,"
    " (SELECT COUNT(*) FROM pages WHERE pages.content_id = contents.id), files.size, contents.notes"
    f"{_FROM}"
)


class FileList:
    """The followed folders and the files in them. Changes are small and need no writer's lock."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name

    def follow(self, paths: Sequence[Path]) -> None:
        """Follow folders or files from now on; LibraryError when one is not there."""
        resolved = [_existing(path) for path in paths]
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO folders (path, is_file) VALUES (?, ?) ON CONFLICT (path) DO NOTHING",
                ((str(path), path.is_file()) for path in resolved),
            )

    def forget(self, path: str) -> None:
        """Stop following a folder or file; its documents leave the index with it."""
        with self._database.transaction() as connection:
            row = connection.execute("SELECT id FROM folders WHERE path = ?", (path,)).fetchone()
            if row is None:
                raise LibraryError(
                    f"This workspace does not follow {path}.",
                    "Only folders and files that were added can be taken out again.",
                )
            connection.execute("DELETE FROM files WHERE folder_id = ?", row)
            connection.execute("DELETE FROM folders WHERE id = ?", row)
            drop_orphans(connection)

    def retry(self, document: str) -> None:
        """Try a file again at the next indexing, whatever happened to it before."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT id, sha256 FROM files WHERE path = ?", (document,)
            ).fetchone()
            if row is None:
                raise unknown_document(document)
            connection.execute("DELETE FROM quarantine WHERE sha256 = ?", (row[1],))
            connection.execute(
                "UPDATE files SET state = ?, reason = '', sha256 = NULL WHERE id = ?"
                " AND state NOT IN (?, ?)",
                (FileState.FOUND, row[0], FileState.READY, FileState.PARSED),
            )

    def status(self) -> WorkspaceStatus:
        """Folders, counts by state and totals."""
        folders = self._database.rows("SELECT path, offline FROM folders ORDER BY path")
        counts = self.counts()
        passages = self._database.row("SELECT COALESCE(SUM(passages), 0) FROM contents")
        return WorkspaceStatus(
            name=self._name,
            folders=tuple(Folder(path, bool(offline)) for path, offline in folders),
            counts=counts,
            passages=int(passages[0]) if passages else 0,
            files=sum(counts.values()),
        )

    def counts(self) -> dict[str, int]:
        """Files by state, states without files left out."""
        return dict(
            self._database.rows(f"SELECT {_STATE} AS shown, COUNT(*) {_FROM} GROUP BY shown")
        )

    def coverage(self, document: str | None = None) -> Coverage:
        """How many files a question reaches: all, or that one document."""
        where, arguments = ("", ()) if document is None else (" WHERE path = ?", (document,))
        row = self._database.row(
            "SELECT COUNT(*), COALESCE(SUM(content_id IS NOT NULL AND state = ?), 0) FROM files"
            + where,
            (FileState.READY, *arguments),
        )
        total, ready = (int(row[0]), int(row[1])) if row else (0, 0)
        return Coverage(ready=ready, total=total, not_ready=total - ready)

    def list_files(
        self, *, offset: int = 0, limit: int = 200, contains: str = "", state: str = ""
    ) -> tuple[tuple[FileRow, ...], int]:
        """A page of the list by path, and how many match without paging.

        `state` is a FileState, "" for all or "attention" for those that stay not ready,
        "not_ready" for all that a question does not reach, "partly_read" for ready ones that
        lack some pages.
        """
        where, arguments = _matching(contains, state)
        total = self._database.row(f"SELECT COUNT(*) {_FROM}{where}", arguments)
        rows = self._database.rows(
            f"{_SELECT_ROWS}{where} ORDER BY files.path LIMIT ? OFFSET ?",
            (*arguments, limit, offset),
        )
        return tuple(_file_row(row) for row in rows), int(total[0]) if total else 0

    def find(self, document: str) -> FileRow:
        """One file; LibraryError when the workspace does not have it."""
        row = self._database.row(f"{_SELECT_ROWS} WHERE files.path = ?", (document,))
        if row is None:
            raise unknown_document(document)
        return _file_row(row)

    def is_as_stored(self, document: str) -> bool:
        """True while the file on disk is, by size and time, the one whose pages are stored."""
        row = self._database.row(
            "SELECT size, mtime_ns FROM files WHERE path = ? AND state IN (?, ?)",
            (document, FileState.READY, FileState.PARSED),
        )
        try:
            status = Path(document).stat()
        except OSError:
            return False
        return row == (status.st_size, status.st_mtime_ns)


def _existing(path: Path) -> Path:
    absolute = Path(os.path.normpath(path.expanduser().absolute()))  # resolve() would rename links
    if not absolute.exists():
        raise LibraryError(
            f"{path} is not there.", "Check the path and that its drive is connected."
        )
    try:
        str(absolute).encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(absolute).decode("utf-8", "backslashreplace")
        raise LibraryError(
            f"The name {shown} holds bytes that are no text.", "Rename the folder or file."
        ) from error
    return absolute


def _matching(contains: str, state: str) -> tuple[str, list[Any]]:
    clauses, arguments = [], list[Any]()
    if contains:
        escaped = contains.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        clauses.append("(files.path LIKE ? ESCAPE '\\' OR contents.title LIKE ? ESCAPE '\\')")
        arguments += [f"%{escaped}%"] * 2
    if state == NOT_READY:
        clauses.append(f"{_STATE} != ?")
        arguments.append(FileState.READY)
    elif state == PARTLY_READ:
        clauses.append(f"{_STATE} = ? AND contents.notes != '[]'")
        arguments.append(FileState.READY)
    elif state == ATTENTION:
        clauses.append(f"{_STATE} NOT IN ({', '.join('?' * len(SETTLED_STATES))})")
        arguments += SETTLED_STATES
    elif state:
        clauses.append(f"{_STATE} = ?")
        arguments.append(state)
    return (f" WHERE {' AND '.join(clauses)}" if clauses else ""), arguments


def _file_row(row: tuple[Any, ...]) -> FileRow:
    document, state, reason, kind, title, pages, size, notes = row
    return FileRow(
        document=document,
        state=FileState(state),
        reason=_reason(FileState(state), reason, notes),
        kind=kind or "",
        title=title or "",
        pages=int(pages),
        size_bytes=int(size),
    )


def _reason(state: FileState, reason: str, notes: str | None) -> str:
    if state is FileState.OFFLINE:
        return _OFFLINE_REASON
    if reason or not notes or state not in (FileState.READY, FileState.PARSED):
        return reason
    return " ".join(json.loads(notes))


def unknown_document(document: str) -> LibraryError:
    """The error for a document that the workspace does not have."""
    return LibraryError(
        f"This workspace has no document {document}.",
        "Its documents are listed by `docdesk status`; paths are as listed there.",
    )
