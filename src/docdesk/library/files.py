"""Answers about a workspace's files, and what a person changes about them."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from docdesk.domain.answers import Coverage
from docdesk.domain.documents import FileLocation, FileState, expanded
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Selection
from docdesk.domain.workspaces import FileRow, Folder, FolderRules, RuleVerdict, WorkspaceStatus
from docdesk.library import choices, rules
from docdesk.library.changed import ChangedFiles
from docdesk.library.contents import drop_orphans
from docdesk.library.coverage import Coverages
from docdesk.library.database import Database
from docdesk.library.listing import (
    ATTENTION,
    NOT_READY,
    PARTLY_READ,
    Listing,
    unknown_document,
)
from docdesk.library.locations import StoredFile, stored_file
from docdesk.library.scopes import where
from docdesk.library.walking import is_hidden

__all__ = ["ATTENTION", "NOT_READY", "PARTLY_READ", "FileList"]

_IN_REACH = " AND folder_id NOT IN (SELECT id FROM folders WHERE offline)"
_ALL_FILES = Selection()
_NOT_FOLLOWED = "Only folders and files that were added can be changed or taken out again."


class FileList:
    """The followed folders and the files in them. Changes are small and need no writer's lock."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name
        changed = ChangedFiles(database)
        self._listing = Listing(database, changed.now)
        self._coverages = Coverages(database, changed)

    # ---- folders ----

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
                raise _not_followed(path)
            connection.execute("DELETE FROM files WHERE folder_id = ?", row)
            connection.execute("DELETE FROM folders WHERE id = ?", row)
        drop_orphans(self._database)

    def set_rules(self, path: str, folder_rules: FolderRules) -> None:
        """Change what of a followed folder is taken in, from the next scan on."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE folders SET rules = ? WHERE path = ?", (rules.to_json(folder_rules), path)
            )
            if not cursor.rowcount:
                raise _not_followed(path)

    def try_rules(self, folder: str, folder_rules: FolderRules, path: str) -> RuleVerdict:
        """Would this file or folder be taken in, under these rules of the followed `folder`?"""
        root = Path(folder)
        target = Path(os.path.normpath(root / path))  # a relative path is one below the folder
        status = _status(target)
        if status is not None and not (
            stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
        ):
            return RuleVerdict(str(target), False, "This is a pipe or a device, not a file.")
        return rules.verdict(
            root,
            target,
            folder_rules,
            is_folder=status is not None and stat.S_ISDIR(status.st_mode),
            size_bytes=status.st_size if status else 0,
            hidden=[part for part in (target, *target.parents) if _is_hidden(part)],
        )

    # ---- single files ----

    def retry(self, document: str) -> None:
        """Try a file again at the next indexing, whatever happened to it or its pages before."""
        with self._database.transaction() as connection:
            choices.retry(connection, document)

    def retry_all(self) -> None:
        """Try every file again that needs the person."""
        with self._database.transaction() as connection:
            choices.retry_all(connection)

    def ignore(self, document: str) -> None:
        """Leave a file alone from now on, even when it changes; `retry` takes it back."""
        with self._database.transaction() as connection:
            choices.ignore(connection, document)
        drop_orphans(self._database)

    def hasten(self, document: str) -> None:
        """Read a file before all others that wait, now and whenever it changes."""
        with self._database.transaction() as connection:
            choices.hasten(connection, document)

    # ---- pausing ----

    @property
    def is_paused(self) -> bool:
        """True while the person wants no indexing here, over restarts."""
        return self._database.row("SELECT 1 FROM meta WHERE key = 'paused'") is not None

    def pause(self) -> None:
        """Note that the person wants no indexing until `resume`."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('paused', '1')")

    def resume(self) -> None:
        """Allow indexing again."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM meta WHERE key = 'paused'")

    # ---- answers ----

    def status(self) -> WorkspaceStatus:
        """Folders, counts by state and totals; a folder counts its files on disk."""
        folders = self._database.rows(
            "SELECT path, offline, rules, (SELECT COUNT(*) FROM files"
            " WHERE folder_id = folders.id AND parent_id IS NULL) FROM folders ORDER BY path"
        )
        counts = self.counts()
        return WorkspaceStatus(
            name=self._name,
            folders=tuple(
                Folder(path, bool(offline), rules.from_json(stored), int(files))
                for path, offline, stored, files in folders
            ),
            counts=counts,
            passages=self._number("SELECT SUM(passages) FROM contents WHERE orphaned = 0"),
            files=sum(counts.values()),
            is_paused=self.is_paused,
            pages_to_recognise=self._number(
                "SELECT COUNT(*) FROM recognition WHERE state = 'waiting' AND sha256 IN"
                " (SELECT sha256 FROM contents WHERE NOT completed AND NOT orphaned)"
            ),
            without_text=self._without_text(_IN_REACH, ()),
        )

    def counts(self) -> dict[str, int]:
        """Files by state, states without files left out."""
        return self._listing.counts()

    def coverage(self, document: str | None = None, selection: Selection = _ALL_FILES) -> Coverage:
        """How many files a question reaches: of all, of those selected, or of that one document.

        Files that only hold others (an archive, a mailbox) and those that the person ignores are
        not counted: there is nothing in them to be reached.
        """
        if document is None and selection.is_set:
            left = where(selection)
            return self._coverages.of(
                "files.id IN (SELECT f.id FROM files f LEFT JOIN contents c"
                f" ON c.id = f.content_id WHERE {left.sql})",
                left.arguments,
            )
        if document is None:
            return self._coverages.of()
        return self._coverages.of("files.path = ?", (document,))

    def list_files(
        self, *, offset: int = 0, limit: int = 200, contains: str = "", state: str = ""
    ) -> tuple[tuple[FileRow, ...], int]:
        """A page of the list by path, and how many match without paging.

        `state` is a FileState, "" for all or "attention" for those that stay not ready,
        "not_ready" for all that a question does not reach, "partly_read" for ready ones that
        lack some pages; "unreadable", "doubtful" and "changed" as coverage counts them.
        """
        return self._listing.page(offset=offset, limit=limit, contains=contains, state=state)

    def report(self) -> Iterator[FileRow]:
        """Every file of the workspace by path."""
        return self._listing.all()

    def find(self, document: str) -> FileRow:
        """One file; LibraryError when the workspace does not have it."""
        return self._listing.find(document)

    def location(self, document: str) -> FileLocation:
        """Where a document's bytes are; LibraryError when the workspace does not have it."""
        return self._stored(document)[0].location

    def is_as_stored(self, document: str) -> bool:
        """True while the file on disk is, by size and time, the one whose pages are stored."""
        stored, has_content = self._stored(document)
        return has_content and stored.is_settled and stored.is_unchanged()

    def _stored(self, document: str) -> tuple[StoredFile, bool]:
        row = self._database.row("SELECT id, content_id FROM files WHERE path = ?", (document,))
        stored = None if row is None else stored_file(self._database, row[0])
        if row is None or stored is None:
            raise unknown_document(document)
        return stored, row[1] is not None

    def _without_text(self, where: str, arguments: Sequence[object]) -> int:
        return self._number(
            "SELECT COUNT(*) FROM files WHERE +state = ? AND content_id IN"
            f" (SELECT id FROM contents WHERE passages = 0){where}",
            FileState.READY,
            *arguments,
        )

    def _number(self, sql: str, *arguments: object) -> int:
        row = self._database.row(sql, arguments)
        return int(row[0] or 0) if row else 0


def _existing(path: Path) -> Path:
    absolute = Path(os.path.normpath(expanded(path).absolute()))  # resolve() would rename links
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


def _not_followed(path: str) -> LibraryError:
    return LibraryError(f"This workspace does not follow {path}.", _NOT_FOLLOWED)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _is_hidden(path: Path) -> bool:
    status = _status(path)
    return status is not None and is_hidden(status)
